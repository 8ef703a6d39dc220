"""Every name a zone goes by in one language, from IANA's table, CLDR and ``bot.places``."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from bot.places import PLACES

if TYPE_CHECKING:
    from babel import Locale

CITY, PLACE, NAME, COUNTRY, REMARK = range(5)
"""What kind of name a word is, the likeliest first."""


@dataclass(frozen=True, slots=True)
class NamedZone:
    """One zone of IANA's table in a reader's language; ``country`` and ``name`` may be empty."""

    id: str
    city: str
    country: str
    name: str
    clock: ZoneInfo
    rank: tuple[int, int]
    """How likely it is meant among equals: the order of ``PLACES``, then of IANA's table."""


@dataclass(frozen=True, slots=True)
class ZoneNames:
    """All zones, and for each plain name the (kind, zone id) that bear it."""

    zones: dict[str, NamedZone]
    words: dict[str, tuple[tuple[int, str], ...]]


def locale_name(locale: str) -> str:
    """Return CLDR's name of Discord's ``locale`` (``zh-CN`` is ``zh_Hans_CN``); English if unknown."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(locale, sep="-"))
    except (UnknownLocaleError, ValueError):
        return "en"


def plain(text: str) -> str:
    """Return ``text`` without case, accents and punctuation, words parted by one space."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\W_]", " ", re.sub(r"['\u2019.]", "", letters)).split())


@lru_cache(maxsize=4)
def names_of(locale: str, year: int) -> ZoneNames:
    """Return the names in one language: data of the installed packages, 0.2 s the first time.

    Args:
        locale: CLDR's name, from ``locale_name``.
        year: Year whose abbreviations (EST, CEST) count.
    """
    from babel import Locale

    reader, english = Locale.parse(locale), Locale.parse("en")
    former, usual = _former_ids(), {zone: place for place, zone in enumerate(PLACES)}
    zones: dict[str, NamedZone] = {}
    words: dict[str, dict[tuple[int, str], None]] = defaultdict(dict)
    for order, (country, zone, remark) in enumerate(_table()):
        rank, ids = (usual.get(zone, len(usual)), order), (zone, *former.get(zone, ()))
        zones[zone] = _named(ids, country, rank, reader, year)
        in_english = _named(ids, country, rank, english, year)
        for kind, word in chain(
            _words_in(reader, ids, zones[zone]),
            _words_in(english, ids, in_english),
            _words_anywhere(ids, remark, zones[zone].clock, year),
        ):
            words[plain(word)][kind, zone] = None
    words.pop("", None)
    return ZoneNames(zones, {word: tuple(bearers) for word, bearers in words.items()})


def _table() -> list[tuple[str, str, str]]:
    """Return (country, zone id, remark) of IANA's ``zone.tab``, and UTC, which is nobody's."""
    rows = [line.split("\t") for line in _lines("zone.tab") if line and not line.startswith("#")]
    table = [(row[0], row[2], row[3] if len(row) > 3 else "") for row in rows]
    return [*table, ("", "UTC", "Coordinated Universal Time")]


def _lines(file: str) -> list[str]:
    return files("tzdata.zoneinfo").joinpath(file).read_text(encoding="utf-8").splitlines()


def _former_ids() -> dict[str, list[str]]:
    """Return the ids that IANA has renamed (Asia/Kolkata was Asia/Calcutta, and still is in CLDR)."""
    places = {zone for _, zone, _ in _table()}
    former: dict[str, list[str]] = defaultdict(list)
    for _, new, old in (line.split() for line in _lines("tzdata.zi") if line.startswith("L ")):
        # Elsewhere IANA links different places that merely agree today.
        if old not in places and old.split("/")[0] == new.split("/")[0]:
            former[new].append(old)
    return former


def _named(ids: Sequence[str], country: str, rank: tuple[int, int], locale: "Locale", year: int) -> NamedZone:
    cities = cast("Mapping[str, Mapping[str, str]]", locale.time_zones)
    countries = cast("Mapping[str, str]", locale.territories)
    told = (cities[name]["city"] for name in ids if "city" in cities.get(name, {}))
    city = next(told, ids[0].rpartition("/")[2].replace("_", " "))
    clock = ZoneInfo(ids[0])
    titles = _titles(ids, locale)
    # Where the clocks change, a standard name would be wrong half of the year.
    standard = "" if len(_offsets(clock, year)) > 1 else titles.get(("long", "standard"), "")
    name = titles.get(("long", "generic"), standard)
    return NamedZone(ids[0], city, countries.get(country, ""), name, clock, rank)


def _titles(ids: Sequence[str], locale: "Locale") -> dict[tuple[str, str], str]:
    """Return CLDR's names of a zone and of its region, by (long or short, generic/standard/daylight)."""
    from babel.core import get_global

    regions = cast("Mapping[str, Mapping[str, Mapping[str, str]]]", locale.meta_zones)
    own = cast("Mapping[str, Mapping[str, Mapping[str, str]]]", locale.time_zones)
    region_of = get_global("meta_zones")
    names = [regions.get(region_of.get(name, ""), {}) for name in ids] + [own.get(name, {}) for name in ids]
    widths = [(width, named[width]) for named in names for width in ("long", "short") if width in named]
    return {(width, kind): title for width, kinds in widths for kind, title in kinds.items()}


def _midsummer_and_midwinter(clock: ZoneInfo, year: int) -> list[datetime]:
    return [datetime(year, month, 1, tzinfo=UTC).astimezone(clock) for month in (1, 7)]


def _offsets(clock: ZoneInfo, year: int) -> set[timedelta | None]:
    return {moment.utcoffset() for moment in _midsummer_and_midwinter(clock, year)}


def _words_in(locale: "Locale", ids: Sequence[str], zone: NamedZone) -> Iterator[tuple[int, str]]:
    yield CITY, zone.city
    yield COUNTRY, zone.country
    yield from ((NAME, title) for title in _titles(ids, locale).values())


def _words_anywhere(ids: Sequence[str], remark: str, clock: ZoneInfo, year: int) -> Iterator[tuple[int, str]]:
    yield from ((CITY, word) for name in ids for word in (name, name.rpartition("/")[2]))
    yield REMARK, remark
    yield from ((PLACE, place) for place in PLACES.get(ids[0], "").split(","))
    short = [moment.tzname() or "" for moment in _midsummer_and_midwinter(clock, year)]
    yield from ((NAME, letters) for letters in short if letters.isalpha())
