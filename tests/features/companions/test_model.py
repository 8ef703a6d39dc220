"""Who is offered to whom, and what a yes makes of two, whatever the order."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from bot.features.companions.model import (
    FURTHEST,
    LEAST_AHEAD,
    PLACE_CLOSES,
    Seat,
    Side,
    State,
    accept,
    check_time,
    freed,
    offered,
    partner,
)
from bot.ids import GuildId, MemberId

AT = datetime(2026, 3, 23, 18, tzinfo=UTC)
HERE = GuildId(1)


def seat(
    member: int, side: Side, *, starts: datetime = AT, listing: int = 7, passed: int = 0, id: int = 0
) -> Seat:
    return Seat(id or 100 + member, MemberId(member), HERE, listing, starts, 60, side, passed)


seats = st.builds(
    seat,
    st.integers(1, 6),
    st.sampled_from(Side),
    starts=st.sampled_from([AT, AT + timedelta(days=7)]),
    listing=st.sampled_from([7, 8]),
    passed=st.integers(0, 3),
    id=st.integers(1, 50),
)


@given(seats, st.lists(seats, max_size=8), st.sets(st.integers(1, 6)))
def test_only_the_other_side_of_the_same_time_is_offered_and_nobody_kept_apart(
    one: Seat, others: list[Seat], apart: set[int]
) -> None:
    found = partner(one, others, lambda each: each in apart)
    fits = [
        each
        for each in others
        if each.side is not one.side
        and (each.listing, each.starts) == (one.listing, one.starts)
        and each.member != one.member
        and each.member not in apart
    ]
    assert (found is None) == (not fits)
    if found is not None:
        assert found in fits
        assert (found.passed, found.id) == min((each.passed, each.id) for each in fits)


def test_who_is_offered_to_somebody_is_offered_to_nobody_else() -> None:
    one, other = offered(seat(1, Side.ASKS), seat(2, Side.COMES), 5)
    assert partner(seat(3, Side.ASKS), [one, other], lambda _: False) is None


@given(st.lists(st.booleans(), min_size=1, max_size=6))
def test_both_have_to_say_yes_in_any_order_and_any_number_of_times(presses: list[bool]) -> None:
    one, other = offered(seat(1, Side.ASKS), seat(2, Side.COMES), 5)
    for first in presses:
        if first:
            one, other = accept(one, other)
        else:
            other, one = accept(other, one)
    both = len(set(presses)) == 2
    assert (one.together, other.together) == (both, both)
    yes = {State.TOGETHER} if both else {State.SAID_YES}
    assert {each.state for each in (one, other) if each.accepted} == yes


def test_a_yes_to_nobody_is_none() -> None:
    with pytest.raises(ValueError, match="not offered"):
        accept(seat(1, Side.ASKS), seat(2, Side.COMES))


def test_whose_offer_fell_through_waits_as_before_and_comes_round_last() -> None:
    one, other = offered(seat(1, Side.ASKS), seat(2, Side.COMES), 5)
    waiting = freed(accept(other, one)[0])
    assert (waiting.state, waiting.accepted, waiting.passed) == (State.WAITING, False, 1)
    fresh = seat(3, Side.COMES)
    assert partner(one, [waiting, fresh], lambda _: False) == fresh


@given(st.integers(-20000, 40000))
def test_a_time_is_neither_too_soon_nor_too_far(minutes: int) -> None:
    ahead = timedelta(minutes=minutes)
    if LEAST_AHEAD <= ahead <= FURTHEST:
        check_time(AT + ahead, AT)
    else:
        with pytest.raises(Refusal) as refused:
            check_time(AT + ahead, AT)
        assert refused.value.key == ("companions-too-late" if ahead < LEAST_AHEAD else "companions-too-far")


def test_it_is_asked_after_the_end_and_forgotten_after_that() -> None:
    one = seat(1, Side.ASKS)
    assert one.ends == AT + timedelta(hours=1)
    assert one.ends < one.asked_at < one.closes_at == one.ends + PLACE_CLOSES
