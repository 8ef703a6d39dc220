"""CSV: the plugin's headings, and tables much like it."""

import pytest

from bot.features.meetings.feeds.detect import read
from bot.features.meetings.feeds.report import Why
from tests.features.meetings.feeds.files import feed, read_text

PLUGIN = '"Time","End Time","Day","Name","Address","Types","Timezone","Slug","Contact 1 Name"\n'
ROW = '"6:00 PM","7:30 PM","Monday","Harbor, Light","12 Quay St, Harbor, NY","Open, Speaker",,"x","Ada"\n'


def test_the_plugins_table_is_read() -> None:
    (meeting,) = read_text(PLUGIN + ROW).meetings
    assert meeting.schedule is not None
    assert f"{meeting.schedule.rule.at:%H:%M} {meeting.schedule.minutes}" == "18:00 90"
    assert (meeting.name, meeting.id) == ("Harbor, Light", "x")
    assert "Ada" not in repr(meeting)


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_line_ends_separators_and_encodings_differ(end: str, mark: str, encoding: str) -> None:
    lines = (("Day", "Time", "Group Name", "Location"), ("Sunday", "7 pm", "Café", "Église"), ())
    text = end.join(mark.join(cells) for cells in lines)
    report = read(text.encode(encoding), feed())
    assert [meeting.name for meeting in report.meetings] == ["Café"]


def test_a_column_of_its_own_may_say_am_or_pm() -> None:
    text = "Day,Time,AMPM,Location Name\nFriday,6:30,PM,Hall\nFriday,6:30,,Hall\nFriday,6:30,late,Hall\n"
    report = read_text(text + "Friday,6:30 AM,PM,Hall\n")
    assert [f"{m.schedule.rule.at:%H:%M}" for m in report.meetings if m.schedule] == ["18:30"]
    assert [left.why for left in report.left] == [Why.HALF, Why.TIME, Why.TIME]


def test_a_semantic_answer_as_a_table_counts_days_from_one() -> None:
    text = "id_bigint,weekday_tinyint,start_time,meeting_name\n1,1,19:00:00,Clean\n"
    (meeting,) = read_text(text).meetings
    assert meeting.schedule == read_text("Day,Time,Name\nSunday,19:00,Clean\n").meetings[0].schedule


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "just some words", "Name,Price\nTea,2\n", "\n\n \n"])
def test_other_tables_are_no_feed(text: str) -> None:
    report = read_text(text)
    assert (report.total, report.problem in (Why.NO_FEED, Why.EMPTY)) == (0, True)


def test_headings_alone_are_no_rows_and_an_endless_cell_breaks() -> None:
    assert read_text(PLUGIN).problem is Why.NO_ROWS
    assert read_text(PLUGIN + '"' + "x" * 200_000).problem is Why.BROKEN


@pytest.mark.parametrize("day", ["1", "3"])
def test_a_number_under_another_heading_than_day_is_no_sure_day(day: str) -> None:
    report = read_text(f"Weekday,Time,Name\n{day},19:00,Clean\nMonday,19:00,Clean\n")
    assert [left.why for left in report.left] == [Why.DAY]
    assert report.taken == 1


def test_coordinates_that_are_none_do_not_move_a_row() -> None:
    text = "Day,Time,Name,Latitude,Longitude\nSunday,19:00,Clean,n/a,\n"
    assert read_text(text).taken == 1
