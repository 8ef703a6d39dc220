"""Which milestones a count has reached, and whether a card about one still holds."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.days import instant_of
from bot.errors import Refusal
from bot.features.counters.changes import edit_start, pause, resume, slip, undo
from bot.features.counters.model import Counter, CounterId, Goal, KeepCount, NewCount, rename, start
from bot.features.milestones.cards import Plan, card_for, found_on_look
from bot.features.milestones.model import (
    Chosen,
    Mark,
    Unit,
    mark_in,
    marks_of,
    newest,
    own_days,
    place_of,
    reached,
    usual,
)
from bot.features.milestones.sets import FILE, load
from bot.ids import RequestId

LONDON, KATHMANDU = ZoneInfo("Europe/London"), ZoneInfo("Asia/Kathmandu")
GROUPS = load(FILE)
ALL = marks_of(Chosen(frozenset(group.name for group in GROUPS)), GROUPS)
USUAL = marks_of(usual(GROUPS, counts_days=True), GROUPS)
YEARS = [Mark(Unit.YEARS, 0)]
wall = datetime.fromisoformat


def since(text: str, zone: ZoneInfo = LONDON) -> Counter:
    at = instant_of(wall(text), zone)
    return start(CounterId(1), "evenings", Goal.ABSTAIN, at, at, zone)


def at(text: str, zone: ZoneInfo = LONDON) -> datetime:
    return instant_of(wall(text), zone)


def codes(counter: Counter, before: str, now: str, zone: ZoneInfo = LONDON) -> list[str]:
    """Return what a look finds among all marks there are."""
    found = found_on_look([counter], ALL, at(before, zone), at(now, zone), zone)
    return [mark.code for _, mark, _ in found]


def found_by_daily_looks(counter: Counter, days: int, zone: ZoneInfo = LONDON) -> dict[date, str]:
    """Return what looks at nine find on each of some days after a counter was begun."""
    first = place_of(counter, counter.created_at, zone).on
    looks = [
        instant_of(datetime.combine(first + timedelta(n), wall("2000-01-01 09:00").time()), zone)
        for n in range(days)
    ]
    return {
        place.on: mark.code
        for before, now in pairwise(looks)
        for _, mark, place in found_on_look([counter], USUAL, before, now, zone)
    }


def test_the_first_year_of_a_count_as_most_will_meet_it() -> None:
    found = found_by_daily_looks(since("2026-01-01"), 800)
    assert list(found.values()) == [
        "24h", "7d", "14d", "30d", "60d", "90d", "6mo", "9mo", "1y", "18mo", "2y",
    ]  # fmt: skip
    assert list(found)[3:9] == [
        date(2026, 1, 31), date(2026, 3, 2), date(2026, 4, 1),
        date(2026, 7, 1), date(2026, 10, 1), date(2027, 1, 1),
    ]  # fmt: skip


def test_twenty_four_hours_have_passed_when_they_are_told() -> None:
    counter = since("2026-01-01 14:30")
    assert found_by_daily_looks(counter, 5) == {date(2026, 1, 3): "24h"}


@pytest.mark.parametrize(
    ("year", "day"), [(2025, "2025-02-28"), (2027, "2027-02-28"), (2028, "2028-02-29"), (2100, "2100-02-28")]
)
def test_a_leap_day_comes_on_28_february_in_common_years(year: int, day: str) -> None:
    counter = since("2024-02-29")
    eve = date.fromisoformat(day) - timedelta(days=1)
    place = place_of(counter, at(f"{day} 09:00"), LONDON)
    assert newest(YEARS, place_of(counter, at(f"{eve} 09:00"), LONDON), place) == Mark(
        Unit.YEARS, year - 2024
    )


def test_a_month_from_the_31st_comes_on_the_last_day_of_a_shorter_one() -> None:
    assert codes(since("2026-01-31"), "2026-02-27 09:00", "2026-02-28 09:00") == ["1mo"]


def test_downtime_makes_one_card_with_the_biggest_mark() -> None:
    assert codes(since("2026-01-01"), "2026-01-05 09:00", "2026-02-10 09:00") == ["1mo"]
    found = found_on_look(
        [since("2026-01-01")], USUAL, at("2026-01-05 09:00"), at("2026-02-10 09:00"), LONDON
    )
    (((_, mark, place)),) = found
    card = card_for(7, since("2026-01-01"), mark, place)
    assert (card.mark.code, card.day, card.found) == ("30d", date(2026, 1, 31), date(2026, 2, 10))


def test_a_date_put_back_brings_no_card_for_what_lies_behind() -> None:
    counter = since("2026-03-01")
    moved = edit_start(counter, at("2026-01-01"), at("2026-03-05 12:00"), LONDON)
    assert codes(moved, "2026-03-05 09:00", "2026-03-06 09:00") == []


def test_paused_folded_and_coming_counts_are_left_alone() -> None:
    counter = since("2026-01-01")
    looks = "2026-01-30 09:00", "2026-01-31 09:00"
    assert codes(counter, *looks) == ["30d"]
    assert codes(replace(counter, hidden=True), *looks) == []
    assert codes(pause(counter, at("2026-01-30 20:00"), at("2026-01-30 20:00"), LONDON), *looks) == []
    assert codes(since("2026-01-31 12:00"), *looks) == []


def test_time_in_a_pause_moves_an_anniversary() -> None:
    away = pause(since("2026-01-01"), at("2026-01-10"), at("2026-01-10"), LONDON)
    back = resume(away, at("2026-01-20"), at("2026-01-20"), LONDON)
    assert codes(back, "2026-01-30 09:00", "2026-01-31 09:00") == []
    assert codes(back, "2026-02-09 09:00", "2026-02-10 09:00") == ["30d"]


def anew() -> Counter:
    """Return a count begun anew after 60 days."""
    now = at("2026-03-02 12:00")
    return slip(since("2026-01-01"), RequestId(5), NewCount(at("2026-03-02")), at("2026-03-02"), now, LONDON)


def test_days_over_all_counts_go_on_after_a_slip() -> None:
    total = [mark_in("100total")]
    looks = at("2026-04-10 09:00"), at("2026-04-11 09:00")
    assert [mark.code for _, mark, _ in found_on_look([anew()], total, *looks, LONDON)] == ["100total"]


def test_days_since_coming_back_are_for_who_came_back() -> None:
    back = [mark_in("7back")]
    looks = at("2026-03-08 09:00"), at("2026-03-09 09:00")
    assert [mark.code for _, mark, _ in found_on_look([anew()], back, *looks, LONDON)] == ["7back"]
    assert not reached(back, place_of(since("2026-01-01"), at("2026-03-09"), LONDON))


# Cards


def held(counter: Counter) -> bool:
    """Tell whether a card found on the thirtieth day still holds for a counter an hour later."""
    before = since("2026-01-01")
    place = place_of(before, at("2026-01-31 09:00"), LONDON)
    card = card_for(7, before, mark_in("30d"), place)
    return card.holds(counter, place_of(counter, at("2026-01-31 10:00"), LONDON))


def test_a_card_holds_while_nothing_but_the_words_changes() -> None:
    assert held(since("2026-01-01"))
    assert held(rename(since("2026-01-01"), "mornings"))


def test_a_slip_a_pause_or_another_date_ends_a_card_and_taking_the_slip_back_does_not() -> None:
    counter, now = since("2026-01-01"), at("2026-01-31 09:30")
    noted = slip(counter, RequestId(5), KeepCount(), now, now, LONDON)
    away = pause(counter, now, now, LONDON)
    assert not held(noted)
    assert not held(slip(counter, RequestId(5), NewCount(now), now, now, LONDON))
    assert not held(away)
    assert not held(resume(away, now, now, LONDON))
    assert not held(edit_start(counter, at("2025-12-31"), now, LONDON))
    assert held(undo(noted, RequestId(5), now))


def test_a_card_goes_by_one_delivery_and_not_when_it_is_old() -> None:
    counter = since("2026-01-01")
    place = place_of(counter, at("2026-01-31 09:00"), LONDON)
    card = card_for(7, counter, mark_in("30d"), place)
    assert card.to_send(card.found, 1)
    assert not card.to_send(card.found + timedelta(days=3), 1)
    (sent,) = Plan(cards=(card,)).sent([7], 1).cards
    assert sent.to_send(card.found, 1)
    assert not sent.to_send(card.found, 2)


def test_cards_wait_two_weeks_and_a_later_one_takes_the_place_of_an_earlier_one() -> None:
    counter = since("2026-01-01")
    first = card_for(7, counter, mark_in("30d"), place_of(counter, at("2026-01-31 09:00"), LONDON))
    second = replace(first, id=8)
    assert Plan(cards=(first,)).found(second).cards == (second,)
    assert Plan(cards=(first,)).current(date(2026, 2, 14)).cards == (first,)
    assert Plan(cards=(first,)).current(date(2026, 2, 15)).cards == ()


# What is chosen


def test_who_would_rather_not_see_numbers_is_told_of_none() -> None:
    assert marks_of(usual(GROUPS, counts_days=False), GROUPS) == frozenset()


def test_numbers_of_ones_own_are_read_as_people_type_them() -> None:
    assert own_days(" 200,45;45  7 ") == (7, 45, 200)
    assert own_days("") == ()


@pytest.mark.parametrize("typed", ["many", "0", "-3", "36501", "4.5", "1" * 6])
def test_other_words_are_no_number_of_days(typed: str) -> None:
    with pytest.raises(Refusal, match="milestones-own-unreadable"):
        own_days(typed)


def test_more_than_ten_numbers_are_too_many() -> None:
    with pytest.raises(Refusal, match="milestones-own-most"):
        own_days(" ".join(map(str, range(1, 12))))


@pytest.mark.parametrize("code", ["", "d", "0d", "7", "7w", "back", "-7d"])
def test_a_mark_that_is_none_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="no milestone"):
        mark_in(code)


@given(st.sampled_from(sorted(ALL, key=lambda mark: mark.code)))
def test_a_mark_reads_back_what_it_writes(mark: Mark) -> None:
    assert mark_in(mark.code) == mark


# For any zone, beginning and time of day

ZONES = st.sampled_from(sorted(available_timezones() - {"localtime"})).map(ZoneInfo)
BEGINNINGS = st.datetimes(wall("1995-01-01"), wall("2035-12-31"))


@given(BEGINNINGS, ZONES, st.lists(st.integers(1, 500), min_size=1, max_size=25))
def test_every_mark_is_found_at_most_once_however_far_looks_lie_apart(
    began: datetime, zone: ZoneInfo, gaps: list[int]
) -> None:
    begun = instant_of(began, zone)
    counter = start(CounterId(1), "evenings", Goal.ABSTAIN, begun, begun, zone)
    found: list[Mark] = []
    look = begun
    for gap in gaps:
        following = look + timedelta(days=gap)
        found += [mark for _, mark, _ in found_on_look([counter], ALL, look, following, zone)]
        look = following
    assert len(found) == len(set(found))
    assert len(found) <= len(gaps)


@given(BEGINNINGS, ZONES, st.integers(1, 40))
def test_an_anniversary_has_the_day_of_the_month_or_the_last_one(
    began: datetime, zone: ZoneInfo, years: int
) -> None:
    begun = instant_of(began, zone)
    counter = start(CounterId(1), "evenings", Goal.ABSTAIN, begun, begun, zone)
    place = place_of(counter, begun, zone)
    card = card_for(1, counter, Mark(Unit.YEARS, years), place)
    assert (card.day.year, card.day.month) == (place.counted_from.year + years, place.counted_from.month)
    leap_day = (place.counted_from.month, place.counted_from.day) == (2, 29)
    assert card.day.day == place.counted_from.day or (leap_day and card.day.day == 28)


@given(BEGINNINGS, st.sampled_from([7, 14, 30, 60, 90, 1000]))
def test_a_number_of_days_is_told_on_its_local_day_and_not_the_day_before(began: datetime, n: int) -> None:
    begun = instant_of(began, KATHMANDU)
    counter = start(CounterId(1), "evenings", Goal.ABSTAIN, begun, begun, KATHMANDU)
    day = began.date() + timedelta(days=n)
    eve, on = (at(f"{each} 09:00", KATHMANDU) for each in (day - timedelta(days=1), day))
    mark = Mark(Unit.DAYS, n)
    assert not reached([mark], place_of(counter, eve, KATHMANDU))
    assert reached([mark], place_of(counter, on, KATHMANDU))
