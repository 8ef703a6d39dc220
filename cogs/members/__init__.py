"""Settings and consent: the only wiring of this feature."""

from bot.client import Handrail
from bot.clock import Clock
from bot.config import Operator
from bot.errors import ConsentNeeded
from bot.features.help_now.service import HelpNow
from bot.features.members.model import SETTINGS
from bot.features.members.service import Members
from bot.features.servers.service import Servers
from bot.ui import ConsentCategory, HomeEntry
from cogs.members.consent import ConsentCog
from cogs.members.first_minute import FirstMinuteCog
from cogs.members.settings import SettingsCog

HOME = (HomeEntry("members-home-settings", "members:settings", order=80),)
CONSENTS = (ConsentCategory(SETTINGS, then="members:settings", order=90),)


async def setup(bot: Handrail) -> None:
    members, operator, clock = bot.service(Members), bot.service(Operator), bot.service(Clock)
    consent = ConsentCog(bot, members, operator)
    bot.explainers[ConsentNeeded] = consent.question
    await bot.add_cog(consent)
    await bot.add_cog(SettingsCog(members, bot.service(Servers), bot.service(HelpNow), clock))
    await bot.add_cog(FirstMinuteCog(bot, members, bot.service(Servers), clock))
