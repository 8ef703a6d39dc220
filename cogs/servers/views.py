"""What setting up looks like: a select for each channel features ask for, and the region."""

from collections.abc import Mapping, Sequence

from bot.features.help_now.service import HelpNow
from bot.features.servers.model import ServerSettings
from bot.ids import ChannelId
from bot.texts import Say
from bot.ui import Block, Form, Line, Panel, SetupChannel, SetupSection, button, channel_select, row, rows

NOT_SAVED = frozenset({"missing", "public"})
"""Remarks with which a channel is not kept."""


def channels_panel(
    say: Say,
    wanted: Sequence[SetupChannel],
    chosen: Mapping[str, ChannelId],
    notes: Mapping[str, str],
    sections: Sequence[SetupSection],
    missed: str,
) -> Panel:
    """Return a select for each channel, and what else can be set up.

    Args:
        notes: By use what was found when a channel was chosen.
        missed: What could not be posted lately; empty for nothing.
    """
    blocks: list[Block] = [missed, say("servers-channels-title")]
    for each in wanted:
        blocks.append(f"**{say(each.key)}**" + (f"\n{notes[each.use]}" if each.use in notes else ""))
        blocks.append(row(channel_select("servers:channel", arg=each.use, chosen=chosen.get(each.use))))
    others = (button(say(each.key), each.route) for each in sections)
    return Panel(say, *blocks, *rows(button(say("servers-region"), "servers:region"), *others))


def channel_note(say: Say, chosen: ChannelId | None, remarks: Mapping[str, Sequence[str]]) -> str:
    """Return one line: saved, cleared, or what is missing and where to mend it."""
    if chosen is None:
        return say("servers-channel-cleared")
    if "missing" in remarks:
        names = ", ".join(say("servers-permission", permission=need) for need in remarks["missing"])
        return say("servers-channel-missing", channel=f"<#{chosen}>", permissions=names)
    if "public" in remarks:
        return say("servers-channel-public", channel=f"<#{chosen}>")
    if "everyone" in remarks:
        return say("servers-channel-everyone", channel=f"<#{chosen}>")
    return say("servers-channel-saved", channel=f"<#{chosen}>")


def change_text(say: Say, name: str, wanted: SetupChannel, chosen: ChannelId | None) -> str:
    if chosen is None:
        return say("servers-changed-cleared", name=name, use=say(wanted.key))
    return say("servers-changed", name=name, use=say(wanted.key), channel=f"<#{chosen}>")


def region_form(say: Say, settings: ServerSettings, countries: HelpNow) -> Form:
    country = "" if settings.country is None else countries.country_name(settings.country, say.locale)
    return Form(
        say("servers-region-title"),
        "servers:region-typed",
        Line("zone", say("servers-zone-ask"), say("servers-zone-hint"), settings.zone or ""),
        Line("country", say("servers-country-ask"), say("servers-country-hint"), country),
    )


def region_panel(say: Say, settings: ServerSettings, countries: HelpNow) -> Panel:
    country = (
        say("members-not-chosen")
        if settings.country is None
        else countries.country_name(settings.country, say.locale)
    )
    text = say("servers-region-saved", zone=settings.zone or say("members-not-chosen"), country=country)
    return Panel(say, text, row(button(say("servers-region"), "servers:region")))


def region_change_text(say: Say, name: str, settings: ServerSettings, countries: HelpNow) -> str:
    nothing = say("members-not-chosen")
    country = nothing if settings.country is None else countries.country_name(settings.country, say.locale)
    return say("servers-changed-region", name=name, zone=settings.zone or nothing, country=country)
