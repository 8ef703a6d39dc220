"""Calendars: our occurrences over two years against those of recurring-ical-events, series by series."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any, cast

import icalendar
import pytest

from bot.features.meetings.feeds.report import Why
from bot.features.meetings.model import USUAL_MINUTES, Meeting
from bot.features.meetings.occurrences import occurrences
from tests.features.meetings.feeds.files import LONG_AGO, SHARED, needs_shared, read_shared

SECOND_OPINION: Any = import_module("recurring_ical_events")  # it has no types

TWO_YEARS = timedelta(days=731)
ZONE = "America/New_York"

FILES = sorted(path.name for path in SHARED.glob("*.ics")) if SHARED.is_dir() else []


def their_events(name: str) -> dict[str, list[Any]]:
    """Return the events of each series, as the other library reads them."""
    text = (SHARED / name).read_text(encoding="utf-8")
    text = re.sub(r"DTEND[^\n]*T\d{5}\r?\n", "", text)  # an end that is none: ours is the usual one
    # Not an event; the other library gives the whole file up for one that ends before it begins.
    text = re.sub(r"BEGIN:VFREEBUSY.*?END:VFREEBUSY\r?\n", "", text, flags=re.DOTALL)
    found: dict[str, list[Any]] = {}
    for calendar in cast(Any, icalendar.Calendar).from_ical(re.sub(r" +\n", "\n", text), multiple=True):
        for event in calendar.walk("VEVENT"):
            found.setdefault(str(event.get("UID")).strip(), []).append(event)
    return found


def theirs(events: Iterable[Any], start: datetime) -> Counter[tuple[datetime, int]]:
    """Return (wall or instant, minutes) of one series, as the other library expands it."""
    calendar = icalendar.Calendar()
    for event in events:
        calendar.add_component(event)
    return Counter(map(_told, SECOND_OPINION.of(calendar).between(start, start + TWO_YEARS)))


def _told(event: Any) -> tuple[datetime, int]:
    begins = event["DTSTART"].dt
    ends = event["DTEND"].dt if "DTEND" in event else begins + event["DURATION"].dt
    instant = begins.replace(tzinfo=UTC) if begins.tzinfo is None else begins.astimezone(UTC)
    minutes = (ends - begins) // timedelta(minutes=1)
    # More than a day, or nothing at all, is no meeting's length: ours is the usual one then.
    return instant.replace(second=0), minutes if 0 < minutes <= 24 * 60 else USUAL_MINUTES


def ours(meeting: Meeting, start: datetime, floating: bool) -> Counter[tuple[datetime, int]]:
    schedule = meeting.schedule
    assert schedule is not None
    found = occurrences(schedule, start, start + TWO_YEARS, most=5_000)
    return Counter(
        (each.wall.replace(tzinfo=UTC) if floating else each.starts, each.minutes) for each in found
    )


@needs_shared
@pytest.mark.filterwarnings("ignore::icalendar.error.GloballyUniqueTZIDGuessed")
@pytest.mark.parametrize("name", FILES)
def test_two_years_of_every_series_are_what_another_library_expands(name: str) -> None:
    report = read_shared(name, ZONE, LONG_AGO)
    assert report.total == report.taken + len(report.left)
    events = their_events(name)
    for meeting in report.meetings:
        begins = min((each["DTSTART"].dt for each in events[meeting.id] if "DTSTART" in each), key=str)
        floating = begins.tzinfo is None
        start = (begins.replace(tzinfo=UTC) if floating else begins.astimezone(UTC)) - timedelta(days=1)
        assert ours(meeting, start, floating) == theirs(events[meeting.id], start), meeting.name


@needs_shared
def test_a_calendar_that_is_over_is_left_with_that_reason() -> None:
    report = read_shared("ics_node-ical_example-rrule.ics")
    assert (report.total, report.taken) == (3, 0)
    assert {left.why for left in report.left} == {Why.OVER}
