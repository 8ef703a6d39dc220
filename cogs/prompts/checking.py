"""What will keep a server's prompt from being posted."""

from collections.abc import Sequence

import discord

from bot.client import Handrail
from bot.features.prompts.model import Pace
from bot.features.prompts.service import Prompts
from bot.ids import GuildId
from bot.texts import Say
from bot.ui import Finding
from cogs.prompts import posting, views


async def look(bot: Handrail, guild: discord.Guild, say: Say) -> Sequence[Finding]:
    """Return what is wrong with a prompt that is on; nothing for one that is off."""
    standing = await bot.service(Prompts).standing(GuildId(guild.id))
    plan = standing.plan
    if not plan.on or plan.channel is None:
        return ()
    about = frozenset[int]({plan.channel, plan.role or 0})
    if guild.get_channel(plan.channel) is None:
        return (Finding(say("prompts-check-gone"), about),)
    found = [Finding(say("prompts-check-resting"), about)] if standing.pace is Pace.RESTING else []
    missing = posting.missing(guild, plan)
    if missing:
        found.append(Finding(views.check_text(say, plan.channel, missing), about))
    if plan.role is not None and guild.get_role(plan.role) is None:
        found.append(Finding(say("prompts-check-role"), about))
    return found
