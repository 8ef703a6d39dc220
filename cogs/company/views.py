"""What a call for company looks like, to who asks and to who is asked; every one has Help."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.features.buddies.model import Pair, Seat
from bot.features.company.service import CANNOT, Call
from bot.texts import Say
from bot.ui import Panel, button, row, rows
from bot.ui.panel import Style
from bot.ui.safety import safety_buttons
from cogs.company.teams import Team


def ask_panel(say: Say, seat: Seat, words: str) -> Panel:
    """Return exactly what the buddy would read, before anything is sent."""
    return Panel(
        say,
        say("company-ask"),
        f">>> {words}",
        say("company-ask-honest"),
        row(
            button(say("company-send"), "company:send", seat.id, style=Style.primary),
            button(say("company-not-now"), "buddies:pair", seat.id),
        ),
    )


def which_panel(say: Say, choices: Sequence[tuple[int, str]]) -> Panel:
    """Ask which buddy, by name."""
    return Panel(
        say,
        say("company-which"),
        *rows(*(button(name[:80], "company:ask", seat) for seat, name in choices)),
    )


def sent_panel(say: Say) -> Panel:
    return Panel(say, say("company-sent"))


def call_words(say: Say, name: str) -> str:
    return say("company-call", name=name)


def call_panel(say: Say, call: Call, name: str, asked: str, danger: str) -> Panel:
    """Return what a buddy reads; ``asked`` says when it was asked, for a call that comes late."""
    place = say("company-place", place=f"<#{call.pair.thread}>") if call.pair.thread else ""
    answer = f"{call.seat.id}.{call.once}"
    return Panel(
        say,
        say("company-letter"),
        call_words(say, name),
        asked,
        place,
        danger,
        row(
            button(say("company-here"), "company:here", answer, style=Style.primary),
            button(say("company-cannot"), "company:cannot", answer),
            button(say("help-now-choice-worried"), "help_now:open", "worried"),
        ),
        _safety(say, call.pair),
    )


def answered_panel(say: Say, pair: Pair, *, can: bool) -> Panel:
    """Return what the buddy reads after answering."""
    if not can:
        return Panel(say, say("company-cannot-told"))
    place = say("company-place", place=f"<#{pair.thread}>") if pair.thread else ""
    worried = button(say("help-now-choice-worried"), "help_now:open", "worried")
    return Panel(say, say("company-here-told"), place, row(worried))


def here_panel(say: Say, call: Call, name: str) -> Panel:
    place = say("company-place", place=f"<#{call.pair.thread}>") if call.pair.thread else ""
    return Panel(
        say, say("company-letter"), say("company-somebody", name=name), place, _safety(say, call.pair)
    )


def late_panel(say: Say, call: Call, teams: Sequence[Team]) -> Panel:
    """Say plainly that nobody answered, and offer helpers, staff and Help."""
    text = say("company-cannot-now") if call.word == CANNOT else say("company-nobody-yet")
    others = [
        button(say("company-team", team=team), "company:team", f"{team}.{call.seat.id}") for team in teams
    ]
    talk = button(say("help-now-choice-talk"), "help_now:open", "talk", style=Style.primary)
    return Panel(say, say("company-letter"), text, *rows(*others, talk))


def team_panel(say: Say, team: Team, seat: int, words: str) -> Panel:
    """Return exactly what a team would read."""
    return Panel(
        say,
        say("company-team-ask", team=team),
        f">>> {words}",
        say("company-ask-honest"),
        row(
            button(say("company-send"), "company:team-send", f"{team}.{seat}", style=Style.primary),
            button(say("help-now-choice-talk"), "help_now:open", "talk"),
        ),
    )


def told_panel(say: Say, text: str) -> Panel:
    return Panel(say, text, row(button(say("help-now-choice-talk"), "help_now:open", "talk")))


def _safety(say: Say, pair: Pair) -> ui.ActionRow[Any]:
    return row(*safety_buttons(say, pair.guild, *pair.members))
