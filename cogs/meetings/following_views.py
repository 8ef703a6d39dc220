"""What following looks like: a member's list, its forms, and what they noted about meetings they tried."""

from collections.abc import Collection, Sequence
from typing import Any

from discord import ui

from bot.features.meeting_reminders.model import (
    KIND_A_DAY,
    NAME_LENGTH,
    NOTE_LENGTH,
    USUAL,
    Felt,
    Follow,
    Followed,
    Try,
)
from bot.features.meeting_reminders.service import Mine
from bot.features.meetings.board import LEADS, Page
from bot.features.meetings.filters import EVERYTHING, Filter
from bot.texts import Say
from bot.ui import (
    Block,
    CheckList,
    Choice,
    Document,
    Form,
    Line,
    Pages,
    Panel,
    Paragraph,
    button,
    clip,
    plain,
    row,
    rows,
    select,
)
from bot.ui.panel import Style
from cogs.meetings.views import at_text, filter_text, line

FILE = "meetings.ics"


def choose_panel(say: Say, page: Page) -> Panel:
    """Return how a reminder begins: with a meeting."""
    options = [(str(each.id), clip(each.meeting.name, 90)) for each in page.listings]
    chooser = [row(select("meetings:one", options, placeholder=say("meetings-open-one")))] if options else []
    buttons = [
        button(say("meetings-find"), "meetings:find", style=Style.primary),
        button(say("meetings-to-list"), "meetings:list"),
        button(say("meetings-mine"), "meetings:mine"),
    ]
    return Panel(
        say,
        say("meeting-reminders-choose"),
        *(line(say, each) for each in page.listings),
        *chooser,
        *rows(*buttons),
    )


def mine_panel(say: Say, mine: Mine, number: int) -> Panel:
    """Return everything a member follows, the next one first."""
    page = Pages(mine.meetings, number, size=6)
    options = [(str(each.follow.id), _name(say, each)) for each in page.shown]
    kinds = mine.kinds if page.at == 0 else ()
    options += [(str(each.id), say("meeting-reminders-a-kind")) for each in kinds]
    turner = page.turner(say, "meetings:mine")
    buttons = [
        button(say("meetings-find"), "meetings:find", style=Style.primary),
        button(say("meeting-reminders-calendar"), "meetings:calendar"),
        button(say("meetings-tried"), "meetings:tries"),
    ]
    return Panel(
        say,
        say("meeting-reminders-title"),
        *([_followed(say, each) for each in page.shown] or [say("meeting-reminders-none")]),
        *(_kind(say, each) for each in kinds),
        say("meeting-reminders-paused") if mine.paused and (mine.meetings or mine.kinds) else "",
        *_opener(say, options),
        *([turner] if turner else []),
        *rows(*buttons),
    )


def _opener(say: Say, options: Sequence[tuple[str, str]]) -> list[Block]:
    chooser = select("meetings:my-one", options, placeholder=say("meetings-open-one"))
    return [row(chooser)] if options else []


def _name(say: Say, each: Followed) -> str:
    return say("meeting-reminders-unknown") if each.listing is None else clip(each.listing.meeting.name, 90)


def _followed(say: Say, each: Followed) -> str:
    name = plain(_name(say, each))
    if each.next is None:
        return f"**{name}**\n{say('meeting-reminders-no-next')}"
    once = say("meeting-reminders-once") if each.follow.only else ""
    told = say("meeting-reminders-told", leads=leads_text(say, each.follow.leads))
    return f"**{name}**\n{at_text(each.next.starts)}\n-# {told} {once}".rstrip()


def _kind(say: Say, kind: Follow) -> str:
    wanted = filter_text(say, kind.wanted or EVERYTHING) or say("meeting-reminders-any")
    told = say("meeting-reminders-told", leads=leads_text(say, kind.leads))
    return f"**{say('meeting-reminders-a-kind')}**\n{wanted}\n-# {told}"


def leads_text(say: Say, leads: Collection[int]) -> str:
    return ", ".join(say("meeting-reminders-lead", lead=each) for each in LEADS if each in leads)


def _leads(say: Say, chosen: Collection[int]) -> CheckList:
    options = [(str(each), say("meeting-reminders-lead", lead=each)) for each in LEADS]
    return CheckList("leads", say("meeting-reminders-leads"), "", options, [str(each) for each in chosen])


