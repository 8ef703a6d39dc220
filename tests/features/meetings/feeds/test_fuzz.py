"""Whatever a file says, reading it never fails, and its rows add up."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.meetings.feeds import report as reports
from bot.features.meetings.feeds.detect import decoded, page_of, read
from bot.features.meetings.feeds.report import MOST_BYTES, MOST_ROWS, Left, Report, Why, keeps_the_old
from bot.features.meetings.occurrences import next_ones
from tests.features.meetings.feeds.files import NOW, feed, read_text

KEYS = [
    "name",
    "slug",
    "day",
    "time",
    "end_time",
    "types",
    "timezone",
    "conference_url",
    "conference_phone",
    "notes",
    "latitude",
    "longitude",
    "address",
    "regions",
    "approximate",
    "attendance_option",
    "time_formatted",
    "duration",
    "weekday_tinyint",
    "start_time",
    "duration_time",
    "time_zone",
    "meeting_name",
    "formats",
    "venue_type",
    "published",
    "id_bigint",
    "root_server_uri",
    "startTime",
    "serviceBodyId",
    "startDateUTC",
    "groupID",
    "languages",
    "archived",
]
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=30)
    | st.sampled_from(
        ["19:00", "7:00 pm", "2", "Monday", "America/New_York", "https://zoom.us/j/1", "24:00", "0"]
    )
)
VALUES = SCALARS | st.lists(SCALARS, max_size=4) | st.dictionaries(st.text(max_size=5), SCALARS, max_size=3)
ROWS = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=14) | VALUES
SHAPES = (
    st.lists(ROWS, max_size=8)
    | st.fixed_dictionaries({"meetings": st.lists(ROWS, max_size=5), "formats": VALUES})
    | st.dictionaries(st.text(max_size=3), ROWS, max_size=4)
    | st.lists(st.lists(SCALARS, max_size=6), max_size=5)
)
LINES = st.sampled_from(
    """BEGIN:VCALENDAR;END:VCALENDAR;BEGIN:VEVENT;END:VEVENT;BEGIN:VALARM;END:VALARM;UID:1;UID:2;SUMMARY:x
    DTSTART:20261201T190000Z;DTSTART:20261201;DTSTART:99999999T999999;DTEND:20261201T200000Z;DURATION:PT1H
    DURATION:P9999999D;RRULE:FREQ=DAILY;RRULE:FREQ=WEEKLY,COUNT=3;RRULE:FREQ=MONTHLY;EXDATE:20261202T190000Z
    RDATE:20261205T190000Z/PT1H;RECURRENCE-ID:20261202T190000Z;X-WR-TIMEZONE:Europe/Berlin;STATUS:CANCELLED
    DTSTART;TZID=Nowhere:20261201T190000""".replace("\n", ";").split(";")
) | st.text(max_size=30)


Listed = list[dict[str, str | int]]
Wrap = Callable[[Listed], object]
HEADINGS = {"name": "Name", "day": "Day", "time": "Start Time"}
WRAPS: tuple[Wrap, ...] = (
    lambda rows: {"meetings": rows, "warnings": []},
    lambda rows: {"data": {"meetings": rows}},
    lambda rows: {"title": "Harbor", "entries": rows, "tags": ["a"]},
    lambda rows: {str(number): row for number, row in enumerate(rows)},
    lambda rows: [list(HEADINGS.values()), *([row[key] for key in HEADINGS] for row in rows)],
    lambda rows: [{HEADINGS[key]: row[key] for key in HEADINGS} for row in rows],
    lambda rows: {"values": [["Name", "Day", "Time"], *(list(row.values()) for row in rows)]},
)


def sums_up(report: Report) -> None:
    assert report.taken + len(report.left) == report.total
    assert report.taken <= MOST_ROWS
    assert len({left.row for left in report.left}) == len(report.left)
    assert len({meeting.id for meeting in report.meetings}) == len(report.meetings)
    assert report.problem is None or report.total == 0
    for meeting in report.meetings[:5]:
        assert meeting.name
        if meeting.schedule is not None:
            assert len(next_ones(meeting.schedule, NOW)) == 1


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    sums_up(read(data, feed()))


@given(SHAPES)
@settings(max_examples=200)
def test_any_json(value: Any) -> None:
    sums_up(read_text(json.dumps(value)))


@given(st.lists(LINES.map(str.strip), max_size=25))
def test_any_calendar(lines: list[str]) -> None:
    sums_up(read_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + "\n".join(lines), "America/New_York"))


@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=6))
def test_any_table(rows: list[list[str]]) -> None:
    sums_up(read_text("Day,Time,Name,Address,Types\n" + "\n".join(",".join(row) for row in rows)))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        "[1e999]",
        "[" + "9" * 5000 + "]",
        '[{"name":1}',
        "[] trailing",
        "{}",
        "null",
    ],
)
def test_json_that_is_broken_or_bottomless_is_no_feed(text: str) -> None:
    assert (read_text(text).total, read_text(text).problem is not None) == (0, True)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", Why.EMPTY),
        (" \n ", Why.EMPTY),
        ("<!DOCTYPE html><html>x", Why.WEB_PAGE),
        ("<html><title>Just a moment...</title>", Why.CHALLENGE),
        ("[]", Why.NO_ROWS),
        ('[{"name": "lib", "version": "1"}]', Why.NO_FEED),
        ('{"meetings": []}', Why.NO_ROWS),
    ],
)
def test_a_file_that_is_no_feed_says_why(text: str, why: Why) -> None:
    report = read_text(text)
    assert (report.total, report.problem) == (0, why)


@pytest.mark.parametrize("wrap", WRAPS)
def test_rows_are_found_in_their_wrapping(wrap: Wrap) -> None:
    rows: Listed = [
        {"name": "Harbor", "day": 1, "time": "19:00"},
        {"name": "Light\nhouse", "day": "Friday", "time": "7 pm"},
    ]
    # Line breaks within texts, as PHP leaves them.
    report = read_text(json.dumps(wrap(rows)).replace("\\n", "\n"))
    assert (report.total, report.taken) == (2, 2)


def test_more_rows_than_are_taken_are_left_one_by_one_and_far_more_are_refused() -> None:
    row = '{"name":"x","slug":"%d","day":1,"time":"19:00"}'
    many = "[" + ",".join(row % n for n in range(MOST_ROWS + 3)) + "]"
    report = read_text(many)
    assert (report.total, report.taken) == (MOST_ROWS + 3, MOST_ROWS)
    assert {left.why for left in report.left} == {Why.TOO_MANY}
    assert read_text("[" + "1," * reports.MOST_COUNTED + "1]").problem is Why.TOO_MANY


def test_a_file_over_the_limit_is_not_read() -> None:
    assert read(b" " * (MOST_BYTES + 1), feed()).problem is Why.TOO_BIG


def test_text_is_decoded_by_its_mark_its_server_or_as_windows_writes_it() -> None:
    assert (
        decoded("é".encode("cp1252"))
        == decoded("é".encode("utf-16"))
        == decoded("é".encode(), "nonsense")
        == "é"
    )
    assert decoded("я".encode("koi8-r"), "koi8-r") == "я"
    assert "\ufffd" in decoded(b"\x81\x81 \xff")
    assert page_of("no page") is None


def test_a_bad_refresh_never_replaces_the_last_good_copy() -> None:
    good = read_text('[{"name":"x","slug":"1","day":1,"time":"19:00"}]')
    assert keeps_the_old(good, 1) is None
    assert keeps_the_old(good, 2) is Why.SHRUNK
    assert keeps_the_old(read_text("<html>"), 0) is Why.WEB_PAGE
    assert keeps_the_old(Report("x", 1, 0, (Left(1, Why.DAY),)), 0) is Why.NOTHING
