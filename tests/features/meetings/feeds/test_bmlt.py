"""BMLT: Sunday is 1, whatever the shape; the administrators' interface starts at 0."""

import json
from typing import Any

import pytest

from bot.features.meetings.feeds.report import Report, Why
from bot.features.meetings.model import Flag, Format, Meeting, Programme, Trait
from bot.features.meetings.occurrences import next_ones
from tests.features.meetings.feeds.files import NOW, read_text

DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")

ROW: dict[str, Any] = {
    "id_bigint": "42",
    "weekday_tinyint": "2",
    "venue_type": "",
    "start_time": "19:00:00",
    "duration_time": "01:30:00",
    "time_zone": "",
    "formats": "O,VM",
    "published": "1",
    "root_server_uri": "https://bmlt.example/main_server",
    "meeting_name": "Harbor Clean",
    "location_text": "",
    "location_street": "",
}
ADMIN: dict[str, Any] = {
    "id": 7,
    "serviceBodyId": 1,
    "venueType": 3,
    "day": 0,
    "startTime": "18:00",
    "duration": "01:15",
    "timeZone": None,
    "published": True,
    "name": "Harbor Clean",
    "location_street": "12 Quay St",
}


def imported(*rows: dict[str, Any]) -> Report:
    return read_text(json.dumps(rows))


def one(row: dict[str, Any] = ROW, **changes: Any) -> Meeting:
    (meeting,) = imported(row | changes).meetings
    return meeting


def day_of(meeting: Meeting) -> str:
    assert meeting.schedule is not None
    return f"{next_ones(meeting.schedule, NOW)[0].wall:%A}"


@pytest.mark.parametrize("number", range(1, 8))
@pytest.mark.parametrize("write", [str, int])
def test_one_is_sunday_on_all_seven_days(number: int, write: type) -> None:
    assert day_of(one(weekday_tinyint=write(number))) == DAYS[number - 1]


@pytest.mark.parametrize("number", range(7))
def test_the_administrators_interface_counts_from_zero(number: int) -> None:
    assert day_of(one(ADMIN, day=number)) == DAYS[number]


@pytest.mark.parametrize("day", ["0", "8", "x"])
def test_a_day_that_is_none_leaves_the_row(day: str) -> None:
    assert [left.why for left in imported(ROW | {"weekday_tinyint": day}).left] == [Why.DAY]


def test_an_answer_that_counts_from_zero_to_six_leaves_all_its_days() -> None:
    report = imported(*(ROW | {"weekday_tinyint": str(day), "id_bigint": day} for day in range(7)))
    assert [left.why for left in report.left] == [Why.DAY] + [Why.NUMBERING] * 6


def test_an_administrators_answer_that_counts_from_one_to_seven_is_left_too() -> None:
    report = imported(*(ADMIN | {"day": day, "id": day} for day in range(1, 8)))
    assert [left.why for left in report.left] == [Why.NUMBERING] * 6 + [Why.DAY]


def test_a_meeting_bears_its_servers_name_in_its_id_and_belongs_to_na() -> None:
    meeting = one()
    assert (meeting.id, meeting.programme) == ("42@bmlt.example", Programme.NA)
    assert one(root_server_uri="http://[").id == "42"
    assert one(root_server_uri="").id == "42"


def test_lengths_and_days_that_are_missing_are_not_made_up() -> None:
    meeting = one()
    assert meeting.schedule is not None
    assert meeting.schedule.minutes == 90
    assert Flag.LENGTH_GUESSED in one(duration_time="24:00:00").flags
    assert one(weekday_tinyint="").schedule is None
    assert [left.why for left in imported(ROW | {"start_time": "evening"}).left] == [Why.TIME]


def test_what_is_not_published_or_nameless_or_no_row_is_left() -> None:
    rows = [ROW | {"published": "0"}, ADMIN | {"published": False}, ROW | {"meeting_name": ""}]
    whys = [imported(row).left[0].why for row in rows]
    assert whys == [Why.UNPUBLISHED, Why.UNPUBLISHED, Why.NO_NAME]
    assert [left.why for left in read_text(json.dumps([ROW, 5, "x"])).left] == [Why.NOT_A_ROW] * 2


@pytest.mark.parametrize(
    ("changes", "way"),
    [
        ({"venue_type": "1"}, Format.IN_PERSON),
        ({"venue_type": "2"}, Format.ONLINE),
        ({"venue_type": 3}, Format.HYBRID),
        ({}, Format.ONLINE),
        ({"formats": "O", "location_street": "12 Quay St"}, Format.IN_PERSON),
        ({"formats": "HY", "location_street": "12 Quay St"}, Format.HYBRID),
        ({"formats": "", "virtual_meeting_link": "https://zoom.us/j/1"}, Format.ONLINE),
        ({"venue_type": "3", "formats": "TC"}, Format.ONLINE),
    ],
)
def test_how_to_take_part_follows_from_venue_formats_and_link(changes: dict[str, Any], way: Format) -> None:
    meeting = one(**changes)
    assert meeting.place.format is way
    assert meeting.may_remind


def test_a_room_that_is_closed_for_now_is_not_reminded_of() -> None:
    assert not one(venue_type="1", formats="TC", virtual_meeting_link="https://evil.example/x").may_remind


def test_formats_mean_what_their_server_says() -> None:
    formats = [
        {"key_string": "Q", "world_id": "OPEN", "name_string": "Open"},
        {"key_string": "O", "world_id": "LIT", "name_string": "Book"},
        {"key_string": "SL", "world_id": "", "name_string": "ASL"},
        {"key_string": "C", "world_id": "XX", "name_string": "Something else"},
        {"key_string": "V", "world_id": "VM", "name_string": "Virtual"},
    ]
    row = ROW | {"formats": "Q,O,SL,C,V,ZZ"}
    (meeting,) = read_text(json.dumps({"meetings": [row], "formats": formats})).meetings
    assert meeting.traits == {Trait.OPEN, Trait.LITERATURE, Trait.SIGN_LANGUAGE}
    assert (meeting.codes, meeting.place.format) == (("C", "ZZ"), Format.ONLINE)
    assert one(formats="O,C").traits == {Trait.CLOSED}


def test_contacts_are_dropped_and_how_to_get_in_is_private() -> None:
    meeting = one(
        virtual_meeting_additional_info="Password: clean7",
        phone_meeting_number="+1 646 558 8656",
        contact_name_1="Ada Lane",
        contact_email_1="ada@example.org",
        email_contact="ada@example.org",
        comments="Questions? Ask for Ada Lane",
    )
    assert meeting.access.notes == "Password: clean7"
    assert "Ada" not in repr(meeting) + repr(meeting.access)
    assert meeting.place.phone == "+16465588656"


def test_an_answer_for_a_script_is_read_too() -> None:
    assert read_text(f"callback({json.dumps([ROW])});").taken == 1


def test_formats_alone_are_no_meetings() -> None:
    report = read_text(json.dumps([{"key_string": "O", "name_string": "Open"}]))
    assert (report.total, report.left[0].why) == (1, Why.FORMAT_ONLY)
