"""What the board looks like: lists with Discord's timestamps, and one meeting in full."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from discord import ui

from bot.features.meetings.board import Listing, Page
from bot.features.meetings.filters import EVERYTHING, Filter, to_code
from bot.features.meetings.model import Flag, Programme
from bot.features.meetings.service import Now
from bot.texts import Say
from bot.ui import Block, Panel, button, clip, link, plain, row, rows, select
from bot.ui.panel import Style
from bot.ui.times import stamp, weekday
from cogs.meetings.words import cautions, facts, language_name, programme_name, trait_name, where

LINE = 300
"""Characters of a listing in a list."""

TIMES = 3
"""Next times of a meeting shown with it."""


def line(say: Say, listing: Listing) -> str:
    """Return a listing for a list: its name, its time in the reader's own zone, and its facts."""
    meeting, on = listing.meeting, listing.on
    when = (
        say("meetings-by-appointment") if on is None else f"{stamp(on.starts, 'F')}, {stamp(on.starts, 'R')}"
    )
    about = " · ".join(each for each in (facts(say, meeting), where(meeting)) if each)
    return f"**{plain(clip(meeting.name, 90))}**\n{when}" + (f"\n-# {clip(about, LINE)}" if about else "")


def at_text(at: datetime) -> str:
    """Return an instant in the reader's own zone, and how far off it is."""
    return f"{stamp(at, 'F')}, {stamp(at, 'R')}"


def list_panel(say: Say, page: Page, wanted: Filter, words: str = "") -> Panel:
    """Return a page of the board."""
    shown = [line(say, each) for each in page.listings]
    return Panel(
        say,
        say("meetings-list-title"),
        filter_text(say, wanted, words),
        *(shown or [say("meetings-none-found")]),
        *_opener(say, page.listings),
        *_turner(say, "meetings:list", wanted, page.number, more=page.more and not words),
        say("meetings-narrow") if words and page.more else "",
        *_ways(say, wanted, "meetings:now", say("meetings-to-now")),
    )


def now_panel(say: Say, now: Now, wanted: Filter) -> Panel:
    """Return what is on and what begins within the hour."""
    soon = [line(say, each) for each in now.soon.listings]
    on = [line(say, each) for each in now.on.listings]
    number, more = now.soon.number, now.soon.more or now.on.more
    return Panel(
        say,
        say("meetings-soon-title"),
        filter_text(say, wanted),
        *(soon or [say("meetings-nothing-soon")]),
        *([say("meetings-on-title"), *on] if on else []),
        *_opener(say, [*now.soon.listings, *now.on.listings]),
        *_turner(say, "meetings:now", wanted, number, more=more),
        *_ways(say, wanted, "meetings:list", say("meetings-to-list")),
    )


def empty_panel(say: Say) -> Panel:
    """Return what a server without any meeting shows: ways to go all the same."""
    buttons = [
        button(say("meetings-first"), "meetings:first"),
        button(say("meetings-programmes"), "resources:programmes"),
    ]
    return Panel(say, say("meetings-empty"), *rows(*buttons))


def filter_text(say: Say, wanted: Filter, words: str = "") -> str:
    """Return what is looked for, in words; empty for everything."""
    parts: list[str] = [plain(words)] if words else []
    if wanted.own:
        parts.append(say("meetings-own"))
    if wanted.programme is not None:
        parts.append(programme_name(say, wanted.programme))
    if wanted.format is not None:
        parts.append(say("meetings-format", format=wanted.format))
    if wanted.language:
        parts.append(language_name(wanted.language, say.locale))
    parts += sorted(trait_name(say, each) for each in wanted.traits)
    return say("meetings-filter", filter=" · ".join(parts)) if parts else ""


def _opener(say: Say, listings: Sequence[Listing]) -> list[Block]:
    options = [(str(each.id), clip(each.meeting.name, 90)) for each in listings]
    return [row(select("meetings:one", options, placeholder=say("meetings-open-one")))] if options else []


