"""What setting up looks like: a select for each channel features ask for, and the region."""

from collections.abc import Mapping, Sequence

from bot.features.help_now.service import HelpNow
from bot.features.servers.model import ServerSettings
from bot.ids import ChannelId
from bot.texts import Say
from bot.ui import Block, Finding, Form, Line, Panel, SetupChannel, button, channel_select, row

MOST_FINDINGS = 12
"""Lines of 250 characters beside what else stands in a message of 4,000."""

NOT_SAVED = frozenset({"missing", "public"})
"""Remarks with which a channel is not kept."""


def channels_panel(
    say: Say,
    wanted: Sequence[SetupChannel],
    chosen: Mapping[str, ChannelId],
    notes: Mapping[str, str],
    missed: str,
) -> Panel:
    """Return a select for each channel.

    Args:
        notes: By use what was found when a channel was chosen.
        missed: What could not be posted lately; empty for nothing.
    """
    blocks: list[Block] = [missed, say("servers-channels-title")]
    for each in wanted:
        blocks.append(f"**{say(each.key)}**" + (f"\n{notes[each.use]}" if each.use in notes else ""))
        blocks.append(row(channel_select("servers:channel", arg=each.use, chosen=chosen.get(each.use))))
    region = button(say("servers-region"), "servers:region")
    return Panel(say, *blocks, row(region, button(say("servers-panel"), "servers:panel")))


def channel_note(say: Say, chosen: ChannelId | None, remarks: Mapping[str, Sequence[str]]) -> str:
    """Return one line: saved, cleared, or what is missing and where to mend it."""
    if chosen is None:
        return say("servers-channel-cleared")
    if "missing" in remarks:
        names = permissions_text(say, remarks["missing"])
        return say("servers-channel-missing", channel=f"<#{chosen}>", permissions=names)
    if "public" in remarks:
        return say("servers-channel-public", channel=f"<#{chosen}>")
    if "everyone" in remarks:
        return say("servers-channel-everyone", channel=f"<#{chosen}>")
    return say("servers-channel-saved", channel=f"<#{chosen}>")


def permissions_text(say: Say, missing: Sequence[str]) -> str:
    """Return permissions as Discord's own settings name them."""
    return ", ".join(say("servers-permission", permission=need) for need in missing)


def findings_text(say: Say, findings: Sequence[Finding]) -> str:
    """Return what will fail as a list, as much of it as one message holds."""
    if not findings:
        return say("servers-check-fine")
    lines = [say("servers-check-title", n=len(findings))]
    lines += [f"- {each.text}" for each in findings[:MOST_FINDINGS]]
    more = len(findings) - MOST_FINDINGS
    return "\n".join([*lines, say("servers-check-more", n=more)] if more > 0 else lines)


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
