"""Data rights: the only wiring of this feature."""

from bot.client import Handrail
from bot.config import Operator
from bot.features.privacy.service import Privacy
from bot.ui import HomeEntry
from cogs.privacy.cog import PrivacyCog

HOME = (HomeEntry("privacy-home", "privacy:show", order=90),)


async def setup(bot: Handrail) -> None:
    await bot.add_cog(PrivacyCog(bot, bot.service(Privacy), bot.service(Operator)))
