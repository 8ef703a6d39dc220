"""What public listings look like to admins: the list of them, and the report of a reading, row by row."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.features.meeting_feeds.model import ADDRESS_LENGTH, MOST_FEEDS, NAME_LENGTH, Problem, Reading, Source
from bot.features.meetings.addresses import Trouble
from bot.features.meetings.feeds.report import Left, Why
from bot.features.meetings.model import Programme
from bot.texts import Say
from bot.ui import Block, Document, Form, Line, Panel, Pick, button, clip, plain, row, select
from bot.ui.panel import Style

INLINE = 12
"""Rows left that are told in the message; more come as a file."""


def setup_panel(say: Say, found: Sequence[Source], missed: str) -> Panel:
    options = [(str(each.id), clip(each.name, 90)) for each in found]
    chooser = select("meeting_feeds:one", options, placeholder=say("meeting-feeds-open"))
    opener = [row(chooser)] if options else []
    return Panel(
        say,
        missed,
        say("meeting-feeds-title", n=len(found), most=MOST_FEEDS),
        *(_line(say, each) for each in found),
        say("meeting-feeds-how"),
        *opener,
        row(
            button(say("meeting-feeds-add"), "meeting_feeds:add", style=Style.primary),
            button(say("server-meetings-all"), "server_meetings:setup"),
        ),
    )


def _line(say: Say, source: Source) -> str:
    problem = "" if source.problem is None else f"\n-# {why_text(say, source.problem)}"
    return say("meeting-feeds-line", name=plain(source.name), n=source.taken) + problem


def one_panel(say: Say, source: Source) -> Panel:
    zone = say("meeting-feeds-zone", zone=source.zone) if source.zone else ""
    buttons = [
        button(say("meeting-feeds-remove"), "meeting_feeds:remove", source.id, style=Style.danger),
        button(say("meeting-feeds-all"), "meeting_feeds:setup"),
    ]
    if source.address:
        buttons.insert(0, button(say("meeting-feeds-refresh"), "meeting_feeds:refresh", source.id))
    return Panel(say, _line(say, source), plain(source.address), zone, row(*buttons))


def reading_panel(say: Say, reading: Reading) -> Panel:
    """Return what became of every row of a file, and what to do when it was not used."""
    report, source = reading.report, reading.source
    title = say(
        "meeting-feeds-read",
        name=plain(source.name),
        taken=report.taken,
        left=len(report.left),
        total=report.total,
    )
    used = say("meeting-feeds-used", n=len(report.meetings)) if reading.problem is None else ""
    problem = "" if reading.problem is None else why_text(say, reading.problem)
    zone = say("meeting-feeds-zone", zone=source.zone) if source.zone else ""
    if reading.problem is Why.NO_ZONE:
        problem = say("meeting-feeds-needs-zone")
    back = button(say("meeting-feeds-all"), "meeting_feeds:setup")
    return Panel(say, title, used, problem, zone, *_left(say, report.left), row(back))


def _left(say: Say, left: Sequence[Left]) -> list[Block]:
    lines = [say("meeting-feeds-row", row=str(each.row), why=why_text(say, each.why)) for each in left]
    if len(lines) <= INLINE:
        return ["\n".join(f"- {each}" for each in lines)]
    return [say("meeting-feeds-report"), Document("report.txt", "\n".join(lines).encode())]


def address_form(say: Say) -> Form:
    programmes = [(each, say("meetings-programme", programme=each)) for each in Programme]
    return Form(
        say("meeting-feeds-add"),
        "meeting_feeds:added",
        Line("name", say("meeting-feeds-name-ask"), "", longest=NAME_LENGTH, needed=True),
        Line("address", say("meeting-feeds-address"), "", longest=ADDRESS_LENGTH, needed=True),
        Line("zone", say("meeting-feeds-zone-ask"), say("meeting-feeds-zone-hint")),
        Pick("programme", say("meetings-programme-ask"), "", programmes),
    )


def why_text(say: Say, why: Problem) -> str:
    if isinstance(why, Trouble):
        return say("meeting-feeds-trouble", trouble=why)
    return say(f"meetings-left-{why.replace('_', '-')}")


def remove_text(say: Say, source: Source) -> str:
    return say("meeting-feeds-remove-ask", name=plain(source.name), n=source.taken)


def remove_buttons(say: Say, source: Source) -> tuple[ui.Button[Any], ui.Button[Any]]:
    yes = button(say("meeting-feeds-remove-yes"), "meeting_feeds:remove-sure", source.id, style=Style.danger)
    return yes, button(say("meeting-feeds-all"), "meeting_feeds:setup")
