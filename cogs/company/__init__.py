"""Company: the only wiring of this feature."""

from bot.client import Handrail
from bot.features.buddies.pairs.letters import Letters
from bot.features.company.service import CALL, HERE, LATE, Company
from bot.ui import Deliverable, NextStep
from cogs.company.cog import CompanyCog
from cogs.company.message import make_call, make_here, make_late

NEXT_STEPS = (
    NextStep("craving", "company-next", "company:open", order=20),
    NextStep("low", "company-next", "company:open", order=20),
    NextStep("lonely", "company-next", "company:open", order=20),
)
DELIVERIES = (Deliverable(CALL, make_call), Deliverable(HERE, make_here), Deliverable(LATE, make_late))


async def setup(bot: Handrail) -> None:
    await bot.add_cog(CompanyCog(bot, bot.service(Company), bot.service(Letters)))
