"""A server's prompt: which words on which day, and how it steps back."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from bot.features.prompts.model import (
    HALF_AFTER,
    OWN_LENGTH,
    REST_AFTER,
    SPREAD,
    Pace,
    Plan,
    own_wording,
    turn_of,
    turned_on,
    upcoming,
    wording,
)
from bot.ids import ChannelId, GuildId

FRIDAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
UTC_ZONE = ZoneInfo("UTC")
PLAN = Plan(GuildId(1 << 60), channel=ChannelId(5), on=True, used_on=FRIDAY)

weekdays = st.frozensets(st.integers(0, 6))
guilds = st.integers(1, 1 << 62).map(GuildId)


def days(plan: Plan, first: date, n: int, pace: Pace = Pace.FULL) -> list[date]:
    """Return the first ``n`` days on which a plan posts."""
    every = (first + timedelta(days=k) for k in range(10_000))
    chosen = (day for day in every if not plan.weekdays or day.weekday() in plan.weekdays)
    return [day for _, day in zip(range(n), (d for d in chosen if plan.comes_on(d, pace)), strict=False)]


@given(guilds, weekdays, st.integers(1, 80), st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_no_wording_comes_again_before_all_others_came(
    guild: GuildId, chosen: frozenset[int], size: int, first: date
) -> None:
    plan = Plan(guild, weekdays=chosen)
    pool = [f"question {n}" for n in range(size)]
    said = [wording(plan, pool, day) for day in days(plan, first, size)]
    assert sorted(said) == sorted(pool)


@given(weekdays, st.integers(2, 20))
def test_at_half_pace_too_every_wording_has_its_turn(chosen: frozenset[int], size: int) -> None:
    plan = Plan(GuildId(7), weekdays=chosen, used_on=FRIDAY - timedelta(days=HALF_AFTER))
    pool = [f"question {n}" for n in range(size)]
    coming = [day for day in days(plan, FRIDAY, size, Pace.HALF) if plan.pace(day) is Pace.HALF]
    said = [wording(plan, pool, day) for day in coming]
    assert len(set(said)) == len(said)


@given(guilds, st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_a_day_always_has_the_same_words_in_whatever_order_they_are_kept(guild: GuildId, day: date) -> None:
    pool = [f"question {n}" for n in range(9)]
    assert wording(Plan(guild), pool, day) == wording(Plan(guild), pool[::-1], day)


def test_servers_have_their_own_order() -> None:
    pool = [f"question {n}" for n in range(60)]
    assert len({wording(Plan(GuildId(guild)), pool, FRIDAY) for guild in range(1, 30)}) > 5


@given(weekdays, st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_half_pace_is_every_second_time(chosen: frozenset[int], first: date) -> None:
    plan = Plan(GuildId(1), weekdays=chosen)
    every = days(plan, first, 20)
    half = [day for day in every if plan.comes_on(day, Pace.HALF)]
    assert half in (every[::2], every[1::2])


@pytest.mark.parametrize(
    ("unused", "pace"),
    [
        (0, Pace.FULL),
        (HALF_AFTER - 1, Pace.FULL),
        (HALF_AFTER, Pace.HALF),
        (REST_AFTER - 1, Pace.HALF),
        (REST_AFTER, Pace.RESTING),
    ],
)
def test_what_nobody_uses_steps_back(unused: int, pace: Pace) -> None:
    assert PLAN.pace(FRIDAY + timedelta(days=unused)) is pace


def test_a_plan_without_a_channel_is_not_turned_on() -> None:
    with pytest.raises(Refusal, match="prompts-no-channel"):
        turned_on(Plan(GuildId(1)), FRIDAY, NOON)


def test_the_next_three_times_leave_out_a_day_that_was() -> None:
    plan = replace(PLAN, at=time(13), posted_day=FRIDAY)
    found = upcoming(plan, UTC_ZONE, FRIDAY, NOON)
    assert [each.local_date.day for each in found] == [21, 22, 23]
    assert len(upcoming(replace(plan, posted_day=None), UTC_ZONE, FRIDAY, NOON)) == 3


def test_a_resting_prompt_has_no_next_times() -> None:
    assert upcoming(PLAN, UTC_ZONE, FRIDAY + timedelta(days=REST_AFTER), NOON) == ()


@pytest.mark.parametrize("typed", ["", "  \n ", "x" * (OWN_LENGTH + 1)])
def test_a_question_that_is_none_or_too_long_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="prompts-own-length"):
        own_wording(typed)


def test_a_question_is_one_line() -> None:
    assert own_wording(" Which \n tree? ") == "Which tree?"


@given(guilds, st.integers(0, 100_000))
def test_servers_take_turns_within_five_minutes(guild: GuildId, servers: int) -> None:
    turn = turn_of(guild, servers)
    assert timedelta() <= turn <= min(SPREAD, timedelta(seconds=servers))
    assert turn == turn_of(guild, servers)


def test_a_thousand_servers_are_spread_evenly() -> None:
    turns = {turn_of(GuildId(number << 22), 1000) for number in range(1000)}
    assert len(turns) == SPREAD.total_seconds() + 1
