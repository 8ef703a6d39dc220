"""What a counter comes to, in the member's own calendar."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.days import instant_of, start_of_day
from bot.features.counters.changes import pause, resume
from bot.features.counters.model import Counter, CounterId, Goal, Savings, start
from bot.features.counters.standing import Elapsed, Saved, Standing, standing

LONDON, NEW_YORK, TOKYO = ZoneInfo("Europe/London"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 5, 5, 12, tzinfo=UTC)
wall = datetime.fromisoformat


def since(text: str, zone: ZoneInfo = LONDON) -> Counter:
    at = instant_of(wall(text), zone)
    return start(CounterId(1), "evenings", Goal.ABSTAIN, at, at, zone)


def at(counter: Counter, text: str, zone: ZoneInfo = LONDON) -> Standing:
    return standing(counter, instant_of(wall(text), zone), zone)


def test_nine_hours_are_no_day() -> None:
    told = at(since("2026-05-01 23:00"), "2026-05-02 08:00")
    assert (told.days, told.elapsed) == (0, Elapsed(0, 0, 0, 9))


def test_a_day_is_complete_when_the_clock_shows_the_hour_once_more() -> None:
    counter = since("2026-05-01 23:00")
    assert at(counter, "2026-05-02 22:59").days == 0
    assert at(counter, "2026-05-02 23:00").days == 1


@pytest.mark.parametrize(
    ("began", "day"), [("2026-03-28 12:00", "2026-03-29"), ("2026-10-24 12:00", "2026-10-25")]
)
def test_a_day_with_a_change_of_clocks_is_one_day(began: str, day: str) -> None:
    counter = since(began)
    assert at(counter, f"{day} 11:59").days == 0
    assert at(counter, f"{day} 12:00").days == 1


def test_a_date_alone_is_complete_at_each_midnight() -> None:
    counter = since("2026-05-01")
    assert [at(counter, f"2026-05-{day:02} 00:00").days for day in (1, 2, 3)] == [0, 1, 2]


@pytest.mark.parametrize(
    ("began", "now", "elapsed"),
    [
        ("2024-02-29", "2025-02-27 23:00", Elapsed(0, 11, 29, 23)),
        ("2024-02-29", "2025-02-28 00:00", Elapsed(1, 0, 0, 0)),
        ("2024-02-29", "2028-02-29 00:00", Elapsed(4, 0, 0, 0)),
        ("2026-01-31", "2026-02-28 00:00", Elapsed(0, 1, 0, 0)),
        ("2020-05-05 12:00", "2026-05-05 12:00", Elapsed(6, 0, 0, 0)),
        ("2020-05-05 12:00", "2026-05-05 11:00", Elapsed(5, 11, 29, 23)),
    ],
)
def test_time_is_told_in_calendar_words(began: str, now: str, elapsed: Elapsed) -> None:
    assert at(since(began), now).elapsed == elapsed


def test_a_beginning_ahead_is_told_in_days() -> None:
    ahead = since("2026-05-08 18:00")
    told = [
        at(ahead, text).begins_in for text in ("2026-05-05 23:00", "2026-05-08 09:00", "2026-05-08 18:00")
    ]
    assert told == [3, 0, None]
    assert at(ahead, "2026-05-05 23:00").days == 0


def test_before_a_late_day_boundary_a_beginning_is_still_one_day_further_off() -> None:
    night = instant_of(wall("2026-05-05 02:00"), LONDON)
    assert standing(since("2026-05-08"), night, LONDON, 3).begins_in == 4


def test_the_day_somebody_lives_by_does_not_change_when_they_fly() -> None:
    counter = since("2026-03-01")
    told = at(counter, "2026-04-01 00:00", NEW_YORK)
    assert (told.began_on, told.days, told.elapsed) == (date(2026, 3, 1), 31, Elapsed(0, 1, 0, 0))
    assert at(counter, "2026-03-31 23:59", NEW_YORK).days == 30
    assert at(counter, "2026-04-01 00:00", TOKYO).days == 31


def test_a_run_that_is_over_stays_as_long_wherever_its_member_goes() -> None:
    counter = since("2026-03-01")
    ended = instant_of(wall("2026-04-01 06:00"), LONDON)
    paused = pause(counter, ended, ended, LONDON)
    assert [standing(paused, NOW, zone).days for zone in (LONDON, NEW_YORK, TOKYO)] == [31, 31, 31]


def test_anniversaries_go_by_the_beginning_moved_on_by_the_time_in_pauses() -> None:
    first = instant_of(wall("2026-03-11"), LONDON)
    again = instant_of(wall("2026-03-21"), LONDON)
    counter = resume(pause(since("2026-03-01"), first, first, LONDON), again, again, LONDON)
    told = at(counter, "2026-04-11 00:00")
    assert (told.began_on, told.counted_from, told.days) == (date(2026, 3, 1), date(2026, 3, 11), 31)
    assert told.elapsed == Elapsed(0, 1, 0, 0)


def test_two_half_days_around_a_pause_are_a_day() -> None:
    counter = since("2026-05-01 00:00")
    noon, later = (instant_of(wall(text), LONDON) for text in ("2026-05-01 12:00", "2026-05-03 12:00"))
    counter = resume(pause(counter, noon, noon, LONDON), later, later, LONDON)
    assert at(counter, "2026-05-03 23:59").days == 0
    assert at(counter, "2026-05-04 00:00").days == 1


def test_what_was_saved_is_told_only_to_whoever_asked() -> None:
    counter = since("2026-05-01")
    asked = replace(counter, savings=Savings(Decimal("2.50"), "€", Decimal("1.5")))
    money_only = replace(counter, savings=Savings(Decimal(2), "€"))
    hours_only = replace(counter, savings=Savings(hours_a_day=Decimal(2)))
    now = "2026-05-05 09:00"
    assert at(counter, now).saved is None
    assert at(asked, now).saved == Saved(Decimal("10.00"), "€", Decimal("6.0"))
    assert at(money_only, now).saved == Saved(Decimal(8), "€", None)
    assert at(hours_only, now).saved == Saved(None, "", Decimal(8))


zones = st.sampled_from(sorted(available_timezones() - {"Factory", "localtime"})).map(ZoneInfo)
days = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@given(zones, days, st.integers(0, 3000))
def test_a_date_alone_counts_the_dates_between(zone: ZoneInfo, began: date, passed: int) -> None:
    now = start_of_day(began + timedelta(days=passed), zone)
    counter = start(CounterId(1), "x", Goal.ABSTAIN, start_of_day(began, zone), now, zone)
    told = standing(counter, now, zone)
    lost = (told.began_on - began).days  # a date the zone jumped over begins on the next one
    assert told.days == passed - lost
    assert told.counted_from == told.began_on


def test_a_day_that_began_at_one_is_whole_at_the_next_midnight() -> None:
    """Almaty's clocks went from 00:00 to 01:00 on the first of April 1984."""
    zone, began = ZoneInfo("Asia/Almaty"), date(1984, 4, 1)
    now = start_of_day(date(1984, 4, 2), zone)
    counter = start(CounterId(1), "x", Goal.ABSTAIN, start_of_day(began, zone), now, zone)
    assert standing(counter, now, zone).days == 1


@given(zones, st.datetimes(wall("1950-01-01"), wall("2090-01-01"), timezones=st.just(UTC)), st.data())
def test_time_only_adds(zone: ZoneInfo, began: datetime, data: st.DataObject) -> None:
    counter = start(CounterId(1), "x", Goal.ABSTAIN, began, began, zone)
    passed = data.draw(st.timedeltas(timedelta(0), timedelta(days=3000)))
    more = data.draw(st.timedeltas(timedelta(0), timedelta(days=3)))
    earlier, later = standing(counter, began + passed, zone), standing(counter, began + passed + more, zone)
    assert (earlier.days, earlier.total, earlier.longest) <= (later.days, later.total, later.longest)
    assert earlier.days == earlier.total == earlier.longest == earlier.all_days
