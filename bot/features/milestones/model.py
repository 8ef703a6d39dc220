"""Which milestones there are, and which of them a count has reached."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from bot.days import wall_of
from bot.errors import Refusal
from bot.features.counters.model import Counter
from bot.features.counters.standing import standing

MOST_OWN = 10
"""Numbers of days of a member's own."""

LONGEST_OWN = 36_500
"""Days: a hundred years."""


class Unit(StrEnum):
    """What a mark counts."""

    HOURS = "h"
    DAYS = "d"
    MONTHS = "mo"
    YEARS = "y"
    TOTAL = "total"
    BACK = "back"


_DAYS_OF_UNIT: Mapping[Unit, float] = {
    Unit.HOURS: 1 / 24,
    Unit.DAYS: 1.0,
    Unit.MONTHS: 30.44,
    Unit.YEARS: 365.25,
    Unit.TOTAL: 1.0,
    Unit.BACK: 1.0,
}
"""Average days, to tell which of two marks is the bigger one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One milestone: ``n`` of a unit. No years (0) stands for every year."""

    unit: Unit
    n: int

    @property
    def code(self) -> str:
        return f"{self.n or ''}{self.unit}"

    @property
    def weight(self) -> tuple[float, int]:
        return self.n * _DAYS_OF_UNIT[self.unit], -list(Unit).index(self.unit)


_CODE = re.compile(r"([1-9][0-9]{0,4})?(h|d|mo|y|total|back)")


def mark_in(code: str) -> Mark:
    """Read a mark as ``data/resources/milestones.yaml`` spells it.

    Raises:
        ValueError: It is none.
    """
    found = _CODE.fullmatch(code)
    if found is None or (found[1] is None and found[2] != Unit.YEARS):
        raise ValueError(f"{code!r} is no milestone")
    return Mark(Unit(found[2]), int(found[1] or 0))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a count stands at one moment.

    Attributes:
        on: The local date.
        counted_from: Anniversaries go by it (`standing.Standing`).
        days: Completed days of the present count.
        total: Days with the goal over all counts.
        again: Whether there was an earlier count.
    """

    on: date
    counted_from: date
    days: int
    total: int
    again: bool = False


def place_of(counter: Counter, at: datetime, zone: ZoneInfo) -> Place:
    """Return where ``counter`` stands at an aware instant, for a member in ``zone``."""
    now = standing(counter, at, zone)
    again = any(run.slip is not None for run in counter.runs[:-1])
    return Place(wall_of(at, zone).date(), now.counted_from, now.days, now.total, again)


def day_of(mark: Mark, place: Place) -> date:
    """Return the local date of a mark; on 29 February, 28 February in years without one.

    Of what goes by completed days alone (24 hours, totals) it is the day it was noticed.
    """
    match mark.unit:
        case Unit.MONTHS:
            return place.counted_from + relativedelta(months=mark.n)
        case Unit.YEARS:
            return place.counted_from + relativedelta(years=mark.n)
        case Unit.DAYS | Unit.BACK:
            return place.counted_from + timedelta(days=mark.n)
        case _:
            return place.on


def reached(marks: Iterable[Mark], place: Place) -> frozenset[Mark]:
    """Return which of ``marks`` a count has reached; of every year only the newest."""
    return frozenset(each for mark in marks for each in _meant(mark, place) if _holds(each, place))


def newest(marks: Collection[Mark], before: Place, now: Place) -> Mark | None:
    """Return the biggest mark reached since ``before``: several missed ones make one card."""
    fresh = reached(marks, now) - reached(marks, before)
    return max(fresh, key=lambda mark: mark.weight, default=None)


def _meant(mark: Mark, place: Place) -> Iterator[Mark]:
    if mark.n:
        yield mark
        return
    years = place.on.year - place.counted_from.year
    if years > 0 and place.counted_from + relativedelta(years=years) > place.on:
        years -= 1
    if years > 0:
        yield Mark(Unit.YEARS, years)


def _holds(mark: Mark, place: Place) -> bool:
    match mark.unit:
        case Unit.TOTAL:
            return place.total >= mark.n
        case Unit.HOURS:
            return place.days * 24 >= mark.n
        case Unit.BACK if not place.again:
            return False
        case _:
            return day_of(mark, place) <= place.on


@dataclass(frozen=True, slots=True)
class Group:
    """Milestones that are chosen together."""

    name: str
    marks: tuple[Mark, ...]
    usual: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a member wants to be told of: groups by name, and numbers of days of their own."""

    groups: frozenset[str] = frozenset()
    own: tuple[int, ...] = ()


def usual(groups: Iterable[Group], *, counts_days: bool) -> Chosen:
    """Return what holds until a member chooses: nothing where they would rather not see numbers."""
    return Chosen(frozenset(each.name for each in groups if each.usual and counts_days))


def marks_of(chosen: Chosen, groups: Iterable[Group]) -> frozenset[Mark]:
    """Return every mark a member wants."""
    own = (Mark(Unit.DAYS, n) for n in chosen.own)
    return frozenset([*own, *(mark for each in groups if each.name in chosen.groups for mark in each.marks)])


def own_days(typed: str) -> tuple[int, ...]:
    """Read numbers of days, parted by commas or spaces.

    Raises:
        Refusal: ``milestones-own-unreadable`` (``longest``), ``milestones-own-most`` (``most``).
    """
    pieces = [piece for piece in re.split(r"[\s,;]+", typed) if piece]
    if not all(re.fullmatch(r"[0-9]{1,5}", piece) and 1 <= int(piece) <= LONGEST_OWN for piece in pieces):
        raise Refusal("milestones-own-unreadable", longest=str(LONGEST_OWN))
    numbers = tuple(sorted({int(piece) for piece in pieces}))
    if len(numbers) > MOST_OWN:
        raise Refusal("milestones-own-most", most=MOST_OWN)
    return numbers
