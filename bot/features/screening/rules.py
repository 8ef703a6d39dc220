"""Reads the rule files of ``data/screening/<language>/*.yaml`` and says plainly what is wrong with them."""

import itertools
import re
from collections.abc import Iterable
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.features.screening.model import Card
from bot.features.screening.normalise import words as normalised
from bot.features.screening.patterns import MOST_WORDS, NEXT, USUAL, WIDE, Element, Pattern
from bot.features.screening.ruleset import Cue, Family, Language, Rules
from bot.features.screening.vocabulary import MANY, MIN_STEM, NUMBER, YEAR, Vocabulary

MOST_SPELLINGS = 4_000
"""One list entry may stand for this many phrases; more is a slip of the pen."""

Spelling = tuple[str, ...]

_FIGURES = frozenset((NUMBER, MANY, YEAR))
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


class _Cue(BaseModel):
    model_config = ConfigDict(extra="forbid")
    reach: str = Field(description="words after it, or 'clause'")
    words: list[str]
    stops: list[str] = []
    exceptions: list[str] = []


class _Family(BaseModel):
    model_config = ConfigDict(extra="forbid")
    card: str
    about: str
    cancelled_by: list[str] = []
    patterns: list[str]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    reviewed: str
    words: dict[str, list[str]] = {}
    clause_words: list[str] = []
    short_forms: dict[str, str] = {}
    repaired_words: list[str] = []
    never_repaired: list[str] = []
    set_aside: list[str] = []
    cues: dict[str, _Cue] = {}
    families: dict[str, _Family] = {}


class _Index:
    """Numbers concepts while the files are read."""

    def __init__(self) -> None:
        self.phrases: dict[Spelling, set[int]] = {}
        self.known: dict[frozenset[Spelling], int] = {}

    def concept(self, spellings: Iterable[Spelling]) -> int:
        key = frozenset(spellings)
        number = self.known.setdefault(key, len(self.known))
        for spelling in key:
            self.phrases.setdefault(spelling, set()).add(number)
        return number


def load_rules(folder: Path) -> Rules:
    """Read every language under ``folder``.

    Args:
        folder: ``data/screening``; each subfolder is a language, each ``*.yaml`` in it part of its rules.

    Raises:
        ValueError: A file cannot be read as rules; the message names the file or language and the entry.
    """
    index = _Index()
    repaired: list[str] = []
    never: list[str] = []
    short: dict[str, str] = {}
    languages: list[Language] = []
    for part in sorted(path for path in folder.iterdir() if path.is_dir()):
        merged = _merged(part)
        languages.append(_Reader(part.name, merged, index).language())
        repaired += [_plain(word) for word in merged.repaired_words]
        never += [_plain(word) for word in merged.never_repaired]
        short |= {_plain(word): _plain(meant) for word, meant in merged.short_forms.items()}
    return Rules(tuple(languages), Vocabulary(index.phrases, repaired, never, short))


def _merged(folder: Path) -> _File:
    whole = _File(reviewed="none")
    for path in sorted(folder.glob("*.yaml")):
        part = _read(path)
        for name in ("words", "cues", "families", "short_forms"):
            mine, theirs = getattr(whole, name), getattr(part, name)
            twice = mine.keys() & theirs.keys()
            if twice:
                raise ValueError(f"{path}: {name} '{min(twice)}' stands in another file too")
            mine.update(theirs)
        for name in ("clause_words", "repaired_words", "never_repaired", "set_aside"):
            getattr(whole, name).extend(getattr(part, name))
    return whole


def _read(path: Path) -> _File:
    try:
        # Every value is text: YAML would read the words no, on, off and yes as true or false.
        return _File.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader))
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        raise ValueError(f"{path}: not readable as YAML: {problem}") from None
    except ValidationError as problem:
        first = problem.errors()[0]
        place = " > ".join(str(step) for step in first["loc"])
        raise ValueError(f"{path}: {place}: {first['msg']}") from None


