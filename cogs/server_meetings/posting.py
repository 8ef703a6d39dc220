"""The post before a meeting, and the word to who hosts: what everybody may read, and no passcode."""

import discord

from bot.client import Handrail
from bot.deliveries.model import Delivery, NotSent, Reason, TryAgain
from bot.features.server_meetings.announcing import Announcing, Coming
from bot.texts import DEFAULT_LOCALE, Say
from bot.ui import Panel, Post, button, clip, plain, row
from bot.ui.permissions import missing_in
from bot.ui.times import stamp

NEEDS = ("view_channel", "send_messages")


async def make_post(bot: Handrail, delivery: Delivery) -> Post | NotSent | TryAgain | None:
    """Return the post in the channel that admins chose, unless the meeting is off or moved."""
    guild = None if delivery.guild is None else await bot.find_guild(delivery.guild)
    if not bot.is_ready() or (guild is not None and guild.unavailable):
        return TryAgain()
    coming = await bot.service(Announcing).coming(delivery)
    if coming is None or coming.plan.channel is None or guild is None:
        return None
    channel = guild.get_channel(coming.plan.channel)
    if channel is None:
        return NotSent(Reason.GONE)
    if missing_in(guild, channel, NEEDS):
        return NotSent(Reason.FORBIDDEN)
    role = coming.plan.role
    pinged = [discord.Object(role)] if role is not None and guild.get_role(role) else []
    say = bot.texts.reader(guild.preferred_locale.value)
    return Post(post_panel(say, coming, pinged=bool(pinged)), channel=channel.id, mention=pinged)


def post_panel(say: Say, coming: Coming, *, pinged: bool) -> Panel:
    meeting, place = coming.listing.meeting, coming.listing.meeting.place
    where = f"<#{place.channel}>" if place.channel else plain(place.phone or place.address or place.link)
    return Panel(
        say,
        f"<@&{coming.plan.role}>" if pinged else "",
        say(
            "server-meetings-post",
            name=plain(meeting.name),
            when=stamp(coming.at.starts, "R"),
            at=stamp(coming.at.starts, "t"),
        ),
        where,
        plain(clip(meeting.notes, 400)),
        row(button(say("server-meetings-open"), "meetings:one", coming.listing.id)),
    )


async def make_host(bot: Handrail, delivery: Delivery) -> Post | None:
    """Return a word to who is down to host; it names the meeting, which is no secret of theirs alone."""
    coming = await bot.service(Announcing).coming(delivery)
    if coming is None or delivery.member is None:
        return None
    say = bot.readers.say_for(delivery.member, DEFAULT_LOCALE)
    name = plain(coming.listing.meeting.name)
    return Post(Panel(say, say("server-meetings-host", name=name, when=stamp(coming.at.starts, "F"))))
