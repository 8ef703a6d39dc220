"""Whose day is it: local days with a boundary of the member's own, and wall times as instants."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, reset_tzpath

import tzdata

TZDATA_VERSION: str = tzdata.IANA_VERSION
"""Release of the IANA data in use, e.g. ``2026f``; what was computed from another is recomputed."""

LATEST_DAY_START = 6
"""Hours after midnight; the latest moment at which a member's day may begin (ARCHITECTURE section 4)."""

_DAY = timedelta(days=1)


def use_packaged_zones() -> None:
    """Read zones from the ``tzdata`` package alone: a system's copy was wrong for 15 zones."""
    reset_tzpath(())
    ZoneInfo.clear_cache()


def instant_of(local: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant of a wall time.

    Args:
        local: Naive wall time in ``zone``.
        zone: IANA zone.

    Returns:
        Aware UTC instant. A wall time inside a gap moves forward by the gap; one that
        occurs twice yields the first (RFC 5545, fold 0).

    Raises:
        ValueError: ``local`` is aware.
    """
    if local.tzinfo is not None:
        raise ValueError("a wall time carries no zone")
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def wall_of(instant: datetime, zone: ZoneInfo) -> datetime:
    """Return the naive wall time that a clock in ``zone`` shows at an aware instant.

    Raises:
        ValueError: ``instant`` is naive.
    """
    if instant.utcoffset() is None:
        raise ValueError("an instant carries its zone")
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def aware(instant: datetime) -> datetime:
    """Return ``instant`` in UTC.

    Raises:
        ValueError: It is naive.
    """
    if instant.utcoffset() is None:
        raise ValueError("an instant carries its zone")
    return instant.astimezone(UTC)


def start_of_day(day: date, zone: ZoneInfo, day_start_hour: int = 0) -> datetime:
    """Return the instant at which a member's ``day`` begins.

    Args:
        day: The member's day.
        zone: Their zone.
        day_start_hour: Local hour at which their day begins, 0 to 6.

    Raises:
        ValueError: The hour lies outside 0 to 6.
    """
    if not 0 <= day_start_hour <= LATEST_DAY_START:
        raise ValueError("a day begins between 00:00 and 06:00")
    return instant_of(datetime.combine(day, time(day_start_hour)), zone)


def local_day(now: datetime, zone: ZoneInfo, day_start_hour: int = 0) -> date:
    """Return the member's day at ``now``: the latest day that has begun.

    A day that has begun stays begun when the clock goes back over midnight, and a day
    that a zone jumped over (Apia, 2011-12-30) is nobody's.
    """
    day = (wall_of(now, zone) - timedelta(hours=day_start_hour)).date() + _DAY
    while start_of_day(day, zone, day_start_hour) > now:
        day -= _DAY
    return day


def day_exists(day: date, zone: ZoneInfo) -> bool:
    """Tell whether any moment of this calendar date occurs in ``zone``."""
    return start_of_day(day, zone) < start_of_day(day + _DAY, zone)


def whole_days(wall: datetime, zone: ZoneInfo, until: datetime) -> tuple[int, timedelta]:
    """Count the days completed since a wall time: each ends when the clock shows that time again.

    Nine hours are no day; a day of 23 or 25 hours is one.

    Args:
        wall: Naive wall time in ``zone`` at which counting begins.
        zone: IANA zone of that wall time.
        until: Aware instant.

    Returns:
        Days (0 when ``until`` lies before) and the time that has passed since the last of them.
    """
    until = aware(until)
    days = max((wall_of(until, zone) - wall).days + 1, 0)
    while days and instant_of(wall + days * _DAY, zone) > until:
        days -= 1
    return days, max(until - instant_of(wall + days * _DAY, zone), timedelta())
