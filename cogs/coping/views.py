"""What a craving looks like: a rating, a tool, a moment with it, a rating again."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from discord import ui

from bot.features.coping.exercises import Step, steps
from bot.features.coping.model import (
    RATINGS,
    AtHand,
    KeptPlan,
    Kit,
    Ride,
    Round,
    Tool,
    offered,
)
from bot.ids import RequestId
from bot.texts import Say
from bot.ui import Panel, button, clip, plain, row, rows, select
from bot.ui.panel import Style
from bot.ui.times import stamp
from cogs.coping.codes import encode, encode_round

CAREFUL = frozenset({Tool.MOVE})
"""Live exercises that say first who had better ask a doctor; they begin with one more press."""

WIDTH = 3
"""Buttons in a row: their labels are sentences."""

OWN_LENGTH = 900
"""Characters of one's own lists beside a tool; Discord takes 4,000 in a message."""

OWN = {Tool.REASONS: "reasons", Tool.PERSON: "people", Tool.LEAVE: "places"}
"""Which list of a kit belongs to a tool."""


def rate_panel(say: Say, ride: Ride | None, tool: Tool | None = None) -> Panel:
    """Return the question how strong it is; at first, or again after a round with ``tool``."""
    again = [] if tool is None else [button(say("coping-again"), "coping:start", encode(ride, tool))]
    return Panel(
        say,
        say("coping-rate-first") if ride is None else say("coping-rate-again", before=ride.now),
        row(_scale(say, encode(ride, tool))),
        *rows(*again, _about_to_use(say, ride), button(say("coping-home-kit"), "coping:kit"), width=WIDTH),
    )


def tools_panel(say: Say, ride: Ride, own: AtHand) -> Panel:
    """Return the tools; what helped this member before comes first."""
    options = [(tool, say(f"coping-tool-{tool}")) for tool in offered(own.helped)]
    return Panel(
        say,
        say("coping-tools", now=ride.now),
        plan_lines(say, own.plans),
        say("coping-tools-helped", tool=say(f"coping-tool-{own.helped[0].tool}")) if own.helped else "",
        row(select("coping:tool", options, arg=encode(ride), placeholder=say("coping-tools-choose"))),
        *rows(_about_to_use(say, ride), _talk(say), width=WIDTH),
    )


def how_panel(say: Say, ride: Ride | None, tool: Tool, own: AtHand, look_again: datetime) -> Panel:
    """Return a tool without a live exercise (or one to be careful with), and when to look again."""
    live = bool(steps(tool))
    start = button(say("coping-start"), "coping:start", encode(ride, tool), style=Style.primary)
    now = button(say("coping-how-now"), "coping:now", encode(ride, tool))
    return Panel(
        say,
        f"### {say(f'coping-tool-{tool}')}",
        say(f"coping-how-{tool}"),
        own_lines(say, own.kit, tool),
        "" if live else say("coping-look-again", when=stamp(look_again, "R")),
        *rows(*([start] if live else []), now, *_other_tool(say, ride), *_company(say, tool), width=WIDTH),
    )


def frames(say: Say, ride: Ride | None, tool: Tool) -> Iterator[tuple[float, Panel]]:
    """Yield what a live exercise shows, and for how many seconds; at the end the rating."""
    for step in steps(tool):
        yield step.seconds, _live_panel(say, ride, tool, step)
    yield 0.0, rate_panel(say, ride, tool)


def _live_panel(say: Say, ride: Ride | None, tool: Tool, step: Step) -> Panel:
    stop = button(say("coping-stop"), "coping:now", encode(ride, tool))
    whole = f"-# {say(f'coping-how-{tool}')}"  # all of it in words, for who cannot follow the edits
    return Panel(say, f"### {say(f'coping-tool-{tool}')}", f"## {say(step.key)}", whole, row(stop))


def after_panel(say: Say, done: Round, ride: Ride, request: RequestId) -> Panel:
    """Return what a round came to; remembering it is offered, never done."""
    keep = button(say("coping-keep"), "coping:keep", encode_round(request, done))
    key = "lower" if done.drop > 0 else "same" if done.drop == 0 else "higher"
    return Panel(
        say,
        say("coping-after", way=key, before=done.before, after=done.after),
        *rows(keep, *_other_tool(say, ride), _about_to_use(say, ride), _talk(say), width=WIDTH),
    )


def people_panel(say: Say, ride: Ride | None, kit: Kit, card: str, *, stuck: bool) -> Panel:
    """Return people first, and what keeps alive (C-3); a tool only after them.

    Args:
        card: The words of the help card for somebody about to use.
        stuck: Two rounds did not bring the rating down.
    """
    wait = button(say("coping-fifteen"), "coping:start", encode(ride, Tool.DELAY))
    overdose = button(say("help-now-choice-overdose"), "help_now:open", "overdose")
    country = button(say("help-now-choice-country"), "help_now:country", "about-to-use")
    return Panel(
        say,
        say("coping-stuck") if stuck else "",
        own_lines(say, kit, Tool.PERSON),
        card,
        *rows(_talk(say), wait, *_other_tool(say, ride), overdose, country, width=WIDTH),
    )


def own_lines(say: Say, kit: Kit, tool: Tool) -> str:
    """Return what a member's own kit adds to a tool; nothing when it adds nothing."""
    lines: tuple[str, ...] = getattr(kit, OWN[tool]) if tool in OWN else ()
    if not lines:
        return ""
    listed = "\n".join(f"- {plain(line)}" for line in lines)
    return f"{say(f'coping-own-{OWN[tool]}')}\n{clip(listed, OWN_LENGTH)}"


def plan_lines(say: Say, plans: Sequence[KeptPlan]) -> str:
    """Return plans as sentences, a line each."""
    return "\n".join(f"- {plan_text(say, each)}" for each in plans)


def plan_text(say: Say, kept: KeptPlan) -> str:
    when, then = kept.plan.when, kept.plan.then
    return say("coping-plan", when=say(f"coping-when-{when}"), then=say(f"coping-then-{then}"))


def _scale(say: Say, arg: str) -> ui.Select[Any]:
    options = [(str(n), say("coping-rating", n=n)) for n in RATINGS]
    return select("coping:rated", options, arg=arg, placeholder=say("coping-rating-choose"))


def _about_to_use(say: Say, ride: Ride | None) -> ui.Button[Any]:
    return button(say("coping-about-to-use"), "coping:people", encode(ride), style=Style.primary)


def _talk(say: Say) -> ui.Button[Any]:
    return button(say("help-now-choice-talk"), "help_now:open", "talk")


def _other_tool(say: Say, ride: Ride | None) -> list[ui.Button[Any]]:
    return [] if ride is None else [button(say("coping-other-tool"), "coping:tools", encode(ride))]


def _company(say: Say, tool: Tool) -> list[ui.Button[Any]]:
    return [_talk(say)] if tool is Tool.PERSON else []