def follow_form(say: Say, listing: int, leads: Collection[int], *, once: bool) -> Form:
    which = [(each, say("meeting-reminders-which", which=each)) for each in ("series", "next")]
    chosen = "next" if once else "series"
    return Form(
        say("meeting-reminders-follow-title"),
        "meetings:followed",
        Choice("which", say("meeting-reminders-which-ask"), "", which, chosen, needed=True),
        _leads(say, leads),
        arg=listing,
    )


def kind_form(say: Say, code: str) -> Form:
    hint = say("meeting-reminders-kind-hint", most=KIND_A_DAY)
    leads = _leads(say, USUAL)
    fields = CheckList(leads.name, leads.label, hint, leads.options, leads.chosen)
    return Form(say("meeting-reminders-kind-title"), "meetings:kind-followed", fields, arg=code)


def leads_form(say: Say, follow: Follow) -> Form:
    fields = _leads(say, follow.leads)
    return Form(say("meeting-reminders-leads"), "meetings:leads-chosen", fields, arg=follow.id)


def followed_panel(say: Say, done: Followed) -> Panel:
    when = "" if done.next is None else at_text(done.next.starts)
    buttons = [*follow_buttons(say, done.follow), button(say("meetings-mine"), "meetings:mine")]
    return Panel(
        say, say("meeting-reminders-followed"), when, say("meeting-reminders-check"), *rows(*buttons)
    )


def kind_panel(say: Say, wanted: Filter) -> Panel:
    text = say("meeting-reminders-kind-followed", most=KIND_A_DAY)
    mine = button(say("meetings-mine"), "meetings:mine")
    return Panel(say, text, filter_text(say, wanted), row(mine))


def gone_panel(say: Say, found: Followed) -> Panel:
    """Return what is left of something followed whose meeting is no more, or of a kind."""
    kind = found.follow.wanted
    text = say("meeting-reminders-no-next") if kind is None else _kind(say, found.follow)
    return Panel(say, text, *rows(*follow_buttons(say, found.follow)))


def follow_buttons(say: Say, follow: Follow) -> list[ui.Button[Any]]:
    return [
        button(say("meeting-reminders-change"), "meetings:leads", follow.id),
        button(say("meeting-reminders-stop"), "meetings:stop", follow.id),
    ]


def stopped_panel(say: Say) -> Panel:
    mine = button(say("meetings-mine"), "meetings:mine")
    return Panel(say, say("meeting-reminders-stopped"), row(mine))


def calendar_panel(say: Say, mine: Mine) -> Panel:
    """Return both kinds of file; one shared with others names nothing."""
    there = any(each.next for each in mine.meetings)
    buttons = [
        button(say("meeting-reminders-file"), "meetings:file"),
        button(say("meeting-reminders-file-neutral"), "meetings:file", "neutral"),
    ]
    find = [button(say("meetings-find"), "meetings:find")]
    text = say("meeting-reminders-calendar-about") if there else say("meeting-reminders-nothing-to-save")
    return Panel(say, text, *rows(*(buttons if there else find)))


def file_panel(say: Say, content: bytes) -> Panel:
    return Panel(say, say("meeting-reminders-file-made"), Document(FILE, content))


def tries_panel(say: Say, tried: Sequence[Try]) -> Panel:
    """Return what a member noted, newest first; three different ones are worth a try (T-2)."""
    newest = list(reversed(tried))[:8]
    notes = [
        f"**{plain(each.name)}**: {say('meeting-reminders-felt', felt=each.felt)}"
        + (f"\n{plain(each.note)}" if each.note else "")
        for each in newest
    ]
    remove: list[Block] = []
    if newest:
        options = [(str(each.id), clip(each.name, 90)) for each in newest]
        choices = select("meetings:untry", options, placeholder=say("meeting-reminders-untry"))
        remove = [row(choices)]
    buttons = [
        button(say("meeting-reminders-try"), "meetings:try", style=Style.primary),
        button(say("meetings-fit"), "meetings:fit"),
    ]
    title = say("meeting-reminders-tries", n=len(tried))
    return Panel(say, title, *notes, *remove, *rows(*buttons))


def try_form(say: Say) -> Form:
    felt = [(each, say("meeting-reminders-felt", felt=each)) for each in Felt]
    return Form(
        say("meeting-reminders-try-title"),
        "meetings:tried",
        Line("name", say("meeting-reminders-try-name"), "", longest=NAME_LENGTH, needed=True),
        Choice("felt", say("meeting-reminders-try-felt"), "", felt, needed=True),
        Paragraph("note", say("meeting-reminders-try-note"), "", longest=NOTE_LENGTH),
    )
