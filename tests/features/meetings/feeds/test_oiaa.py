"""OIAA's central-query: zones of their own, Sundays 0 or 7, and a next start that must agree."""

import json
from typing import Any

import pytest

from bot.features.meetings.feeds.report import Report, Why
from bot.features.meetings.model import Format, Meeting, Programme, Trait
from bot.features.meetings.occurrences import next_ones
from tests.features.meetings.feeds.files import NOW, read_text

ROW: dict[str, Any] = {
    "slug": "early-tide",
    "name": "Early Tide",
    "timezone": "America/New_York",
    "day": 1,
    "time": "11:00",
    "duration": 45,
    "conference_url": " https://us06web.zoom.us/j/123456789?pwd=abc",
    "conference_url_notes": "Passcode: tide",
    "archived": False,
    "groupID": {"$oid": "0"},
    "types": ["O", "W", "LO-I"],
    "languages": ["EN", "es"],
    "startDateUTC": {"$date": "2026-06-01T15:00:00.000Z"},
}


def imported(**changes: Any) -> Report:
    return read_text(json.dumps([ROW | changes]))


def one(**changes: Any) -> Meeting:
    (meeting,) = imported(**changes).meetings
    return meeting


def test_a_meeting_is_online_in_its_own_zone() -> None:
    meeting = one()
    assert meeting.schedule is not None
    assert (meeting.schedule.zone, meeting.schedule.minutes) == ("America/New_York", 45)
    assert (meeting.place.format, meeting.programme) == (Format.ONLINE, Programme.AA)
    assert meeting.place.link == "https://us06web.zoom.us/j/123456789"
    assert (meeting.languages, meeting.codes) == (("en", "es"), ("LO-I",))
    assert meeting.traits == {Trait.OPEN, Trait.WOMEN}


@pytest.mark.parametrize("number", range(8))
def test_sunday_is_seven_and_also_zero(number: int) -> None:
    meeting = one(day=number, startDateUTC=None)
    assert meeting.schedule is not None
    days = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    assert f"{next_ones(meeting.schedule, NOW)[0].wall:%A}" == days[number]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"timezone": None}, Why.NO_ZONE),
        ({"timezone": "Nowhere"}, Why.ZONE),
        ({"archived": True}, Why.UNPUBLISHED),
        ({"day": 2}, Why.TWO_TIMES),
        ({"time": "12:00"}, Why.TWO_TIMES),
        ({"time": "noonish"}, Why.TIME),
        ({"day": 8}, Why.DAY),
    ],
)
def test_a_row_that_is_not_sure_is_left(changes: dict[str, Any], why: Why) -> None:
    assert [left.why for left in imported(**changes).left] == [why]


@pytest.mark.parametrize(
    "told", [None, "soon", "2026-06-01T15:00:00", "0001-01-01T00:00:00Z", 5, {"$date": 5}]
)
def test_a_next_start_that_cannot_be_read_says_nothing(told: Any) -> None:
    assert imported(startDateUTC=told).taken == 1


def test_unscheduled_meetings_are_by_appointment() -> None:
    assert one(day=None, time=None, timezone=None).schedule is None


def test_one_answer_may_be_one_meeting_and_its_parts_four_lists() -> None:
    whole = ROW | {"types": None, "type": "C", "formats": ["D"], "communities": ["Y"], "features": ["POA"]}
    report = read_text(json.dumps(whole | {"day": [1, 2], "startDateUTC": None}))
    assert [meeting.id for meeting in report.meetings] == ["early-tide-1", "early-tide-2"]
    assert report.meetings[0].traits == {Trait.CLOSED, Trait.DISCUSSION, Trait.YOUNG}
