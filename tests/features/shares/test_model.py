"""What a button of a share carries: which parts, and a mark of the very text that was approved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.shares.model import Share, Thing, decode, encode, mark_of
from bot.ids import ChannelId, GuildId, RequestId

PARTS = ("mood", "craving", "halt", "confidence", "note")

chosen_parts = st.lists(st.sampled_from(PARTS), unique=True)


@given(chosen=chosen_parts)
def test_parts_are_read_back_as_they_were_chosen(chosen: list[str]) -> None:
    assert decode(encode(chosen, PARTS), PARTS) == [part for part in PARTS if part in chosen]


@given(letters=st.text(max_size=10))
def test_letters_that_name_nothing_are_left_out(letters: str) -> None:
    assert set(decode(letters, PARTS)) <= set(PARTS)


@given(one=st.text(), other=st.text())
def test_another_text_has_another_mark(one: str, other: str) -> None:
    assert (mark_of(one) == mark_of(other)) == (one == other)


@pytest.mark.parametrize(
    ("message", "place"),
    [(None, "https://discord.com/channels/2/3"), (4, "https://discord.com/channels/2/3/4")],
)
def test_a_share_knows_where_to_look(message: int | None, place: str) -> None:
    thing = Thing("checkins", "2026-11-20", "checkins")
    assert Share(RequestId(1), thing, GuildId(2), ChannelId(3), message).place == place
