"""What the buttons of a craving carry comes back as it was, and nothing else is taken for it."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from bot.features.coping.model import RATINGS, Ride, Round, Tool
from bot.ids import RequestId
from bot.ui.router import CUSTOM_ID_LENGTH, custom_id
from cogs.coping.codes import decode, decode_round, encode, encode_round

ratings = st.sampled_from(RATINGS)
rides = st.none() | st.builds(Ride, ratings, ratings, st.integers(0, 99))
tools = st.none() | st.sampled_from(Tool)
snowflakes = st.integers(1, (1 << 63) - 1).map(RequestId)

LONGEST_REPEAT = 60
"""Characters of a custom id that a question for consent can carry (cogs/members/consent.py)."""


@given(ride=rides, tool=tools)
def test_a_ride_comes_back(ride: Ride | None, tool: Tool | None) -> None:
    code = encode(ride, tool)
    assert decode(code) == (ride, tool)
    assert len(custom_id("coping:rated", code)) <= CUSTOM_ID_LENGTH


@given(row=snowflakes, done=st.builds(Round, st.sampled_from(Tool), ratings, ratings))
def test_a_round_comes_back_and_fits_through_a_question(row: RequestId, done: Round) -> None:
    code = encode_round(row, done)
    assert decode_round(code) == (row, done)
    assert len(custom_id("coping:keep", code)) <= LONGEST_REPEAT


@given(text=st.text(st.sampled_from("0123456789.-box "), max_size=30) | st.text(max_size=100))
def test_anything_else_is_an_expected_no(text: str) -> None:
    """Whatever a changed client sends: a no in words, or something we could have sent."""
    with suppress(Refusal):
        assert decode(encode(*decode(text))) == decode(text)
    with suppress(Refusal):
        assert decode_round(encode_round(*decode_round(text))) == decode_round(text)


@pytest.mark.parametrize("arg", ["-.nothing", "1.2", "1.2.x", "1.2.3.box.more", "-.box.box", "1.2.3.sauna"])
def test_a_code_that_is_none_of_ours_is_stale(arg: str) -> None:
    with pytest.raises(Refusal, match="ui-stale"):
        decode(arg)


@pytest.mark.parametrize("arg", ["", "1.box.2", "x.box.1.2", f"{1 << 63}.box.1.2", "1.sauna.1.2"])
def test_a_round_that_is_none_of_ours_is_stale(arg: str) -> None:
    with pytest.raises(Refusal, match="ui-stale"):
        decode_round(arg)
