"""What keeps reports from reaching a server's moderators."""

from collections.abc import Sequence

import discord

from bot.client import Handrail
from bot.texts import Say
from bot.ui import Finding
from bot.ui.staffing import staff_channel


async def look(bot: Handrail, guild: discord.Guild, say: Say) -> Sequence[Finding]:
    """Tell when reports go to the owner alone, for want of a channel of the moderators' own."""
    return () if staff_channel(bot, guild) else (Finding(say("reports-check")),)
