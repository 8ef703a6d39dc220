"""Rules of recurrence in local time, and the next instant each of them falls due."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import count, islice, takewhile
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from bot.agenda import rrules
from bot.days import day_exists, instant_of, wall_of

MAX_EVERY_DAYS = 366
"""Days; the widest gap of "every n days"."""

AFTERCARE_WEEKS = 8
"""Weekly occurrences at the beginning of aftercare (requirement K-8)."""

AFTERCARE_FORTNIGHTS = relativedelta(months=10)
"""How long the fortnightly part lasts after the last weekly one (requirement K-8)."""

MANY_ALIKE = 256
"""Results kept: what falls due in one minute mostly shares its rule and its zone (thousands at nine)."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DailyAt:
    """Every day, or on some weekdays (Monday 0 to Sunday 6; an empty set means every day)."""

    at: time
    weekdays: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        _check(all(0 <= day <= 6 for day in self.weekdays), "a weekday lies between 0 and 6")


@dataclass(frozen=True, slots=True)
class EveryNDays:
    """Every ``n`` days counted from ``anchor``, never before it."""

    n: int
    at: time
    anchor: date

    def __post_init__(self) -> None:
        _check(1 <= self.n <= MAX_EVERY_DAYS, "n lies between 1 and 366")


@dataclass(frozen=True, slots=True)
class Weekly:
    """Once a week (Monday 0 to Sunday 6)."""

    weekday: int
    at: time

    def __post_init__(self) -> None:
        _check(0 <= self.weekday <= 6, "a weekday lies between 0 and 6")


@dataclass(frozen=True, slots=True)
class Recurrence:
    """An RRULE of days, weeks or months from ``first`` on; what people type comes through ``recurrence``."""

    rrule: str
    at: time
    first: date


@dataclass(frozen=True, slots=True)
class Once:
    """One naive wall time."""

    at: datetime

    def __post_init__(self) -> None:
        _check(self.at.tzinfo is None, "a wall time carries no zone")


@dataclass(frozen=True, slots=True)
class Aftercare:
    """The preset of requirement K-8: eight weeks weekly, ten months fortnightly, then monthly."""

    start: date
    at: time


