"""A message holds its blocks in order, in rows that fit, and ends with Help."""

from typing import Any

import pytest
from discord import ui

from bot.ui import Block, Document, Panel, Picture, button, channel_select, confirm, link, row, rows, select
from bot.ui.panel import HELP_ROUTE, ROW_WIDTH
from tests.ui.speech import english


def buttons(count: int) -> list[ui.Button[Any]]:
    return [button(f"Button {n}", "checkins:open", n) for n in range(count)]


def panel(*blocks: Block, helps: bool = True) -> Panel:
    return Panel(english(), *blocks, helps=helps)


def shape(shown: Panel) -> list[list[str]]:
    """Return the rows of a panel: labels of buttons, or what else stands there."""
    return [
        [str(getattr(item, "label", type(item).__name__)) for item in each.children]
        if isinstance(each, ui.ActionRow)
        else [type(each).__name__]
        for each in shown.children
    ]


@pytest.mark.parametrize(
    ("count", "widths"), [(0, []), (1, [1]), (5, [5]), (6, [5, 1]), (10, [5, 5]), (12, [5, 5, 2])]
)
def test_buttons_fill_rows_of_five(count: int, widths: list[int]) -> None:
    filled = rows(*buttons(count))
    assert [len(each.children) for each in filled] == widths
    assert [item for each in filled for item in each.children] or count == 0


def test_long_labels_may_have_narrower_rows() -> None:
    assert [len(each.children) for each in rows(*buttons(7), width=3)] == [3, 3, 1]


@pytest.mark.parametrize("count", range(ROW_WIDTH))
def test_help_ends_the_last_row_while_there_is_room(count: int) -> None:
    shown = panel("Text", *rows(*buttons(count)))
    assert shape(shown)[-1] == [*(f"Button {n}" for n in range(count)), "Help"]


def test_help_has_a_row_of_its_own_below_a_full_one() -> None:
    assert [len(each) for each in shape(panel("Text", *rows(*buttons(5))))] == [1, 5, 1]


@pytest.mark.parametrize(
    "item", [select("checkins:day", [("1", "One")]), channel_select("servers:channel", chosen=7)]
)
def test_help_never_stands_beside_a_select(item: ui.Item[Any]) -> None:
    assert shape(panel("Text", row(item)))[-1] == ["Help"]


def test_help_follows_text_files_and_nothing_at_all() -> None:
    assert shape(panel("Text"))[-1] == ["Help"]
    assert shape(panel(Document("note.txt", b"words"))) == [["File"], ["Help"]]
    assert shape(panel()) == [["Help"]]


def test_help_leads_to_help() -> None:
    last = panel("Text").children[-1]
    assert isinstance(last, ui.ActionRow)
    (only,) = last.children
    assert isinstance(only, ui.Button)
    assert only.custom_id == f"{HELP_ROUTE}:"


def test_help_itself_needs_no_help() -> None:
    assert shape(panel("Text", helps=False)) == [["TextDisplay"]]


def test_an_empty_text_is_no_block() -> None:
    assert shape(panel("Text", "", *rows())) == [["TextDisplay"], ["Help"]]


def test_files_are_made_anew_for_every_sending() -> None:
    shown = panel(Picture("a.png", b"png", "what it shows"), Document("note.txt", b"words"))
    for _ in range(2):
        assert [(file.filename, file.fp.read()) for file in shown.files()] == [
            ("a.png", b"png"),
            ("note.txt", b"words"),
        ]


def test_a_picture_has_words_for_who_cannot_see_it() -> None:
    picture = Picture("a.png", b"png", "w" * 2000)
    assert picture.file().description == "w" * 1024
    gallery = picture.item()
    assert isinstance(gallery, ui.MediaGallery)
    assert gallery.items[0].description == "w" * 1024


def test_what_was_written_is_not_in_a_log_of_the_blocks() -> None:
    for block in (Picture("a.png", b"secret", "alt"), Document("note.txt", b"secret")):
        assert "secret" not in repr(block)


def test_a_question_before_something_final_has_both_answers() -> None:
    yes, no = buttons(2)
    assert shape(confirm(english(), "Sure?", yes=yes, no=no)) == [
        ["TextDisplay"],
        ["Button 0", "Button 1", "Help"],
    ]


def test_one_is_chosen_of_a_select_and_none_of_several_is_fine() -> None:
    one, several = (select("checkins:day", [("1", "One"), ("2", "Two")], most=most) for most in (1, 2))
    assert (one.min_values, one.max_values) == (1, 1)
    assert (several.min_values, several.max_values) == (0, 2)


def test_options_fit_discords_limit_and_show_what_is_chosen() -> None:
    offered = select("checkins:day", [("1", "x" * 120), ("2", "Two")], chosen=["2"]).options
    assert [len(each.label) for each in offered] == [100, 3]
    assert [each.default for each in offered] == [False, True]


def test_a_link_leads_out_and_is_no_press() -> None:
    outside = link("Privacy policy", "https://example.org/privacy")
    assert (outside.url, outside.custom_id) == ("https://example.org/privacy", None)


def test_a_panel_never_expires() -> None:
    assert panel("Text").timeout is None


def test_a_button_that_two_features_offer_stands_once() -> None:
    """Discord refuses a message with one custom id twice, and the answer would be lost."""
    shown = panel(
        "Card",
        *rows(button("Talk", "help_now:open", "talk")),
        *rows(button("Talk again", "help_now:open", "talk")),
    )
    assert shape(shown) == [["TextDisplay"], ["Talk", "Help"]]
