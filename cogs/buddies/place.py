"""Where buddies meet: a private thread in the channel admins chose, and who can read it."""

import discord

from bot.client import Handrail
from bot.features.buddies.model import Pair
from bot.features.buddies.pairs.letters import Letters
from bot.texts import Say
from bot.ui import Interaction, member_of
from bot.ui.codes import code_of
from bot.ui.permissions import missing_in
from bot.ui.places import NEEDS, private_thread, reading_roles


def name_of(say: Say, pair: Pair) -> str:
    """Return a thread's name: nothing of recovery in it, and which pair it is, so that it is found again."""
    return say("buddies-place-name", code=code_of(pair.id))


async def find_or_make(channel: discord.TextChannel, pair: Pair, say: Say) -> discord.Thread:
    """Return the pair's thread: one made just before a crash is found by its name."""
    return await private_thread(channel, name_of(say, pair))


def who_reads(say: Say, guild: discord.Guild | None, channel: int | None) -> str:
    """Return who beside the buddies can read their place: the roles that may manage its threads."""
    roles = reading_roles(guild, channel)
    if roles is None:
        return say("buddies-who-reads-unknown")
    return say("buddies-who-reads", roles=", ".join(f"**{each}**" for each in roles) or "none")


def missing(guild: discord.Guild | None, channel: int | None) -> list[str]:
    """Return the permissions the bot lacks where places are made; nothing while there is no such channel."""
    found = None if guild is None or channel is None else guild.get_channel(channel)
    return [] if guild is None or found is None else missing_in(guild, found, NEEDS)


async def of_asker(bot: Handrail, interaction: Interaction) -> int | None:
    """Return the place somebody shares with their buddy on this server, for showing them something."""
    pairs = await bot.service(Letters).of(member_of(interaction))
    here = [pair for pair in pairs if pair.together and pair.guild == interaction.guild_id]
    return next((int(pair.thread) for pair in here if pair.thread is not None), None)
