"""Calendars of our own making: zones, exceptions, moves, and what is refused."""

from datetime import UTC, datetime

import pytest

from bot.features.meetings.feeds.report import Report, Why
from bot.features.meetings.model import Format, Meeting
from bot.features.meetings.occurrences import next_ones
from tests.features.meetings.feeds.files import NOW, read_text

EVENT = """UID:1
SUMMARY:Harbor Light
DTSTART;TZID=Europe/Berlin:20261201T190000
DTEND;TZID=Europe/Berlin:20261201T203000
RRULE:FREQ=WEEKLY;BYDAY=TU"""


def calendar(*events: str, head: str = "") -> str:
    inner = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}\n{inner}END:VCALENDAR\n"


def imported(*events: str, head: str = "", zone: str | None = None) -> Report:
    return read_text(calendar(*events, head=head), zone)


def one(event: str, head: str = "", zone: str | None = None) -> Meeting:
    (meeting,) = imported(event, head=head, zone=zone).meetings
    return meeting


def starts(meeting: Meeting, count: int = 3) -> list[str]:
    assert meeting.schedule is not None
    return [f"{each.wall:%m-%d %H:%M}" for each in next_ones(meeting.schedule, NOW, count)]


def why(event: str, zone: str | None = None) -> list[Why]:
    return [left.why for left in imported(event, zone=zone).left]


def test_a_series_is_one_meeting_in_its_own_zone() -> None:
    meeting = one(EVENT)
    assert meeting.schedule is not None
    assert (meeting.schedule.zone, meeting.schedule.minutes) == ("Europe/Berlin", 90)
    assert starts(meeting) == ["12-01 19:00", "12-08 19:00", "12-15 19:00"]


@pytest.mark.parametrize(
    ("named", "zone"),
    [
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Pacific Standard Time", "America/Los_Angeles"),
        ("/softwarestudio.org/Olson_20011030_5/America/Chicago", "America/Chicago"),
        ("/citadel.org/20210210_1/America/Argentina/Salta", "America/Argentina/Salta"),
        ('"Europe/Berlin"', "Europe/Berlin"),
    ],
)
def test_zones_of_other_programs_are_known(named: str, zone: str) -> None:
    meeting = one(EVENT.replace("Europe/Berlin", named))
    assert meeting.schedule is not None
    assert meeting.schedule.zone == zone


def test_a_time_without_a_zone_is_in_the_calendars_or_in_the_one_a_person_chose() -> None:
    floating = EVENT.replace(";TZID=Europe/Berlin", "")
    for head, zone, expected in (
        ("X-WR-TIMEZONE:Europe/Paris", None, "Europe/Paris"),
        ("X-WR-TIMEZONE:Nowhere", "Asia/Tokyo", "Asia/Tokyo"),
        ("", "Asia/Tokyo", "Asia/Tokyo"),
    ):
        schedule = one(floating, head, zone).schedule
        assert schedule is not None
        assert schedule.zone == expected
    assert why(floating) == [Why.NO_ZONE]


def test_cancelled_added_and_moved_times_are_told_apart() -> None:
    series = EVENT + "\nEXDATE:20261208T180000Z\nRDATE;TZID=Europe/Berlin:20261209T200000"
    moved = (
        "UID:1\nSUMMARY:Harbor Light\nRECURRENCE-ID;TZID=Europe/Berlin:20261215T190000\n"
        "DTSTART;TZID=Europe/Berlin:20261216T170000\nDURATION:PT1H"
    )
    cancelled = "UID:1\nRECURRENCE-ID:20261222T180000Z\nSTATUS:CANCELLED\nDTSTART:20261222T180000Z"
    report = imported(series, moved, cancelled)
    assert (report.total, report.taken) == (3, 3)
    assert starts(report.meetings[0], 4) == ["12-01 19:00", "12-09 20:00", "12-16 17:00", "12-29 19:00"]


def test_dates_without_time_and_periods_are_exceptions_too() -> None:
    periods = "20261203T180000Z/PT2H,20261204T180000Z/20261204T183000Z"
    event = f"{EVENT}\nEXDATE;VALUE=DATE:20261201\nRDATE;VALUE=PERIOD:{periods}"
    schedule = one(event).schedule
    assert schedule is not None
    found = [(f"{each.wall:%d %H:%M}", each.minutes) for each in next_ones(schedule, NOW, 3)]
    assert found == [("03 19:00", 120), ("04 19:00", 30), ("08 19:00", 90)]


@pytest.mark.parametrize(
    ("until", "last"), [("20261208", "12-08"), ("20261208T180000Z", "12-08"), ("20261208T175959Z", "12-01")]
)
def test_until_is_the_last_one_that_begins_by_then(until: str, last: str) -> None:
    assert starts(one(f"{EVENT};UNTIL={until}"), 9)[-1].startswith(last)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY",
        "FREQ=HOURLY",
        "RRULE:Anything;FREQ=WEEKLY",
        "FREQ=WEEKLY;BYHOUR=3",
        "FREQ=WEEKLY;BYDAY",
        "FREQ=WEEKLY;UNTIL=soon",
        "FREQ=WEEKLY\nRRULE:FREQ=DAILY",
        "FREQ=WEEKLY\nEXRULE:FREQ=DAILY",
    ],
)
def test_a_recurrence_that_is_not_followed_leaves_the_event(rule: str) -> None:
    assert why(EVENT.replace("FREQ=WEEKLY;BYDAY=TU", rule)) == [Why.RECURRENCE]


