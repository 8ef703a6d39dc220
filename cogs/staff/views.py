"""What staff see: who is there, what was done by whom, and whether a pairing is paused."""

from collections.abc import Sequence

from bot.features.staff.model import Act, Duty
from bot.texts import Say
from bot.ui import Form, Panel, Paragraph, button, row
from bot.ui.codes import code_of
from bot.ui.panel import Style
from bot.ui.times import stamp

NOTE_LENGTH = 1500
"""Characters of a hand-over note."""


def duty_panel(say: Say, there: Sequence[Duty], me: int, note: str) -> Panel:
    on = any(each.member == me for each in there)
    lines = (
        say("staff-duty-line", person=f"<@{each.member}>", since=stamp(each.since, "R")) for each in there
    )
    change = (
        button(say("staff-go-off"), "staff:off")
        if on
        else button(say("staff-go-on"), "staff:on", style=Style.primary)
    )
    return Panel(
        say,
        note,
        say("staff-duty", n=len(there)),
        "\n".join(lines),
        say("staff-care"),
        row(change, button(say("staff-note"), "staff:note")),
    )


def note_form(say: Say) -> Form:
    field = Paragraph("note", say("staff-note-ask"), say("staff-note-hint"), longest=NOTE_LENGTH, needed=True)
    return Form(say("staff-note-title"), "staff:noted", field)


def record_panel(say: Say, acts: Sequence[Act]) -> Panel:
    return Panel(
        say,
        say("staff-record", n=len(acts)),
        "\n".join(_line(say, act) for act in acts),
        say("staff-record-kept"),
    )


def _line(say: Say, act: Act) -> str:
    who = say("staff-nobody") if act.by is None else f"<@{act.by}>"
    return say("staff-record-line", at=stamp(act.at), who=who, what=say("staff-deed", deed=act.deed))


def pairing_panel(say: Say, member: int, note: str, *, paused: bool) -> Panel:
    person = f"<@{member}>"
    if not paused:
        return Panel(say, note, say("staff-pairing-on", person=person))
    lift = button(say("staff-pairing-lift"), "staff:lift", code_of(member))
    return Panel(say, note, say("staff-pairing-off", person=person), row(lift))
