"""What recording a slip looks like, and what was before: counts, slips and their private notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from discord import ui

from bot.days import wall_of
from bot.errors import Refusal
from bot.features.counters.changes import UNDO
from bot.features.counters.kept import Question, SlipNote
from bot.features.counters.model import CounterId, Ending, Run, Slip, SlipKind
from bot.features.counters.results import One, Past
from bot.features.help_now.parts import Block as Text
from bot.ids import RequestId
from bot.texts import Say
from bot.ui import (
    Block,
    Document,
    Form,
    Line,
    NextStep,
    Pages,
    Panel,
    Paragraph,
    button,
    clip,
    confirm,
    plain,
    row,
    rows,
)
from bot.ui import select as choice
from bot.ui.panel import Style
from bot.ui.screened import Screened
from bot.ui.times import day_text
from cogs.counters.sharing import Sharing, back_buttons, unchanged
from cogs.counters.views import OPEN, WHEN_LENGTH, medical, uncounted, words_of
from cogs.counters.words import all_days, count_words, label_of

NOTE_LENGTH = 4000
"""Characters of a note, Discord's limit."""

ANSWER_LENGTH = 1000
"""Characters of an answer in the look-back."""

SHOWN_LENGTH = 2500
"""Characters of a note with its answers in the message; a longer one is attached whole."""

TEXT_LENGTH = 3900
"""Characters of all texts in a message: Discord takes 4,000 and loses the whole answer beyond them."""

PREVIEW = 80
"""Characters of a note in the list."""


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
        notice if len(notice) <= _room((*head, *foot)) else "",  # the button that leads to it stays
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


def asks_before_undo(past: Past, slip: RequestId) -> bool:
    """Tell whether words would be erased with a slip that can still be taken back."""
    noted = slip in past.notes
    return noted and any(
        each.id == slip and past.one.told.now - each.recorded <= UNDO for each in past.one.told.counter.slips
    )


def undo_panel(say: Say, counter: CounterId, slip: RequestId) -> Panel:
    which = f"{counter}.{slip}"
    yes = button(say("counters-undo-yes"), "counters:undone", which, style=Style.danger)
    no = button(say("counters-undo-no"), "counters:slip-open", which)
    return confirm(say, say("counters-undo-sure"), yes=yes, no=no)


def look_back_form(say: Say, past: Past, slip: RequestId) -> Form:
    """Return four optional questions, and the note; what was written before stands in it."""
    note, counter = past.notes.get(_found(past, slip).id, SlipNote()), past.one.told.counter.id
    questions = [
        Paragraph(
            each,
            say("counters-question", question=each),
            value=note.answers.get(each, ""),
            longest=ANSWER_LENGTH,
        )
        for each in Question
    ]
    words = Paragraph(
        "words", say("counters-note"), say("counters-note-hint"), note.words, longest=NOTE_LENGTH
    )
    title, arg = say("counters-look-back-title"), f"{counter}.{slip}"
    return Form(title, "counters:looked-back", *questions, words, arg=arg)


def slip_panel(say: Say, past: Past, slip: RequestId, *before: Block) -> Panel:
    """Return one slip with its note, whole."""
    told, found = past.one.told, _found(past, slip)
    which = f"{told.counter.id}.{slip}"
    undoable = told.now - found.recorded <= UNDO
    head = (*before, f"### {label_of(told.counter)}", _slip_line(say, past, found))
    return Panel(
        say,
        *head,
        *_note_blocks(say, past.notes.get(slip, SlipNote()), _room(head)),
        *rows(
            button(say("counters-look-back"), "counters:look-back", which),
            *([button(say("counters-undo"), "counters:undo", which)] if undoable else []),
            button(say("counters-past"), "counters:past", told.counter.id),
        ),
    )


def past_panel(say: Say, past: Past, page: int) -> Panel:
    """Return counts and slips, newest first; no counts for a member who would rather not see days."""
    counter, member = past.one.told.counter, past.one.member
    runs = counter.runs if member.settings.profile.counts_days else ()
    events = sorted([*counter.slips, *runs], key=_moment, reverse=True)
    pages = Pages(events, page)
    slips = [each for each in pages.shown if isinstance(each, Slip)]
    turner = pages.turner(say, "counters:past", str(counter.id))
    return Panel(
        say,
        f"### {label_of(counter)}",
        *uncounted(say, member),
        "\n".join(_event_line(say, past, each) for each in pages.shown) or say("counters-past-none"),
        *([row(_opener(say, past, slips))] if slips else []),
        *([turner] if turner else []),
        row(button(say("counters-back"), "counters:one", counter.id)),
    )


def _moment(event: Slip | Run) -> datetime:
    return event.at if isinstance(event, Slip) else event.started


def _event_line(say: Say, past: Past, event: Slip | Run) -> str:
    return f"- {_slip_with_note(say, past, event) if isinstance(event, Slip) else _run_line(say, event)}"


def _opener(say: Say, past: Past, slips: Sequence[Slip]) -> ui.Select[Any]:
    options = [(str(slip.id), _when(say, slip.at, past.one.member.zone)) for slip in slips]
    which = past.one.told.counter.id
    return choice("counters:slip-open", options, placeholder=say("counters-slip-open"), arg=which)


def _run_line(say: Say, run: Run) -> str:
    """Return a count as it was said: in the zone its member lived in then."""
    zone = ZoneInfo(run.zone)
    start = day_text(say, wall_of(run.started, zone).date())
    if run.ended is None:
        return say("counters-run-open", start=start)
    end = day_text(say, wall_of(run.ended, zone).date())
    return say("counters-run", start=start, end=end, ending=run.ending or Ending.PAUSE)


def _slip_line(say: Say, past: Past, slip: Slip) -> str:
    return say("counters-slip-line", kind=slip.kind, when=_when(say, slip.at, past.one.member.zone))


def _when(say: Say, at: datetime, zone: ZoneInfo) -> str:
    wall = wall_of(at, zone)
    return f"{day_text(say, wall.date())}, {wall:%H:%M}"


def _slip_with_note(say: Say, past: Past, slip: Slip) -> str:
    words = " ".join(_note_lines(say, past.notes.get(slip.id, SlipNote())))
    return _slip_line(say, past, slip) + (f" · {clip(words, PREVIEW)}" if words else "")


def _room(above: Sequence[Block]) -> int:
    """Return how many characters of a note fit below what stands above it, a card of help for one."""
    used = sum(len(block) + len("\n\n") for block in above if isinstance(block, str))
    return min(SHOWN_LENGTH, max(TEXT_LENGTH - used, PREVIEW))


def _note_blocks(say: Say, note: SlipNote, longest: int) -> list[Block]:
    lines = "\n".join(_note_lines(say, note))
    if len(lines) <= longest:
        return [lines]
    whole = "\n\n".join([note.words, *note.answers.values()])
    return [clip(lines, longest), Document("note.txt", whole.encode())]


def _note_lines(say: Say, note: SlipNote) -> list[str]:
    answers = (
        f"{say('counters-question', question=each)} {plain(note.answers[each])}"
        for each in Question
        if note.answers.get(each)
    )
    return [plain(note.words), *answers] if note.words else list(answers)


def _found(past: Past, slip: RequestId) -> Slip:
    for each in past.one.told.counter.slips:
        if each.id == slip:
            return each
    raise Refusal("counters-slip-not-found")
