"""How time passes in the demo: with the real clock, a second at a time, or in one jump."""

import asyncio
import inspect
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from simcord import Env

from bot.app import App
from bot.days import local_day, start_of_day
from demo.simcord_private import turn

log = logging.getLogger(__name__)

SECOND = 1.0
"""Real seconds between two looks at the clock."""

STEPS = 500
"""Due moments one jump stops at, at most; more is a bot that finds no end."""


class Jump(StrEnum):
    """How far to jump."""

    DUE = "due"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"


AHEAD = {Jump.HOUR: timedelta(hours=1), Jump.DAY: timedelta(days=1), Jump.MONTH: timedelta(days=30)}


@dataclass(frozen=True, slots=True)
class Due:
    """What comes next.

    Attributes:
        at: When.
        known: Whether the bot said so; else it is the server's next midnight.
    """

    at: datetime
    known: bool


class Course:
    """Lets time pass for the bot and tells it, as its own agenda would.

    Args:
        env: The simulated Discord, whose clock is moved.
        app: The bot; ``next_due`` and ``tick`` are used where it has them.
        zone: The server's zone, for its midnight.
        show: Called after something may have changed.
    """

    def __init__(self, env: Env, app: App, zone: ZoneInfo, show: Callable[[], None]) -> None:
        self._env, self._app, self._zone, self._show = env, app, zone, show

    @property
    def now(self) -> datetime:
        return self._env.now()

    @property
    def zone(self) -> ZoneInfo:
        return self._zone

    async def run(self) -> None:
        """Follow the real clock until cancelled."""
        loop = asyncio.get_running_loop()
        seen = loop.time()
        while True:
            await asyncio.sleep(SECOND)
            async with turn(self._env):
                passed, seen = loop.time() - seen, loop.time()
                try:
                    await self._go_to(self.now + timedelta(seconds=passed))
                except Exception:
                    log.exception("a second of the demo went wrong; the next one tries again")

    async def next_due(self) -> Due:
        """Return the next moment something happens: what the bot says, else the server's midnight."""
        at = await _asked(self._app, "next_due")
        if isinstance(at, datetime):
            return Due(max(at, self.now), known=True)
        tomorrow = local_day(self.now, self._zone) + timedelta(days=1)
        return Due(start_of_day(tomorrow, self._zone), known=False)

    async def jump(self, how: Jump) -> datetime:
        """Jump, stopping at everything that falls due on the way; return what time it is then."""
        async with turn(self._env):
            due = await self.next_due()
            goal = due.at if how is Jump.DUE else self.now + AHEAD[how]
            for _ in range(STEPS):
                if not due.known or due.at >= goal:
                    break
                await self._go_to(due.at)
                before, due = due, await self.next_due()
                if due.at <= before.at:
                    break  # still due after its tick: waiting longer does not help
            await self._go_to(goal)
        return self.now

    async def _go_to(self, goal: datetime) -> None:
        await self._env.advance_time(max((goal - self.now).total_seconds(), 0.0))
        await _asked(self._app, "tick", self.now)
        await self._env.settle()
        self._show()


async def _asked(app: App, name: str, *arguments: Any) -> Any:
    """Call what the bot may have one day, waiting for the answer; None while it has not."""
    method = getattr(app, name, None)
    answer = None if method is None else method(*arguments)
    return await answer if inspect.isawaitable(answer) else answer
