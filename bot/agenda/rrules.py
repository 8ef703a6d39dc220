"""The safe part of RRULE: days, weeks and months as local dates, every search bounded.

dateutil expands the same rules, but neither UNTIL nor anything else ends its search for a
date that never comes: ``FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30`` walks to the year 9999 and
holds the program for four seconds. The tests compare this module with it where it is safe.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, dropwhile, islice, takewhile

from dateutil.relativedelta import relativedelta

from bot.errors import Refusal

MAX_LENGTH = 200
"""Characters of a rule; the longest useful one is about 60."""

HORIZON = timedelta(days=3653)
"""How far a search looks ahead: ten years hold a 29 February even around 2100."""

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_DAY_NAME = "(?:MO|TU|WE|TH|FR|SA|SU)"
_MONTH_DAY = "-?(?:3[01]|[12][0-9]|0?[1-9])"
_ALLOWED = {
    "FREQ": re.compile("DAILY|WEEKLY|MONTHLY"),
    "INTERVAL": re.compile("[1-9][0-9]{0,2}"),
    "COUNT": re.compile("[1-9][0-9]{0,3}"),
    "UNTIL": re.compile("[0-9]{8}(?:T[0-9]{6}Z?)?"),
    "BYDAY": re.compile(f"(?:[+-]?[1-5])?{_DAY_NAME}(?:,(?:[+-]?[1-5])?{_DAY_NAME})*"),
    "BYMONTHDAY": re.compile(f"{_MONTH_DAY}(?:,{_MONTH_DAY})*"),
    "BYMONTH": re.compile("(?:1[0-2]|0?[1-9])(?:,(?:1[0-2]|0?[1-9]))*"),
    "BYSETPOS": re.compile(f"{_MONTH_DAY}(?:,{_MONTH_DAY})*"),
    "WKST": re.compile(_DAY_NAME),
}
_TOO_OFTEN_OR_RARE = re.compile(r"(?:^|;)FREQ=(?:SECONDLY|MINUTELY|HOURLY|YEARLY)(?:;|$)")


def read(text: str, first: date) -> str:
    """Return an RRULE that somebody typed, tidied, once it is known to be safe and to occur.

    Args:
        text: The rule, with or without ``RRULE:``.
        first: Local date from which it runs.

    Raises:
        Refusal: ``agenda-rrule-long`` (``limit``), ``agenda-rrule-frequency``,
            ``agenda-rrule-unreadable`` or ``agenda-rrule-never``.
    """
    rule = text.strip().upper().removeprefix("RRULE:").strip("; ")
    if len(rule) > MAX_LENGTH:
        raise Refusal("agenda-rrule-long", limit=MAX_LENGTH)
    if _TOO_OFTEN_OR_RARE.search(rule):
        raise Refusal("agenda-rrule-frequency")
    try:
        occurs = any(True for _ in dates(rule, first, first))
    except ValueError:
        # Without the cause: it would quote what the person typed.
        raise Refusal("agenda-rrule-unreadable") from None
    if not occurs:
        raise Refusal("agenda-rrule-never")
    return rule


def dates(rule: str, first: date, earliest: date) -> Iterator[date]:
    """Return the rule's local dates from ``earliest`` on, in order, at most ten years ahead.

    Args:
        rule: RRULE without ``RRULE:``; UNTIL counts as a local date, its last one.
        first: Local date from which it runs; it also decides the steps of INTERVAL.
        earliest: Local date to begin with.

    Raises:
        ValueError: The rule is not one this module allows.
    """
    parts = _parts(rule)
    spec = _spec(parts, first)
    horizon = max(first, earliest) + HORIZON
    until = date.fromisoformat(parts["UNTIL"][:8]) if "UNTIL" in parts else horizon
    # A counted rule is walked from its beginning, any other from just before what is asked for.
    skipped = 0 if "COUNT" in parts else max(_periods(spec.freq, first, earliest) // spec.interval - 1, 0)
    found = _walk(spec, first, skipped, min(until, horizon))
    limited = islice(found, int(parts["COUNT"])) if "COUNT" in parts else found
    return dropwhile(lambda day: day < earliest, limited)


@dataclass(frozen=True, slots=True)
class _Spec:
    freq: str
    interval: int
    week_start: int
    months: frozenset[int]
    month_days: frozenset[int]
    weekdays: frozenset[tuple[int, int]]
    """(Monday 0 to Sunday 6, which one of its month; 0 for each)."""
    positions: tuple[int, ...]


def _parts(rule: str) -> dict[str, str]:
    pairs = [part.split("=", 1) for part in rule.split(";")]
    parts = {pair[0]: pair[-1] for pair in pairs}
    if len(parts) < len(pairs) or "FREQ" not in parts:
        raise ValueError("a part stands twice, or FREQ is missing")
    if not all(name in _ALLOWED and _ALLOWED[name].fullmatch(value) for name, value in parts.items()):
        raise ValueError("a part is not allowed here")
    if parts["FREQ"] != "MONTHLY" and re.search("[0-9]", parts.get("BYDAY", "")):
        raise ValueError("numbered weekdays belong to months")
    return parts


def _spec(parts: dict[str, str], first: date) -> _Spec:
    month_days, weekdays = _numbers(parts, "BYMONTHDAY"), frozenset(_weekdays(parts.get("BYDAY", "")))
    if not month_days and not weekdays and parts["FREQ"] == "MONTHLY":
        month_days = frozenset({first.day})
    if not month_days and not weekdays and parts["FREQ"] == "WEEKLY":
        weekdays = frozenset({(first.weekday(), 0)})
    return _Spec(
        freq=parts["FREQ"],
        interval=int(parts.get("INTERVAL", "1")),
        week_start=WEEKDAYS.index(parts.get("WKST", "MO")),
        months=_numbers(parts, "BYMONTH"),
        month_days=month_days,
        weekdays=weekdays,
        positions=tuple(sorted(_numbers(parts, "BYSETPOS"))),
    )


def _numbers(parts: dict[str, str], name: str) -> frozenset[int]:
    return frozenset(int(number) for number in parts[name].split(",")) if name in parts else frozenset()


def _weekdays(text: str) -> Iterator[tuple[int, int]]:
    return ((WEEKDAYS.index(day[-2:]), int(day[:-2] or 0)) for day in text.split(",") if day)


def _periods(freq: str, first: date, later: date) -> int:
    if freq == "MONTHLY":
        return (later.year - first.year) * 12 + later.month - first.month
    return (later - first).days // (7 if freq == "WEEKLY" else 1)


def _walk(spec: _Spec, first: date, skipped: int, last: date) -> Iterator[date]:
    periods = (_days(spec, first, step * spec.interval) for step in count(skipped))
    for days in takewhile(lambda days: days[0] <= last, periods):
        yield from (day for day in _chosen(spec, days) if first <= day <= last)


def _days(spec: _Spec, first: date, periods: int) -> list[date]:
    """Return every day of the period that lies so many periods after the first one."""
    if spec.freq == "DAILY":
        return [first + timedelta(days=periods)]
    if spec.freq == "WEEKLY":
        begin = first + timedelta(weeks=periods) - timedelta(days=(first.weekday() - spec.week_start) % 7)
        return [begin + timedelta(days=k) for k in range(7)]
    begin = first.replace(day=1) + relativedelta(months=periods)
    return [begin + timedelta(days=k) for k in range(_length(begin))]


def _chosen(spec: _Spec, days: list[date]) -> list[date]:
    found = [day for day in days if _fits(spec, day)]
    if not spec.positions:
        return found
    at = {position - 1 if position > 0 else len(found) + position for position in spec.positions}
    return [day for place, day in enumerate(found) if place in at]


def _fits(spec: _Spec, day: date) -> bool:
    if spec.months and day.month not in spec.months:
        return False
    from_end = day.day - _length(day) - 1
    if spec.month_days and not spec.month_days & {day.day, from_end}:
        return False
    which = {0, (day.day - 1) // 7 + 1, from_end // 7}
    return not spec.weekdays or any((day.weekday(), nth) in spec.weekdays for nth in which)


def _length(day: date) -> int:
    return monthrange(day.year, day.month)[1]
