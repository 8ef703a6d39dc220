"""What Discord says of somebody on a server, also when they press a button in direct messages."""

from bot.client import Handrail
from bot.features.buddies.waiting import Standing
from bot.ids import GuildId
from bot.ui import Interaction, places


async def standing_of(bot: Handrail, interaction: Interaction, guild: GuildId) -> Standing:
    """Return since when they are there and their roles; nothing for who is not (any more)."""
    return await places.standing_of(await bot.find_guild(guild), interaction, guild)
