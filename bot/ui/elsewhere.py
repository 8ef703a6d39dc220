"""Servers whose events another process hears: asked for over HTTP, remembered for a minute."""

import time
from collections.abc import Callable

import discord

KEPT_SECONDS = 60.0
MOST = 200
"""Servers remembered at once; bounds memory to a few megabytes."""


class Elsewhere:
    """Answers like the memory of a process that leads the server: channels, roles, the bot's own place."""

    def __init__(self, bot: discord.Client, seconds: Callable[[], float] = time.monotonic) -> None:
        self._bot, self._seconds = bot, seconds
        self._known: dict[int, tuple[float, discord.Guild | None]] = {}

    async def find(self, id: int) -> discord.Guild | None:
        """Return a server, or None when the bot is not in it.

        Raises:
            discord.HTTPException: Discord does not say; what asked is tried again.
        """
        known = self._known.get(id)
        if known is not None and known[0] > self._seconds():
            return known[1]
        found = await self._ask(id)
        if len(self._known) >= MOST:
            self._known.clear()
        self._known[id] = (self._seconds() + KEPT_SECONDS, found)
        return found

    async def _ask(self, id: int) -> discord.Guild | None:
        assert self._bot.user is not None
        try:
            guild = await self._bot.fetch_guild(id, with_counts=False)
            channels, me = await guild.fetch_channels(), await guild.fetch_member(self._bot.user.id)
        except (discord.NotFound, discord.Forbidden):
            return None
        # What discord.py itself calls for each channel and member of a server it is told about.
        for channel in channels:
            guild._add_channel(channel)  # pyright: ignore[reportPrivateUsage]
        guild._add_member(me)  # pyright: ignore[reportPrivateUsage]
        return guild
