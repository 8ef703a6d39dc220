"""The helpers' own channel: whether it is private, and who can read it."""

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.client import Handrail
from bot.features.servers.service import Servers
from bot.features.silence.model import HELPERS_USE
from bot.ids import GuildId
from bot.ui import plain
from bot.ui.permissions import missing_in, readable_by_everyone

NEEDS = ("view_channel", "send_messages")


@dataclass(frozen=True, slots=True)
class Readers:
    """Who can read a channel beside owner and administrators.

    Attributes:
        roles: Names of roles, made safe to show.
        people: How many were let in one by one, bots included.
    """

    roles: Sequence[str]
    people: int


def private_channel(guild: discord.Guild | None, id: int | None) -> discord.abc.GuildChannel | None:
    """Return a channel the bot may post in and not everyone can read; None for any other."""
    channel = None if guild is None or id is None else guild.get_channel(id)
    if guild is None or channel is None or missing_in(guild, channel, NEEDS):
        return None
    return None if readable_by_everyone(guild, channel) else channel


async def helpers_of(bot: Handrail, guild: GuildId | None) -> discord.abc.GuildChannel | None:
    """Return a server's helpers' channel if it is private now."""
    chosen = bot.service(Servers).channel_of(guild, HELPERS_USE)
    return private_channel(None if guild is None else await bot.find_guild(guild), chosen)


def readers_of(channel: discord.abc.GuildChannel) -> Readers:
    """Return who can read a channel; members are not listed to bots like this one, roles are."""
    me = channel.guild.me
    roles = [
        role
        for role in reversed(channel.guild.roles)
        if not role.is_bot_managed() and channel.permissions_for(role).view_channel
    ]
    named = [
        target
        for target, allowed in channel.overwrites.items()
        if allowed.view_channel and target.id != me.id and channel.guild.get_role(target.id) is None
    ]
    return Readers([plain(role.name) for role in roles], len(named))
