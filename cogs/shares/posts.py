"""Making and taking down posts; every way Discord can fail leaves us knowing what may stand where."""

import asyncio
import logging
from collections.abc import Sequence

import aiohttp
import discord

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.shares.model import Share
from bot.features.shares.service import Shares
from bot.ids import MemberId
from bot.ui import Panel, announce

log = logging.getLogger(__name__)

UNREACHABLE = (discord.HTTPException, aiohttp.ClientError, asyncio.TimeoutError, OSError)
REFUSED = (discord.Forbidden, discord.NotFound)
"""Discord's answers after which a message certainly does not stand."""


class Posts:
    """Messages that members approved."""

    def __init__(self, bot: Handrail, shares: Shares) -> None:
        self._bot, self._shares = bot, shares

    async def make(self, member: MemberId, share: Share, panel: Panel) -> None:
        """Post ``panel`` where ``share`` says, and note that it stands.

        Raises:
            Refusal: ``shares-refused`` (nothing was posted, nothing is noted) or ``shares-unknown``
                (it may stand; it stays noted, so that it can be taken back or tried again).
        """
        try:
            sent = await announce(self._bot.get_partial_messageable(share.channel), panel, nonce=share.id)
        except REFUSED:
            await self._shares.drop(member, share)
            raise Refusal("shares-refused") from None
        except UNREACHABLE:
            raise Refusal("shares-unknown") from None
        if not await self._shares.finish(share, sent.id):
            await sent.delete()  # taken back while it was on its way
            raise Refusal("shares-taken-back")

    async def take_down(self, member: MemberId, standing: Sequence[Share]) -> list[str]:
        """Delete posts; return links to those that are (or may be) still there. Never raises."""
        return [share.place for share in standing if not await self._gone(member, share)]

    async def _gone(self, member: MemberId, share: Share) -> bool:
        if share.message is None:
            return False
        channel = self._bot.get_partial_messageable(share.channel)
        try:
            await channel.get_partial_message(share.message).delete()
        except discord.NotFound:
            pass
        except UNREACHABLE as reason:
            log.warning("a post could not be taken down: %s", type(reason).__name__)
            return False
        await self._shares.drop(member, share)
        return True
