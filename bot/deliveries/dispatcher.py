"""Sends what is ready, at a pace that leaves room for people; knows nothing of Discord but a `Sender`."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Protocol

from bot.clock import Clock
from bot.deliveries.model import Delivery, Outcome, TryAgain
from bot.deliveries.service import Deliveries, Ready

log = logging.getLogger(__name__)

PLANNED_A_SECOND = 40
"""Of Discord's 50 requests a second; ten stay free for people and urgent kinds."""

REFUSALS_WINDOW = timedelta(minutes=10)
SLOW_AFTER, STOP_AFTER = 500, 2000
"""Refusals (401, 403, 429) in ten minutes; Discord bans an address after 10,000."""

SLOWED = 4
"""How many times slower planned sends go after too many refusals."""


class Sender(Protocol):
    """Renders and sends one delivery, having looked whether it is still wanted."""

    async def __call__(self, delivery: Delivery, /) -> Outcome: ...


class Refusals:
    """Counts what Discord refused lately; slows planned sends, then stops them."""

    def __init__(self) -> None:
        self._at: deque[datetime] = deque(maxlen=STOP_AFTER + 1)

    def note(self, at: datetime) -> None:
        self._at.append(at)

    def lately(self, now: datetime) -> int:
        while self._at and self._at[0] < now - REFUSALS_WINDOW:
            self._at.popleft()
        return len(self._at)


class Pace:
    """Lets one through every ``1 / a_second`` seconds, in order of arrival.

    Args:
        a_second: Messages a second; 0 lets all through at once (tests, demo).
        time: Monotonic seconds.
    """

    def __init__(self, a_second: float, time: Callable[[], float]) -> None:
        self._gap = 1 / a_second if a_second else 0.0
        self._time, self._free_at = time, 0.0

    async def turn(self, slowed: int = 1) -> None:
        if not self._gap:
            return
        now = self._time()
        at = max(now, self._free_at)
        self._free_at = at + self._gap * slowed
        if at > now:
            await asyncio.sleep(at - now)


class Dispatcher:
    """Claims, sends, settles. ``deliver`` is a plain awaitable of ``now``: tests call it by hand."""

    def __init__(
        self, deliveries: Deliveries, clock: Clock, sender: Sender, pace: Pace, refusals: Refusals
    ) -> None:
        self._deliveries, self._clock, self._sender = deliveries, clock, sender
        self._pace, self._refusals = pace, refusals
        self._stopping = False
        self._idle = asyncio.Event()
        self._idle.set()

    async def stop(self, within: float = 8.0) -> None:
        """Claim nothing any more, and wait (at most ``within`` seconds) for what is under way."""
        self._stopping = True
        with suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), within)

    async def deliver(self, now: datetime) -> int:
        """Send everything that is ready at ``now``; return how many were tried."""
        self._idle.clear()
        try:
            return await self._all(now)
        finally:
            self._idle.set()

    async def _all(self, now: datetime) -> int:
        total = 0
        while not self._stopping and not self._refused_too_much(now):
            ready = await self._deliveries.claim(now)
            if not ready:
                break
            await asyncio.gather(*(self._one(each) for each in ready))
            total += len(ready)
        return total

    def _refused_too_much(self, now: datetime) -> bool:
        if self._refusals.lately(now) < STOP_AFTER:
            return False
        log.error("Discord refuses too much: sending stops for up to ten minutes")
        return True

    async def _one(self, ready: Ready) -> None:
        kind = self._deliveries.kind(ready.delivery.kind)
        if kind is not None and not kind.urgent:
            slowed = SLOWED if self._refusals.lately(self._clock.now()) >= SLOW_AFTER else 1
            await self._pace.turn(slowed)
        outcome = await self._try(ready.delivery)
        await self._deliveries.settle(ready, outcome, self._clock.now())

    async def _try(self, delivery: Delivery) -> Outcome:
        try:
            return await self._sender(delivery)
        except Exception as error:
            log.error("a %s delivery failed: %s", delivery.kind, type(error).__name__, exc_info=error)
            return TryAgain(perhaps=True)
