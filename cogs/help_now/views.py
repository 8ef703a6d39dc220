"""What a help card looks like: plain words, digits as text, choices below."""

from collections.abc import Sequence
from typing import Any

from discord.ui import Button

from bot.features.help_now.parts import Action, Block, Card, CardName
from bot.texts import Say
from bot.ui import Block as UiBlock
from bot.ui import Form, Line, Panel, Press, button, one_of, plain, row, rows, select
from bot.ui.panel import Style

WIDTH = 2
"""Buttons in a row: their labels are sentences."""

ROOM = 3600
"""Characters for a card's paragraphs: Discord refuses a message of over 4,000, and Help must get through."""


def card_panel(
    say: Say,
    card: Card,
    country: str | None,
    first: Sequence[UiBlock] = (),
    last: Sequence[UiBlock] = (),
) -> Panel:
    """Return a card; its buttons carry the country, so that a choice made here needs no storage.

    Args:
        first: What stands above it.
        last: What stands below its buttons.
    """
    return Panel(
        say,
        *first,
        f"## {say(card.title)}",
        words_of(say, card),
        *rows(*(_button(say, action, card, country) for action in card.actions), width=WIDTH),
        *last,
        helps=False,
    )


def words_of(say: Say, card: Card) -> str:
    """Return the card's paragraphs; what admins typed is left out where it would not fit."""
    texts = [(block.typed, block_text(say, block)) for block in card.blocks]
    while sum(len(text) + 2 for _, text in texts) > ROOM and any(typed for typed, _ in texts):
        texts.remove(next(each for each in reversed(texts) if each[0]))
    return "\n\n".join(text for _, text in texts)


def block_text(say: Say, block: Block) -> str:
    """Return a paragraph; what people typed into it can ping nobody and change no layout."""
    args = {name: plain(value) for name, value in block.args.items()} if block.typed else block.args
    return say(block.key, **args)


def copy_panel(say: Say, card: Card) -> Panel:
    """Return a card for direct messages: the first line, which a locked screen shows, tells nothing."""
    return Panel(say, say("help-now-copy-first"), f"## {say(card.title)}", words_of(say, card))


def place_of(press: Press) -> tuple[CardName, str | None]:
    """Return the card and the country of an argument ``<card>.<country>``.

    Raises:
        Refusal: ``ui-stale`` when it is none of ours.
    """
    name, _, country = press.arg.partition(".")
    return one_of(CardName, name), country or None


def _button(say: Say, action: Action, card: Card, country: str | None) -> Button[Any]:
    here = f"{card.name}.{country or ''}"
    if action.id == "country":
        return button(say(action.label), "help_now:country", here)
    if action.id == "copy":
        return button(say(action.label), "help_now:copy", here)
    if action.id == "moderator":
        return button(say(action.label), "help_now:moderator", here)
    return button(say(action.label), "help_now:card", f"{action.id}.{country or ''}", style=Style.primary)


def country_panel(say: Say, options: Sequence[tuple[str, str]], card: str) -> Panel:
    """Return a choice of countries; ``card`` is ``<card>.<country>`` of what was being read."""
    return Panel(
        say,
        say("help-now-country-ask"),
        row(select("help_now:country-chosen", options, arg=card, placeholder=say("help-now-country-choose"))),
        row(
            button(say("help-now-country-other"), "help_now:country-other", card),
            button(say("help-now-country-back"), "help_now:card", card),
        ),
        helps=False,
    )


def country_form(say: Say, card: str) -> Form:
    field = Line("country", say("help-now-country-field"), say("help-now-country-hint"), needed=True)
    return Form(say("help-now-country-ask"), "help_now:country-typed", field, arg=card)
