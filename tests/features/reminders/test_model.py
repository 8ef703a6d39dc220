"""Reminders: what a member meant, and what less often means."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agenda.rows import Entry, planned
from bot.agenda.rules import Aftercare, DailyAt, EveryNDays, Rule, Weekly
from bot.errors import Refusal
from bot.features.members.model import Member, QuietHours, Settings
from bot.features.reminders.model import (
    LADDER,
    Cadence,
    Reminder,
    Wanted,
    check_snooze,
    rarer,
    rule_of,
    upcoming,
    wanted_of,
)
from bot.ids import MemberId

FRIDAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
NINE = time(9)
ALICE = MemberId(1)

every_wish = st.one_of(
    st.builds(Wanted, st.times(), st.just(Cadence.DAILY)),
    st.builds(Wanted, st.times(), st.just(Cadence.DAYS), st.integers(2, 30)),
    st.builds(Wanted, st.times(), st.just(Cadence.WEEKLY), st.none(), st.integers(0, 6)),
    st.builds(Wanted, st.times(), st.just(Cadence.AFTERCARE)),
)


@given(every_wish)
def test_a_form_about_a_rule_starts_from_what_was_wished(wanted: Wanted) -> None:
    assert wanted_of(rule_of(wanted, FRIDAY)) == wanted


@pytest.mark.parametrize("n", [None, 0, 1, 31])
def test_every_few_days_needs_a_number(n: int | None) -> None:
    with pytest.raises(Refusal, match="reminders-days-range"):
        rule_of(Wanted(NINE, Cadence.DAYS, n), FRIDAY)


@pytest.mark.parametrize("weekday", [None, 7])
def test_once_a_week_needs_a_day(weekday: int | None) -> None:
    with pytest.raises(Refusal, match="reminders-weekday-missing"):
        rule_of(Wanted(NINE, Cadence.WEEKLY, weekday=weekday), FRIDAY)


def test_less_often_goes_step_by_step_until_it_is_as_rare_as_can_be() -> None:
    rule: Rule = DailyAt(NINE)
    for days in LADDER[1:]:
        rule = rarer(rule, FRIDAY)
        assert rule == EveryNDays(days, NINE, FRIDAY)
    with pytest.raises(Refusal, match="reminders-rarest"):
        rarer(rule, FRIDAY)


@pytest.mark.parametrize("rule", [Weekly(4, NINE), Aftercare(FRIDAY, NINE)])
def test_less_often_than_weekly_is_every_two_weeks(rule: Rule) -> None:
    assert rarer(rule, FRIDAY) == EveryNDays(14, NINE, FRIDAY)


@given(st.integers(1, 30), st.integers(0, 60))
def test_less_often_is_never_sooner(n: int, passed: int) -> None:
    """However late somebody presses it, the next one does not come before it would have come."""
    entry = planned(Entry(1, "reminder", EveryNDays(n, NINE, FRIDAY), "UTC", member=ALICE), NOON)
    last = FRIDAY + timedelta(days=passed // n * n)
    now = datetime(last.year, last.month, last.day, 10, tzinfo=UTC)
    try:
        fewer = rarer(entry.rule, last)
    except Refusal:
        return
    before = upcoming(Entry(1, "reminder", entry.rule, "UTC", last_day=last), now)[0]
    after = upcoming(Entry(1, "reminder", fewer, "UTC", last_day=last), now)[0]
    assert after > before


def test_a_snooze_is_left_out_of_the_next_three_times() -> None:
    entry = Entry(1, "reminder", DailyAt(NINE), "UTC", last_day=FRIDAY + timedelta(days=9))
    assert [each.local_date for each in upcoming(entry, NOON)] == [
        FRIDAY + timedelta(days=n) for n in (10, 11, 12)
    ]


@pytest.mark.parametrize(
    ("until", "refusal"),
    [
        (FRIDAY, "reminders-snooze-past"),
        (FRIDAY - timedelta(days=1), "reminders-snooze-past"),
        (FRIDAY + timedelta(days=400), "reminders-snooze-far"),
    ],
)
def test_a_snooze_ends_ahead_and_within_a_year(until: date, refusal: str) -> None:
    with pytest.raises(Refusal, match=refusal):
        check_snooze(until, FRIDAY)


@pytest.mark.parametrize(("hour", "inside"), [(21, False), (22, True), (3, True), (7, False)])
def test_quiet_hours_over_midnight_are_noticed(hour: int, inside: bool) -> None:
    member = Member(ALICE, Settings(quiet=QuietHours(time(22), time(7))))
    entry = Entry(1, "reminder", DailyAt(time(hour)), "UTC", member=ALICE, ref="evening")
    assert Reminder(member, entry).in_quiet_hours is inside
