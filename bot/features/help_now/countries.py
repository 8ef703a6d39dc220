"""Countries as people write them: names in many languages, everyday names, misspellings."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from bot.features.help_now.model import HelpBook
from bot.yaml_data import read_yaml

# Languages whose country names are searched beside the reader's own: those of the helplines' countries.
# fmt: off
SEARCHED = (
    "en", "es", "fr", "de", "pt", "it", "nl", "pl", "ru", "uk", "ar", "he", "tr", "hi", "bn", "ja", "ko",
    "zh", "th", "vi", "id", "ms", "sv", "nb", "da", "fi", "is", "el", "ro", "bg", "hu", "cs", "sk", "sl",
    "hr", "lt", "lv", "et",
)
# fmt: on
# CLDR's codes of two letters that are no country: unions, outlying Oceania, tests, unknown.
NOT_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
OFFICIAL = frozenset({"official", "de_facto_official"})  # CLDR's words for a country's own languages.
NEAR_ENOUGH = 0.66  # 0 to 1, see `likeness`: above it a misspelling is taken for a name; tuned on the tests.
SAME_WORD = 0.9  # The score of a name that holds what was typed as a whole word.
CHOICES_OF_A_SELECT = 24  # Discord allows 25; the last is kept for "another country".


def load_aliases(path: Path) -> dict[str, tuple[str, ...]]:
    """Return everyday names by country code, from ``data/resources/country_aliases.yaml``."""
    return {code: tuple(names) for code, names in read_yaml(path)["aliases"].items()}


class Countries:
    """Finds countries by name. babel and its tables are read when first asked.

    Args:
        aliases: Everyday names by ISO 3166 code.
        weights: How much the helplines' book knows of each country; ranks what is offered first.
    """

    def __init__(self, aliases: Mapping[str, tuple[str, ...]], weights: Mapping[str, int]) -> None:
        self._aliases, self._weights = aliases, weights
        self._told: dict[str, Mapping[str, str]] = {}
        self._plain: dict[str, Sequence[tuple[str, Sequence[str]]]] = {}

    @classmethod
    def for_book(cls, aliases: Path, book: HelpBook) -> "Countries":
        """Return the finder whose ranking follows what ``book`` knows; errors as ``load_aliases``."""
        known = Counter(line.country for line in book.lines)
        return cls(load_aliases(aliases), {code: known[code] for code in book.countries})

    def name(self, code: str, locale: str) -> str:
        """Return the country's name in the reader's language; the code itself when it has none."""
        return self._names(locale).get(code, code)

    def find(self, text: str, locale: str, most: int = CHOICES_OF_A_SELECT) -> list[str]:
        """Return the codes of the countries that ``text`` may mean, best first; [] for none."""
        wanted = plain(text)
        if not wanted:
            return []
        exact = self._exact(wanted)
        scores = dict.fromkeys(exact, 1.0)
        for name, codes in self._near(wanted, locale, only_own=bool(exact)):
            score = likeness(wanted, name)
            for code in codes:
                scores[code] = max(score, scores.get(code, 0.0))
        good = [code for code, score in scores.items() if score >= (SAME_WORD if exact else NEAR_ENOUGH)]
        return sorted(good, key=lambda code: (-scores[code], -self._weights.get(code, 0), code))[:most]

    def likely(self, locale: str, most: int = CHOICES_OF_A_SELECT) -> list[str]:
        """Return countries to offer a reader of ``locale``, likeliest first; none of them is assumed."""
        speaking = _where_spoken(locale)
        spoken = [code for code in speaking if code in self._weights]
        ranked = sorted(self._weights, key=lambda code: (code not in spoken, -self._weights[code], code))
        own = [code for code in spoken if code == _home(locale)]
        return list(dict.fromkeys([*own, *ranked]))[:most]

    def _exact(self, wanted: str) -> list[str]:
        known = sorted(self._index.get(wanted, ()))
        code = wanted.upper()
        return known or ([code] if code in self._names("en") else [])

    def _near(self, wanted: str, locale: str, only_own: bool) -> Iterable[tuple[str, Iterable[str]]]:
        """Names worth comparing: English and the reader's own, and those in any language that begin alike."""
        for tongue in ("en", locale):
            yield from self._plain_names(tongue)
        if not only_own:
            alike = (each for each in self._index.items() if wanted in each[0] or each[0][:2] == wanted[:2])
            yield from alike

    @cached_property
    def _index(self) -> dict[str, set[str]]:
        index: dict[str, set[str]] = {}
        for tongue in SEARCHED:
            for code, name in self._names(tongue).items():
                index.setdefault(plain(name), set()).add(code)
        for code, names in self._aliases.items():
            for name in names:
                index.setdefault(plain(name), set()).add(code)
        return index

    def _plain_names(self, locale: str) -> Sequence[tuple[str, Sequence[str]]]:
        if locale not in self._plain:
            names = self._names(locale).items()
            self._plain[locale] = [(plain(name), [code]) for code, name in names]
        return self._plain[locale]

    def _names(self, locale: str) -> Mapping[str, str]:
        if locale not in self._told:
            territories: Mapping[str, str] = _locale(locale).territories
            self._told[locale] = {code: territories[code] for code in territories if _is_country(code)}
        return self._told[locale]


def plain(text: str) -> str:
    """Return ``text`` without capitals, accents, signs and a leading "the", for comparing."""
    apart = unicodedata.normalize("NFKD", text.replace("&", " and ").replace(".", "").casefold())
    kept = "".join(" " if not (sign.isalnum() or unicodedata.combining(sign)) else sign for sign in apart)
    words = "".join(sign for sign in kept if not unicodedata.combining(sign)).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def likeness(wanted: str, name: str) -> float:
    """Return 0 to 1: how well what was typed fits a name; a beginning or a whole word fits well."""
    if len(wanted) >= 3 and name.startswith(wanted):
        return 0.95
    if len(wanted) >= 4 and wanted in name.split():
        return SAME_WORD
    if abs(len(wanted) - len(name)) > 1 + len(wanted) // 3:
        return 0.0
    from difflib import SequenceMatcher  # a country is named seldom

    return 0.85 * SequenceMatcher(None, wanted, name).ratio()


def _is_country(code: str) -> bool:
    return len(code) == 2 and code not in NOT_COUNTRIES


def _locale(tag: str) -> Any:
    from babel import Locale, UnknownLocaleError

    for known in (tag.replace("-", "_"), tag.replace("_", "-").split("-")[0]):
        try:
            return Locale.parse(known)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def _home(tag: str) -> str | None:
    """The country a locale names, or the one where most of its readers live."""
    from babel.core import get_global

    parts = str(_locale(tag)).split("_")
    likely: Mapping[str, str] = get_global("likely_subtags")
    whole = "_".join(parts)
    return parts[-1] if len(parts[-1]) == 2 and len(parts) > 1 else likely.get(whole, whole).split("_")[-1]


def _where_spoken(tag: str) -> list[str]:
    """Countries where the locale's language is official."""
    from babel.core import get_global

    language = _locale(tag).language
    spoken: Mapping[str, Mapping[str, Mapping[str, Any]]] = get_global("territory_languages")
    return [code for code, tongues in spoken.items() if _is_official(language, tongues)]


def _is_official(language: str, tongues: Mapping[str, Mapping[str, Any]]) -> bool:
    known = (facts for tongue, facts in tongues.items() if tongue.split("_")[0] == language)
    return any(facts.get("official_status") in OFFICIAL for facts in known)
