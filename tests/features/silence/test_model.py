"""If somebody goes quiet: which step is due on a day, and that each comes once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agenda.rows import Entry
from bot.agenda.rules import DailyAt
from bot.errors import Refusal
from bot.features.silence.model import (
    FEWEST_DAYS,
    HELPERS_AFTER,
    LADDER,
    LOOK_AT,
    MOST_DAYS,
    REST_AFTER,
    Choice,
    Kept,
    Plan,
    Step,
    answered,
    decide,
    later,
    plan_of,
    postponed,
    quiet_since,
    rests,
    taken,
)
from bot.ids import GuildId, MemberId

FRIDAY = date(2026, 11, 20)
HARBOR = GuildId(8)
A_DAY = timedelta(days=1)

plans = st.builds(
    Plan, st.sampled_from(Choice), st.integers(FEWEST_DAYS, MOST_DAYS), st.just(HARBOR), st.just(FRIDAY)
)
quiet_days = st.lists(st.booleans(), min_size=30, max_size=90)
"""Whether there was a check-in, day by day from Friday on."""


def kept(plan: Plan) -> Kept:
    return Kept(1, MemberId(1), plan)


def live(one: Kept, days: list[bool], begin: date = FRIDAY) -> list[tuple[date, Step]]:
    """Let days pass with a look at each; return the steps that were taken."""
    steps: list[tuple[date, Step]] = []
    last: date | None = None
    for n, checked_in in enumerate(days):
        today = begin + A_DAY * n
        step = decide(last, today, one.plan, one.told)
        if step is not Step.NOTHING:
            one = taken(one, step, today, last)
            steps.append((today, step))
        last = today if checked_in else last
    return steps


@given(plans, quiet_days)
def test_the_first_day_of_a_silence_nothing_happens(plan: Plan, days: list[bool]) -> None:
    checked = {FRIDAY + A_DAY * n for n, there in enumerate(days) if there}
    notes = [day for day, step in live(kept(plan), days) if step is Step.NOTE]
    assert all(not {day - A_DAY, day - A_DAY * (plan.days - 1)} & checked for day in notes)


@given(plans, st.integers(30, 200))
def test_a_silence_has_one_note_then_what_was_chosen_then_rest_and_no_more(plan: Plan, n: int) -> None:
    ladder = [Step.NOTE, Step.REST]
    if plan.choice is not Choice.NOTE:
        ladder.insert(1, Step.HELPERS)
    assert [step for _, step in live(kept(plan), [False] * n)] == ladder


@given(plans)
def test_the_steps_come_on_the_days_the_member_read(plan: Plan) -> None:
    days = {step: (day - FRIDAY).days for day, step in live(kept(plan), [False] * 40)}
    assert days[Step.NOTE] == plan.days
    assert days.get(Step.HELPERS, plan.helper_days) == plan.helper_days
    last = plan.days if plan.choice is Choice.NOTE else plan.helper_days
    assert days[Step.REST] == last + REST_AFTER


@given(plans, quiet_days)
def test_no_step_comes_twice_between_two_check_ins(plan: Plan, days: list[bool]) -> None:
    steps = live(kept(plan), days)
    checked = [FRIDAY + A_DAY * n for n, there in enumerate(days) if there]
    silences = [(sum(day <= at for day in checked if day < at), step) for at, step in steps]
    assert len(silences) == len(set(silences))


@given(plans, st.integers(1, 60))
def test_a_check_in_starts_it_anew(plan: Plan, n: int) -> None:
    days = [False] * n + [True] + [False] * 40
    back = FRIDAY + A_DAY * n
    after = [(day - back).days for day, step in live(kept(plan), days) if day > back and step is Step.NOTE]
    assert after == [plan.days]


@given(plans, st.integers(1, 200))
def test_an_answer_ends_a_silence_for_good(plan: Plan, n: int) -> None:
    noted = answered(taken(kept(plan), Step.NOTE, FRIDAY, None))
    assert live(noted, [False] * n) == []


def test_an_answer_without_a_note_changes_nothing() -> None:
    one = kept(Plan(Choice.NOTE, 3, None, FRIDAY))
    assert answered(one) == one


@given(plans, st.integers(1, 60))
def test_days_under_a_pause_are_no_silence(plan: Plan, n: int) -> None:
    until = FRIDAY + A_DAY * n
    one = postponed(kept(plan), until)
    steps = live(one, [False] * 40, until)
    assert steps[0] == (until + A_DAY * plan.days, Step.NOTE)


def test_a_pause_between_two_steps_puts_off_the_next() -> None:
    plan = Plan(Choice.HELPERS, 3, HARBOR, FRIDAY)
    one = postponed(taken(kept(plan), Step.NOTE, FRIDAY, None), FRIDAY + A_DAY * 10)
    assert decide(None, FRIDAY + A_DAY * 11, one.plan, one.told) is Step.NOTHING
    assert decide(None, FRIDAY + A_DAY * (10 + HELPERS_AFTER), one.plan, one.told) is Step.HELPERS


def test_a_check_in_that_is_deleted_does_not_start_it_anew() -> None:
    one = taken(kept(Plan(Choice.NOTE, 3, None, FRIDAY)), Step.NOTE, FRIDAY + A_DAY * 9, FRIDAY + A_DAY * 5)
    assert decide(FRIDAY + A_DAY, FRIDAY + A_DAY * 10, one.plan, one.told) is Step.NOTHING


@given(st.dates(date(2026, 1, 1), date(2027, 1, 1)), plans)
def test_a_silence_never_begins_before_it_was_chosen(last: date, plan: Plan) -> None:
    assert quiet_since(last, plan) >= plan.since
    assert quiet_since(None, plan) == plan.since


@pytest.mark.parametrize("days", [None, 1, 15])
def test_days_out_of_range_are_refused(days: int | None) -> None:
    with pytest.raises(Refusal, match="silence-days-range"):
        plan_of(Choice.NOTE, days, None, FRIDAY)


def test_helpers_need_a_server_and_a_note_keeps_none() -> None:
    with pytest.raises(Refusal, match="silence-no-helpers"):
        plan_of(Choice.HELPERS, 3, None, FRIDAY)
    assert plan_of(Choice.NOTE, 3, HARBOR, FRIDAY).guild is None
    assert plan_of(Choice.HELPERS, 3, HARBOR, FRIDAY).guild == HARBOR


@given(plans)
def test_less_often_waits_longer_until_the_longest(plan: Plan) -> None:
    if plan.days == MOST_DAYS:
        with pytest.raises(Refusal, match="silence-latest"):
            later(plan)
    else:
        assert plan.days < later(plan).days <= MOST_DAYS
        assert later(plan).days in LADDER


def test_a_reminder_rests_when_it_is_stopped_or_snoozed() -> None:
    reminder = Entry(1, "reminder", DailyAt(LOOK_AT), "UTC", last_day=FRIDAY)
    assert not rests(reminder, FRIDAY)
    assert rests(replace(reminder, paused=True), FRIDAY)
    assert rests(replace(reminder, last_day=FRIDAY + A_DAY), FRIDAY)
