"""What recording a slip looks like, from whether somebody is okay to one next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from discord import ui

from bot.features.counters.model import CounterId, SlipKind
from bot.features.counters.results import One
from bot.features.help_now.parts import Block as Text
from bot.ids import RequestId
from bot.texts import Say
from bot.ui import (
    Form,
    Line,
    NextStep,
    Panel,
    Paragraph,
    button,
    rows,
)
from bot.ui.panel import Style
from bot.ui.screened import Screened
from cogs.counters.past_views import NOTE_LENGTH, room_below
from cogs.counters.sharing import Sharing, back_buttons, unchanged
from cogs.counters.views import OPEN, WHEN_LENGTH, medical, uncounted, words_of
from cogs.counters.words import all_days, count_words, label_of


@dataclass(frozen=True, slots=True)
class Care:
    """What stands around a slip: who keeps company, next steps, and help the note asks for."""

    company: Text
    steps: Sequence[NextStep]
    heard: Screened
    sharing: Sharing
    notice: Sequence[Text] = ()
    """What stands with a count that begins within seven days (S-2)."""


def first_panel(say: Say, one: One) -> Panel:
    """Return S1: thanks, what stays, and whether somebody is physically okay."""
    told, counts = one.told, one.member.settings.profile.counts_days
    still = (
        say("counters-slip-days", n=told.standing.total)
        if counts and told.standing.total
        else say("counters-slip-all")
    )
    return Panel(
        say,
        f"### {label_of(told.counter)}",
        f"{say('counters-slip-first')} {still}",
        say("counters-slip-okay"),
        *rows(
            button(say("counters-slip-fine"), "counters:slip-how", told.counter.id),
            button(say("counters-slip-ill"), "help_now:open", "withdrawal"),
            button(say("counters-slip-much"), "help_now:open", "overdose"),
            button(say("counters-slip-unsafe"), "help_now:open", "suicide"),
        ),
    )


def how_panel(say: Say, counter: CounterId) -> Panel:
    """Return S2: three ways to record it, one of which writes nothing."""
    return Panel(
        say,
        say("counters-slip-how"),
        *rows(
            button(say("counters-slip-new"), "counters:slip-form", f"{counter}.{SlipKind.NEW_COUNT}"),
            button(say("counters-slip-keep"), "counters:slip-form", f"{counter}.{SlipKind.KEEP_COUNT}"),
            button(say("counters-slip-none"), "counters:slip-unwritten"),
        ),
    )


def slip_form(say: Say, counter: CounterId, kind: SlipKind, opened: RequestId) -> Form:
    """Return the form for a slip: when, from when a new count runs, and a private note; all may be empty."""
    when = Line("when", say("counters-slip-when"), say("counters-slip-when-hint"), longest=WHEN_LENGTH)
    start = Line("start", say("counters-slip-from"), say("counters-slip-from-hint"), longest=WHEN_LENGTH)
    note = Paragraph("note", say("counters-note"), say("counters-note-hint"), longest=NOTE_LENGTH)
    fields = (when, start, note) if kind is SlipKind.NEW_COUNT else (when, note)
    return Form(say("counters-slip-title"), "counters:slipped", *fields, arg=f"{counter}.{kind}.{opened}")


def after_panel(say: Say, one: One, kind: SlipKind, slip: RequestId, care: Care) -> Panel:
    """Return S3 and S4: what stands, that nobody was told, the tolerance line, and one next step."""
    which, notice = f"{one.told.counter.id}.{slip}", words_of(say, care.notice)
    head = (*care.heard.first, _what_stands(say, one, kind), tolerance(say, care.company))
    foot = (care.heard.below, unchanged(say, care.sharing), say("counters-slip-next"))
    return Panel(
        say,
        *head,
        notice if len(notice) <= room_below((*head, *foot)) else "",  # the button that leads to it stays
        *foot,
        *rows(
            *([medical(say)] if care.notice else []),
            *_offers(say, care.steps),
            button(say("counters-look-back"), "counters:look-back", which),
            button(say("counters-undo"), "counters:undo", which),
            *back_buttons(say, one.told.counter.id, care.sharing),
            button(say("counters-not-now"), "counters:show", f"{OPEN}.0"),
        ),
    )


def unwritten_panel(say: Say, care: Care) -> Panel:
    """Return the answer where nothing was to be written down; the same care as otherwise."""
    back = button(say("counters-not-now"), "counters:show", f"{OPEN}.0")
    words = (say("counters-slip-unwritten"), tolerance(say, care.company), say("counters-slip-next"))
    return Panel(say, *words, *rows(*_offers(say, care.steps), back))


def tolerance(say: Say, company: Text) -> str:
    """Return S4; no substance is ever asked, so everybody reads it."""
    return f"{say('counters-tolerance')} {say(company.key, **company.args)}"


def _what_stands(say: Say, one: One, kind: SlipKind) -> str:
    now, known = one.told.standing, one.member
    if not known.settings.profile.counts_days:
        return "\n".join([say("counters-slip-saved"), *uncounted(say, known)])
    if now.begins_in is not None:
        count = say("counters-slip-ahead", n=now.begins_in)
    elif kind is SlipKind.NEW_COUNT:
        count = say("counters-slip-count-new", words=count_words(say, now))
    else:
        count = say("counters-slip-count-kept", words=count_words(say, now))
    return "\n".join([f"{say('counters-slip-saved')} {count}", all_days(say, now)])


def _offers(say: Say, steps: Sequence[NextStep]) -> list[ui.Button[Any]]:
    return [button(say(step.key), step.route, step.arg, style=Style.primary) for step in steps]