Rule = DailyAt | EveryNDays | Weekly | Recurrence | Once | Aftercare


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One time a rule falls due: the local date it belongs to and the aware UTC instant."""

    local_date: date
    instant: datetime


def recurrence(text: str, at: time, first: date) -> Recurrence:
    """Return the rule that somebody typed as an RRULE.

    Raises:
        Refusal: ``agenda-rrule-long`` (``limit``), ``agenda-rrule-frequency``,
            ``agenda-rrule-unreadable`` or ``agenda-rrule-never``.
    """
    return Recurrence(rrules.read(text, first), at, first)


@lru_cache(MANY_ALIKE)
def next_occurrence(rule: Rule, zone: ZoneInfo, after: datetime) -> Occurrence | None:
    """Return the first occurrence of ``rule`` strictly after ``after``.

    Args:
        rule: Local rule.
        zone: IANA zone whose rules decide the offset of each day.
        after: Aware instant.

    Returns:
        ``None`` when nothing follows. A wall time inside a gap moves forward by the gap and
        still belongs to its own local date; one that occurs twice falls due at the first
        (RFC 5545, fold 0). A date that the zone jumped over has no occurrence.

    Raises:
        ValueError: ``after`` is naive.
    """
    return next(occurrences(rule, zone, after), None)


def occurrences(rule: Rule, zone: ZoneInfo, after: datetime) -> Iterator[Occurrence]:
    """Yield the occurrences of ``rule`` strictly after ``after``, up to ten years ahead."""
    # A gap can carry yesterday's wall time into today: look from the day before.
    earliest = wall_of(after, zone).date() - _DAY
    for day in _dates(rule, earliest):
        instant = instant_of(datetime.combine(day, _time(rule)), zone)
        if instant > after and day_exists(day, zone):
            yield Occurrence(day, instant)


def next_three(rule: Rule, zone: ZoneInfo, after: datetime) -> tuple[Occurrence, ...]:
    """Return up to three occurrences after ``after``, shown to whoever sets the rule."""
    return tuple(islice(occurrences(rule, zone, after), 3))


def moved(
    rule: Rule, old_zone: ZoneInfo, new_zone: ZoneInfo, last_local_date: date | None, now: datetime
) -> Occurrence | None:
    """Return what is due next after a change of zone, or of a zone's own rules (both the same zone).

    The rule runs in the new zone from now on. No local date comes twice, one that was jumped
    over is not made up. A ``Once`` that has not been yet is kept: at its wall time in the new
    zone if that lies ahead, else at the instant it was promised for.

    Args:
        rule: Local rule.
        old_zone: Zone the rule ran in until now.
        new_zone: Zone it runs in from now on.
        last_local_date: Local date of the newest occurrence that has been taken, if any.
        now: Aware instant.
    """
    later = (
        o for o in occurrences(rule, new_zone, now) if not last_local_date or o.local_date > last_local_date
    )
    following = next(later, None)
    if following is None and isinstance(rule, Once) and last_local_date != rule.at.date():
        return Occurrence(rule.at.date(), instant_of(rule.at, old_zone))
    return following


def to_json(rule: Rule) -> str:
    """Return a rule as one line of JSON with sorted keys: equal rules are equal texts."""
    values = {field.name: _plain(getattr(rule, field.name)) for field in fields(rule)}
    return json.dumps(values | {"kind": _NAMES[type(rule)]}, sort_keys=True)


@lru_cache(MANY_ALIKE)
def from_json(text: str) -> Rule:
    """Return the rule that ``to_json`` wrote.

    Raises:
        ValueError: It is not one.
    """
    try:
        values: dict[str, Any] = json.loads(text)
        kind = _KINDS[values.pop("kind")]
        readers = _READERS | ({"at": datetime.fromisoformat} if kind is Once else {})
        given: dict[str, Any] = {name: readers.get(name, _as_it_is)(values[name]) for name in values}
        return kind(**given)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError("this is no rule") from error


_KINDS: dict[str, type[Rule]] = {
    "daily": DailyAt,
    "every_n_days": EveryNDays,
    "weekly": Weekly,
    "rrule": Recurrence,
    "once": Once,
    "aftercare": Aftercare,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def _as_it_is(value: Any) -> Any:
    return value


_READERS: dict[str, Callable[[Any], Any]] = {
    "at": time.fromisoformat,
    "anchor": date.fromisoformat,
    "first": date.fromisoformat,
    "start": date.fromisoformat,
    "weekdays": frozenset,
}


def _plain(value: date | time | frozenset[int] | int | str) -> object:
    match value:
        case date() | time():
            return value.isoformat()
        case frozenset():
            return sorted(value)
        case _:
            return value


def _time(rule: Rule) -> time:
    return rule.at.time() if isinstance(rule, Once) else rule.at


def _dates(rule: Rule, earliest: date) -> Iterator[date]:
    """Yield the rule's dates from ``earliest`` on, in order."""
    match rule:
        case DailyAt(_, weekdays):
            return (day for day in _steps(earliest, 1) if not weekdays or day.weekday() in weekdays)
        case EveryNDays(n, _, anchor):
            return _steps(_from_anchor(anchor, n, earliest), n)
        case Weekly(weekday, _):
            return _steps(earliest + (weekday - earliest.weekday()) % 7 * _DAY, 7)
        case Recurrence(rrule, _, first):
            return rrules.dates(rrule, first, earliest)
        case Once(at):
            return iter([at.date()] if at.date() >= earliest else [])
        case Aftercare(start, _):
            return (day for day in _aftercare(start) if day >= earliest)


def _steps(first: date, days: int) -> Iterator[date]:
    # Ten years bound every search, also one for a weekday set that never comes.
    return (first + timedelta(days=days * k) for k in range(rrules.HORIZON.days // days + 1))


def _from_anchor(anchor: date, n: int, earliest: date) -> date:
    return anchor + max(-(-(earliest - anchor).days // n), 0) * n * _DAY


def _aftercare(start: date) -> Iterator[date]:
    last_weekly = start + timedelta(weeks=AFTERCARE_WEEKS - 1)
    yield from (start + timedelta(weeks=k) for k in range(AFTERCARE_WEEKS))
    until = last_weekly + AFTERCARE_FORTNIGHTS
    fortnights = list(
        takewhile(lambda day: day <= until, (last_weekly + timedelta(weeks=2 * k) for k in count(1)))
    )
    yield from fortnights
    yield from (fortnights[-1] + relativedelta(months=k) for k in range(1, 12 * 50))


def _check(holds: bool, why: str) -> None:
    if not holds:
        raise ValueError(why)
