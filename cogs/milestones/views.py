"""What milestones look like: what one is told of, a private card, and the message that says nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from discord.ui import ActionRow, Button

from bot.features.milestones.model import LONGEST_OWN, MOST_OWN
from bot.features.milestones.service import Board, Shown
from bot.features.shares.model import Share
from bot.texts import Say
from bot.ui import CheckList, Form, Line, Panel, Picture, button, plain, row, rows
from bot.ui.panel import Style
from bot.ui.times import day_text
from cogs.milestones.roles import ServerRole
from cogs.milestones.sharing import KIND, TO_BUDDY
from cogs.milestones.words import chosen_words, mark_words

SHOWN = 5
"""Cards offered at once; the others follow when these are put away."""

OWN_LENGTH = MOST_OWN * (len(str(LONGEST_OWN)) + 2)
"""Characters of the numbers a member may type."""


def board_panel(
    say: Say, board: Board, names: list[str], *before: str, role: ServerRole | None = None
) -> Panel:
    """Return what one is told of, how, and what waits; a role one has can be given back here."""
    cards = [
        button(mark_words(say, each.card.mark), "milestones:card", each.card.id, style=Style.primary)
        for each in board.waiting[:SHOWN]
    ]
    message = ("milestones-message-off", "off") if board.by_message else ("milestones-message-on", "on")
    return Panel(
        say,
        *before,
        say("milestones-title"),
        chosen_words(say, board, names),
        say("milestones-by-message") if board.by_message else say("milestones-here"),
        say("milestones-waiting", n=len(board.waiting)),
        *rows(*cards),
        row(
            button(say("milestones-choose"), "milestones:choose"),
            button(say(message[0]), "milestones:message", message[1]),
            *_drop(say, role),
        ),
    )


@dataclass(frozen=True, slots=True)
class Ways:
    """What can be done with a card beside keeping it, each by a press of its own.

    Attributes:
        posts: Where it is posted, or may be: each can be taken back, and none is made beside it.
        told: The same, in the place they have with their buddy.
        share: There is a channel for it here.
        buddy: They have a buddy here, in a place of their own.
        elsewhere: It can be shared on a server, not here.
        role: The server's role, where there is one.
    """

    posts: Sequence[Share] = ()
    told: Sequence[Share] = ()
    share: bool = False
    buddy: bool = False
    elsewhere: bool = False
    role: ServerRole | None = None


def card_panel(say: Say, shown: Shown, drawn: Picture | None, ways: Ways) -> Panel:
    """Return the private card (M1)."""
    card = shown.card
    words = {"milestone": mark_words(say, card.mark), "label": plain(shown.counter.label)}
    past = "" if card.day == shown.today else day_text(say, card.day)
    stands = any(post.message is not None for post in ways.posts)
    return Panel(
        say,
        *([drawn] if drawn else []),
        say("milestones-card-past", day=past, **words) if past else say("milestones-card", **words),
        say("milestones-card-server") if ways.elsewhere and not stands else "",
        row(
            button(say("milestones-keep"), "milestones:keep", card.id, style=Style.primary),
            *_to(
                say,
                ("milestones-tell", "milestones-tell-back"),
                f"{TO_BUDDY}.{card.id}",
                ways.told,
                ways.buddy,
            ),
            *_to(say, ("milestones-share", "shares-back"), f"{KIND}.{card.id}", ways.posts, ways.share),
            button(say("milestones-back"), "milestones:board"),
        ),
        *_beside(say, ways.role, card.id),
    )


def _to(say: Say, words: tuple[str, str], thing: str, posts: Sequence[Share], can: bool) -> list[Button[Any]]:
    """Return the way to one kind of post, where it does not stand yet, and back from it."""
    there, back = words
    stands = any(post.message is not None for post in posts)
    found = [button(say(there), "shares:open", thing)] if can and not stands else []
    return [*found, *([button(say(back), "shares:back", thing)] if posts else [])]


def _beside(say: Say, role: ServerRole | None, card: int) -> list[ActionRow[Any]]:
    """Return the role as a share of its own or the way back from it; and a line to oneself (M-5)."""
    line = button(say("milestones-line"), "coping:kit")
    if role is None:
        return rows(line)
    offer = button(say("milestones-role-offer"), "milestones:role", card)
    return rows(*(_drop(say, role) or [offer]), line)


def _drop(say: Say, role: ServerRole | None) -> list[Button[Any]]:
    if role is None or not role.held:
        return []
    return [button(say("milestones-role-drop"), "milestones:role-drop")]


def form(say: Say, board: Board, names: Sequence[str]) -> Form:
    """Return the form for what one is told of."""
    return Form(
        say("milestones-form"),
        "milestones:typed",
        CheckList(
            "groups",
            say("milestones-form-groups"),
            say("milestones-form-groups-hint"),
            options=[(name, say("milestones-group", group=name)) for name in names],
            chosen=sorted(board.chosen.groups),
        ),
        Line(
            "own",
            say("milestones-form-own"),
            say("milestones-form-own-hint"),
            ", ".join(map(str, board.chosen.own)),
            longest=OWN_LENGTH,
        ),
    )


def message_panel(say: Say) -> Panel:
    """Return the direct message; what it is about comes after a press, for them alone."""
    return Panel(
        say,
        say("milestones-message"),
        row(
            button(say("milestones-message-show"), "milestones:show", style=Style.primary),
            button(say("milestones-message-change"), "milestones:open"),
        ),
    )
