"""What a check-in looks like: the form, the answer, one day."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.features.checkins.model import (
    MOODS,
    NOTE_LENGTH,
    SCALE,
    Entry,
    Halt,
    Part,
    is_heavy,
    need,
)
from bot.features.checkins.service import Opened, Saved
from bot.features.members.model import Visibility
from bot.texts import Say
from bot.ui import (
    Block,
    CheckList,
    Choice,
    Document,
    Form,
    NextStep,
    Panel,
    Paragraph,
    Pick,
    Press,
    button,
    clip,
    number_in,
    plain,
    rows,
)
from bot.ui.screened import Screened
from bot.ui.times import day_text, short_day

SHOWN_NOTE_LENGTH = 1500
"""Characters of a note in the message; a longer one is attached whole."""


def checkin_form(say: Say, opened: Opened) -> Form:
    """Return the form of exactly five parts, each of which may be left out (K-2)."""
    entry = opened.before.entry if opened.before else Entry()
    today = opened.day == opened.today
    title = say("checkins-form-title") if today else say("checkins-form-day", day=short_day(say, opened.day))
    scale = [(str(n), say("checkins-scale", n=n)) for n in SCALE]
    return Form(
        title,
        "checkins:submit",
        Choice(
            "mood",
            say("checkins-mood", when="today" if today else "then"),
            options=[(str(n), say("checkins-mood-option", n=n)) for n in reversed(MOODS)],
            chosen=_text(entry.mood),
        ),
        Pick(
            "craving",
            say("checkins-craving"),
            say("checkins-craving-hint"),
            options=scale,
            chosen=_text(entry.craving),
        ),
        CheckList(
            "halt",
            say("checkins-halt"),
            say("checkins-halt-hint"),
            options=[(halt, say("checkins-halt-option", halt=halt)) for halt in Halt],
            chosen=sorted(entry.halt),
        ),
        Pick(
            "confidence",
            say("checkins-confidence"),
            say("checkins-confidence-hint"),
            options=scale,
            chosen=_text(entry.confidence),
        ),
        Paragraph(
            "note", say("checkins-note"), say("checkins-note-hint"), value=entry.note, longest=NOTE_LENGTH
        ),
        arg=opened.day.isoformat(),
    )


def entry_of(press: Press) -> Entry:
    """Read a submitted form; a part that was left out is None."""
    return Entry(
        mood=number_in(press.text("mood")),
        craving=number_in(press.text("craving")),
        halt=frozenset(Halt(value) for value in press.fields.get("halt", ()) if value in set(Halt)),
        confidence=number_in(press.text("confidence")),
        note=press.text("note"),
    )


def saved_panel(
    say: Say, saved: Saved, steps: Sequence[NextStep], heard: Screened, *, can_share: bool
) -> Panel:
    """Return the answer to a check-in: help first where the note asks for it, a step to take last (K-3)."""
    entry, day = saved.checkin.entry, saved.checkin.day
    wanted = need(entry)
    offers = [button(say(step.key), step.route, step.arg) for step in steps if step.need == wanted]
    return Panel(
        say,
        *heard.first,
        say("checkins-saved", day=day_text(say, day)),
        *summary(say, entry, longest=300),
        say("checkins-next", need=wanted),
        heard.below or (say("help-now-soft-line") if is_heavy(entry) and not heard.acute else ""),
        say("checkins-post-unchanged") if saved.posts else "",
        say("checkins-zone-hint", zone=saved.member.zone.key) if not saved.member.zone_is_theirs else "",
        *rows(*offers, *_day_buttons(say, saved, can_share=can_share, waits=heard.acute), *_zone(say, saved)),
    )


def _zone(say: Say, saved: Saved) -> list[ui.Button[Any]]:
    """Offer to say where they live where nothing says it: in direct messages, without a zone of their own."""
    known = saved.member.zone_is_known
    return [] if known else [button(say("checkins-zone-choose"), "members:zone-first")]


def day_panel(say: Say, saved: Saved, *, can_share: bool) -> Panel:
    """Return one day with what can be done about it, and links to where it is posted."""
    checkin, places = saved.checkin, [post.place for post in saved.posts]
    return Panel(
        say,
        f"### {day_text(say, checkin.day)}",
        *summary(say, checkin.entry, longest=SHOWN_NOTE_LENGTH, whole=True),
        say("checkins-shared-in", places=" ".join(places)) if places else "",
        *rows(*_day_buttons(say, saved, can_share=can_share)),
    )


def _day_buttons(say: Say, saved: Saved, *, can_share: bool, waits: bool = False) -> list[ui.Button[Any]]:
    day, entry = saved.checkin.day.isoformat(), saved.checkin.entry
    share = say("screening-still-share" if waits else "checkins-share")
    asks = saved.member.settings.profile.visibility is Visibility.ASK
    stands = any(post.message is not None for post in saved.posts)
    offered = can_share and asks and bool(entry.parts) and not stands
    return [
        *([button(share, "shares:open", f"checkins.{day}")] if offered else []),
        *([button(say("shares-back"), "shares:back", f"checkins.{day}")] if saved.posts else []),
        button(say("checkins-edit"), "checkins:edit", day),
        button(say("checkins-delete"), "checkins:delete", day),
    ]


def summary(say: Say, entry: Entry, *, longest: int, whole: bool = False) -> list[Block]:
    """Return what was entered, a line a part; words of the member are made harmless.

    Args:
        longest: Characters of the note that are shown.
        whole: Attach a longer note as a file.
    """
    if not entry.parts:
        return [say("checkins-nothing-entered")]
    lines = "\n".join(part_line(say, entry, part, longest) for part in entry.parts)
    attached = whole and len(entry.note) > longest
    return [lines, Document("note.txt", entry.note.encode())] if attached else [lines]


def part_line(say: Say, entry: Entry, part: Part, longest: int) -> str:
    """Return one part as a line; the note is cut at ``longest`` characters."""
    match part:
        case Part.MOOD:
            return say("checkins-line-mood", n=entry.mood or 0)
        case Part.CRAVING:
            return say("checkins-line-craving", n=entry.craving or 0)
        case Part.HALT:
            return say("checkins-line-halt", needs=needs_text(say, entry))
        case Part.CONFIDENCE:
            return say("checkins-line-confidence", n=entry.confidence or 0)
        case Part.NOTE:
            return say("checkins-line-note", note=clip(plain(entry.note), longest))


def needs_text(say: Say, entry: Entry) -> str:
    return ", ".join(say("checkins-halt-option", halt=halt) for halt in Halt if halt in entry.halt)


def _text(value: int | None) -> str:
    return "" if value is None else str(value)
