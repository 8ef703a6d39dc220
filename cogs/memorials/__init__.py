"""Memorials: the only wiring of this feature."""

from bot.client import Handrail
from bot.features.help_now.service import HelpNow
from bot.features.memorials.service import Memorials
from cogs.memorials.cog import MemorialsCog


async def setup(bot: Handrail) -> None:
    await bot.add_cog(MemorialsCog(bot, bot.service(Memorials), bot.service(HelpNow)))
