"""What a silence looks like: the choice and its form, the note, the helpers' post, the end of prompting."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.features.silence.model import (
    FEWEST_DAYS,
    HELPERS_AFTER,
    MOST_DAYS,
    REST_AFTER,
    Choice,
    Plan,
)
from bot.features.silence.service import Board, Wanted
from bot.texts import Say
from bot.ui import Block, Form, Panel, Pick, button, plain, row, rows
from bot.ui.panel import Style
from bot.ui.times import day_text
from cogs.silence.helpers import Readers

USUAL_DAYS = 3
"""What the form suggests."""


def board_panel(say: Say, board: Board, note: str, *, helpers: bool, blocked: bool, buddy: bool) -> Panel:
    """Return what is chosen, and the other choices.

    Args:
        helpers: This server has a private helpers' channel, so that the choice is offered.
        buddy: They have a buddy, so that the choice is offered.
        blocked: Helpers are chosen and theirs is not private (any more), so that nobody would be told.
    """
    return Panel(
        say,
        note,
        say("silence-title"),
        _chosen(say, board.plan),
        say("silence-blocked") if blocked else "",
        say("silence-suspended") if board.suspended else "",
        _told(say, board),
        *rows(*_choices(say, board, helpers=helpers, buddy=buddy)),
    )


def _told(say: Say, board: Board) -> str:
    if board.kept is not None and board.kept.declined:
        return say("silence-buddy-declined")
    if not board.told or board.plan is None:
        return ""
    return say("silence-buddy-told" if board.plan.choice is Choice.BUDDY else "silence-helpers-told")


def _chosen(say: Say, plan: Plan | None) -> str:
    if plan is None:
        return say("silence-is-nothing")
    if plan.choice is Choice.BUDDY:
        return say("silence-is-buddy", days=plan.days, later=plan.helper_days, rest=REST_AFTER)
    if plan.choice is Choice.HELPERS:
        return say("silence-is-helpers", days=plan.days, later=plan.helper_days, rest=REST_AFTER)
    return say("silence-is-note", days=plan.days, rest=REST_AFTER)


def _choices(say: Say, board: Board, *, helpers: bool, buddy: bool) -> list[ui.Button[Any]]:
    found = [button(say("silence-choose-note"), "silence:days", Choice.NOTE)]
    if buddy:
        found.append(button(say("silence-choose-buddy"), "silence:buddy"))
    if helpers:
        found.append(button(say("silence-choose-helpers"), "silence:helpers"))
    if board.plan is not None:
        found.append(button(say("silence-choose-nothing"), "silence:stop"))
    return found


def helpers_panel(say: Say, readers: Readers, words: str) -> Panel:
    """Return who would be told, where, and every word of it, before anything is chosen."""
    roles = ", ".join(f"**{each}**" for each in readers.roles) or say("silence-readers-no-role")
    return Panel(
        say,
        say("silence-readers", roles=roles, people=readers.people),
        say("silence-readers-words") + f"\n>>> {words}",
        row(
            button(say("silence-readers-go-on"), "silence:days", Choice.HELPERS, style=Style.primary),
            button(say("silence-back"), "silence:open"),
        ),
    )


def days_form(say: Say, choice: Choice, plan: Plan | None) -> Form:
    days = Pick(
        "days",
        say("silence-days"),
        say("silence-days-hint", choice=choice, more=HELPERS_AFTER),
        [(str(n), say("silence-days-option", n=n)) for n in range(FEWEST_DAYS, MOST_DAYS + 1)],
        str(USUAL_DAYS if plan is None else plan.days),
        needed=True,
    )
    return Form(say("silence-days-title"), "silence:chosen", days, arg=choice)


def note_panel(say: Say, wanted: Wanted, *, helpers: bool) -> Panel:
    """Return the one private note; who chose others reads when they are asked, or that they can't be."""
    blocks: list[Block] = [say("silence-note", day=day_text(say, wanted.since))]
    if wanted.plan.choice is Choice.BUDDY:
        asked = say("silence-note-buddy", n=HELPERS_AFTER)
        blocks.append(asked if wanted.buddy else say("silence-note-no-buddy"))
    if wanted.plan.choice is Choice.HELPERS:
        asked = say("silence-note-helpers", n=HELPERS_AFTER)
        blocks.append(asked if helpers else say("silence-blocked"))
    return Panel(
        say,
        *blocks,
        row(
            button(say("silence-good"), "silence:good", style=Style.primary),
            button(say("silence-hard"), "silence:hard"),
            button(say("silence-pause"), "silence:pause"),
            button(say("silence-less"), "silence:less"),
        ),
    )


def hello_text(say: Say, name: str, person: str, days: int, danger: str) -> str:
    return say("silence-hello", name=plain(name), person=person, n=days) + f"\n{danger}"


def hello_panel(say: Say, person: discord.Member | discord.User, wanted: Wanted, danger: str) -> Panel:
    """Return what the helpers read; nobody is pinged by it."""
    days = wanted.plan.helper_days
    return Panel(say, hello_text(say, person.display_name, person.mention, days, danger))


def buddy_panel(
    say: Say,
    person: discord.Member | discord.User,
    wanted: Wanted,
    danger: str,
    ways: Sequence[ui.Button[Any]],
) -> Panel:
    """Return what a buddy reads, what to do if they worry, and the ways out of it."""
    words = hello_text(say, person.display_name, person.mention, wanted.plan.helper_days, danger)
    worried = button(say("help-now-choice-worried"), "help_now:open", "worried")
    return Panel(say, say("silence-buddy-letter"), words, row(worried, *ways))


def buddy_choice_panel(say: Say, words: str) -> Panel:
    """Return every word a buddy would read, before it is chosen."""
    return Panel(
        say,
        say("silence-buddy") + f"\n>>> {words}",
        row(
            button(say("silence-readers-go-on"), "silence:days", Choice.BUDDY, style=Style.primary),
            button(say("silence-back"), "silence:open"),
        ),
    )


def rest_panel(say: Say, wanted: Wanted) -> Panel:
    """Return the last word of a silence."""
    stopped = wanted.reminders
    reminders = [button(say("silence-rest-start-again"), "reminders:open")] if stopped else []
    return Panel(
        say,
        say("silence-rest"),
        say("silence-rest-reminders", n=stopped) if stopped else "",
        row(_check_in(say), *reminders, button(say("silence-change"), "silence:open")),
    )


def good_panel(say: Say) -> Panel:
    return Panel(say, say("silence-good-answer"), row(_check_in(say), _change(say)))


def paused_panel(say: Say) -> Panel:
    go_on = button(say("silence-go-on"), "members:pause", "off")
    return Panel(say, say("silence-paused"), row(go_on, _change(say)))


def _check_in(say: Say) -> ui.Button[Any]:
    return button(say("silence-check-in"), "checkins:open", style=Style.primary)


def _change(say: Say) -> ui.Button[Any]:
    return button(say("silence-change"), "silence:open")
