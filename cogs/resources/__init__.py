"""Helplines and programmes: the only wiring of this feature."""

from pathlib import Path

from bot.client import Handrail
from bot.features.help_now.service import HelpNow
from bot.features.resources.catalogue import load
from bot.features.resources.service import Resources
from bot.features.retention.service import Retention
from bot.features.servers.service import Servers
from bot.ui import HomeEntry, SetupSection
from cogs.resources.cog import ResourcesCog
from cogs.resources.lines import LinesCog

HOME = (HomeEntry("resources-home", "resources:open", order=60),)
SETUP = (SetupSection("resources-setup", "resources:lines", order=70),)

PROGRAMMES = Path(__file__).resolve().parents[2] / "data" / "resources" / "programmes.yaml"


async def setup(bot: Handrail) -> None:
    help_now, resources = bot.service(HelpNow), bot.service(Resources)
    bot.service(Retention).when_server_erased(help_now.local.forget)
    await bot.add_cog(ResourcesCog(help_now, resources, load(PROGRAMMES)))
    await bot.add_cog(LinesCog(bot, help_now, resources, bot.service(Servers)))
