"""Help, one press away: the only wiring of this feature. It needs no storage, consent or settings."""

from bot.client import Handrail
from bot.clock import Clock
from bot.features.help_now.asking import Asked
from bot.features.help_now.service import HelpNow
from bot.features.servers.service import Servers
from bot.ui import NextStep, SetupSection
from cogs.help_now.cog import HelpNowCog
from cogs.help_now.extras import HelpExtrasCog
from cogs.help_now.moderators import ModeratorsCog

NEXT_STEPS = (
    NextStep("craving", "help-now-next-craving", "help_now:open", "about-to-use", order=10),
    NextStep("craving", "help-now-next-talk", "help_now:open", "talk", order=90),
    NextStep("low", "help-now-next-talk", "help_now:open", "talk", order=90),
    NextStep("lonely", "help-now-next-talk", "help_now:open", "talk", order=90),
)
SETUP = (SetupSection("help-now-guide-open", "help_now:guide", order=90),)


async def setup(bot: Handrail) -> None:
    extras, help_now = HelpExtrasCog(bot), bot.service(HelpNow)
    await bot.add_cog(extras)
    await bot.add_cog(HelpNowCog(bot, help_now, extras))
    await bot.add_cog(ModeratorsCog(bot, help_now, bot.service(Servers), bot.service(Clock), Asked()))