def _turner(say: Say, route: str, wanted: Filter, number: int, *, more: bool) -> list[Block]:
    if number == 0 and not more:
        return []
    before = button(say("ui-earlier"), route, f"{to_code(wanted)}.{max(number - 1, 0)}")
    after = button(say("ui-later"), route, f"{to_code(wanted)}.{number + 1}")
    before.disabled, after.disabled = number == 0, not more
    return [row(before, after)]


def _ways(say: Say, wanted: Filter, other: str, label: str) -> list[ui.ActionRow[Any]]:
    code = to_code(wanted)
    buttons = [
        button(say("meetings-find"), "meetings:find", style=Style.primary),
        button(label, other, f"{code}.0"),
        button(say("meetings-fit"), "meetings:fit"),
        button(say("meetings-mine"), "meetings:mine"),
    ]
    if wanted != EVERYTHING:
        buttons[2] = button(say("meetings-follow-kind"), "meetings:kind", code)
    return rows(*buttons)


def one_panel(
    say: Say, listing: Listing, now: datetime, *buttons: ui.Button[Any], follow: bool = True
) -> Panel:
    """Return one meeting in full, with what only the person who asks may read (passcodes)."""
    meeting = listing.meeting
    return Panel(
        say,
        f"### {plain(meeting.name)}",
        facts(say, meeting),
        _times(say, listing, now),
        *_where(say, listing),
        plain(clip(meeting.notes, 900)),
        "\n".join(f"-# {each}" for each in cautions(say, meeting)),
        "" if listing.own else say("meetings-from-a-listing"),
        *rows(*_links(say, listing), *(_following(say, listing) if follow else ()), *buttons),
    )


def _times(say: Say, listing: Listing, now: datetime) -> str:
    ahead, schedule = listing.ahead(now, TIMES), listing.meeting.schedule
    if listing.gone:
        return say("meetings-gone-from-listing")
    if schedule is None or not (ahead or listing.on):
        return say("meetings-by-appointment") if schedule is None else say("meetings-over")
    lines: list[str] = []
    if listing.on is not None and listing.on.starts < now:
        lines.append(say("meetings-is-on", since=stamp(listing.on.starts, "t")))
    lines += [f"- {at_text(each.starts)}" for each in ahead]
    if ahead:
        wall = ahead[0].wall
        day = weekday(say, wall.weekday())
        lines.append(
            say(
                "meetings-there",
                day=day,
                at=f"{wall:%H:%M}",
                zone=schedule.zone.replace("_", " "),
                minutes=schedule.minutes,
            )
        )
    return "\n".join(lines)


def _where(say: Say, listing: Listing) -> list[Block]:
    meeting = listing.meeting
    place, access = meeting.place, meeting.access
    lines = [where(meeting)]
    if Flag.UNKNOWN_LINK in meeting.flags and place.link:
        lines.append(say("meetings-unknown-link", link=plain(place.link)))
    phone = access.phone or place.phone
    if phone:
        lines.append(say("meetings-phone", phone=plain(phone)))
    if access.notes:
        lines.append(say("meetings-access", notes=plain(clip(access.notes, 400))))
    return ["\n".join(each for each in lines if each)]


def _links(say: Say, listing: Listing) -> list[ui.Button[Any]]:
    meeting, found = listing.meeting, list[ui.Button[Any]]()
    target = meeting.access.link or meeting.place.link
    known = Flag.UNKNOWN_LINK not in meeting.flags
    if target.startswith("https://") and known and len(target) <= 512:
        found.append(link(say("meetings-join"), target))
    if meeting.url.startswith(("https://", "http://")) and len(meeting.url) <= 512:
        found.append(link(say("meetings-page"), meeting.url))
    return found


def _following(say: Say, listing: Listing) -> list[ui.Button[Any]]:
    if listing.gone or not listing.meeting.may_remind:
        return []
    primary = Style.primary
    return [button(say("meetings-remind"), "meetings:follow", listing.id, style=primary)]


def company(say: Say, listing: Listing) -> list[ui.Button[Any]]:
    """Return the way to somebody to go with, for a meeting that has times to come."""
    if listing.on is None or listing.gone or not listing.meeting.may_remind:
        return []
    return [button(say("companions-card"), "companions:open", listing.id)]


def programmes_offered() -> list[Programme]:
    return [each for each in Programme if each is not Programme.OTHER]
