"""Meetings take place at their own wall time, whatever the clocks do."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.agenda.rules import Once, Recurrence, Weekly
from bot.days import wall_of
from bot.features.meetings.model import Extra, Schedule
from bot.features.meetings.occurrences import is_over, next_ones, occurrences, on_at

SUNDAY_NIGHT = Schedule(Weekly(6, time(23, 30)), "America/New_York", 60)


def test_a_weekly_meeting_keeps_its_wall_time_over_both_changes_of_clocks() -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    year = occurrences(SUNDAY_NIGHT, start, start + timedelta(days=365))
    assert len(year) == 52
    assert {each.wall.time() for each in year} == {time(23, 30)}
    assert {(each.starts - each.wall.replace(tzinfo=UTC)).seconds // 3600 for each in year} == {4, 5}


def test_the_first_saturday_of_the_month_is_what_it_says() -> None:
    schedule = Schedule(Recurrence("FREQ=MONTHLY;BYDAY=1SA", time(10), date(2026, 1, 1)), "Europe/Berlin", 90)
    found = next_ones(schedule, datetime(2026, 3, 1, tzinfo=UTC), 3)
    assert [each.wall.date() for each in found] == [date(2026, 3, 7), date(2026, 4, 4), date(2026, 5, 2)]
    assert [each.starts.hour for each in found] == [9, 8, 8]


def test_one_that_is_cancelled_is_left_out_and_one_that_is_moved_comes_at_its_new_time() -> None:
    now = datetime(2026, 11, 1, 5, tzinfo=UTC)
    moved = Extra(datetime.fromisoformat("2026-11-09T20:00"), 30)
    schedule = Schedule(
        SUNDAY_NIGHT.rule,
        SUNDAY_NIGHT.zone,
        60,
        frozenset({datetime.fromisoformat("2026-11-08T23:30")}),
        (moved,),
    )
    walls = [(each.wall, each.minutes) for each in next_ones(schedule, now, 3)]
    assert walls == [
        (datetime.fromisoformat("2026-11-01T23:30"), 60),
        (datetime.fromisoformat("2026-11-09T20:00"), 30),
        (datetime.fromisoformat("2026-11-15T23:30"), 60),
    ]


@given(st.integers(0, 61))
def test_a_meeting_is_on_from_its_first_moment_until_before_its_last(minutes: int) -> None:
    begins = datetime(2026, 6, 15, 3, 30, tzinfo=UTC)
    found = on_at(SUNDAY_NIGHT, begins + timedelta(minutes=minutes))
    assert (found is not None) == (minutes < 60)
    assert on_at(SUNDAY_NIGHT, begins - timedelta(microseconds=1)) is None


def test_what_was_once_is_over_afterwards() -> None:
    once = Schedule(Once(datetime.fromisoformat("2026-06-01T20:00")), "UTC")
    assert not is_over(once, datetime(2026, 6, 1, 20, tzinfo=UTC))
    assert is_over(once, datetime(2026, 6, 1, 20, 1, tzinfo=UTC))


@given(
    st.integers(0, 6),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from(["UTC", "America/New_York", "Australia/Lord_Howe", "Europe/Dublin", "Pacific/Apia"]),
    st.datetimes(datetime.fromisoformat("2010-01-01T00:00"), datetime.fromisoformat("2035-01-01T00:00")),
)
def test_every_occurrence_shows_its_own_day_of_the_week_on_the_clock_there(
    weekday: int, at: time, zone: str, now: datetime
) -> None:
    schedule = Schedule(Weekly(weekday, at), zone)
    for each in next_ones(schedule, now.replace(tzinfo=UTC), 3):
        assert each.wall.weekday() == weekday
        shown = wall_of(each.starts, schedule.clock)
        assert timedelta() <= shown - each.wall <= timedelta(hours=1)
