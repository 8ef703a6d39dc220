"""Counters of days: the only wiring of this feature."""

from bot.client import Handrail
from bot.features.counters.kept import COUNTERS
from bot.features.counters.service import Counters
from bot.features.help_now.service import HelpNow
from bot.features.shares.service import Shares
from bot.ui import ConsentCategory, HomeEntry, NextStep, Shareable, Switch
from cogs.counters.changing import ChangingCog
from cogs.counters.cog import CountersCog
from cogs.counters.sharing import KIND, USES, draft
from cogs.counters.slips import SlipsCog

HOME = (HomeEntry("counters-home", "counters:show", order=20),)
CONSENTS = (ConsentCategory(COUNTERS, then="counters:show", order=20),)
NEXT_STEPS = (NextStep("slip", "help-now-next-talk", "help_now:open", "talk", order=90),)
SWITCHES = (Switch("counters", "counters-switch", order=20),)
SHARES = (Shareable(KIND, COUNTERS, USES, draft),)


async def setup(bot: Handrail) -> None:
    counters, help_now = bot.service(Counters), bot.service(HelpNow)
    await bot.add_cog(CountersCog(bot, counters, help_now))
    await bot.add_cog(ChangingCog(bot, counters, bot.service(Shares), help_now))
    await bot.add_cog(SlipsCog(bot, counters, help_now))
