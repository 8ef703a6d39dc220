"""Setting the bot up in a server: the only wiring of this feature."""

from bot.client import Handrail
from bot.clock import Clock
from bot.features.help_now.service import HelpNow
from bot.features.servers.service import Servers
from bot.ui import SetupChannel
from cogs.servers.cog import SetupCog

CHANNELS = (SetupChannel("staff", "servers-channel-staff", order=90),)


async def setup(bot: Handrail) -> None:
    await bot.add_cog(SetupCog(bot, bot.service(Servers), bot.service(HelpNow), bot.service(Clock)))
