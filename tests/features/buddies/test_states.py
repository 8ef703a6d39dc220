"""What may happen to a pair, and that the diagram in the docs says the same."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from bot.features.buddies.model import (
    ENDED_KEPT,
    LONG_QUIET,
    OFFER_LASTS,
    QUIET,
    REVIEW_EVERY,
    REVIEW_WAITS,
    TERM,
    TOGETHER,
    TRIAL,
    Agreement,
    Pair,
    Quiet,
    Seat,
    State,
)
from bot.features.buddies.states import (
    TRANSITIONS,
    Event,
    agreed,
    due,
    happen,
    in_touch,
    is_last_review,
    ladder,
    offered,
    paused,
)
from bot.ids import GuildId, MemberId

ADA, BEN, CLEO, DAN, EVE, FAY = (MemberId(n) for n in range(1, 7))
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = timedelta(days=1)
DOCS = Path(__file__).parents[3] / "docs" / "buddies.md"


def pair_of(*members: MemberId) -> Pair:
    return offered(9, GuildId(8), tuple(Seat(10 + member, member) for member in members), NOON)


def begun(*members: MemberId) -> Pair:
    pair = pair_of(*members)
    for member in members:
        pair = happen(pair, Event.ACCEPT, NOON, member)
    return pair


def in_review(*members: MemberId) -> Pair:
    return happen(begun(*members), Event.FALL_DUE, NOON + TRIAL)


def test_names_are_known_only_after_everybody_said_yes() -> None:
    pair = pair_of(ADA, BEN, CLEO)
    for member in (ADA, BEN, ADA):
        pair = happen(pair, Event.ACCEPT, NOON, member)
        assert pair.state is State.HALF
        assert not pair.together
    pair = happen(pair, Event.ACCEPT, NOON, CLEO)
    assert pair.state is State.ACTIVE
    assert (pair.due_at, pair.term_at) == (NOON + TRIAL, NOON + TERM)


def test_a_no_ends_an_offer_whoever_had_said_yes() -> None:
    pair = happen(pair_of(ADA, BEN), Event.ACCEPT, NOON, ADA)
    ended = happen(pair, Event.DECLINE, NOON + DAY, BEN)
    assert ended.state is State.ENDED
    assert ended.ended_at == NOON + DAY
    assert ended.due_at == NOON + DAY + ENDED_KEPT


def test_an_offer_runs_out() -> None:
    pair = happen(pair_of(ADA, BEN), Event.ACCEPT, NOON, ADA)
    assert due(pair, NOON + OFFER_LASTS - DAY) is None
    assert due(pair, NOON + OFFER_LASTS) is Event.EXPIRE


def test_a_stranger_can_do_nothing_with_it() -> None:
    with pytest.raises(Refusal, match="buddies-not-yours"):
        happen(pair_of(ADA, BEN), Event.ACCEPT, NOON, DAN)


def test_nothing_happens_to_what_is_over() -> None:
    over = happen(pair_of(ADA, BEN), Event.DECLINE, NOON, ADA)
    for event in Event:
        with pytest.raises(Refusal, match="buddies-over"):
            happen(over, event, NOON, ADA)
    assert due(over, NOON + 9 * TERM) is None


def test_a_trial_is_followed_by_reviews_and_a_term() -> None:
    pair, now, reviews = begun(ADA, BEN), NOON, list[timedelta]()
    while not is_last_review(pair, now):
        now = pair.due_at
        assert due(pair, now) is Event.FALL_DUE
        pair = happen(pair, Event.FALL_DUE, now)
        reviews.append(now - NOON)
        if not is_last_review(pair, now):
            pair = happen(pair, Event.SETTLE, now)
    assert reviews == [TRIAL, TRIAL + REVIEW_EVERY, TRIAL + 2 * REVIEW_EVERY, TERM]


def test_a_review_that_would_come_just_before_a_terms_end_waits_for_it() -> None:
    pair, now = begun(ADA, BEN), NOON
    for answered in (0, 7):
        now = pair.due_at + answered * DAY
        pair = happen(happen(pair, Event.FALL_DUE, pair.due_at), Event.SETTLE, now)
    assert pair.due_at == pair.term_at


def test_a_review_that_nobody_answers_goes_on_but_for_the_end_of_a_term() -> None:
    pair = in_review(ADA, BEN)
    assert due(pair, NOON + TRIAL + REVIEW_WAITS) is Event.SETTLE
    assert happen(pair, Event.SETTLE, NOON + TRIAL + REVIEW_WAITS).state is State.ACTIVE
    last = replace(pair, term_at=NOON + TRIAL)
    assert happen(last, Event.SETTLE, NOON + TRIAL + REVIEW_WAITS).state is State.ENDED


def test_only_a_keep_of_both_renews_a_term() -> None:
    pair = replace(in_review(ADA, BEN), term_at=NOON + TRIAL)
    now = NOON + TRIAL + DAY
    pair = happen(pair, Event.KEEP, now, ADA)
    assert pair.state is State.REVIEW
    pair = happen(pair, Event.KEEP, now, BEN)
    assert pair.state is State.ACTIVE
    assert pair.term_at == now + TERM


def test_a_new_review_asks_both_again() -> None:
    pair = happen(in_review(ADA, BEN), Event.KEEP, NOON, ADA)
    pair = happen(happen(pair, Event.SETTLE, NOON + DAY), Event.FALL_DUE, NOON + 2 * DAY)
    assert not any(seat.keeps for seat in pair.seats)


def test_two_of_three_go_on_and_a_keep_of_both_counts_once_the_third_is_gone() -> None:
    pair = happen(begun(ADA, BEN, CLEO), Event.END, NOON, CLEO)
    assert pair.state is State.ACTIVE
    assert pair.members == (ADA, BEN)
    review = in_review(ADA, BEN, CLEO)
    for member in (ADA, BEN):
        review = happen(review, Event.KEEP, NOON + TRIAL, member)
    assert happen(review, Event.END, NOON + TRIAL, CLEO).state is State.ACTIVE
    assert happen(pair, Event.VANISH, NOON, ADA).state is State.ENDED


def test_a_pause_ends_by_itself_and_leaves_time_before_the_next_review() -> None:
    until = NOON + 30 * DAY
    pair = paused(begun(ADA, BEN), until, NOON, ADA)
    assert due(pair, until - DAY) is None
    assert due(pair, until) is Event.RESUME
    pair = happen(pair, Event.RESUME, until)
    assert pair.due_at == until + REVIEW_WAITS
    assert ladder(pair, until + DAY) is Quiet.NOT


def test_the_ladder_asks_tells_and_starts_anew_with_a_sign() -> None:
    pair = begun(ADA, BEN)
    assert ladder(pair, NOON + QUIET - DAY) is Quiet.NOT
    assert ladder(pair, NOON + QUIET) is Quiet.ASKED
    assert ladder(pair, NOON + LONG_QUIET) is Quiet.TOLD
    heard = in_touch(replace(pair, quiet=Quiet.ASKED), NOON + 8 * DAY)
    assert heard.quiet is Quiet.NOT
    assert ladder(heard, NOON + LONG_QUIET) is Quiet.NOT
    assert in_touch(heard, NOON) == heard
    assert ladder(in_review(ADA, BEN), NOON + 9 * LONG_QUIET) is Quiet.NOT


def test_what_is_agreed_on_is_the_same_for_all() -> None:
    pair = agreed(begun(ADA, BEN), Agreement("weekly"))
    assert {seat.agreement for seat in pair.seats} == {Agreement("weekly")}


@pytest.mark.parametrize("members", [(ADA,), (ADA, BEN, CLEO, DAN, EVE, FAY)])
def test_a_pair_is_two_people_and_a_pod_at_most_five(members: tuple[MemberId, ...]) -> None:
    with pytest.raises(ValueError, match="two to five"):
        pair_of(*members)


def test_a_pods_offer_outlives_a_no_while_three_are_left() -> None:
    pair = happen(pair_of(ADA, BEN, CLEO, DAN), Event.DECLINE, NOON, DAN)
    assert (pair.state, pair.members) == (State.OFFERED, (ADA, BEN, CLEO))
    assert happen(pair, Event.DECLINE, NOON, CLEO).state is State.ENDED


def test_a_pod_begins_when_the_only_one_who_had_not_answered_says_no_or_nothing() -> None:
    pair = pair_of(ADA, BEN, CLEO, DAN)
    for member in (ADA, BEN, CLEO):
        pair = happen(pair, Event.ACCEPT, NOON, member)
    for event, member in ((Event.DECLINE, DAN), (Event.VANISH, DAN), (Event.EXPIRE, None)):
        begun = happen(pair, event, NOON + DAY, member)
        assert (begun.state, begun.members) == (State.ACTIVE, (ADA, BEN, CLEO))


def test_a_pods_offer_that_three_did_not_answer_ends_when_it_runs_out() -> None:
    pair = happen(pair_of(ADA, BEN, CLEO, DAN, EVE), Event.ACCEPT, NOON, ADA)
    assert happen(pair, Event.EXPIRE, NOON + OFFER_LASTS).state is State.ENDED


@given(
    st.lists(st.tuples(st.sampled_from(Event), st.sampled_from([ADA, BEN, CLEO, DAN]), st.integers(0, 40))),
    st.integers(2, 5),
)
def test_whatever_happens_the_table_told_it_and_a_pair_keeps_two_people(
    course: list[tuple[Event, MemberId, int]], people: int
) -> None:
    pair, now = pair_of(*[ADA, BEN, CLEO, DAN, EVE][:people]), NOON
    for event, member, days in course:
        now += days * DAY
        before = pair
        try:
            pair = happen(pair, event, now, member)
        except Refusal:
            continue
        assert pair.state in TRANSITIONS[before.state, event]
        assert len(pair.seats) >= 2
        assert pair.state not in TOGETHER or all(seat.accepted_at for seat in pair.seats)


def drawn() -> tuple[dict[str, str], set[tuple[str, str, str]]]:
    """Return the diagram's names of states, and its arrows."""
    text = DOCS.read_text("utf-8").partition("```mermaid")[2].partition("```")[0]
    names = dict(re.findall(r"^    (\w+): (.+)$", text, re.MULTILINE))
    return names, set(re.findall(r"^    (\w+) --> (\w+): (.+)$", text, re.MULTILINE))


def test_the_diagram_in_the_docs_draws_every_transition_and_no_other() -> None:
    names, arrows = drawn()
    short = {state: state.value.split(" by ")[0] if state is not State.HALF else "half" for state in State}
    wanted = {
        (short[state], short[after], event.value)
        for (state, event), afters in TRANSITIONS.items()
        for after in afters
    }
    assert arrows == wanted
    assert names["half"] == State.HALF.value
