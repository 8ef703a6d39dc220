"""Who may press what: buttons put where everybody can reach them, since custom ids are no secret."""

from typing import Any

import discord

from bot.app import App
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId
from bot.ui import Panel, announce, button, row
from bot.ui.router import parts_of
from tests.people import Channel, Guild, Person, Seen

NOT_STAFF = "for the people who moderate"
NOT_ADMIN = "for people who manage this server"


async def press_as(app: App, who: Person, channel: Channel, custom_id: str) -> Seen:
    """Post a button in a channel and let somebody press it."""
    place = app.bot.get_partial_messageable(channel.id)
    await announce(place, Panel(app.texts.reader("en"), "words", row(button("x", *parts_of(custom_id)))))
    message: Any = channel.last_message
    return Seen(who, await who.actor.click(message, custom_id=custom_id))


async def staff_channel(app: App, guild: Guild) -> Channel:
    """Make a staff channel that members cannot read, and let admins have chosen it."""
    hidden: dict[Any, discord.PermissionOverwrite] = {
        guild.default_role: discord.PermissionOverwrite(view_channel=False),
        guild.roles["TestBot"]: discord.PermissionOverwrite(view_channel=True, send_messages=True),
    }
    channel = guild.create_text_channel("staff", overwrites=hidden)
    await app.services.get(Servers).choose_channel(GuildId(guild.id), "staff", ChannelId(channel.id))
    return channel
