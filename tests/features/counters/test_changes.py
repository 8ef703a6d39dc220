"""Slips, corrections and pauses: what was counted stays counted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from bot.features.counters.changes import UNDO, edit_start, pause, present_start, resume, slip, undo
from bot.features.counters.model import (
    Counter,
    CounterId,
    DontRecord,
    Ending,
    Goal,
    KeepCount,
    NewCount,
    SlipChoice,
    SlipKind,
    start,
)
from bot.features.counters.standing import standing
from bot.ids import RequestId

LONDON = ZoneInfo("Europe/London")
DAY = timedelta(days=1)
NOW = datetime(2026, 5, 5, 12, tzinfo=UTC)
SLIP = RequestId(100)


def forty_days() -> Counter:
    return start(CounterId(1), "evenings", Goal.ABSTAIN, NOW - 40 * DAY, NOW, LONDON)


def slipped(
    how: SlipChoice, at: datetime = NOW, now: datetime = NOW, counter: Counter | None = None
) -> Counter:
    return slip(counter or forty_days(), SLIP, how, at, now, LONDON)


def refused(change: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refusal:
        change()
    return refusal.value.key


def test_a_new_count_keeps_the_days_that_were() -> None:
    after = slipped(NewCount(NOW))
    told = standing(after, NOW + 2 * DAY, LONDON)
    assert (told.days, told.total, told.longest) == (2, 42, 40)
    assert after.runs[0].ending is Ending.SLIP


def test_a_slip_of_some_days_ago_counts_the_days_until_then_and_the_new_ones() -> None:
    after = slipped(NewCount(NOW - 2 * DAY), at=NOW - 5 * DAY)
    told = standing(after, NOW, LONDON)
    assert (told.days, told.total, told.all_days, told.longest) == (2, 37, 40, 35)


def test_keeping_the_count_notes_the_slip_and_changes_no_number() -> None:
    after = slip(forty_days(), SLIP, KeepCount(), NOW - DAY, NOW, LONDON, has_note=True)
    assert standing(after, NOW, LONDON) == standing(forty_days(), NOW, LONDON)
    assert [(s.kind, s.at, s.has_note) for s in after.slips] == [(SlipKind.KEEP_COUNT, NOW - DAY, True)]


def test_what_is_not_to_be_recorded_is_not() -> None:
    assert slipped(DontRecord()) == forty_days()


@pytest.mark.parametrize("how", [NewCount(NOW), KeepCount()])
def test_the_same_press_twice_is_one_slip(how: SlipChoice) -> None:
    once = slipped(how)
    assert slipped(how, counter=once) == once


def test_a_new_count_may_begin_ahead() -> None:
    told = standing(slipped(NewCount(NOW + 3 * DAY)), NOW, LONDON)
    assert (told.begins_in, told.days, told.total) == (3, 0, 40)


@pytest.mark.parametrize(
    ("how", "at", "key"),
    [
        (NewCount(NOW), NOW + DAY, "counters-in-future"),
        (KeepCount(), NOW + DAY, "counters-in-future"),
        (NewCount(NOW), NOW - 41 * DAY, "counters-before-start"),
        (KeepCount(), NOW - 41 * DAY, "counters-before-start"),
        (NewCount(NOW - 2 * DAY), NOW - DAY, "counters-new-before-slip"),
        (NewCount(NOW + 800 * DAY), NOW, "counters-too-late"),
    ],
)
def test_a_slip_outside_the_count_is_refused(how: SlipChoice, at: datetime, key: str) -> None:
    assert refused(lambda: slipped(how, at)) == key


def test_a_new_count_cannot_begin_with_a_slip_before_the_last_run_and_keeping_the_count_can() -> None:
    counter = pause(forty_days(), NOW - 20 * DAY, NOW, LONDON)
    counter = resume(counter, NOW - 10 * DAY, NOW, LONDON)
    for days in (30, 15):
        at = NOW - days * DAY
        assert (
            refused(lambda at=at: slipped(NewCount(NOW), at, counter=counter)) == "counters-slip-in-earlier"
        )
        assert slipped(KeepCount(), at, counter=counter).runs == counter.runs
    too_early = NOW - 41 * DAY
    assert refused(lambda: slipped(NewCount(NOW), too_early, counter=counter)) == "counters-before-start"


def test_the_present_count_began_before_its_pause_and_after_the_last_new_count() -> None:
    counter = resume(pause(forty_days(), NOW - DAY, NOW, LONDON), NOW, NOW, LONDON)
    assert present_start(counter) == NOW - 40 * DAY
    assert present_start(slipped(NewCount(NOW), counter=counter)) == NOW


@pytest.mark.parametrize("how", [NewCount(NOW), KeepCount()])
def test_a_count_that_has_not_begun_has_no_slip_and_no_pause(how: SlipChoice) -> None:
    ahead = start(CounterId(1), "evenings", Goal.BREAK, NOW + DAY, NOW, LONDON)
    assert refused(lambda: slipped(how, counter=ahead)) == "counters-not-begun"
    assert refused(lambda: pause(ahead, NOW, NOW, LONDON)) == "counters-not-begun"


@pytest.mark.parametrize("how", [NewCount(NOW), KeepCount(), NewCount(NOW + DAY)])
def test_a_slip_can_be_taken_back_for_a_day(how: SlipChoice) -> None:
    after = slipped(how)
    assert undo(after, SLIP, NOW + UNDO) == forty_days()
    assert refused(lambda: undo(after, SLIP, NOW + UNDO + timedelta(seconds=1))) == "counters-undo-too-late"


def test_a_slip_that_is_not_there_cannot_be_taken_back() -> None:
    assert refused(lambda: undo(forty_days(), SLIP, NOW)) == "counters-slip-not-found"
    after = undo(slipped(NewCount(NOW)), SLIP, NOW)
    assert refused(lambda: undo(after, SLIP, NOW)) == "counters-slip-not-found"


def test_taking_back_a_slip_keeps_the_pause_and_the_slip_that_came_after_it() -> None:
    later = NOW + timedelta(hours=5)
    second = slip(slipped(NewCount(NOW)), RequestId(101), NewCount(later), later, later, LONDON)
    paused = pause(second, later, later, LONDON)
    after = undo(paused, SLIP, later)
    assert [(run.ended, run.ending, run.slip) for run in after.runs] == [
        (later, Ending.SLIP, RequestId(101)),
        (later, Ending.PAUSE, None),
    ]
    assert [s.id for s in after.slips] == [RequestId(101)]


def test_a_slip_during_a_pause_can_begin_a_new_count_and_be_taken_back() -> None:
    paused = pause(forty_days(), NOW - 10 * DAY, NOW, LONDON)
    after = slipped(NewCount(NOW), at=NOW - DAY, counter=paused)
    told = standing(after, NOW + DAY, LONDON)
    assert (told.days, told.total, told.longest, told.paused) == (1, 31, 30, False)
    assert undo(after, SLIP, NOW) == paused


def test_a_slip_before_the_pause_ends_the_count_there_and_can_be_taken_back() -> None:
    paused = pause(forty_days(), NOW - 10 * DAY, NOW, LONDON)
    after = slipped(NewCount(NOW), at=NOW - 12 * DAY, counter=paused)
    assert standing(after, NOW, LONDON).longest == 28
    assert undo(after, SLIP, NOW) == paused


def test_a_slip_in_a_pause_stays_once_the_count_has_moved_on() -> None:
    paused = pause(forty_days(), NOW - 10 * DAY, NOW, LONDON)
    after = slipped(NewCount(NOW), counter=paused)
    again = resume(pause(after, NOW, NOW, LONDON), NOW, NOW, LONDON)
    assert refused(lambda: undo(again, SLIP, NOW)) == "counters-undo-changed"


def test_a_date_is_corrected_and_the_history_is_the_same() -> None:
    before = slipped(NewCount(NOW - 10 * DAY), at=NOW - 20 * DAY)
    after = edit_start(before, NOW - 15 * DAY, NOW, LONDON)
    assert (after.runs[0], after.slips) == (before.runs[0], before.slips)
    assert standing(after, NOW, LONDON).days == 15


def test_a_corrected_date_does_not_run_into_an_earlier_run() -> None:
    before = slipped(NewCount(NOW - 10 * DAY), at=NOW - 20 * DAY)
    assert refused(lambda: edit_start(before, NOW - 21 * DAY, NOW, LONDON)) == "counters-runs-into-earlier"


def test_the_date_of_a_count_with_a_pause_is_its_first_one() -> None:
    resumed = resume(pause(forty_days(), NOW - 20 * DAY, NOW, LONDON), NOW - 10 * DAY, NOW, LONDON)
    assert standing(edit_start(resumed, NOW - 50 * DAY, NOW, LONDON), NOW, LONDON).days == 40
    assert refused(lambda: edit_start(resumed, NOW - 15 * DAY, NOW, LONDON)) == "counters-after-pause"


@pytest.mark.parametrize(
    ("to", "key"),
    [(datetime(1899, 1, 1, tzinfo=UTC), "counters-too-early"), (NOW + 800 * DAY, "counters-too-late")],
)
def test_a_corrected_date_keeps_within_bounds(to: datetime, key: str) -> None:
    assert refused(lambda: edit_start(forty_days(), to, NOW, LONDON)) == key


def test_time_in_a_pause_is_not_counted_and_nothing_is_lost() -> None:
    half = timedelta(hours=12)
    paused = pause(forty_days(), NOW + half, NOW + half, LONDON)
    assert standing(paused, NOW + 9 * DAY, LONDON).days == 40
    resumed = resume(paused, NOW + 10 * DAY, NOW + 10 * DAY, LONDON)
    told = standing(resumed, NOW + 10 * DAY + half, LONDON)
    assert (told.days, told.total, told.all_days, told.longest) == (41, 41, 41, 41)


@pytest.mark.parametrize(
    ("at", "key"), [(NOW + DAY, "counters-in-future"), (NOW - 41 * DAY, "counters-before-start")]
)
def test_a_pause_outside_the_count_is_refused(at: datetime, key: str) -> None:
    assert refused(lambda: pause(forty_days(), at, NOW, LONDON)) == key


def test_a_pause_and_its_end_come_in_turn() -> None:
    paused = pause(forty_days(), NOW - DAY, NOW, LONDON)
    assert refused(lambda: pause(paused, NOW, NOW, LONDON)) == "counters-already-paused"
    assert refused(lambda: resume(forty_days(), NOW, NOW, LONDON)) == "counters-not-paused"
    assert refused(lambda: resume(paused, NOW - 2 * DAY, NOW, LONDON)) == "counters-before-pause"
    assert refused(lambda: resume(paused, NOW + DAY, NOW, LONDON)) == "counters-in-future"


steps = st.lists(
    st.tuples(
        st.sampled_from(["new", "later", "keep", "pause", "resume"]), st.timedeltas(timedelta(0), 90 * DAY)
    ),
    max_size=8,
)
zones = st.sampled_from(
    [
        "Europe/London",
        "America/New_York",
        "Australia/Lord_Howe",
        "Africa/Cairo",
        "Pacific/Apia",
        "America/Santiago",
    ]
).map(ZoneInfo)
instants = st.datetimes(
    datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2090-01-01"), timezones=st.just(UTC)
)


def step(counter: Counter, action: str, number: int, now: datetime, zone: ZoneInfo) -> Counter:
    choices: dict[str, SlipChoice] = {
        "new": NewCount(now),
        "later": NewCount(now + 3 * DAY),
        "keep": KeepCount(),
    }
    try:
        if action == "pause":
            return pause(counter, now, now, zone)
        if action == "resume":
            return resume(counter, now, now, zone)
        return slip(counter, RequestId(number), choices[action], now, now, zone)
    except Refusal:
        return counter


@given(zones, instants, steps)
def test_no_slip_and_no_pause_ever_lowers_the_total_or_the_longest(
    zone: ZoneInfo, began: datetime, script: list[tuple[str, timedelta]]
) -> None:
    now, counter = began, start(CounterId(1), "x", Goal.REDUCE, began, began, zone)
    for number, (action, passed) in enumerate(script):
        now += passed
        before = standing(counter, now, zone)
        counter = step(counter, action, number, now, zone)
        after = standing(counter, now, zone)
        assert (after.total, after.all_days) == (before.total, before.all_days)
        assert after.longest == before.longest
        assert after.total <= after.all_days
        assert after.days <= after.longest <= after.total


@given(zones, instants, st.timedeltas(timedelta(0), 900 * DAY), st.floats(0, 1))
def test_a_slip_of_an_earlier_day_keeps_what_had_been_counted_by_then(
    zone: ZoneInfo, began: datetime, passed: timedelta, share: float
) -> None:
    now, at = began + passed, began + passed * share
    counter = start(CounterId(1), "x", Goal.ABSTAIN, began, now, zone)
    after = standing(slip(counter, SLIP, NewCount(now), at, now, zone), now, zone)
    then = standing(counter, at, zone)
    assert (after.total, after.longest) == (then.total, then.longest)


@given(zones, zones, instants, st.timedeltas(timedelta(0), 900 * DAY))
def test_a_slip_after_a_move_lowers_nothing_either(
    old: ZoneInfo, new: ZoneInfo, began: datetime, passed: timedelta
) -> None:
    now, counter = began + passed, start(CounterId(1), "x", Goal.ABSTAIN, began, began, old)
    before = standing(counter, now, new)
    after = standing(slip(counter, SLIP, NewCount(now), now, now, new), now, new)
    assert (after.total, after.longest) == (before.total, before.longest)


@given(zones, instants, st.sampled_from(["new", "later", "keep"]), st.timedeltas(timedelta(0), UNDO))
def test_taking_a_slip_back_leaves_no_trace(
    zone: ZoneInfo, began: datetime, action: str, after: timedelta
) -> None:
    now = began + 30 * DAY
    counter = start(CounterId(1), "x", Goal.ABSTAIN, began, began, zone)
    assert undo(step(counter, action, 7, now, zone), RequestId(7), now + after) == counter


def test_hiding_and_savings_are_no_change_of_time() -> None:
    hidden = replace(forty_days(), hidden=True)
    assert slipped(NewCount(NOW), counter=hidden).hidden
