"""What Discord says of somebody on a server, also when they press a button in direct messages."""

import discord

from bot.client import Handrail
from bot.features.buddies.waiting import Standing
from bot.ids import GuildId, RoleId
from bot.ui import Interaction
from cogs.buddies.posting import member_in


async def standing_of(bot: Handrail, interaction: Interaction, guild: GuildId) -> Standing:
    """Return since when they are there and their roles; nothing for who is not (any more)."""
    person = interaction.user
    if not isinstance(person, discord.Member) or person.guild.id != guild:
        found = await bot.find_guild(guild)
        person = None if found is None else await member_in(found, person.id)
    if person is None:
        return Standing(None)
    return Standing(person.joined_at, frozenset(RoleId(role.id) for role in person.roles))
