"""What a help card looks like: plain words, digits as text, choices below."""

from collections.abc import Sequence
from typing import Any

from discord.ui import Button

from bot.features.help_now.parts import Action, Card
from bot.texts import Say
from bot.ui import Block as UiBlock
from bot.ui import Form, Line, Panel, button, row, rows, select
from bot.ui.panel import Style

WIDTH = 3
"""Buttons in a row: their labels are sentences."""


def card_panel(say: Say, card: Card, country: str | None, first: Sequence[UiBlock] = ()) -> Panel:
    """Return a card; its buttons carry the country, so that a choice made here needs no storage.

    Args:
        first: What stands above it.
    """
    blocks = [say(block.key, **block.args) for block in card.blocks]
    return Panel(
        say,
        *first,
        f"## {say(card.title)}",
        "\n\n".join(blocks),
        *rows(*(_button(say, action, card, country) for action in card.actions), width=WIDTH),
        helps=False,
    )


def _button(say: Say, action: Action, card: Card, country: str | None) -> Button[Any]:
    if action.id == "country":
        return button(say(action.label), "help_now:country", card.name)
    return button(say(action.label), "help_now:card", f"{action.id}.{country or ''}", style=Style.primary)


def country_panel(say: Say, options: Sequence[tuple[str, str]], card: str) -> Panel:
    return Panel(
        say,
        say("help-now-country-ask"),
        row(select("help_now:country-chosen", options, arg=card, placeholder=say("help-now-country-choose"))),
        row(
            button(say("help-now-country-other"), "help_now:country-other", card),
            button(say("help-now-country-back"), "help_now:card", f"{card}."),
        ),
        helps=False,
    )


def country_form(say: Say, card: str) -> Form:
    field = Line("country", say("help-now-country-field"), say("help-now-country-hint"), needed=True)
    return Form(say("help-now-country-ask"), "help_now:country-typed", field, arg=card)
