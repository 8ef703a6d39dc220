"""What the bot may do in a channel, in the words Discord shows to admins."""

from collections.abc import Sequence
from typing import Final

import discord

POWERS: Final = (
    "administrator", "manage_guild", "manage_roles", "manage_channels", "manage_messages", "manage_webhooks",
    "kick_members", "ban_members", "moderate_members", "mention_everyone",
)  # fmt: skip
"""Permissions of those who look after a server; a role that the bot hands out must carry none of them."""


def is_powerful(role: discord.Role) -> bool:
    """Tell whether a role lets its holders act on other people or on the server."""
    return any(getattr(role.permissions, power) for power in POWERS)


def missing_in(
    guild: discord.Guild, channel: discord.abc.GuildChannel | None, needs: Sequence[str]
) -> list[str]:
    """Return the needed permissions the bot lacks there; all of them for a channel it cannot see."""
    if channel is None:
        return list(needs)
    allowed = channel.permissions_for(guild.me)
    return [need for need in needs if not getattr(allowed, need)]


def readable_by_everyone(guild: discord.Guild, channel: discord.abc.GuildChannel | None) -> bool:
    return channel is not None and channel.permissions_for(guild.default_role).view_channel
