"""Ids in a custom id come back as they went in, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from bot.ui.codes import code_of, ids_of
from bot.ui.router import CUSTOM_ID_LENGTH, custom_id

snowflakes = st.integers(0, 2**63 - 1)


@given(st.lists(snowflakes, min_size=1, max_size=6))
def test_ids_come_back_as_they_went_in(ids: list[int]) -> None:
    assert list(ids_of(code_of(*ids))) == ids


def test_six_of_the_longest_fit_into_a_button() -> None:
    assert len(custom_id("reports:about", code_of(*[2**63 - 1] * 6))) <= CUSTOM_ID_LENGTH


@pytest.mark.parametrize("text", ["", ".", "1.", "A", "-1", "1 2", "\u0661", "z" * 14, "1.2.3.4.5.6.7"])
def test_what_is_no_code_of_ours_is_stale(text: str) -> None:
    with pytest.raises(Refusal, match="ui-stale"):
        ids_of(text)
