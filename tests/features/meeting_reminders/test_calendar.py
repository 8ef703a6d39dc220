"""The calendar file, read by two other libraries: each event at the instant the board says."""

from datetime import UTC, datetime, time, timedelta
from typing import Any, cast

import pytest
import vobject  # pyright: ignore[reportMissingTypeStubs]
from ical.calendar_stream import IcsCalendarStream

from bot.agenda.rules import DailyAt, EveryNDays, Once, Recurrence, Rule, Weekly
from bot.features.meeting_reminders.calendar import to_ics
from bot.features.meeting_reminders.model import Follow, Followed
from bot.features.meetings.board import Listing, imported
from bot.features.meetings.model import Extra, Format, Meeting, Place, Schedule
from tests.features.house import ALICE, HARBOR
from tests.features.meetings.houses import wall

NOW = datetime(2026, 3, 25, 12, tzinfo=UTC)
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe")
RULES: tuple[Rule, ...] = (
    Weekly(5, time(19, 30)),
    Weekly(6, time(2, 30)),
    DailyAt(time(8)),
    DailyAt(time(8), frozenset({0, 3})),
    EveryNDays(3, time(7), NOW.date()),
    Recurrence("FREQ=MONTHLY;BYDAY=1SA", time(10), NOW.date()),
    Recurrence("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", time(23, 45), NOW.date() - timedelta(days=7)),
    Recurrence("FREQ=WEEKLY;COUNT=6", time(20), NOW.date() - timedelta(days=14)),
    Recurrence("FREQ=WEEKLY;UNTIL=20260422", time(20), NOW.date()),
    Once(wall(4, 1, 18)),
)


def followed(schedule: Schedule, *, only: bool = False) -> Followed:
    place = Place(Format.ONLINE, link="https://zoom.us/j/1")
    listing = imported(HARBOR, 1, Meeting("f", "a", "Late light", schedule, place=place), NOW)
    at = listing.ahead(NOW, 1)[0]
    follow = Follow(1, ALICE, HARBOR, frozenset({60}), listing=listing.id, only=at.starts if only else None)
    return Followed(follow, listing, at)


def expected(listing: Listing | None, until: datetime) -> list[datetime]:
    assert listing is not None
    return [each.starts for each in listing.ahead(NOW, 60) if each.starts < until]


def by_ical(text: str, until: datetime) -> list[datetime]:
    calendar = IcsCalendarStream.calendar_from_ics(text)
    starts = [cast(datetime, each.dtstart) for each in calendar.timeline_tz(UTC).included(NOW, until)]
    return sorted(each.astimezone(UTC) for each in starts if each.astimezone(UTC) >= NOW)


def by_vobject(text: str, until: datetime) -> list[datetime]:
    reader = cast(Any, vobject).readOne(text)
    found: list[datetime] = []
    for event in reader.vevent_list:
        series = event.getrruleset(addRDate=True)
        starts = [event.dtstart.value] if series is None else list(series.between(*_window(event, until)))
        found += [each.astimezone(UTC) for each in starts]
    return sorted(each for each in found if NOW <= each < until)


def _window(event: Any, until: datetime) -> tuple[datetime, datetime]:
    zone = event.dtstart.value.tzinfo
    return (NOW - timedelta(days=1)).astimezone(zone), until.astimezone(zone)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("rule", RULES, ids=str)
def test_two_other_libraries_read_the_same_instants(rule: Rule, zone: str) -> None:
    each, until = followed(Schedule(rule, zone, 45)), NOW + timedelta(days=50)
    text = to_ics([each], NOW).decode()
    due = expected(each.listing, until)
    assert due
    assert by_ical(text, until) == due
    in_a_gap = any(at.astimezone(UTC) for at in due if _moved(at, each))
    if not in_a_gap:  # dateutil, which vobject uses, repeats the hour that is not there
        assert by_vobject(text, until) == due


def _moved(at: datetime, each: Followed) -> bool:
    assert each.listing is not None
    schedule = each.listing.meeting.schedule
    assert schedule is not None
    return at.astimezone(schedule.clock).time() != schedule.rule.at


def test_what_is_left_out_and_what_is_added_is_in_the_file() -> None:
    schedule = Schedule(
        Weekly(5, time(19)),
        "Europe/Berlin",
        60,
        frozenset({wall(4, 4, 19)}),
        (Extra(wall(4, 6, 9), 30),),
    )
    each, until = followed(schedule), NOW + timedelta(days=30)
    assert by_ical(to_ics([each], NOW).decode(), until) == expected(each.listing, until)


def test_one_time_alone_is_one_event() -> None:
    each = followed(Schedule(Weekly(5, time(19)), "Europe/Berlin"), only=True)
    assert by_ical(to_ics([each], NOW).decode(), NOW + timedelta(days=60)) == [
        datetime(2026, 3, 28, 18, tzinfo=UTC)
    ]


def test_a_neutral_file_names_no_meeting_and_no_place() -> None:
    each = followed(Schedule(Weekly(5, time(19)), "Europe/Berlin"))
    text = to_ics([each], NOW, "Busy").decode()
    assert "SUMMARY:Busy" in text
    assert "Late light" not in text
    assert "zoom" not in text
    assert "zoom" in to_ics([each], NOW).decode()
