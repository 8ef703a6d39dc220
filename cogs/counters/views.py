"""What counters look like: all of them, one of them, the form for a new one and the notice before it."""

from collections.abc import Mapping, Sequence
from typing import Any

from discord import ui

from bot.features.counters.model import MAX_LABEL, Goal
from bot.features.counters.results import Board, One, Told
from bot.features.help_now.parts import Block as Text
from bot.features.members.model import Member, Pathway, Visibility
from bot.ids import RequestId
from bot.texts import Say
from bot.ui import Block, Form, Line, Pages, Panel, Pick, button, row, rows, select
from bot.ui.panel import Style
from bot.ui.times import day_text
from cogs.counters.sharing import Sharing, back_buttons
from cogs.counters.words import label_of, standing_lines

PAGE = 5
"""Counters on one page: a message of Discord's holds 4,000 characters."""

WHEN_LENGTH = 60
"""Characters of a moment as it is typed."""

IN_UTC = "utc"
"""Argument of who begins a count without saying where they live."""

OPEN, FOLDED = "open", "all"
"""What the board shows: counters that are not folded away, or all."""

GOALS: Mapping[Pathway, Goal] = {
    Pathway.TWELVE_STEP: Goal.ABSTAIN,
    Pathway.MEDICATION: Goal.MEDICATION,
    Pathway.REDUCING: Goal.REDUCE,
}
"""The goal that stands in a new form for a way of recovery; for the others none does."""


def board_panel(say: Say, board: Board, view: str, page: int) -> Panel:
    """Return a page of counters, those folded away only when asked for."""
    shown = [told for told in board.told if view == FOLDED or not told.counter.hidden]
    folded = len(board.told) - len(shown)
    pages = Pages(shown, page, PAGE)
    turner = pages.turner(say, "counters:show", view)
    return Panel(
        say,
        say("counters-title") if board.told else say("counters-none"),
        *(_entry(say, board.member, told) for told in pages.shown),
        *uncounted(say, board.member) if shown else (),
        say("counters-folded", n=folded) if folded else "",
        *([row(chooser(say, pages.shown, "counters:one"))] if shown else []),
        *([turner] if turner else []),
        *rows(*_board_buttons(say, folded)),
    )


def _board_buttons(say: Say, folded: int) -> list[ui.Button[Any]]:
    start = button(say("counters-start"), "counters:start", style=Style.primary)
    return [start, *([button(say("counters-unfold"), "counters:show", f"{FOLDED}.0")] if folded else [])]


def _entry(say: Say, known: Member, told: Told) -> str:
    lines = [say("counters-draft")] if told.draft else standing_lines(say, known, told)
    return "\n".join([f"### {label_of(told.counter)}", _goal_line(say, told), *lines])


def _goal_line(say: Say, told: Told) -> str:
    goal = say("counters-goal", goal=told.counter.goal)
    return f"{goal} · {say('counters-paused')}" if told.standing.paused else goal


def uncounted(say: Say, known: Member) -> list[str]:
    """Return why there are no numbers, for a member who would rather not see them."""
    return [] if known.settings.profile.counts_days else [say("counters-uncounted")]


def chooser(say: Say, shown: Sequence[Told], route: str, arg: str = "") -> ui.Select[Any]:
    """Return a select of counters, by their label."""
    options = [(str(told.counter.id), told.counter.label) for told in shown]
    return select(route, options, placeholder=say("counters-choose"), arg=arg)


def which_panel(say: Say, fitting: Sequence[Told], verb: str, *, any_at_all: bool) -> Panel:
    """Ask which counter a command is about; say so when there is none it could be."""
    start = row(button(say("counters-start"), "counters:start"))
    if not fitting:
        return Panel(say, say("counters-none-fits") if any_at_all else say("counters-none"), start)
    return Panel(say, say("counters-which"), row(chooser(say, fitting, "counters:pick", verb)))