def test_a_rule_that_says_its_own_hour_once_more_is_followed() -> None:
    assert starts(one(EVENT + ";BYHOUR=19;BYMINUTE=0;X-NOTE=1"), 1) == ["12-01 19:00"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("DTSTART;TZID=Europe/Berlin:20261201T190000", "DTSTART;VALUE=DATE:20261201"), Why.WHOLE_DAY),
        (("DTSTART;TZID=Europe/Berlin:20261201T190000", "DTSTART:20261341T190000"), Why.UNREADABLE),
        (("DTSTART;TZID=Europe/Berlin:20261201T190000", "X-NO:1"), Why.UNREADABLE),
        (("DTSTART;TZID=Europe/Berlin:20261201T190000", "DTSTART:99990101T190000Z"), Why.UNREADABLE),
        (("DTSTART;TZID=Europe/Berlin", "DTSTART;TZID=Nowhere"), Why.ZONE),
        (("SUMMARY:Harbor Light", "STATUS:CANCELLED"), Why.CANCELLED),
        (("SUMMARY:Harbor Light", "CLASS:PRIVATE"), Why.UNPUBLISHED),
        (("SUMMARY:Harbor Light", "X-NO:1"), Why.NO_NAME),
        (("RRULE:FREQ=WEEKLY;BYDAY=TU", "EXDATE:20261201T180000Z"), Why.OVER),
        (("SUMMARY:Harbor Light", 'SUMMARY;X="a":b"'), None),
        (("SUMMARY:Harbor Light", 'SUMMARY;X="a:b'), Why.UNREADABLE),
        (("RRULE:", "RECURRENCE-ID;RANGE=THISANDFUTURE:20261201T180000Z\nRRULE:"), None),
    ],
)
def test_an_event_that_is_no_sure_meeting_is_left(change: tuple[str, str], expected: Why | None) -> None:
    assert why(EVENT.replace(*change)) == ([] if expected is None else [expected])


def test_a_change_from_some_time_on_leaves_the_whole_series() -> None:
    change = "UID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261208T180000Z\nDTSTART:20261208T190000Z"
    assert [left.why for left in imported(EVENT, change).left] == [Why.RECURRENCE] * 2


@pytest.mark.parametrize(
    ("end", "minutes"),
    [
        ("DURATION:PT45M", 45),
        ("DURATION:P1W", 60),
        ("DURATION:soon", 60),
        ("DTEND:20261201T170000Z", 60),
        ("DTEND:2026", 60),
        ("DTEND;TZID=Nowhere:20261201T200000", 60),
        ("X-NO:1", 60),
    ],
)
def test_an_end_that_cannot_be_is_the_usual_one(end: str, minutes: int) -> None:
    schedule = one(EVENT.replace("DTEND;TZID=Europe/Berlin:20261201T203000", end)).schedule
    assert schedule is not None
    assert schedule.minutes == minutes


def test_an_event_broken_off_spoils_no_other_and_alarms_are_passed_over() -> None:
    alarm = EVENT + "\nBEGIN:VALARM\nTRIGGER:-PT5M\nSUMMARY:Ring\nEND:VALARM"
    text = calendar(alarm).replace("END:VCALENDAR", "BEGIN:VEVENT\nUID:2\nBEGIN:VEVENT\nUID:3\nEND:VCALENDAR")
    report = read_text(text)
    assert (report.total, report.taken) == (3, 1)
    assert [left.why for left in report.left] == [Why.UNREADABLE] * 2


def test_the_way_in_is_found_and_people_are_not_kept() -> None:
    event = EVENT + (
        "\nLOCATION:https://zoom.us/j/123?pwd=hush\nORGANIZER;CN=Ada Lane:mailto:ada@example.org"
        "\nATTENDEE;CN=Bob Hill:mailto:bob@example.org\nDESCRIPTION:Welcome.\\nPasscode: hush2\\nCall Ada"
    )
    meeting = one(event)
    assert (meeting.place.format, meeting.place.link) == (Format.ONLINE, "https://zoom.us/j/123")
    assert meeting.notes == "Welcome."
    assert "hush" not in repr(meeting)
    assert "hush2" in meeting.access.notes
    assert not any(name in repr(meeting) + repr(meeting.access) for name in ("Ada", "Bob", "example.org"))


def test_the_same_series_twice_is_one_and_an_empty_calendar_is_no_feed() -> None:
    assert [left.why for left in imported(EVENT, EVENT).left] == [Why.REPEATED]
    assert read_text("BEGIN:VCALENDAR\nEND:VCALENDAR").problem is Why.NO_ROWS


def test_times_in_utc_stay_in_utc() -> None:
    meeting = one("UID:9\nSUMMARY:Once\nDTSTART:20261201T180000Z")
    assert meeting.schedule is not None
    assert next_ones(meeting.schedule, NOW)[0].starts == datetime(2026, 12, 1, 18, tzinfo=UTC)


def test_thousands_of_exceptions_are_too_many() -> None:
    dates = ",".join(f"{day:08}T190000" for day in [20261201] * 10)
    many = "\n".join(f"RDATE;TZID=Europe/Berlin:{dates}" for _ in range(300))
    assert why(f"{EVENT}\n{many}") == [Why.RECURRENCE]
