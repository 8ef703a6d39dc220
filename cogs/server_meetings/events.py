"""Discord's own event for a meeting's next time: looked for first, then made, moved, begun or ended."""

from datetime import datetime
from typing import Any

import discord

from bot.client import Handrail
from bot.deliveries.model import Delivery, NotSent, Reason, TryAgain
from bot.features.meetings.board import Listing
from bot.features.meetings.model import Occurrence
from bot.features.server_meetings.announcing import Announcing, Event
from bot.texts import DEFAULT_LOCALE, Say
from bot.ui import clip, plain

Status = discord.EventStatus
OPEN = (Status.scheduled, Status.active)

MAKES = {
    discord.ChannelType.voice: discord.EntityType.voice,
    discord.ChannelType.stage_voice: discord.EntityType.stage_instance,
}


async def make_event(bot: Handrail, delivery: Delivery) -> int | NotSent | TryAgain | None:
    """Bring Discord's event to what it should be now; an older step finds nothing left to do."""
    guild = None if delivery.guild is None else await bot.find_guild(delivery.guild)
    if not bot.is_ready() or (guild is not None and guild.unavailable):
        return TryAgain()
    if guild is None:
        return NotSent(Reason.GONE)
    announcing = bot.service(Announcing)
    wanted = await announcing.event(delivery)
    found = await _look(guild, wanted)
    say = bot.texts.reader(guild.preferred_locale.value or DEFAULT_LOCALE)
    if wanted.listing is None or not wanted.posted or wanted.at is None:
        return await _take_away(announcing, wanted, found)
    if found is not None and found.status is Status.active and found.start_time != wanted.at.starts:
        await found.end()
        found = None
    if found is None and wanted.on:
        return 0  # too late to announce this one; the next one has its own step
    if found is None:
        if not may_make_events(guild, wanted.listing):
            return NotSent(Reason.FORBIDDEN)
        made = await _create(guild, say, wanted.listing, wanted.at)
        await announcing.made(wanted.listing.id, made.id)
        return made.id
    await announcing.made(wanted.listing.id, found.id)
    return await _keep(guild, say, found, wanted.listing, wanted.at, on=wanted.on)


async def _look(guild: discord.Guild, wanted: Event) -> discord.ScheduledEvent | None:
    """Return the event that stands for the meeting: the one we noted, or one a lost answer left behind."""
    if wanted.event is not None:
        try:
            found = await guild.fetch_scheduled_event(wanted.event, with_counts=False)
            if found.status in OPEN:
                return found
        except discord.NotFound:
            pass
    if wanted.listing is None or wanted.at is None:
        return None
    name, starts = wanted.listing.meeting.name, wanted.at.starts
    for each in await guild.fetch_scheduled_events(with_counts=False):
        ours = each.creator_id == guild.me.id and each.status in OPEN
        if ours and each.name == clip(name, 100) and each.start_time == starts:
            return each
    return None


async def _take_away(announcing: Announcing, wanted: Event, found: discord.ScheduledEvent | None) -> int:
    if found is not None:
        await (found.end() if found.status is Status.active else found.cancel())
    if wanted.listing is not None:
        await announcing.made(wanted.listing.id, None)
    return 0


async def _keep(
    guild: discord.Guild,
    say: Say,
    found: discord.ScheduledEvent,
    listing: Listing,
    at: Occurrence,
    *,
    on: bool,
) -> int:
    if on:
        if found.status is Status.scheduled and found.start_time == at.starts:
            await found.start()
        return found.id
    told = _told(guild, say, listing, at)
    if _differs(found, told):
        await found.edit(**told)
    return found.id


async def _create(guild: discord.Guild, say: Say, listing: Listing, at: Occurrence) -> discord.ScheduledEvent:
    told = _told(guild, say, listing, at)
    return await guild.create_scheduled_event(privacy_level=discord.PrivacyLevel.guild_only, **told)


def _told(guild: discord.Guild, say: Say, listing: Listing, at: Occurrence) -> dict[str, Any]:
    """Return what the event says: never a passcode, since everybody on the server reads it."""
    meeting, place = listing.meeting, listing.meeting.place
    channel = None if place.channel is None else guild.get_channel(place.channel)
    told: dict[str, Any] = {
        "name": clip(meeting.name, 100),
        "description": clip(plain(meeting.notes), 900),
        "start_time": at.starts,
        "end_time": at.ends,
    }
    if channel is not None and channel.type in MAKES:
        return told | {"channel": channel, "entity_type": MAKES[channel.type]}
    where = place.link or place.phone or place.address or say("server-meetings-event-place")
    return told | {"location": clip(where, 100), "entity_type": discord.EntityType.external}


def _differs(found: discord.ScheduledEvent, told: dict[str, Any]) -> bool:
    times: tuple[datetime, datetime | None] = (found.start_time, found.end_time)
    where = (found.location or None, found.channel_id)
    wanted = (told.get("location"), None if "channel" not in told else told["channel"].id)
    texts = (found.name, found.description or "")
    return (
        times != (told["start_time"], told["end_time"])
        or where != wanted
        or texts != (told["name"], told["description"])
    )


def may_make_events(guild: discord.Guild | None, listing: Listing) -> bool:
    """Tell whether the bot may make an event there: Create Events, and for a channel to see and join it."""
    if guild is None:
        return False
    channel = guild.get_channel(listing.meeting.place.channel or 0)
    allowed = guild.me.guild_permissions if channel is None else channel.permissions_for(guild.me)
    joins = channel is None or (allowed.view_channel and allowed.connect)
    return joins and (allowed.create_events or allowed.manage_events)
