"""Setting the bot up in a server: the only wiring of this feature."""

from bot.client import Handrail
from bot.clock import Clock
from bot.features.help_now.service import HelpNow
from bot.features.prompts.service import Prompts
from bot.features.servers.changes import Changes
from bot.features.servers.model import MANAGER
from bot.features.servers.service import Servers
from bot.features.servers.templates import load
from bot.ui import SetupChannel, SetupRole
from cogs.servers.checking import CheckingCog
from cogs.servers.cog import SetupCog
from cogs.servers.panel import PanelCog
from cogs.servers.starting import StartingCog

CHANNELS = (SetupChannel("staff", "servers-channel-staff", order=90),)
ROLES = (SetupRole(MANAGER, "servers-role-manager", order=90),)


async def setup(bot: Handrail) -> None:
    servers = bot.service(Servers)
    await bot.add_cog(SetupCog(bot, servers, bot.service(HelpNow), bot.service(Clock)))
    await bot.add_cog(CheckingCog(bot))
    await bot.add_cog(PanelCog(bot, servers, bot.service(Changes)))
    await bot.add_cog(StartingCog(bot, servers, bot.service(Prompts), load()))
