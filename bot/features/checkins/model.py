"""A check-in: what may be said about one day, what it asks for next, what many of them show."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.consent import Category
from bot.errors import Refusal

CHECKINS = Category("checkins")
"""What this feature keeps."""

KIND = "checkins"
"""As what a post of one is known to `shares`."""

MOODS = range(1, 6)
"""1 (very hard) to 5 (very good)."""

SCALE = range(11)
"""Craving and confidence, 0 (none) to 10 (strongest); own rating lines, no cut-offs shown (safety 2.2)."""

NOTE_LENGTH = 4000
"""Characters, Discord's limit for a form."""

STRONG_CRAVING = 7
LOW_MOOD = 2
LOW_CONFIDENCE = 2
"""Where a check-in offers something else than thanks (K-3, X-7 tier B); never shown, never stored."""

LATE_DAYS = 1
"""How many days back a check-in may be given late."""


class Halt(StrEnum):
    """Four plain needs to look at first."""

    HUNGRY = "hungry"
    ANGRY = "angry"
    LONELY = "lonely"
    TIRED = "tired"


class Part(StrEnum):
    """What can be shared of a check-in, each by its own choice."""

    MOOD = "mood"
    CRAVING = "craving"
    HALT = "halt"
    CONFIDENCE = "confidence"
    NOTE = "note"


class Need(StrEnum):
    """What a check-in calls for next; the first that fits (K-3)."""

    CRAVING = "craving"
    LOW = "low"
    UNSURE = "unsure"
    LONELY = "lonely"
    BASICS = "basics"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Entry:
    """The five parts of a check-in; every one may be left out, all of them too."""

    mood: int | None = None
    craving: int | None = None
    halt: frozenset[Halt] = frozenset()
    confidence: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if (
            not _fits(self.mood, MOODS)
            or not _fits(self.craving, SCALE)
            or not _fits(self.confidence, SCALE)
            or len(self.note) > NOTE_LENGTH
        ):
            raise Refusal("checkins-out-of-range")

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return the parts that were filled in, in the form's order."""
        given = (
            (Part.MOOD, self.mood is not None),
            (Part.CRAVING, self.craving is not None),
            (Part.HALT, bool(self.halt)),
            (Part.CONFIDENCE, self.confidence is not None),
            (Part.NOTE, bool(self.note)),
        )
        return tuple(part for part, there in given if there)


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One local day's check-in."""

    day: date
    entry: Entry
    saved_at: datetime


def _fits(value: int | None, scale: range) -> bool:
    return value is None or value in scale


def need(entry: Entry) -> Need:
    """Return what to offer after ``entry``: chosen by what was entered, never by guessing (K-3)."""
    if entry.craving is not None and entry.craving >= STRONG_CRAVING:
        return Need.CRAVING
    if entry.mood is not None and entry.mood <= LOW_MOOD:
        return Need.LOW
    if entry.confidence is not None and entry.confidence <= LOW_CONFIDENCE:
        return Need.UNSURE
    if Halt.LONELY in entry.halt:
        return Need.LONELY
    return Need.BASICS if entry.halt else Need.NOTHING


def is_heavy(entry: Entry) -> bool:
    """Return whether the soft line (X-7, tier B) belongs below: lowest mood and little confidence."""
    return entry.mood == MOODS[0] and entry.confidence is not None and entry.confidence <= LOW_CONFIDENCE


def may_begin(day: date, today: date) -> bool:
    """Return whether a first check-in for ``day`` can be given: today, or late for yesterday."""
    return today - timedelta(days=LATE_DAYS) <= day <= today


def check_day(day: date, today: date) -> None:
    """Refuse a day that a check-in cannot be given for.

    Raises:
        Refusal: ``checkins-in-future`` or ``checkins-too-late``.
    """
    if day > today:
        raise Refusal("checkins-in-future")
    if day < today - timedelta(days=LATE_DAYS):
        raise Refusal("checkins-too-late")


@dataclass(frozen=True, slots=True)
class History:
    """A member's check-ins between two days, for the picture and its text equivalent.

    Attributes:
        first: First local day shown.
        last: Last local day shown: today, or a day reached before a move west.
        checkins: In order of day, at most one a day.
    """

    first: date
    last: date
    checkins: Sequence[CheckIn] = field(default=())

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def average(self, part: Part) -> float | None:
        """Return the mean of mood, craving or confidence over the days that have it, or None."""
        values = [value for each in self.checkins if (value := score(each.entry, part)) is not None]
        return sum(values) / len(values) if values else None

    def most_common_halt(self) -> Halt | None:
        """Return the need that was ticked most often; the form's order decides a tie."""
        counts = {halt: sum(halt in each.entry.halt for each in self.checkins) for halt in Halt}
        best = max(counts, key=lambda halt: counts[halt])
        return best if counts[best] else None


def score(entry: Entry, part: Part) -> int | None:
    """Return the number a part holds, None for parts without one."""
    return {Part.MOOD: entry.mood, Part.CRAVING: entry.craving, Part.CONFIDENCE: entry.confidence}.get(part)


def since(today: date, days: int) -> History:
    """Return the empty history of the last ``days`` days up to ``today``."""
    return History(today - timedelta(days=days - 1), today)


def looking_back(today: date, days: int, checkins: Sequence[CheckIn]) -> History:
    """Return the history of the last ``days`` days; after a move west a day already reached is the last.

    Args:
        checkins: In order of day; those that are older are left out.
    """
    empty = since(max(today, checkins[-1].day) if checkins else today, days)
    return replace(empty, checkins=[each for each in checkins if each.day >= empty.first])
