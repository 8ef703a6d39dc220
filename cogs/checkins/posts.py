"""Posts that members approved, taken down again."""

from collections.abc import Sequence
from contextlib import suppress

import discord

from bot.client import Handrail
from bot.features.checkins.model import Share
from bot.features.checkins.service import Checkins
from bot.ids import MemberId


async def take_down(bot: Handrail, shares: Sequence[Share]) -> int:
    """Delete posts; return how many are out of reach."""
    return sum([not await _gone(bot, share) for share in shares])


async def take_down_all(bot: Handrail, member: MemberId) -> int:
    """Delete every post made of a member's check-ins, before their data is erased."""
    return await take_down(bot, await bot.service(Checkins).shares(member))


async def _gone(bot: Handrail, share: Share) -> bool:
    if share.message is None:
        return True
    message = bot.get_partial_messageable(share.channel).get_partial_message(share.message)
    with suppress(discord.NotFound):
        try:
            await message.delete()
        except discord.Forbidden:
            return False
    return True
