"""What goes by itself: the only wiring of this feature."""

from bot.client import Handrail
from bot.features.members.service import Members
from bot.features.retention.service import IDLE_ERASURE, IDLE_WARNING, WARNING, Retention
from bot.ui import Deliverable
from cogs.retention.cog import RetentionCog
from cogs.retention.message import make_erasure, make_idle_warning, make_warning

DELIVERIES = (
    Deliverable(WARNING, make_warning, untold="retention-untold"),
    Deliverable(IDLE_WARNING, make_idle_warning, untold="retention-untold-idle"),
    Deliverable(IDLE_ERASURE, make_erasure),
)


async def setup(bot: Handrail) -> None:
    await bot.add_cog(RetentionCog(bot, bot.service(Retention), bot.service(Members)))
