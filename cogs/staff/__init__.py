"""For those who look after a server: the only wiring of this feature."""

from bot.client import Handrail
from bot.features.reports.cases.service import Reports
from bot.features.staff.service import Staff
from cogs.staff.cog import StaffCog


async def setup(bot: Handrail) -> None:
    await bot.add_cog(StaffCog(bot, bot.service(Staff), bot.service(Reports)))
