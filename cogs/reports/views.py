"""What reporting looks like: who reads it, what it is about, every word of it, and what it did."""

from collections.abc import Iterator, Sequence
from typing import Any

import discord
from discord import ui

from bot.features.help_now.parts import CardName
from bot.features.reports.model import Case, Concern, Decision, Place, Reader, Report, Standing
from bot.texts import Say
from bot.ui import Block, Panel, button, link, plain, row, rows, select
from bot.ui.codes import code_of
from bot.ui.panel import Style
from cogs.reports.who import Subject

COPY_ID = 1500
"""Component id of the copy in a preview, so that it is found again when the preview is sent."""

QUOTE = ">>> "
DISCORD_REPORTS = "https://dis.gd/report"


def which_panel(say: Say, route: str, guild: int, people: Sequence[tuple[int, str]]) -> Panel:
    options = [(code_of(id), name) for id, name in people]
    return Panel(say, say("reports-which"), row(select(route, options, arg=code_of(guild))))


def nobody_panel(say: Say, subject: Subject, contact: str) -> Panel:
    """Return the plain truth: nobody here could be given it; and what can still be done."""
    return Panel(
        say,
        say("reports-nobody"),
        say("reports-nobody-else", contact=contact),
        row(
            button(say("reports-block-button"), "reports:block", code_of(subject.guild.id, subject.id)),
            link(say("reports-to-discord"), DISCORD_REPORTS),
        ),
    )


def start_panel(say: Say, subject: Subject, place: Place, copy: str) -> Panel:
    options = [(each.value, say("reports-concern", concern=each)) for each in Concern]
    arg = code_of(subject.guild.id, subject.id, place.channel, place.message)
    return Panel(
        say,
        say("reports-start", name=subject.name),
        _reader(say, subject),
        *_copy(say, copy),
        row(select("reports:concern", options, placeholder=say("reports-concern-ask"), arg=arg)),
    )


def preview_panel(
    say: Say,
    server: Say,
    subject: Subject,
    by: discord.User | discord.Member,
    concern: Concern,
    place: Place,
    copy: str,
) -> Panel:
    """Return the very words of the report in the server's language, and what sending it does."""
    words = report_text(server, by.id, subject.id, concern, place.link_in(subject.guild.id))
    arg = f"{concern}.{code_of(subject.guild.id, subject.id, place.channel, place.message)}"
    with_copy = [button(say("reports-send-copy"), "reports:send-copy", arg)] if copy else []
    return Panel(
        say,
        say("reports-preview"),
        ui.TextDisplay(f"> {words}".replace("\n", "\n> ")),
        _reader(say, subject),
        say("reports-does" if concern.accuses else "reports-does-worry"),
        *_copy(say, copy),
        row(
            button(say("reports-send"), "reports:send", arg, style=Style.primary),
            *with_copy,
            button(say("reports-do-not"), "reports:not-sent"),
        ),
    )


def _reader(say: Say, subject: Subject) -> str:
    server = plain(subject.guild.name)
    return say("reports-reader", reader=subject.reader, server=server)


def _copy(say: Say, copy: str) -> Sequence[Block]:
    return (say("reports-copy"), ui.TextDisplay(QUOTE + copy, id=COPY_ID)) if copy else ()


def copy_in(message: discord.Message | None) -> str:
    """Return the copy that a preview shows, empty when it shows none."""
    for each in () if message is None else _walk(message.components):
        if isinstance(each, discord.TextDisplay) and each.id == COPY_ID:
            return each.content.removeprefix(QUOTE)
    return ""


def _walk(components: Sequence[Any]) -> Iterator[Any]:
    for each in components:
        yield each
        yield from _walk(getattr(each, "children", ()))


def sent_panel(say: Say, report: Report) -> Panel:
    worried = button(say("help-now-choice-worried"), "help_now:open", CardName.WORRIED, style=Style.primary)
    return Panel(
        say,
        say("reports-sent", reader=report.reader),
        say("reports-apart-now") if report.concern.accuses else "",
        say("reports-urgent"),
        row(*([] if report.concern.accuses else [worried]), button(say("reports-home"), "reports:mine")),
    )


def not_sent_panel(say: Say) -> Panel:
    return Panel(say, say("reports-not-sent"))


def report_text(say: Say, by: int, about: int, concern: Concern, place: str) -> str:
    """Return what staff read of a report; the same words in the preview."""
    what = say("reports-concern", concern=concern)
    words = say("reports-card", what=what, by=f"<@{by}>", about=f"<@{about}>")
    return words + (f"\n{place}" if place else "")


def case_panel(say: Say, case: Case, *, server: str) -> Panel:
    """Return a report as staff (or the owner) read it, with what they can do."""
    report = case.report
    words = (
        say("reports-card-nameless")
        if report is None
        else report_text(say, report.by, report.about, report.concern, report.place.link_in(case.guild))
    )
    return Panel(
        say,
        say("reports-card-owner", server=plain(server)) if case.reader is Reader.OWNER else "",
        words,
        say("reports-card-others", n=case.others) if case.others > 1 else "",
        "" if case.standing is None else say("reports-standing", standing=case.standing),
        say("reports-card-dealt") if case.dealt else "",
        say("reports-card-care"),
        *rows(*_decisions(say, case)),
    )


def _decisions(say: Say, case: Case) -> Iterator[ui.Button[Any]]:
    if not case.dealt:
        yield _decision(say, case, Decision.DEALT)
    if case.standing is Standing.PAUSED:
        yield _decision(say, case, Decision.KEEP)
    if case.standing in (Standing.PAUSED, Standing.KEPT):
        yield _decision(say, case, Decision.LIFT)
    if case.report is not None and case.report.copy:
        yield button(say("reports-read-copy"), "reports:copy", code_of(case.id))


def _decision(say: Say, case: Case, decision: Decision) -> ui.Button[Any]:
    return button(
        say("reports-decision", decision=decision), "reports:decide", f"{decision}.{code_of(case.id)}"
    )


def copy_panel(say: Say, copy: str) -> Panel:
    return Panel(say, say("reports-copy-read"), ui.TextDisplay(QUOTE + copy))


def not_read_panel(say: Say, contact: str) -> Panel:
    """Return what a reporter is told when nobody could be given their report."""
    return Panel(
        say,
        say("reports-not-read"),
        say("reports-nobody-else", contact=contact),
        row(link(say("reports-to-discord"), DISCORD_REPORTS)),
    )
