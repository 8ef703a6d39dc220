"""Local days: which one it is, when it begins, how many have passed."""

import zoneinfo
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import days
from bot.days import day_exists, instant_of, local_day, start_of_day, wall_of, whole_days

NEW_YORK, LONDON, APIA = ZoneInfo("America/New_York"), ZoneInfo("Europe/London"), ZoneInfo("Pacific/Apia")
ST_JOHNS = ZoneInfo("America/St_Johns")

zones = st.sampled_from(sorted(available_timezones() - {"Factory", "localtime"})).map(ZoneInfo)
wall = datetime.fromisoformat
instants = st.datetimes(wall("1930-01-01"), wall("2099-12-31"), timezones=st.just(UTC))
dates = st.dates(date(1930, 1, 1), date(2099, 12, 31))
day_starts = st.integers(0, 6)


@pytest.fixture(autouse=True, scope="module")
def packaged_zones() -> None:
    days.use_packaged_zones()


def test_zones_come_from_the_package_alone() -> None:
    days.use_packaged_zones()
    assert zoneinfo.TZPATH == ()
    assert ZoneInfo("Europe/London").key == "Europe/London"
    assert days.TZDATA_VERSION[:4].isdigit()


def test_a_member_whose_day_begins_at_three_is_still_in_yesterday_at_two() -> None:
    at_two = datetime(2026, 5, 2, 1, 0, tzinfo=UTC)
    assert local_day(at_two, LONDON, 3) == date(2026, 5, 1)
    assert local_day(at_two + timedelta(hours=1), LONDON, 3) == date(2026, 5, 2)


def test_a_wall_time_in_a_gap_moves_forward() -> None:
    assert instant_of(wall("2026-03-08 02:30"), NEW_YORK) == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)


def test_a_wall_time_that_comes_twice_is_the_first() -> None:
    assert instant_of(wall("2026-11-01 01:30"), NEW_YORK) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_a_wall_time_with_a_zone_and_an_instant_without_one_are_defects() -> None:
    with pytest.raises(ValueError, match="no zone"):
        instant_of(datetime(2026, 1, 1, tzinfo=UTC), LONDON)
    with pytest.raises(ValueError, match="its zone"):
        wall_of(wall("2026-01-01"), LONDON)


@pytest.mark.parametrize("hour", [-1, 7])
def test_a_day_begins_between_midnight_and_six(hour: int) -> None:
    with pytest.raises(ValueError, match="begins between"):
        start_of_day(date(2026, 1, 1), LONDON, hour)


def test_the_day_apia_jumped_over_is_nobodys() -> None:
    assert not day_exists(date(2011, 12, 30), APIA)
    before = start_of_day(date(2011, 12, 31), APIA) - timedelta(seconds=1)
    assert local_day(before, APIA) == date(2011, 12, 29)
    assert local_day(before + timedelta(seconds=1), APIA) == date(2011, 12, 31)


def test_a_day_that_has_begun_stays_begun_when_the_clock_goes_back_over_midnight() -> None:
    begins = start_of_day(date(2009, 11, 1), ST_JOHNS)  # at 00:01 the clock went back to 23:01
    later = begins + timedelta(minutes=10)
    assert wall_of(later, ST_JOHNS).date() == date(2009, 10, 31)
    assert local_day(later, ST_JOHNS) == date(2009, 11, 1)


@given(zones, instants, day_starts)
def test_every_instant_lies_in_the_day_it_belongs_to(zone: ZoneInfo, now: datetime, hour: int) -> None:
    day = local_day(now, zone, hour)
    assert start_of_day(day, zone, hour) <= now < start_of_day(day + timedelta(days=1), zone, hour)


@given(zones, dates, day_starts)
def test_an_existing_day_begins_in_itself(zone: ZoneInfo, day: date, hour: int) -> None:
    if day_exists(day, zone):
        assert local_day(start_of_day(day, zone, hour), zone, hour) == day


@given(zones, instants, st.timedeltas(timedelta(0), timedelta(days=3)), day_starts)
def test_days_never_go_back(zone: ZoneInfo, now: datetime, passed: timedelta, hour: int) -> None:
    assert local_day(now, zone, hour) <= local_day(now + passed, zone, hour)


def test_nine_hours_are_no_day() -> None:
    began = wall("2026-03-01 23:00")
    assert whole_days(began, LONDON, instant_of(wall("2026-03-02 08:00"), LONDON)) == (
        0,
        timedelta(hours=9),
    )
    assert whole_days(began, LONDON, instant_of(wall("2026-03-02 23:00"), LONDON)) == (1, timedelta(0))


@pytest.mark.parametrize("last", [date(2026, 3, 8), date(2026, 11, 1)])
def test_a_day_of_23_or_25_hours_is_one_day(last: date) -> None:
    began = datetime.combine(last, time(12)) - timedelta(days=1)
    noon = instant_of(datetime.combine(last, time(12)), NEW_YORK)
    assert whole_days(began, NEW_YORK, noon)[0] == 1
    assert whole_days(began, NEW_YORK, noon - timedelta(seconds=1))[0] == 0


def test_nothing_has_passed_before_the_beginning() -> None:
    assert whole_days(wall("2027-01-01"), LONDON, datetime(2026, 1, 1, tzinfo=UTC)) == (0, timedelta(0))


@given(
    zones,
    instants,
    st.timedeltas(timedelta(0), timedelta(days=4000)),
    st.timedeltas(timedelta(0), timedelta(days=2)),
)
def test_completed_days_never_become_fewer(
    zone: ZoneInfo, began: datetime, passed: timedelta, more: timedelta
) -> None:
    start = wall_of(began, zone)
    first, rest = whole_days(start, zone, began + passed)
    assert whole_days(start, zone, began + passed + more)[0] >= first
    assert timedelta(0) <= rest
    assert abs(first - passed.days) <= 2
