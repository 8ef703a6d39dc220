"""The rules of every language as they are used, however they were written down."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.features.screening.model import Card
from bot.features.screening.patterns import Pattern
from bot.features.screening.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that change what stands near them: a negation, a past time, another person.

    Args:
        words: Concept of the cue.
        stops: Concept that ends its reach early, or None.
        exceptions: Concept whose phrases contain the cue without its meaning, or None.
        reach: Words after the cue that it covers; None covers the whole clause.
    """

    words: int
    stops: int
    exceptions: int
    reach: int | None


@dataclass(frozen=True, slots=True)
class Family:
    """One reason to show a card; ``card`` None is the soft line."""

    name: str
    card: Card | None
    cancelled_by: tuple[str, ...]
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """The rules of one language."""

    code: str
    clause_words: int
    set_aside: tuple[Pattern, ...]
    cues: Mapping[str, Cue]
    families: tuple[Family, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """All languages' rules and the one index of their words."""

    languages: tuple[Language, ...]
    vocabulary: Vocabulary
