"""Help, one press away: the only wiring of this feature. It needs no storage, consent or settings."""

from bot.client import Handrail
from bot.features.help_now.service import HelpNow
from bot.ui import NextStep
from cogs.help_now.cog import HelpNowCog
from cogs.help_now.extras import HelpExtrasCog

NEXT_STEPS = (
    NextStep("craving", "help-now-next-craving", "help_now:open", "about-to-use", order=10),
    NextStep("craving", "help-now-next-talk", "help_now:open", "talk", order=90),
    NextStep("low", "help-now-next-talk", "help_now:open", "talk", order=90),
    NextStep("lonely", "help-now-next-talk", "help_now:open", "talk", order=90),
)


async def setup(bot: Handrail) -> None:
    extras = HelpExtrasCog(bot)
    await bot.add_cog(extras)
    await bot.add_cog(HelpNowCog(bot.service(HelpNow), extras))
