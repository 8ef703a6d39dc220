"""Sends deliveries to Discord, and says in our words what Discord answered."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.deliveries.model import Delivery, NotSent, Outcome, Reason, Sent, TryAgain
from bot.ui.answers import announce
from bot.ui.declarations import Deliverable, Post, feature_of

if TYPE_CHECKING:
    from bot.client import Handrail

log = logging.getLogger(__name__)

CLOSED = 50007
"""Discord's code: the person takes no direct messages from this bot."""

UNKNOWN = frozenset({10003, 10004, 10008, 10013})
"""Discord's codes: unknown channel, guild, message, user."""

NO_ACCESS = frozenset({50001, 50013})
"""Discord's codes: missing access, missing permissions."""

REFUSALS = frozenset({401, 403, 429})
SERVER_ERROR = 500


class DiscordSender:
    """Lets the cog that declared a kind render it, then sends it (or lets it take its step).

    Args:
        refused: Called with each refusal Discord counts against an address (401, 403, 429).
    """

    def __init__(
        self, bot: "Handrail", now: Callable[[], datetime], refused: Callable[[datetime], None]
    ) -> None:
        self._bot, self._now, self._refused = bot, now, refused

    async def __call__(self, delivery: Delivery, /) -> Outcome:
        for declared in self._bot.declared("DELIVERIES", Deliverable):
            if declared.kind == delivery.kind:
                feature = feature_of(declared.make)
                if self._bot.is_off(delivery.guild, feature):
                    return NotSent(Reason.UNWANTED)
                return await self._send(declared, delivery)
        log.error("no cog renders deliveries of kind %s", delivery.kind)
        return NotSent(Reason.UNWANTED)

    async def _send(self, declared: Deliverable, delivery: Delivery) -> Outcome:
        try:
            made = await declared.make(self._bot, delivery)
            if made is None:
                return NotSent(Reason.UNWANTED)
            if isinstance(made, NotSent | TryAgain):
                return made
            return Sent(await self._post(made, delivery) if isinstance(made, Post) else made)
        except discord.HTTPException as error:
            return self._answer(error)
        except (TimeoutError, aiohttp.ClientError, OSError):
            return TryAgain(perhaps=True)

    async def _post(self, post: Post, delivery: Delivery) -> int:
        channel = await self._channel(post, delivery)
        sent = await announce(channel, post.panel, mention=post.mention, nonce=delivery.id)
        return sent.id

    async def _channel(self, post: Post, delivery: Delivery) -> discord.abc.Messageable:
        channel = post.channel or delivery.channel
        if channel is not None:
            return self._bot.get_partial_messageable(channel)
        if delivery.member is None:
            raise ValueError(f"a {delivery.kind} delivery goes to nobody")
        return await self._bot.create_dm(discord.Object(delivery.member))

    def _answer(self, error: discord.HTTPException) -> Outcome:
        if error.status in REFUSALS:
            self._refused(self._now())
        if isinstance(error, discord.RateLimited) or error.status == 429:
            return TryAgain(after=timedelta(seconds=float(getattr(error, "retry_after", 0) or 5)))
        if error.status >= SERVER_ERROR:
            return TryAgain(perhaps=True)
        if error.code == CLOSED:
            return NotSent(Reason.CLOSED)
        if error.code in UNKNOWN:
            return NotSent(Reason.GONE)
        if error.code in NO_ACCESS or isinstance(error, discord.Forbidden):
            return NotSent(Reason.FORBIDDEN)
        log.error("Discord refused a message: status %s, code %s", error.status, error.code)
        return NotSent(Reason.REFUSED)
