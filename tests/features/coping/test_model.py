"""What counts as having helped, when people come first, and what a kit can hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from bot.features.coping.model import (
    LINE_LENGTH,
    LINES,
    RATINGS,
    Kit,
    Ride,
    Round,
    Tool,
    Trigger,
    lines_in,
    offered,
    wait_of,
    what_helped,
)

ratings = st.sampled_from(RATINGS)
rounds = st.lists(st.builds(Round, st.sampled_from(Tool), ratings, ratings), max_size=40)
short_lines = st.text(min_size=1, max_size=LINE_LENGTH)
lists = st.lists(short_lines, max_size=LINES).map(tuple)
kits = st.builds(
    Kit, people=lists, places=lists, reasons=lists, songs=lists, line=st.text(max_size=LINE_LENGTH)
)


# What helped


def test_the_tool_with_the_largest_fall_comes_first() -> None:
    saved = [Round(Tool.BOX, 8, 6), Round(Tool.HALT, 8, 3), Round(Tool.BOX, 5, 4)]
    assert [(each.tool, each.times, each.drop) for each in what_helped(saved)] == [
        (Tool.HALT, 1, 5.0),
        (Tool.BOX, 2, 1.5),
    ]


def test_what_did_not_help_is_left_out_and_not_shown_last() -> None:
    assert what_helped([Round(Tool.BOX, 5, 5), Round(Tool.HALT, 5, 7)]) == []


def test_among_equals_the_more_often_tried_comes_first() -> None:
    saved = [Round(Tool.BOX, 4, 2), Round(Tool.LEAVE, 4, 2), Round(Tool.LEAVE, 9, 7)]
    assert [each.tool for each in what_helped(saved)] == [Tool.LEAVE, Tool.BOX]


@given(saved=rounds, data=st.data())
def test_the_order_of_saving_does_not_matter(saved: list[Round], data: st.DataObject) -> None:
    assert what_helped(data.draw(st.permutations(saved))) == what_helped(saved)


@given(saved=rounds)
def test_a_ranking_falls_and_names_only_tools_that_were_tried(saved: list[Round]) -> None:
    ranked = what_helped(saved)
    drops = [each.drop for each in ranked]
    assert drops == sorted(drops, reverse=True)
    assert all(0 < drop <= 10 for drop in drops)
    assert {each.tool for each in ranked} <= {each.tool for each in saved}
    assert all(each.times == sum(one.tool is each.tool for one in saved) for each in ranked)


@given(saved=rounds, worse=rounds)
def test_a_round_with_another_tool_changes_nothing_about_this_one(
    saved: list[Round], worse: list[Round]
) -> None:
    others = [each for each in worse if each.tool is not Tool.BOX]
    box = [each for each in what_helped(saved) if each.tool is Tool.BOX]
    assert [each for each in what_helped([*saved, *others]) if each.tool is Tool.BOX] == box


@given(saved=rounds)
def test_every_tool_is_offered_once_and_what_helped_first(saved: list[Round]) -> None:
    helped = what_helped(saved)
    order = offered(helped)
    assert sorted(order) == sorted(Tool)
    assert order[: len(helped)] == [each.tool for each in helped]


# A ride


@given(start=ratings, later=st.lists(ratings, max_size=8))
def test_people_come_first_after_two_rounds_that_are_not_lower(start: int, later: list[int]) -> None:
    ride = Ride(start, start)
    for rating in later:
        ride = ride.rated(rating)
    assert ride.stuck == (len(later) >= 2 and later[-1] > 0 and later[-1] >= start)


@pytest.mark.parametrize("values", [(-1, 3, 0), (3, 11, 0), (3, 3, -1)])
def test_a_ride_outside_the_scale_is_none(values: tuple[int, int, int]) -> None:
    with pytest.raises(Refusal, match="coping-out-of-range"):
        Ride(*values)


@pytest.mark.parametrize("ratings", [(11, 0), (0, -1)])
def test_a_round_outside_the_scale_is_none(ratings: tuple[int, int]) -> None:
    with pytest.raises(Refusal, match="coping-out-of-range"):
        Round(Tool.BOX, *ratings)


def test_to_delay_is_to_wait_a_quarter_of_an_hour() -> None:
    assert wait_of(Tool.DELAY).total_seconds() == 15 * 60


# A kit


@given(kit=kits)
def test_the_card_is_the_beginning_of_the_kit(kit: Kit) -> None:
    card = kit.card
    assert card.people == kit.people[:3]
    assert card.places == kit.places[:2]
    assert card.reasons == kit.reasons[:1]
    assert (card.songs, card.line) == ((), kit.line)


@given(kit=kits)
def test_nothing_written_is_missing_from_its_words(kit: Kit) -> None:
    for line in (*kit.people, *kit.places, *kit.reasons, *kit.songs, kit.line):
        assert line in kit.words


@given(kit=kits)
def test_a_kit_is_empty_only_without_any_line(kit: Kit) -> None:
    assert bool(kit) == any((kit.people, kit.places, kit.reasons, kit.songs, kit.line))


@pytest.mark.parametrize("people", [("x",) * (LINES + 1), ("x" * (LINE_LENGTH + 1),)])
def test_a_kit_that_is_too_long_is_refused(people: tuple[str, ...]) -> None:
    with pytest.raises(Refusal, match="coping-kit-too-long"):
        Kit(people=people)


@given(text=st.text(max_size=300))
def test_lines_are_read_without_empty_ones(text: str) -> None:
    lines = lines_in(text)
    assert all(line == line.strip() != "" for line in lines)
    assert lines_in("\n".join(lines)) == lines


@pytest.mark.parametrize("words", ["", "x" * (LINE_LENGTH + 1)])
def test_a_trigger_needs_some_words_and_not_too_many(words: str) -> None:
    with pytest.raises(Refusal, match="coping-trigger-length"):
        Trigger(words)
