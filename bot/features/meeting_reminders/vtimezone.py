"""A zone's offsets for a calendar file, one plain component for each change of its clocks.

icalendar's own writer gives the changes as lists of dates, an hour late in spring, and readers that
are built on dateutil take no summer time from them.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

BEFORE, AFTER = timedelta(days=400), timedelta(days=3653)
"""What the file covers, around the moment it is written: a series may have begun last year."""

_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


def vtimezone(zone: ZoneInfo, now: datetime) -> Any:
    """Return VTIMEZONE of an IANA zone (RFC 5545, 3.6.5)."""
    from icalendar import Timezone

    found: Any = Timezone()
    start = (now - BEFORE).astimezone(UTC)
    found.add("tzid", zone.key)
    found.add_component(_component(zone, start, start + _SECOND))
    for before, after in changes(zone, start, now + AFTER):
        found.add_component(_component(zone, before, after))
    return found


def _component(zone: ZoneInfo, before: datetime, after: datetime) -> Any:
    from icalendar import TimezoneDaylight, TimezoneStandard

    was, local = before.astimezone(zone), after.astimezone(zone)
    part: Any = TimezoneDaylight() if local.dst() else TimezoneStandard()
    part.add("dtstart", (after + (was.utcoffset() or timedelta())).replace(tzinfo=None, microsecond=0))
    part.add("tzoffsetfrom", was.utcoffset())
    part.add("tzoffsetto", local.utcoffset())
    part.add("tzname", local.tzname() or zone.key)
    return part


def changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield the last second before and the first after each change of offset, in UTC."""
    at = start.replace(microsecond=0)
    while at < end:
        if at.astimezone(zone).utcoffset() != (at + _DAY).astimezone(zone).utcoffset():
            after = _first_after(zone, at, at + _DAY)
            yield after - _SECOND, after
        at += _DAY


def _first_after(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    old = low.astimezone(zone).utcoffset()
    while high - low > _SECOND:
        middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
        low, high = (middle, high) if middle.astimezone(zone).utcoffset() == old else (low, middle)
    return high