def one_panel(say: Say, one: One, *before: Block, sharing: Sharing) -> Panel:
    """Return one counter with all that can be done; ``before`` stands above it, e.g. what was done."""
    known, told = one.member, one.told
    hint = say("counters-zone-hint", zone=known.zone.key)
    return Panel(
        say,
        *before,
        _entry(say, known, told),
        *uncounted(say, known),
        hint if not known.zone_is_theirs else "",
        *rows(*_changes(say, one, sharing)),
        row(
            button(say("counters-all"), "counters:show", f"{OPEN}.0"),
            button(say("counters-start"), "counters:start"),
        ),
    )


def _changes(say: Say, one: One, sharing: Sharing) -> list[ui.Button[Any]]:
    told, counter = one.told, one.told.counter
    which, undoable = counter.id, told.undoable
    pause = ("counters-pause", "counters:pause")
    turn = ("counters-resume", "counters:resume") if counter.paused else pause
    asks = one.member.settings.profile.visibility is Visibility.ASK
    offered = sharing.possible and asks and not sharing.stands
    undo = f"{which}.{undoable.id}" if undoable else ""
    return [
        *([button(say("counters-slip"), "counters:slip", which)] if told.begun else []),
        button(say("counters-edit"), "counters:edit", which),
        *([button(say(turn[0]), turn[1], which)] if told.begun else []),
        button(say("counters-past"), "counters:past", which),
        button(say("counters-savings"), "counters:savings", which),
        *([button(say("counters-share"), "shares:open", f"counters.{which}")] if offered else []),
        *back_buttons(say, which, sharing),
        *([button(say("counters-undo"), "counters:undo", undo)] if undo else []),
        button(say("counters-remove"), "counters:remove", which),
    ]


def zone_panel(say: Say) -> Panel:
    """Ask where days begin, in direct messages where no server says it; it can be skipped."""
    choose = button(say("counters-zone-choose"), "members:zone-first", "counters:start", style=Style.primary)
    return Panel(
        say,
        say("counters-zone-ask"),
        row(choose, button(say("counters-zone-skip"), "counters:start", IN_UTC)),
    )


def start_form(say: Say, known: Member, opened: RequestId) -> Form:
    """Return the form for a new counter, opened by an interaction; no substance is asked."""
    pathway = known.settings.profile.pathway
    return Form(
        say("counters-start-title"),
        "counters:typed",
        *label_and_goal(say, "", GOALS.get(pathway) if pathway else None),
        Line("began", say("counters-start-when"), say("counters-start-when-hint"), longest=WHEN_LENGTH),
        arg=opened,
    )


def label_and_goal(say: Say, label: str, goal: Goal | None) -> tuple[Line, Pick]:
    name = Line(
        "label", say("counters-label"), say("counters-label-hint"), label, longest=MAX_LABEL, needed=True
    )
    options = [(each.value, say("counters-goal", goal=each)) for each in Goal]
    chosen = goal.value if goal else ""
    pick = Pick("goal", say("counters-goal-ask"), say("counters-goal-hint"), options, chosen, needed=True)
    return name, pick


def notice_panel(say: Say, told: Told, notice: Sequence[Text], *before: Block) -> Panel:
    """Return the withdrawal notice before a count begins (S-2); one press goes on, nothing is typed twice."""
    which, day = told.counter.id, day_text(say, told.standing.began_on)
    buttons = (
        button(say("counters-notice-start"), "counters:begin", which, style=Style.primary),
        medical(say),
        button(say("help-now-next-talk"), "help_now:open", "talk"),
        button(say("counters-notice-cancel"), "counters:discard", which),
    )
    return Panel(
        say,
        *before,
        f"### {label_of(told.counter)}",
        say("counters-notice", day=day),
        words_of(say, notice),
        *rows(*buttons),
    )


def words_of(say: Say, notice: Sequence[Text]) -> str:
    return "\n\n".join(say(block.key, **block.args) for block in notice)


def medical(say: Say) -> ui.Button[Any]:
    """Return the button that opens the withdrawal card, to stand with the withdrawal notice (S-2)."""
    return button(say("counters-notice-medical"), "help_now:open", "withdrawal")
