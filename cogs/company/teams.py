"""Who else can be asked when a buddy does not answer: a server's helpers, and its staff."""

from enum import StrEnum

import discord

from bot.client import Handrail
from bot.features.servers.service import Servers
from bot.features.silence.model import HELPERS_USE
from bot.ids import GuildId
from bot.ui.permissions import missing_in, readable_by_everyone
from bot.ui.staffing import NEEDS, STAFF


class Team(StrEnum):
    """People of a server who have a private channel of their own."""

    HELPERS = "helpers"
    STAFF = "staff"


USE = {Team.HELPERS: HELPERS_USE, Team.STAFF: STAFF}


async def channel_of(bot: Handrail, guild: GuildId, team: Team) -> discord.abc.GuildChannel | None:
    """Return a team's channel, if the bot may write there now and not everyone can read it."""
    found, chosen = await bot.find_guild(guild), bot.service(Servers).channel_of(guild, USE[team])
    channel = None if found is None or chosen is None else found.get_channel(chosen)
    if found is None or channel is None or missing_in(found, channel, NEEDS):
        return None
    return None if readable_by_everyone(found, channel) else channel


async def there(bot: Handrail, guild: GuildId) -> list[Team]:
    """Return the teams that can be asked now, helpers first."""
    return [team for team in Team if await channel_of(bot, guild, team) is not None]
