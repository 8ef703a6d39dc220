"""Meeting Guide JSON: seven days, all spellings of a time, and nothing guessed."""

import json
from collections.abc import Callable
from datetime import time
from typing import Any

import pytest

from bot.agenda.rules import Weekly
from bot.features.meetings.feeds.report import Report, Why
from bot.features.meetings.model import Flag, Format, Meeting, Trait
from bot.features.meetings.occurrences import next_ones
from tests.features.meetings.feeds.files import NOW, read_text

DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")

ROW: dict[str, Any] = {
    "name": "Harbor Light",
    "slug": "harbor-light",
    "day": 1,
    "time": "19:00",
    "end_time": "20:15",
    "types": ["O", "D", "W"],
    "formatted_address": "12 Quay St, Harbor, NY 10001, USA",
}


WRITTEN: tuple[Callable[[int], Any], ...] = (
    int,
    str,
    float,
    lambda day: [day],
    lambda day: DAYS[day].lower(),
)


def imported(*rows: dict[str, Any] | object, zone: str | None = "America/New_York") -> Report:
    return read_text(json.dumps(rows), zone)


def one(**changes: Any) -> Meeting:
    (meeting,) = imported(ROW | changes).meetings
    return meeting


def why(**changes: Any) -> Why:
    (left,) = imported(ROW | changes).left
    return left.why


def time_of(meeting: Meeting) -> time:
    assert meeting.schedule is not None
    assert isinstance(meeting.schedule.rule, Weekly)
    return meeting.schedule.rule.at


def minutes_of(meeting: Meeting) -> int:
    assert meeting.schedule is not None
    return meeting.schedule.minutes


@pytest.mark.parametrize("number", range(7))
@pytest.mark.parametrize("write", WRITTEN)
def test_zero_is_sunday_on_all_seven_days_however_they_are_written(number: int, write: Any) -> None:
    meeting = one(day=write(number))
    assert meeting.schedule is not None
    (first,) = next_ones(meeting.schedule, NOW)
    assert f"{first.wall:%A}" == DAYS[number]


@pytest.mark.parametrize(
    ("name", "number"),
    [("Miércoles", 3), ("samedi", 6), ("Söndag", 0), ("mondays", 1), ("日曜日", 0), ("Thurs", 4)],
)
def test_days_are_known_by_their_names_in_other_languages(name: str, number: int) -> None:
    assert one(day=name).schedule == one(day=number).schedule


def test_several_days_are_several_meetings_with_ids_of_their_own() -> None:
    report = imported(ROW | {"day": ["1", "3"]}, ROW | {"day": [6], "slug": "other"})
    assert (report.total, report.taken) == (2, 2)
    assert [meeting.id for meeting in report.meetings] == ["harbor-light-1", "harbor-light-3", "other"]


@pytest.mark.parametrize("changes", [{"day": None}, {"day": ""}, {"time": None}, {"time": ""}, {"day": []}])
def test_without_day_or_time_a_meeting_is_by_appointment(changes: dict[str, Any]) -> None:
    meeting = one(**changes)
    assert meeting.schedule is None
    assert not meeting.may_remind


@pytest.mark.parametrize("day", [7, "7", -1, True, "someday", [1, 9], {"day": 1}, 1.5, "Monday-Friday"])
def test_a_day_that_is_none_leaves_the_row(day: Any) -> None:
    assert why(day=day) is Why.DAY


def test_a_list_that_counts_from_one_to_seven_leaves_all_its_numbered_days() -> None:
    rows = [ROW | {"day": day, "slug": f"s{day}"} for day in range(1, 8)]
    report = imported(*rows, ROW | {"day": "Monday", "slug": "named"})
    assert [left.why for left in report.left] == [Why.NUMBERING] * 6 + [Why.DAY]
    assert [meeting.id for meeting in report.meetings] == ["named"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("19:00", "19:00"),
        ("19:00:00", "19:00"),
        ("7:00 pm", "19:00"),
        ("7:00 PM", "19:00"),
        ("7 p.m.", "19:00"),
        ("12:15 am", "00:15"),
        ("12:00 PM", "12:00"),
        ("Noon", "12:00"),
        ("19h30", "19:30"),
        ("19.30", "19:30"),
        ("1930", "19:30"),
        ("07:00", "07:00"),
        ("7:00 PM - 8:00 PM", "19:00"),
        ("19:00-20:30", "19:00"),
    ],
)
def test_times_are_read_in_every_spelling(written: str, meant: str) -> None:
    assert f"{time_of(one(time=written)):%H:%M}" == meant


@pytest.mark.parametrize(
    "written", ["25:00", "19:75", "24:30", "evening", "13:00 AM", "0:30 PM", "7", {}, "½"]
)
def test_a_time_that_is_none_leaves_the_row(written: Any) -> None:
    assert why(time=written) is Why.TIME


def test_a_list_with_bare_hours_up_to_twelve_only_may_mean_mornings_or_evenings() -> None:
    rows = [ROW | {"slug": "a", "time": "7:30"}, ROW | {"slug": "b", "time": "6:00 PM"}]
    assert [left.why for left in imported(*rows).left] == [Why.HALF]
    assert [left.why for left in imported(*rows, ROW | {"time": "19:00"}).left] == []
    assert why(time="7:00 - 8:00 pm") is Why.HALF


def test_twenty_four_o_clock_is_midnight_of_the_day_after_and_flagged() -> None:
    assert one(day=6, time="24:00").schedule == one(day=0, time="00:00").schedule
    assert Flag.MIDNIGHT in one(time="00:00").flags


