"""What a check-in looks like: the form, the answer, one day, the post for approval."""

import hashlib
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from discord import ui

from bot.features.checkins.model import (
    MOODS,
    NOTE_LENGTH,
    SCALE,
    CheckIn,
    Entry,
    Halt,
    Part,
    Share,
    is_heavy,
    need,
)
from bot.features.checkins.service import Opened, Saved
from bot.features.members.model import Visibility
from bot.texts import Say
from bot.ui import (
    CheckList,
    Choice,
    Form,
    NextStep,
    Panel,
    Paragraph,
    Pick,
    Press,
    button,
    clip,
    plain,
    row,
    select,
)
from bot.ui.panel import Style
from bot.ui.times import day_text

SHARED_NOTE_LENGTH = 1500
SHOWN_NOTE_LENGTH = 1500
"""Characters; one message of Discord's holds 4,000 with everything around."""


def checkin_form(say: Say, opened: Opened) -> Form:
    """Return the form of exactly five parts, each of which may be left out (K-2)."""
    entry = opened.before.entry if opened.before else Entry()
    title = say("checkins-form-title") if opened.day == opened.today else say("checkins-form-title-yesterday")
    scale = [(str(n), say("checkins-scale", n=n)) for n in SCALE]
    return Form(
        title,
        "checkins:submit",
        Choice(
            "mood",
            say("checkins-mood"),
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
        mood=_number(press.text("mood")),
        craving=_number(press.text("craving")),
        halt=frozenset(Halt(value) for value in press.fields.get("halt", ()) if value in set(Halt)),
        confidence=_number(press.text("confidence")),
        note=press.text("note"),
    )


def saved_panel(say: Say, saved: Saved, steps: Sequence[NextStep], *, can_share: bool) -> Panel:
    """Return the answer to a check-in; it ends in something useful (K-3)."""
    entry, day = saved.checkin.entry, saved.checkin.day
    wanted = need(entry)
    offers = [button(say(step.key), step.route, step.arg) for step in steps if step.need == wanted]
    share = can_share and saved.member.settings.profile.visibility is Visibility.ASK and bool(entry.parts)
    return Panel(
        say,
        say("checkins-saved", day=day_text(say, day)),
        summary(say, entry),
        say("checkins-next", need=wanted),
        say("help-now-soft-line") if is_heavy(entry) else "",
        say("checkins-zone-hint", zone=saved.member.zone.key) if not saved.member.zone_is_theirs else "",
        row(*offers, *_day_buttons(say, day, share=share)),
    )


def day_panel(say: Say, checkin: CheckIn, shares: Sequence[Share], *, can_share: bool) -> Panel:
    """Return one day with what can be done about it."""
    return Panel(
        say,
        f"### {day_text(say, checkin.day)}",
        summary(say, checkin.entry, longest=SHOWN_NOTE_LENGTH),
        say("checkins-shared-in", channels=", ".join(f"<#{share.channel}>" for share in shares))
        if shares
        else "",
        row(*_day_buttons(say, checkin.day, share=can_share and bool(checkin.entry.parts))),
    )


def _day_buttons(say: Say, day: date, *, share: bool) -> list[ui.Button[Any]]:
    sharing = [button(say("checkins-share"), "checkins:share", day.isoformat())] if share else []
    return [
        *sharing,
        button(say("checkins-edit"), "checkins:edit", day.isoformat()),
        button(say("checkins-delete"), "checkins:delete", day.isoformat()),
    ]


def summary(say: Say, entry: Entry, *, longest: int = 300) -> str:
    """Return what was entered, a line a part; words of the member are made harmless."""
    return "\n".join(_part(say, entry, part, longest) for part in entry.parts) or say(
        "checkins-nothing-entered"
    )


def _part(say: Say, entry: Entry, part: Part, longest: int) -> str:
    match part:
        case Part.MOOD:
            return say("checkins-line-mood", n=entry.mood or 0)
        case Part.CRAVING:
            return say("checkins-line-craving", n=entry.craving or 0)
        case Part.HALT:
            ticked = [say("checkins-halt-option", halt=halt) for halt in Halt if halt in entry.halt]
            return say("checkins-line-halt", needs=", ".join(ticked))
        case Part.CONFIDENCE:
            return say("checkins-line-confidence", n=entry.confidence or 0)
        case Part.NOTE:
            return say("checkins-line-note", note=clip(plain(entry.note), longest))


def share_panel(
    say: Say, checkin: CheckIn, places: Sequence[tuple[str, int]], parts: Collection[Part], post: str
) -> Panel:
    """Return the exact post for approval, with a choice of what it holds and a button for each place.

    Args:
        places: (use, channel id) of every channel it could be shared to now.
    """
    day = checkin.day.isoformat()
    chosen = [part for part in checkin.entry.parts if part in parts]
    approval = f"{day}.{''.join(part[0] for part in chosen)}.{fingerprint(post)}"
    return Panel(
        say,
        say("checkins-share-preview"),
        post,
        row(
            select(
                "checkins:preview",
                [(part, say("checkins-part", part=part)) for part in checkin.entry.parts],
                placeholder=say("checkins-share-choose"),
                arg=day,
                chosen=chosen,
                most=len(checkin.entry.parts),
            )
        ),
        *(say("checkins-share-where", use=use, channel=f"<#{channel}>") for use, channel in places),
        row(
            *(
                button(
                    say("checkins-share-post", use=use),
                    "checkins:post",
                    f"{approval}.{use}",
                    style=Style.primary,
                )
                for use, _ in places
                if chosen
            ),
            button(say("checkins-share-keep"), "checkins:day", day),
        ),
    )


def post_text(say: Say, name: str, entry: Entry, parts: Collection[Part]) -> str:
    """Return the very words that others would read."""
    chosen = [part for part in entry.parts if part in parts]
    lines = [_part(say, entry, part, SHARED_NOTE_LENGTH) for part in chosen]
    return "\n".join([say("checkins-post-title", name=plain(name)), *lines])


def fingerprint(post: str) -> str:
    """Return a short mark of an approved text, so that only that very text is posted."""
    return hashlib.sha256(post.encode()).hexdigest()[:12]


def parts_of(initials: str) -> frozenset[Part]:
    """Read back the parts an approval names; every part has its own first letter."""
    return frozenset(part for part in Part if part[0] in initials)


def _text(value: int | None) -> str:
    return "" if value is None else str(value)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None
