"""A long list is shown a page at a time, and every page can be reached."""

from typing import Any

import pytest
from discord import ui
from hypothesis import given
from hypothesis import strategies as st

from bot.ui import Pages
from tests.ui.speech import english

lists = st.lists(st.integers(), max_size=60)


def turner(number: int, count: int = 20) -> list[ui.Button[Any]]:
    row = Pages(range(count), number).turner(english(), "checkins:history", "30")
    assert row is not None
    return [item for item in row.children if isinstance(item, ui.Button)]


@given(items=lists, size=st.integers(1, 10))
def test_the_pages_together_are_the_list(items: list[int], size: int) -> None:
    first = Pages(items, 0, size)
    assert [each for number in range(first.count) for each in Pages(items, number, size).shown] == items


@given(items=lists, number=st.integers(-5, 100))
def test_a_page_that_is_not_there_is_the_nearest_one(items: list[int], number: int) -> None:
    pages = Pages(items, number)
    assert 0 <= pages.at < pages.count
    assert len(pages.shown) <= pages.size
    assert bool(pages.shown) == bool(items)


@pytest.mark.parametrize("count", [0, 1, 8])
def test_one_page_needs_no_turning(count: int) -> None:
    assert Pages(range(count), 0).turner(english(), "checkins:history") is None


def test_a_page_leads_to_the_one_before_and_the_one_after() -> None:
    before, after = turner(1)
    assert (before.custom_id, after.custom_id) == ("checkins:history:30.0", "checkins:history:30.2")
    assert not before.disabled
    assert not after.disabled


@pytest.mark.parametrize(
    ("number", "disabled"), [(0, [True, False]), (2, [False, True]), (99, [False, True])]
)
def test_the_ends_lead_no_further(number: int, disabled: list[bool]) -> None:
    assert [each.disabled for each in turner(number)] == disabled
