"""What two agree on, and how one says goodbye: choices with a text each, never words of one's own."""

from enum import StrEnum
from typing import Any

from discord import ui

from bot.features.buddies.model import Pair, Seat
from bot.texts import Say
from bot.ui import Panel, button, row, rows, select
from cogs.buddies.views import safety
from cogs.buddies.words import agreement_words

CADENCES = ("daily", "twice-weekly", "weekly", "fortnightly", "easing")
HOURS = ("mornings", "afternoons", "evenings", "weekends", "any")
SLIPS = ("ask", "listen", "tell", "not")
"""What can be agreed on, each with a text."""


class Agreed(StrEnum):
    """What two agree on, as `Agreement` names it."""

    CADENCE = "cadence"
    HOURS = "hours"
    SLIP = "slip"


CHOICES = {Agreed.CADENCE: CADENCES, Agreed.HOURS: HOURS, Agreed.SLIP: SLIPS}


class Note(StrEnum):
    """Closing words one may send (B3)."""

    THANKS = "thanks"
    TIME = "time"


def agreement_panel(say: Say, seat: Seat, note: str = "") -> Panel:
    """Return the three things two can agree on, each a choice."""
    agreed = seat.agreement
    return Panel(
        say,
        note,
        say("buddies-agreement"),
        agreement_words(say, agreed),
        *(row(_select(say, seat, what, getattr(agreed, what))) for what in Agreed),
        row(button(say("buddies-back"), "buddies:pair", seat.id)),
    )


def _select(say: Say, seat: Seat, what: Agreed, chosen: str) -> ui.Select[Any]:
    options = [(value, say("buddies-agreed", what=what, value=value)) for value in CHOICES[what]]
    ask = say("buddies-agree-on", what=what)
    return select("buddies:agreed", options, placeholder=ask, arg=f"{seat.id}.{what}", chosen=(chosen,))


def end_panel(say: Say, pair: Pair, seat: Seat) -> Panel:
    """Return B3: the closing words one may send, or none, and safety."""
    buttons = [button(say("buddies-end-note", note=n), "buddies:ended", f"{seat.id}.{n}") for n in Note]
    return Panel(
        say,
        say("buddies-end-ask"),
        *rows(*buttons, button(say("buddies-end-nothing"), "buddies:ended", f"{seat.id}."), width=3),
        row(*safety(say, pair), button(say("buddies-back"), "buddies:pair", seat.id)),
    )
