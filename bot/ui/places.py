"""A private thread for two or three, who else can read it, and what Discord says of somebody on a server."""

import discord

from bot.features.buddies.waiting import Standing
from bot.ids import GuildId, RoleId
from bot.ui.people import Interaction
from bot.ui.plain import plain

NEEDS = (
    "view_channel",
    "send_messages",
    "create_private_threads",
    "send_messages_in_threads",
    "manage_threads",
    "read_message_history",
)
"""Permissions, as discord.py spells them: to make a place, to close it, to notice that it is quiet."""

A_WEEK = 10080
"""Minutes without a word after which Discord folds a thread away; writing opens it again."""


async def private_thread(channel: discord.TextChannel, name: str) -> discord.Thread:
    """Return the private thread of that name: one made just before a crash is found by it."""
    for thread in await channel.guild.active_threads():
        if (thread.parent_id, thread.name) == (channel.id, name) and thread.owner_id == channel.guild.me.id:
            return thread
    return await channel.create_thread(
        name=name, type=discord.ChannelType.private_thread, invitable=False, auto_archive_duration=A_WEEK
    )


def reading_roles(guild: discord.Guild | None, channel: int | None) -> list[str] | None:
    """Return the roles that may manage a channel's threads, and so read them; None when it is unknown.

    Administrators are not among them, and the bot's own role is nobody.
    """
    found = None if guild is None or channel is None else guild.get_channel(channel)
    if guild is None or found is None:
        return None
    own = {role.id for role in guild.me.roles if not role.is_default()}
    return [
        plain(role.name)
        for role in reversed(guild.roles)
        if role.id not in own and not role.is_bot_managed() and _may_read(found, role)
    ]


def _may_read(channel: discord.abc.GuildChannel, role: discord.Role) -> bool:
    allowed = channel.permissions_for(role)
    if allowed.administrator:
        return False
    return allowed.view_channel and allowed.manage_threads


async def member_in(guild: discord.Guild, id: int) -> discord.Member | None:
    """Ask Discord: this bot is not told who joins or leaves."""
    try:
        return await guild.fetch_member(id)
    except discord.NotFound:
        return None


async def standing_of(found: discord.Guild | None, interaction: Interaction, guild: GuildId) -> Standing:
    """Return since when they are there and their roles; nothing for who is not (any more)."""
    person = interaction.user
    if not isinstance(person, discord.Member) or person.guild.id != guild:
        person = None if found is None else await member_in(found, person.id)
    if person is None:
        return Standing(None)
    return Standing(person.joined_at, frozenset(RoleId(role.id) for role in person.roles))
