"""What asking moderators looks like, and the guide they are given."""

from collections.abc import Sequence

from bot.features.help_now.parts import Block, CardName
from bot.ids import ChannelId
from bot.texts import Say
from bot.ui import Panel, button, row
from bot.ui.panel import Style
from cogs.help_now.views import block_text

WAYS = (("help-now-choice-talk", CardName.TALK), ("help-now-choice-calling", CardName.CALLING))
"""Cards that help without a moderator, by the key of their label."""


def preview(say: Say, message: str, back: str, urgent: Sequence[Block], *, everyone: bool) -> Panel:
    """Return what would be sent, word for word; ``everyone`` tells that all members can read it there."""
    return Panel(
        say,
        say("help-now-moderator-intro"),
        f">>> {message}",
        say("help-now-moderator-everyone") if everyone else "",
        say("help-now-moderator-honest") + "\n\n" + _blocks(say, urgent),
        row(
            button(say("help-now-moderator-send"), "help_now:moderator-send", back, style=Style.primary),
            button(say("help-now-moderator-cancel"), "help_now:card", back),
        ),
    )


def other_ways(say: Say, told: str, urgent: Sequence[Block], card: CardName, country: str | None) -> Panel:
    """Return how it stands with the moderators, and what helps without them."""
    others = [(say(label), name) for label, name in WAYS if name is not card]
    ways = [*others, (say("help-now-country-back"), card)]
    return Panel(
        say,
        told,
        say("help-now-moderator-until") + "\n\n" + _blocks(say, urgent),
        row(*(button(label, "help_now:card", f"{name}.{country or ''}") for label, name in ways)),
    )


def guide(say: Say, urgent: Sequence[Block], staff: ChannelId | None) -> Panel:
    """Return the guide as an admin reads it before it is posted."""
    if staff is None:
        return Panel(say, guide_text(say, urgent), say("help-now-guide-nowhere"))
    post = button(say("help-now-guide-post"), "help_now:guide-post", style=Style.primary)
    where = say("help-now-guide-where", channel=f"<#{staff}>")
    return Panel(say, guide_text(say, urgent), where, row(post))


def guide_text(say: Say, urgent: Sequence[Block]) -> str:
    """Return the one page: the same words whether it is read first or posted."""
    parts = (
        f"## {say('help-now-guide-title')}",
        say("help-now-guide-role"),
        say("help-now-guide-asked"),
        say("help-now-guide-steps"),
        say("help-now-guide-danger"),
        _blocks(say, urgent),
        say("help-now-guide-report"),
        say("help-now-guide-nobody"),
        say("help-now-guide-yourself"),
    )
    return "\n\n".join(parts)


def _blocks(say: Say, blocks: Sequence[Block]) -> str:
    return "\n\n".join(block_text(say, block) for block in blocks)
