"""The one end of every error: the person gets an answer in plain words, with Help beside it."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import app_commands

from bot.errors import NotReady, Refusal, Slow
from bot.logs import reference
from bot.texts import Say
from bot.ui.answers import answer
from bot.ui.panel import Block, Document, Panel, button, row
from bot.ui.people import Interaction, say_of

log = logging.getLogger(__name__)

ECHO_LENGTH = 1000
"""Characters of a lost form that are given back in the message; longer ones come as a file."""

HOME_ROUTE = "home:open"
STALE = "ui-stale"

UNKNOWN_INTERACTION = 10062
"""Discord's code: the three seconds (or fifteen minutes) are over, nobody can be answered."""


async def explain(interaction: Interaction, error: BaseException) -> None:
    """Answer ``interaction`` after ``error``; never raises, never shows what a stranger could not use."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, discord.NotFound) and cause.code == UNKNOWN_INTERACTION:
        log.info("an interaction expired before it was answered")
        return
    try:
        say = say_of(interaction)
        await answer(
            interaction, Panel(say, *_own_words(say, interaction), *_blocks(say, cause, interaction))
        )
    except Exception as failed:
        log.error("could not explain an error", exc_info=failed)


def _blocks(say: Say, cause: BaseException, interaction: Interaction) -> Sequence[Block]:
    if isinstance(cause, Refusal):
        explainer = interaction.client.explainers.get(type(cause))
        return explainer(interaction, cause) if explainer else _refused(say, cause)
    return (_words(say, cause, interaction),)


def _refused(say: Say, refusal: Refusal) -> Sequence[Block]:
    words = say(refusal.key, **refusal.args_for_text)
    # Who pressed something old may not be able to type a command (G-8).
    return (words, row(button(say("ui-home"), HOME_ROUTE))) if refusal.key == STALE else (words,)


def _words(say: Say, cause: BaseException, interaction: Interaction) -> str:
    if isinstance(cause, NotReady):
        return say("ui-help-only" if interaction.client.help_only else "ui-starting")
    if isinstance(cause, Slow):
        return say("ui-slow")
    if isinstance(cause, app_commands.MissingPermissions):
        return say("ui-not-yours")
    ref = reference()
    log.error("defect %s", ref, exc_info=cause)
    return say("ui-defect", reference=ref)


def _own_words(say: Say, interaction: Interaction) -> Sequence[Block]:
    """Give back what was typed into a form that could not be saved, so that nothing is lost."""
    if interaction.type is not discord.InteractionType.modal_submit:
        return ()
    data: Mapping[str, Any] = interaction.data or {}  # pyright: ignore[reportAssignmentType] - a union of TypedDicts
    typed = "\n".join(_typed(data.get("components", ())))
    if not typed:
        return ()
    if len(typed) > ECHO_LENGTH:
        return (say("ui-your-words-file"), Document("my-words.txt", typed.encode()))
    return (say("ui-your-words") + "\n```\n" + typed.replace("```", "'''") + "\n```",)


def _typed(components: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the text fields of a submitted form, in order."""
    found: list[str] = []
    for part in components:
        found += _typed(part.get("components", ()))
        inner: Mapping[str, Any] = part.get("component", part)
        if inner.get("type") == discord.ComponentType.text_input.value and inner.get("value"):
            found.append(str(inner["value"]))
    return found
