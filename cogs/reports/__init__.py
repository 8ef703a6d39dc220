"""Reporting and keeping apart: the only wiring of this feature."""

from bot.client import Handrail
from bot.config import Operator
from bot.features.reports.cases.service import NOT_READ, TO_OWNER, TO_STAFF, Reports
from bot.features.reports.service import Blocks
from bot.ui import Deliverable, HomeEntry, SetupCheck
from cogs.reports.apart import ApartCog
from cogs.reports.cards import CardsCog
from cogs.reports.checking import look
from cogs.reports.cog import ReportsCog
from cogs.reports.message import make_not_read, make_report

HOME = (HomeEntry("reports-home", "reports:mine", order=85),)
CHECKS = (SetupCheck(look, order=20),)
DELIVERIES = (
    Deliverable(TO_STAFF, make_report, untold="reports-untold"),
    Deliverable(TO_OWNER, make_report),
    Deliverable(NOT_READ, make_not_read),
)


async def setup(bot: Handrail) -> None:
    reports = bot.service(Reports)
    await bot.add_cog(ReportsCog(bot, reports, bot.service(Operator)))
    await bot.add_cog(CardsCog(bot, reports))
    await bot.add_cog(ApartCog(bot, bot.service(Blocks)))
