"""Milestones: the only wiring of this feature."""

from bot.client import Handrail
from bot.features.counters.kept import COUNTERS
from bot.features.milestones.service import LOOK, Milestones
from bot.features.servers.service import Servers
from bot.features.shares.service import Shares
from bot.pictures import Pictures
from bot.ui import Deliverable, HomeEntry, SetupChannel, SetupRole, Shareable, Switch
from cogs.milestones.cog import MilestonesCog
from cogs.milestones.message import make_message
from cogs.milestones.roles import USE, MilestoneRolesCog
from cogs.milestones.sharing import KIND, TO_BUDDY, USES, buddy_draft, draft

HOME = (HomeEntry("milestones-home", "milestones:open", order=25),)
ROLES = (SetupRole(USE, "milestones-role-use", given=True, order=30),)
CHANNELS = (SetupChannel("milestones", "milestones-channel", order=30),)
SWITCHES = (Switch("milestones", "milestones-switch", order=30),)
SHARES = (Shareable(KIND, COUNTERS, USES, draft), Shareable(TO_BUDDY, COUNTERS, (), buddy_draft))
DELIVERIES = (Deliverable(LOOK, make_message),)


async def setup(bot: Handrail) -> None:
    milestones, servers, shares = bot.service(Milestones), bot.service(Servers), bot.service(Shares)
    await bot.add_cog(MilestonesCog(milestones, servers, shares, bot.service(Pictures)))
    await bot.add_cog(MilestoneRolesCog(milestones, servers))