def test_two_times_that_do_not_agree_leave_the_row() -> None:
    assert why(time_formatted="7:00 am") is Why.TWO_TIMES
    assert one(time_formatted="7:00 pm").schedule == one().schedule
    assert one(time_formatted="in the evening").schedule == one().schedule


@pytest.mark.parametrize(
    ("start", "end", "minutes", "guessed"),
    [
        ("19:00", "20:15", 75, False),
        ("23:30", "00:30", 60, False),
        ("12:15", "01:15", 60, True),
        ("10:00", "10:00", 60, True),
        ("17:30", "16:30", 60, True),
        ("19:00", None, 60, True),
        ("19:00", "later", 60, True),
    ],
)
def test_a_length_is_likely_or_the_usual_one(
    start: str, end: str | None, minutes: int, guessed: bool
) -> None:
    meeting = one(time=start, end_time=end)
    assert (minutes_of(meeting), Flag.LENGTH_GUESSED in meeting.flags) == (minutes, guessed)


def test_a_row_keeps_its_own_zone_and_one_without_waits_for_the_lists() -> None:
    named = one(timezone="America/los_angeles")
    assert named.schedule is not None
    assert named.schedule.zone == "America/Los_Angeles"
    (left,) = imported(ROW, zone=None).left
    assert left.why is Why.NO_ZONE
    assert imported(ROW | {"day": None}, zone=None).taken == 1


@pytest.mark.parametrize("zone", ["Mars/Base", "EST", 5, "../../etc/passwd"])
def test_a_zone_nobody_knows_leaves_the_row(zone: Any) -> None:
    assert why(timezone=zone) is Why.ZONE


def test_a_place_that_cannot_keep_the_lists_time_is_left_unless_it_names_its_own() -> None:
    sydney = {"latitude": "-33.86", "longitude": 151.2}
    assert why(**sydney) is Why.FAR_OFF
    assert one(**sydney, timezone="Australia/Sydney").schedule is not None
    assert why(coordinates="-33.86,151.2") is Why.FAR_OFF
    assert one(latitude=0, longitude=0).schedule is not None
    assert one(latitude="n/a", longitude="n/a").schedule is not None


def test_a_slug_that_stands_twice_is_two_meetings_unless_they_are_the_same() -> None:
    report = imported(ROW, ROW, ROW | {"day": 4}, ROW | {"day": 4, "name": "Another"})
    assert [left.why for left in report.left] == [Why.REPEATED]
    assert len({meeting.id for meeting in report.meetings}) == report.taken == 3


def test_rows_that_are_no_meetings_are_left_and_counted() -> None:
    report = imported(ROW, None, "text", 5, [], {}, {"slug": "x", "day": 1, "time": "10:00"})
    assert (report.total, report.taken) == (7, 1)
    assert [left.why for left in report.left] == [Why.NOT_A_ROW] * 5 + [Why.NO_NAME]


@pytest.mark.parametrize(
    ("changes", "way"),
    [
        ({}, Format.IN_PERSON),
        ({"conference_url": "https://us02web.zoom.us/j/123"}, Format.HYBRID),
        ({"conference_url": "https://zoom.us/j/123", "types": ["TC", "ONL"]}, Format.ONLINE),
        ({"types": ["onl"], "approximate": "yes"}, Format.ONLINE),
        ({"attendance_option": "online"}, Format.ONLINE),
        ({"conference_phone": "+1 929 205 6099,,123456789#", "approximate": True}, Format.ONLINE),
    ],
)
def test_how_to_take_part_follows_from_link_phone_and_place(changes: dict[str, Any], way: Format) -> None:
    assert one(**changes).place.format is way


@pytest.mark.parametrize(
    "changes", [{"types": ["TC"]}, {"attendance_option": "inactive"}, {"approximate": "yes"}]
)
def test_a_meeting_with_no_way_in_is_listed_and_never_reminded_of(changes: dict[str, Any]) -> None:
    assert not one(**changes).may_remind


def test_types_are_known_by_code_and_by_name_and_closed_wins_over_open() -> None:
    by_code, by_name = (
        one(types=["O", "C", "ASL", "S", "ZZ"]),
        one(types="Open, Closed, American Sign Language"),
    )
    assert by_code.traits == by_name.traits == {Trait.CLOSED, Trait.SIGN_LANGUAGE}
    assert (by_code.languages, by_code.codes) == (("es",), ("ZZ",))


def test_passcodes_are_apart_from_what_everybody_reads_and_persons_are_in_neither() -> None:
    meeting = one(
        conference_url="https://zoom.us/j/123456789?pwd=S3cr3t",
        conference_url_notes="Passcode: lighthouse",
        conference_phone="+16465588656,,123456789#,,*42#",
        notes="Ring the bell. Password: harbor9. Call Mary K. 555-0100. Coffee at seven.",
        contact_1_name="Mary K",
        contact_1_phone="555-0100",
        email="mary@example.org",
        author="mary",
    )
    public = repr(meeting)
    assert (meeting.place.link, meeting.place.phone) == ("https://zoom.us/j/123456789", "+16465588656")
    assert meeting.notes == "Ring the bell. Coffee at seven."
    assert not any(secret in public for secret in ("S3cr3t", "lighthouse", "harbor9", "*42#"))
    told = "".join((meeting.access.link, meeting.access.phone, meeting.access.notes))
    assert all(secret in told for secret in ("S3cr3t", "lighthouse", "harbor9", "*42#"))
    assert not any(person in public + told for person in ("Mary", "mary", "555-0100"))


def test_notes_that_name_some_weeks_are_flagged() -> None:
    assert Flag.SOMETIMES in one(notes="First Saturday of the month").flags
    assert Flag.SOMETIMES not in one(notes="Last Saturday is an open meeting").flags
