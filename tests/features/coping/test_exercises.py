"""Live exercises keep a calm pace that Discord can follow, and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.coping.exercises import LONGEST_NAP, naps, steps
from bot.features.coping.model import Tool
from tests.features.house import texts

LIVE = [tool for tool in Tool if steps(tool)]


def test_breathing_grounding_surfing_and_moving_are_live() -> None:
    assert LIVE == [Tool.BOX, Tool.PACED, Tool.GROUNDING, Tool.SURFING, Tool.MOVE]


@pytest.mark.parametrize("tool", LIVE)
def test_an_exercise_takes_about_a_minute_and_never_two(tool: Tool) -> None:
    assert 60 <= sum(step.seconds for step in steps(tool)) < 120


@pytest.mark.parametrize("tool", LIVE)
def test_a_message_is_edited_every_four_seconds_at_most(tool: Tool) -> None:
    assert min(step.seconds for step in steps(tool)) >= 4


@pytest.mark.parametrize("tool", LIVE)
def test_every_step_has_its_words(tool: Tool) -> None:
    say = texts().reader("en")
    assert all(say(step.key) for step in steps(tool))


def test_a_box_has_four_equal_sides() -> None:
    sides = steps(Tool.BOX)[1:5]
    assert len({step.key for step in sides}) == 4
    assert {step.seconds for step in sides} == {4.0}


def test_in_slow_breathing_the_way_out_is_longer() -> None:
    _, breath_in, breath_out, *_ = steps(Tool.PACED)
    assert breath_out.seconds > breath_in.seconds


@given(seconds=st.floats(0, 600))
def test_naps_are_short_and_make_the_whole(seconds: float) -> None:
    slept = list(naps(seconds))
    assert sum(slept) == pytest.approx(seconds)
    assert all(0 < nap <= LONGEST_NAP for nap in slept)
