"""Report and block, one press away on any message that brings people together."""

from typing import Any

from discord import ui

from bot.ids import GuildId, MemberId
from bot.texts import Say
from bot.ui.codes import code_of
from bot.ui.panel import button

MOST_PEOPLE = 5
"""Of one pair, trio or pod; as many ids fit into a button."""


def safety_buttons(say: Say, guild: GuildId, *people: MemberId) -> tuple[ui.Button[Any], ui.Button[Any]]:
    """Return Report and Block for a message about ``people``, at most five.

    On a message that several read, name them all: who presses is left out, and asked whom they mean
    where there are several others. In direct messages the server is known by ``guild``.
    """
    arg = code_of(guild, *people[:MOST_PEOPLE])
    return button(say("reports-button"), "reports:about", arg), button(
        say("reports-block-button"), "reports:block", arg
    )
