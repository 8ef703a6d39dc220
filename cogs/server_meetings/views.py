"""What setting up a meeting looks like: the list, one meeting with its next dates, and its forms."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.features.meetings.model import Programme, Trait
from bot.features.server_meetings.model import (
    LONGEST,
    NAME_LENGTH,
    NOTES_LENGTH,
    PLACE_LENGTH,
    SHORTEST,
    Repeat,
    When,
    Where,
    when_of,
)
from bot.features.server_meetings.service import Standing
from bot.texts import Say
from bot.ui import (
    Block,
    CheckList,
    Form,
    Line,
    Pages,
    Panel,
    Paragraph,
    Pick,
    button,
    clip,
    plain,
    row,
    rows,
    select,
)
from bot.ui.panel import Style
from bot.ui.router import custom_id
from bot.ui.times import day_text, stamp, weekday

TICKED = (
    *(Trait.OPEN, Trait.CLOSED, Trait.NEWCOMERS, Trait.WOMEN, Trait.MEN, Trait.LGBTQ),
    *(Trait.YOUNG, Trait.SECULAR, Trait.CAPTIONS, Trait.WHEELCHAIR),
)
LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "nl", "pl", "ru", "uk", "sv", "da", "no", "fi", "ja", "fa")


def setup_panel(say: Say, found: Sequence[Standing], number: int, missed: str) -> Panel:
    page = Pages(found, number, size=6)
    options = [(str(each.listing.id), clip(each.listing.meeting.name, 90)) for each in page.shown]
    chooser = select("server_meetings:one", options, placeholder=say("server-meetings-open-one"))
    opener = [row(chooser)] if options else []
    turner = page.turner(say, "server_meetings:setup")
    return Panel(
        say,
        missed,
        say("server-meetings-title", n=len(found)),
        *(_line(say, each) for each in page.shown),
        *opener,
        *([turner] if turner else []),
        row(
            button(say("server-meetings-add"), "server_meetings:add", style=Style.primary),
            button(say("server-meetings-feeds"), "meeting_feeds:setup"),
        ),
    )


def _line(say: Say, each: Standing) -> str:
    state = say("server-meetings-draft") if each.listing.hidden else ""
    following = f"{stamp(each.dates[0].at.starts, 'F')}" if each.dates else say("server-meetings-no-dates")
    return f"**{plain(each.listing.meeting.name)}** {state}\n{following}"


def one_panel(say: Say, standing: Standing, note: str = "") -> Panel:
    """Return a meeting as its admins see it: its next five dates there and for themselves, who hosts."""
    meeting, id = standing.listing.meeting, standing.listing.id
    where = _where(say, standing)
    public = button(say("server-meetings-publish"), "server_meetings:publish", id, style=Style.primary)
    hidden = button(say("server-meetings-hide"), "server_meetings:hide", id)
    return Panel(
        say,
        note,
        f"### {plain(meeting.name)}",
        say("server-meetings-is-draft") if standing.listing.hidden else "",
        rule_text(say, standing),
        _dates(say, standing),
        where or say("server-meetings-nowhere"),
        plain(clip(meeting.notes, 300)),
        *_skipper(say, standing),
        *rows(
            button(say("server-meetings-when"), "server_meetings:when", id),
            button(say("server-meetings-where"), "server_meetings:where", id),
            button(say("server-meetings-about"), "server_meetings:about", id),
            button(say("server-meetings-announce"), "server_meetings:announce", id),
            public if standing.listing.hidden else hidden,
            button(say("server-meetings-end"), "server_meetings:end", id, style=Style.danger),
            button(say("server-meetings-all"), "server_meetings:setup"),
        ),
    )


def _dates(say: Say, standing: Standing) -> str:
    if not standing.dates:
        return say("server-meetings-no-dates")
    lines = [
        f"- {day_text(say, each.at.wall.date())}, {each.at.wall:%H:%M} ({stamp(each.at.starts, 'f')})"
        + (f", <@{each.member}>" if each.member else "")
        for each in standing.dates
    ]
    zone = standing.schedule.zone.replace("_", " ")
    return "\n".join([say("server-meetings-dates", n=len(lines), zone=zone), *lines])


def rule_text(say: Say, standing: Standing) -> str:
    """Return how often it is, in words."""
    when = when_of(standing.schedule, standing.now)
    day = when.first.date()
    return say(
        "server-meetings-rule",
        repeat=when.repeat,
        weekday=weekday(say, day.weekday()),
        nth=(day.day - 1) // 7 + 1,
        day=day.day,
        minutes=when.minutes,
    )


def _where(say: Say, standing: Standing) -> str:
    place, access = standing.listing.meeting.place, standing.listing.meeting.access
    if place.channel is not None:
        return f"<#{place.channel}>"
    lines = [plain(each) for each in (place.link, place.phone, place.address) if each]
    if access:
        lines.append(say("server-meetings-private", text=plain(access.link or access.notes)))
    return "\n".join(lines)


def _skipper(say: Say, standing: Standing) -> list[Block]:
    options = [
        (f"{each.at.wall:%Y%m%dT%H%M}", f"{day_text(say, each.at.wall.date())}, {each.at.wall:%H:%M}")
        for each in standing.dates
    ]
    placeholder = say("server-meetings-skip")
    chooser = select("server_meetings:skip", options, placeholder=placeholder, arg=standing.listing.id)
    return [row(chooser)] if options and not standing.listing.hidden else []


def skip_text(say: Say, standing: Standing, wall: datetime) -> str:
    name = plain(standing.listing.meeting.name)
    return say("server-meetings-skip-ask", name=name, day=day_text(say, wall.date()))


def end_text(say: Say, standing: Standing) -> str:
    return say("server-meetings-end-ask", name=plain(standing.listing.meeting.name))


def danger(label: str, route: str, arg: str | int) -> ui.Button[Any]:
    return button(label, route, arg, style=Style.danger)


def back(say: Say, standing: Standing) -> ui.Button[Any]:
    return button(say("server-meetings-back"), "server_meetings:one", standing.listing.id)


def when_form(say: Say, zone: str, standing: Standing | None = None) -> Form:
    """Return the form about name and time, for a new meeting or an old one."""
    when = None if standing is None else when_of(standing.schedule, standing.now)
    name = "" if standing is None else standing.listing.meeting.name
    first = say("server-meetings-first-hint", zone=zone)
    length = say("server-meetings-length-hint", least=SHORTEST, most=LONGEST)
    return Form(
        say("server-meetings-form-title"),
        "server_meetings:added" if standing is None else "server_meetings:retimed",
        Line("name", say("server-meetings-name-ask"), "", name, needed=True, longest=NAME_LENGTH),
        Line("first", say("server-meetings-first"), first, _typed(when), needed=True),
        Line(
            "minutes", say("server-meetings-length"), length, str(when.minutes if when else 60), needed=True
        ),
        Pick(
            "repeat",
            say("server-meetings-repeat-ask"),
            say("server-meetings-repeat-hint"),
            [(each, say("server-meetings-repeat", repeat=each)) for each in Repeat],
            when.repeat if when else Repeat.WEEKLY,
            needed=True,
        ),
        Line(
            "rrule",
            say("server-meetings-rrule"),
            say("server-meetings-rrule-hint"),
            when.typed if when else "",
            longest=200,
        ),
        arg="" if standing is None else standing.listing.id,
    )


def _typed(when: When | None) -> str:
    return "" if when is None else f"{when.first:%Y-%m-%d %H:%M}"


def where_panel(say: Say, standing: Standing) -> Panel:
    id, place = standing.listing.id, standing.listing.meeting.place
    kind = discord.SelectDefaultValueType.channel
    chosen = [discord.SelectDefaultValue(id=place.channel, type=kind)] if place.channel else []
    channels = ui.ChannelSelect[Any](
        custom_id=custom_id("server_meetings:place-in", id),
        placeholder=say("server-meetings-voice"),
        channel_types=[discord.ChannelType.voice, discord.ChannelType.stage_voice],
        default_values=chosen,
    )
    others = [Where.LINK, Where.PHONE, Where.IN_PERSON]
    buttons = [
        button(say("server-meetings-where-kind", where=each), "server_meetings:place", f"{id}.{each}")
        for each in others
    ]
    return Panel(say, say("server-meetings-where-ask"), row(channels), *rows(*buttons, back(say, standing)))


def place_form(say: Say, standing: Standing, where: Where) -> Form:
    place, access = standing.listing.meeting.place, standing.listing.meeting.access
    known = {
        Where.LINK: access.link or place.link,
        Where.PHONE: place.phone,
        Where.IN_PERSON: place.address,
    }
    label, hint = say("server-meetings-where-kind", where=where), say("server-meetings-codes-hint")
    fields = [
        Line("place", label, "", known.get(where, ""), needed=True, longest=PLACE_LENGTH),
        Line("codes", say("server-meetings-codes"), hint, access.notes, longest=PLACE_LENGTH),
    ]
    return Form(label, "server_meetings:placed", *fields, arg=f"{standing.listing.id}.{where}")


def about_form(say: Say, standing: Standing) -> Form:
    meeting = standing.listing.meeting
    programmes = [(each, say("meetings-programme", programme=each)) for each in Programme]
    traits = [(each, say("meetings-trait", trait=each)) for each in TICKED]
    ticked = [each for each in TICKED if each in meeting.traits]
    language, hint = next(iter(meeting.languages), ""), say("server-meetings-notes-hint")
    return Form(
        say("server-meetings-about"),
        "server_meetings:described",
        Pick("programme", say("meetings-programme-ask"), "", programmes, meeting.programme),
        Pick("language", say("meetings-language-ask"), "", [(each, each) for each in LANGUAGES], language),
        CheckList("traits", say("meetings-traits-ask"), "", traits, ticked),
        Paragraph("notes", say("server-meetings-notes"), hint, meeting.notes, longest=NOTES_LENGTH),
        arg=standing.listing.id,
    )
