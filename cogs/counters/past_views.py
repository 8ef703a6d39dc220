"""What was: counts, slips and their private notes, and taking a slip back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from discord import ui

from bot.days import wall_of
from bot.errors import Refusal
from bot.features.counters.changes import UNDO
from bot.features.counters.kept import Question, SlipNote
from bot.features.counters.model import CounterId, Ending, Run, Slip
from bot.features.counters.results import Past
from bot.ids import RequestId
from bot.texts import Say
from bot.ui import (
    Block,
    Document,
    Form,
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
from bot.ui.times import day_text
from cogs.counters.views import uncounted
from cogs.counters.words import label_of

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
        *_note_blocks(say, past.notes.get(slip, SlipNote()), room_below(head)),
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


def room_below(above: Sequence[Block]) -> int:
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
