"""``/home`` and ``/about``: doors to everything else; a face without a feature of its own."""

from bot.client import Handrail
from bot.config import Operator
from bot.features.help_now.service import HelpNow
from bot.features.members.service import Members
from cogs.home.cog import HomeCog


async def setup(bot: Handrail) -> None:
    await bot.add_cog(HomeCog(bot, bot.service(Members), bot.service(HelpNow), bot.service(Operator)))
