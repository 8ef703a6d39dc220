"""What a check back looks like: the offer, one line before the yes, and the message (X6)."""

from collections.abc import Sequence

from bot.features.followups.model import Answer, Later
from bot.features.followups.service import Standing
from bot.texts import Say
from bot.ui import Block, Panel, button, row
from bot.ui.panel import Style
from bot.ui.times import stamp

TALK = "talk"
"""Card of Help for whoever answers that nothing changed."""


def offer_blocks(say: Say, standing: Standing) -> Sequence[Block]:
    """Return what stands below a help card; nothing for somebody who paused everything."""
    if standing.at is not None:
        told = say("followups-waiting", at=stamp(standing.at, "R"))
        return (told, row(button(say("followups-cancel"), "followups:cancel")))
    if standing.paused:
        return ()
    return (row(button(say("followups-offer"), "followups:offer")),)


def choice_panel(say: Say, standing: Standing) -> Panel:
    """Return the choice, with what a yes means in one line where none was given before."""
    yes = "" if standing.agreed else say("followups-consent-line", operator=standing.operator)
    return Panel(
        say,
        say("followups-ask"),
        yes,
        row(
            button(say("followups-hours"), "followups:ask", Later.HOURS, style=Style.primary),
            button(say("followups-tomorrow"), "followups:ask", Later.TOMORROW, style=Style.primary),
            button(say("followups-no"), "followups:cancel"),
        ),
    )


def asked_panel(say: Say, standing: Standing) -> Panel:
    at = "" if standing.at is None else stamp(standing.at)
    return Panel(
        say,
        say("followups-asked", at=at),
        say("followups-quiet") if standing.quiet else "",
        row(button(say("followups-cancel"), "followups:cancel")),
    )


def cancelled_panel(say: Say) -> Panel:
    return Panel(say, say("followups-cancelled"))


def message_panel(say: Say) -> Panel:
    """Return the one message; Help stands beside it, and its own button leads there too."""
    return Panel(
        say,
        say("followups-message"),
        row(
            button(say("followups-better"), "followups:answer", Answer.BETTER),
            button(say("followups-same"), "followups:answer", Answer.SAME),
            button(say("followups-worse"), "help_now:open", "menu", style=Style.primary),
            button(say("followups-leave"), "followups:answer", Answer.LEAVE),
        ),
    )


def thanks_panel(say: Say, chosen: Answer) -> Panel:
    talk = (row(button(say("followups-talk"), "help_now:open", TALK, style=Style.primary)),)
    return Panel(say, say("followups-thanks", answer=chosen), *(talk if chosen is Answer.SAME else ()))
