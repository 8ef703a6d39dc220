"""What the bot may do in a channel, in the words Discord shows to admins."""

from collections.abc import Sequence

import discord


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
