"""A member's list as a calendar file: local times with their zone, so that the hour is right everywhere."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from bot.agenda import rrules
from bot.agenda.rrules import WEEKDAYS
from bot.agenda.rules import DailyAt, EveryNDays, Once, Recurrence, Rule, Weekly
from bot.days import instant_of
from bot.features.meeting_reminders.model import Followed
from bot.features.meeting_reminders.vtimezone import vtimezone
from bot.features.meetings.board import Listing
from bot.features.meetings.model import Occurrence, Schedule

PRODUCT = "-//Handrail//Meetings//EN"


def to_ics(followed: Sequence[Followed], now: datetime, title: str | None = None) -> bytes:
    """Return what somebody follows as iCalendar (RFC 5545).

    Args:
        followed: Their list; what is gone or over is left out.
        now: Aware instant; stands as the moment of writing.
        title: What each event is called; None for the meetings' own names and places.
    """
    from icalendar import Calendar  # 40 ms, for those who ask for a file

    calendar: Any = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for zone in sorted({clock.key for each in followed if (clock := _clock(each)) is not None}):
        calendar.add_component(vtimezone(ZoneInfo(zone), now))
    for each in followed:
        if each.listing is not None and each.next is not None:
            _add(calendar, each.listing, each.next, now, title, once=each.follow.only is not None)
    return calendar.to_ical()


def _clock(each: Followed) -> ZoneInfo | None:
    schedule = None if each.listing is None else each.listing.meeting.schedule
    return None if schedule is None or each.next is None else schedule.clock


def _add(
    calendar: Any, listing: Listing, at: Occurrence, now: datetime, title: str | None, *, once: bool
) -> None:
    schedule = listing.meeting.schedule
    assert schedule is not None
    rule = None if once else rrule_of(schedule.rule, schedule.clock)
    event = _event(listing, now, title)
    first = at.wall if rule is None else _first(schedule, at)
    event.add("uid", f"{listing.id}@handrail")
    _times(event, schedule, first, schedule.minutes if rule else at.minutes)
    if rule is not None:
        event.add("rrule", _parsed(rule))
        for wall in sorted(each for each in schedule.without if each >= first):
            event.add("exdate", wall.replace(tzinfo=schedule.clock))
    calendar.add_component(event)
    for extra in schedule.extra if rule is not None else ():
        beside = _event(listing, now, title)
        beside.add("uid", f"{listing.id}-{extra.at:%Y%m%dT%H%M}@handrail")
        _times(beside, schedule, extra.at, extra.minutes)
        calendar.add_component(beside)


def _event(listing: Listing, now: datetime, title: str | None) -> Any:
    from icalendar import Event

    meeting = listing.meeting
    event: Any = Event()
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("summary", title or meeting.name)
    event.add("class", "PRIVATE")
    if title is None:
        where = meeting.place.address or meeting.place.name or meeting.place.link or meeting.place.phone
        if where:
            event.add("location", where)
        if meeting.place.link:
            event.add("url", meeting.place.link)
    return event


def _times(event: Any, schedule: Schedule, wall: datetime, minutes: int) -> None:
    begins = wall.replace(tzinfo=schedule.clock)
    # From the instant: a meeting of an hour lasts an hour, also in the night the clocks change.
    ends = (begins.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(schedule.clock)
    event.add("dtstart", begins)
    event.add("dtend", ends)


def _first(schedule: Schedule, at: Occurrence) -> datetime:
    """Return the wall time a series is counted from: its first, where the rule says which that is."""
    rule = schedule.rule
    if not isinstance(rule, Recurrence):
        return at.wall
    days = rrules.dates(rule.rrule, rule.first, rule.first)
    return next((datetime.combine(day, rule.at) for day in islice(days, 1)), at.wall)


def rrule_of(rule: Rule, zone: ZoneInfo) -> str | None:
    """Return a rule as an RRULE; None for one that happens once."""
    match rule:
        case Once():
            return None
        case Weekly(weekday):
            return f"FREQ=WEEKLY;BYDAY={WEEKDAYS[weekday]}"
        case DailyAt(_, weekdays) if weekdays:
            return f"FREQ=WEEKLY;BYDAY={','.join(WEEKDAYS[day] for day in sorted(weekdays))}"
        case EveryNDays(n):
            return f"FREQ=DAILY;INTERVAL={n}"
        case Recurrence(rrule):
            return _until_in_utc(rrule, rule.at, zone)
        case _:
            return "FREQ=DAILY"


def _until_in_utc(rrule: str, at: time, zone: ZoneInfo) -> str:
    """Return a rule with UNTIL as the instant of its last local date: beside a zone it has to be in UTC."""
    parts = [part for part in rrule.split(";") if not part.startswith("UNTIL=")]
    until = next((part[6:14] for part in rrule.split(";") if part.startswith("UNTIL=")), None)
    if until is not None:
        last = instant_of(datetime.combine(date.fromisoformat(until), at), zone)
        parts.append(f"UNTIL={last:%Y%m%dT%H%M%SZ}")
    return ";".join(parts)


def _parsed(rrule: str) -> Any:
    from icalendar import vRecur

    return vRecur.from_ical(rrule)