class _Reader:
    """Turns one language's file into concepts and patterns."""

    def __init__(self, code: str, file: _File, index: _Index) -> None:
        self._code, self._file, self._index = code, file, index
        self._lists: dict[str, tuple[Spelling, ...]] = {}

    def language(self) -> Language:
        return Language(
            self._code,
            self._list(self._file.clause_words),
            tuple(self._pattern("set_aside", text) for text in self._file.set_aside),
            {name: self._cue(cue) for name, cue in self._file.cues.items()},
            tuple(self._family(name, family) for name, family in self._file.families.items()),
        )

    def _family(self, name: str, family: _Family) -> Family:
        unknown = set(family.cancelled_by) - self._file.cues.keys()
        if unknown:
            raise ValueError(f"{self._code}: family '{name}': no cue named '{min(unknown)}'")
        if family.card != "soft" and family.card not in Card.__members__.values():
            raise ValueError(f"{self._code}: family '{name}': no card named '{family.card}'")
        card = None if family.card == "soft" else Card(family.card)
        patterns = tuple(self._pattern(f"family '{name}'", text) for text in family.patterns)
        return Family(f"{self._code}/{name}", card, tuple(family.cancelled_by), patterns)

    def _cue(self, cue: _Cue) -> Cue:
        reach = None if cue.reach == "clause" else int(cue.reach)
        return Cue(self._list(cue.words), self._list(cue.stops), self._list(cue.exceptions), reach)

    def _list(self, entries: list[str]) -> int:
        return self._index.concept(itertools.chain.from_iterable(map(self._spellings, entries)))

    def _pattern(self, place: str, text: str) -> Pattern:
        try:
            parts = tuple(self._part(part) for part in text.split("&"))
        except ValueError as problem:
            raise ValueError(f"{self._code}: {place}: '{text}': {problem}") from None
        return Pattern(parts, frozenset(element.concept for part in parts for element in part))

    def _part(self, text: str) -> tuple[Element, ...]:
        gap, elements = USUAL, list[Element]()
        for item in _items(text):
            if item in ("+", ".."):
                gap = NEXT if item == "+" else WIDE
                continue
            elements.append(Element(self._index.concept(self._choices(item)), gap))
            gap = USUAL
        if not elements:
            raise ValueError("a part is empty")
        return tuple(elements)

    def _spellings(self, entry: str) -> tuple[Spelling, ...]:
        """Return every phrase that a list entry stands for: ``(kill/end) myself`` is two."""
        try:
            choices = [self._choices(item) for item in _items(entry)]
        except ValueError as problem:
            raise ValueError(f"{self._code}: '{entry}': {problem}") from None
        count = 1
        for choice in choices:
            count *= len(choice)
        if count > MOST_SPELLINGS:
            raise ValueError(f"{self._code}: '{entry}' stands for {count} phrases, over {MOST_SPELLINGS}")
        return tuple(_short(itertools.chain.from_iterable(parts)) for parts in itertools.product(*choices))

    def _choices(self, item: str) -> tuple[Spelling, ...]:
        inner = item[1:-1] if item.startswith("(") and item.endswith(")") else item
        return tuple(dict.fromkeys(itertools.chain.from_iterable(map(self._written, inner.split("/")))))

    def _written(self, choice: str) -> list[Spelling]:
        """Return the spellings of one written choice; ``_`` joins words, ``<name>`` stands for a list."""
        pieces = [self._piece(piece) for piece in re.findall(r"<[^<>]*>|[^_<>]+", choice)]
        if not pieces:
            raise ValueError(f"'{choice}' is empty")
        return [_short(itertools.chain.from_iterable(parts)) for parts in itertools.product(*pieces)]

    def _piece(self, piece: str) -> tuple[Spelling, ...]:
        if piece.startswith("<"):
            return self._named(piece[1:-1])
        return tuple(dict.fromkeys((_word(piece), _word(piece.translate(_UMLAUTS)))))

    def _named(self, name: str) -> tuple[Spelling, ...]:
        if name not in self._file.words:
            raise ValueError(f"no list named '{name}'")
        if name not in self._lists:
            entries = self._file.words[name]
            self._lists[name] = tuple(itertools.chain.from_iterable(map(self._spellings, entries)))
        return self._lists[name]


def _short(words: Iterable[str]) -> Spelling:
    spelling = tuple(words)
    if not 0 < len(spelling) <= MOST_WORDS:
        raise ValueError(f"'{' '.join(spelling)}' has {len(spelling)} words; a phrase has 1 to {MOST_WORDS}")
    return spelling


def _items(text: str) -> list[str]:
    """Return the items of a list entry or pattern; spaces inside round brackets join words."""
    return re.sub(r"\([^()]*\)", lambda inside: "_".join(inside[0].split()), text).split()


def _word(word: str) -> Spelling:
    if word in _FIGURES or word in (".", ","):
        return (word,)
    if not re.fullmatch(r"[^\W_][\w']{0,40}\*?", word):
        raise ValueError(f"'{word}' is not a word")
    plain = normalised(word.rstrip("*"))
    if not word.endswith("*"):
        return tuple(plain)
    if len(plain[-1]) < MIN_STEM:
        raise ValueError(f"'{word}' is too short for a stem: write at least {MIN_STEM} letters before the *")
    return (*plain[:-1], plain[-1] + "*")


def _plain(word: str) -> str:
    return normalised(word)[0]
