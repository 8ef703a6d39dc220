"""Where buddies meet: a private thread in the channel admins chose, and who can read it."""

import discord

from bot.client import Handrail
from bot.features.buddies.model import Pair
from bot.features.buddies.pairs.letters import Letters
from bot.texts import Say
from bot.ui import Interaction, member_of, plain
from bot.ui.codes import code_of
from bot.ui.permissions import missing_in

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


def name_of(say: Say, pair: Pair) -> str:
    """Return a thread's name: nothing of recovery in it, and which pair it is, so that it is found again."""
    return say("buddies-place-name", code=code_of(pair.id))


async def find_or_make(channel: discord.TextChannel, pair: Pair, say: Say) -> discord.Thread:
    """Return the pair's thread: one made just before a crash is found by its name."""
    name = name_of(say, pair)
    for thread in await channel.guild.active_threads():
        if (thread.parent_id, thread.name) == (channel.id, name) and thread.owner_id == channel.guild.me.id:
            return thread
    return await channel.create_thread(
        name=name, type=discord.ChannelType.private_thread, invitable=False, auto_archive_duration=A_WEEK
    )


def who_reads(say: Say, guild: discord.Guild | None, channel: int | None) -> str:
    """Return who beside the buddies can read their place: the roles that may manage its threads.

    Administrators are named as such, and the bot's own role is nobody.
    """
    found = None if guild is None or channel is None else guild.get_channel(channel)
    if guild is None or found is None:
        return say("buddies-who-reads-unknown")
    own = {role.id for role in guild.me.roles if not role.is_default()}
    roles = [
        plain(role.name)
        for role in reversed(guild.roles)
        if role.id not in own and not role.is_bot_managed() and _may_read(found, role)
    ]
    return say("buddies-who-reads", roles=", ".join(f"**{each}**" for each in roles) or "none")


def _may_read(channel: discord.abc.GuildChannel, role: discord.Role) -> bool:
    allowed = channel.permissions_for(role)
    if allowed.administrator:
        return False
    return allowed.view_channel and allowed.manage_threads


def missing(guild: discord.Guild | None, channel: int | None) -> list[str]:
    """Return the permissions the bot lacks where places are made; nothing while there is no such channel."""
    found = None if guild is None or channel is None else guild.get_channel(channel)
    return [] if guild is None or found is None else missing_in(guild, found, NEEDS)


async def of_asker(bot: Handrail, interaction: Interaction) -> int | None:
    """Return the place somebody shares with their buddy on this server, for showing them something."""
    pairs = await bot.service(Letters).of(member_of(interaction))
    here = [pair for pair in pairs if pair.together and pair.guild == interaction.guild_id]
    return next((int(pair.thread) for pair in here if pair.thread is not None), None)
