"""Every shared feed: all its rows are accounted for, in these numbers."""

from collections import Counter
from datetime import timedelta

import pytest

from bot.features.meetings.feeds.report import Report, Why
from bot.features.meetings.model import Flag
from bot.features.meetings.occurrences import next_ones
from tests.features.meetings.feeds.files import LONG_AGO, NOW, SHARED, needs_shared, read_shared

EXPECTED: dict[str, tuple[int, int, dict[Why, int]]] = {
    "bmlt_admin_api_v1_meetings.json": (244, 244, {}),
    "bmlt_sample_newyork_765.json": (765, 738, {Why.UNPUBLISHED: 27}),
    # Armidale lies in Australia, and the answer names no zone.
    "bmlt_semantic_singles.json": (6, 5, {Why.FAR_OFF: 1}),
    "bmlt_yap_day2_53.json": (53, 53, {}),
    "bmlt_yap_day4_62.json": (62, 62, {}),
    "bmlt_yap_formats_44.json": (44, 0, {Why.FORMAT_ONLY: 44}),
    "csv_afg_meetings.csv": (437, 437, {}),
    "csv_tsml_template.csv": (36, 36, {}),
    "ics_ical4j_EXDATE.ics": (1, 1, {}),
    "ics_ical4j_phpicalendar_sample.ics": (17, 14, {Why.UNREADABLE: 3}),
    "ics_icalendar_rfc_7265_appendix_example_2_ical.ics": (2, 2, {}),
    "ics_icaljs_recur_instances.ics": (3, 3, {}),
    "ics_ics-parser_ICal.ics": (21, 7, {Why.UNREADABLE: 1, Why.WHOLE_DAY: 12, Why.ZONE: 1}),
    "ics_node-ical_badRRULE.ics": (3, 2, {Why.RECURRENCE: 1}),
    "ics_node-ical_example-rrule.ics": (3, 3, {}),
    "ics_node-ical_ms_timezones.ics": (4, 3, {Why.UNREADABLE: 1}),
    "ics_recurring-ic_issue_113_period_in_rdate.ics": (1, 1, {}),
    "ics_recurring-ic_issue_20_exdate_ignored.ics": (1, 1, {}),
    "ics_recurring-ic_issue_48_dst.ics": (13, 13, {}),
    "ics_recurring-ic_machbar_16_feb_2019.ics": (64, 61, {Why.WHOLE_DAY: 3}),
    "ics_recurring-ic_recurring_events_moved.ics": (5, 5, {}),
    "mg_aasanjose_670.json": (670, 670, {}),
    "mg_aasanjose_old_570.json": (570, 570, {}),
    "mg_aasepia_2038.json": (2038, 2038, {}),
    "mg_aasepia_old_1928.json": (1928, 1928, {}),
    "mg_alanon_360.json": (360, 360, {}),
    "mg_appointment_2.json": (2, 2, {}),
    "mg_atlanta_6.json": (6, 6, {}),
    "mg_edmonton_315.json": (315, 315, {}),
    "mg_invalid.json": (0, 0, {}),
    "mg_kc_206.json": (206, 206, {}),
    "mg_pdf_fixture_25.json": (25, 25, {}),
    "mg_times_8.json": (8, 8, {}),
    "mg_times_9.json": (9, 9, {}),
    # The one that is left has a day and a time, and no zone.
    "oiaa_central_query_meetings_160.json": (160, 159, {Why.NO_ZONE: 1}),
    "oiaa_direct_mock_3.json": (3, 3, {}),
}

ZONES = {"sanjose": "America/Los_Angeles", "csv_": "America/Los_Angeles", "edmonton": "America/Edmonton"}


def report_of(name: str) -> Report:
    zone = next((zone for part, zone in ZONES.items() if part in name), "America/New_York")
    # Calendars are of years ago: read today, everything in them is over.
    return read_shared(name, zone, LONG_AGO if name.endswith(".ics") else NOW)


@needs_shared
def test_every_shared_file_is_expected_here() -> None:
    assert {path.name for path in SHARED.iterdir()} == set(EXPECTED)


@needs_shared
@pytest.mark.parametrize("name", EXPECTED)
def test_every_row_of_a_shared_file_is_taken_or_left_for_a_reason(name: str) -> None:
    report = report_of(name)
    total, taken, left = EXPECTED[name]
    assert (report.total, report.taken, Counter(each.why for each in report.left)) == (total, taken, left)
    assert report.taken + len(report.left) == report.total
    assert (report.problem is not None) == (name == "mg_invalid.json")
    assert len({meeting.id for meeting in report.meetings}) == len(report.meetings)


@needs_shared
def test_meetings_of_the_shared_lists_are_at_the_day_and_time_their_rows_say() -> None:
    report = report_of("mg_aasepia_2038.json")
    for meeting in report.meetings:
        assert meeting.schedule is not None
        (first,) = next_ones(meeting.schedule, NOW)
        assert first.starts - NOW < timedelta(days=7, hours=1)
    assert sum(Flag.MIDNIGHT in meeting.flags for meeting in report.meetings) == 15


@needs_shared
def test_a_calendar_told_in_twelve_hours_keeps_afternoons_in_the_afternoon() -> None:
    meetings = report_of("csv_afg_meetings.csv").meetings
    first = meetings[0]
    assert first.schedule is not None
    assert f"{first.schedule.rule.at:%H:%M}" == "18:30"
    assert first.name == "Step Study"
