"""Sends what is ready, at a pace that leaves room for people; knows nothing of Discord but a `Sender`."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Protocol

from bot.clock import Clock
from bot.deliveries.model import Delivery, Outcome, Sent, TryAgain, time_to_try
from bot.deliveries.service import Deliveries, Ready
from bot.errors import NotReady
from bot.storage.errors import StorageError
from bot.timed import Timed, unwatched

log = logging.getLogger(__name__)

PLANNED_A_SECOND = 40
"""Of Discord's 50 requests a second; ten stay free for people and urgent kinds."""

REFUSALS_WINDOW = timedelta(minutes=10)
SLOW_AFTER, STOP_AFTER = 500, 2000
"""Refusals (401, 403, 429) in ten minutes; Discord bans an address after 10,000."""

SLOWED = 4
"""How many times slower planned sends go after too many refusals."""

IN_FLIGHT = 100
"""Sends under way at once: those that wait for a busy channel do not hold up the others."""

LOOK_AGAIN = 1.0
"""Seconds; while something slow is under way, what falls due meanwhile is still claimed."""

CATCH_UP = 0.1
"""Seconds of lost turns that are made up for; more would eat into the requests people need."""


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
        among: How many processes share Discord's limit; each takes its part of it.

    Attributes:
        free_at: When the next turn is, in the same seconds as ``time``.
    """

    def __init__(
        self, a_second: float, time: Callable[[], float], among: Callable[[], int] = lambda: 1
    ) -> None:
        self._gap = 1 / a_second if a_second else 0.0
        self._time, self._among, self.free_at = time, among, 0.0

    async def turn(self, gaps: int = 1) -> None:
        """Wait for a turn; the next one comes ``gaps`` gaps later."""
        if not self._gap:
            return
        now = self._time()
        at = max(now - CATCH_UP, self.free_at)
        self.free_at = at + self._gap * gaps * max(self._among(), 1)
        if at > now:
            await asyncio.sleep(at - now)


class Dispatcher:
    """Claims, sends, settles. ``deliver`` is a plain awaitable of ``now``: tests call it by hand."""

    def __init__(
        self, deliveries: Deliveries, clock: Clock, sender: Sender, pace: Pace, refusals: Refusals
    ) -> None:
        self._deliveries, self._clock, self._sender = deliveries, clock, sender
        self._pace, self._refusals = pace, refusals
        self._stopping, self._last = False, datetime.max.replace(tzinfo=UTC)
        self.timed: Timed = unwatched
        """Told the kind of each message that was sent and the seconds since its time had come."""
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def stopping(self) -> bool:
        return self._stopping

    async def stop(self, within: float = 8.0) -> None:
        """Claim nothing any more, and wait (at most ``within`` seconds) for what is under way."""
        self._stopping = True
        with suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), within)

    async def deliver(self, now: datetime) -> int:
        """Send everything that is ready at ``now``; return how many were tried."""
        self._idle.clear()
        try:
            if now < self._last:  # also at the first call: it may have been set back while nothing ran
                await self._deliveries.clock_was_set_back(now)
            self._last = now
            return await self._all(now)
        finally:
            self._idle.set()

    async def _all(self, now: datetime) -> int:
        total, flying = 0, set[asyncio.Task[None]]()
        try:
            while not self._stopping and not self._refused_too_much(now):
                ready = await self._deliveries.claim(max(now, self._clock.now()))
                await self._start(ready, flying)
                total += len(ready)
                if not ready and not flying:
                    break
                await self._wait(flying, room=bool(ready))
        finally:
            await asyncio.gather(*flying)
        return total

    async def _start(self, ready: list[Ready], flying: set[asyncio.Task[None]]) -> None:
        for each in ready:
            await self._turn(each.delivery)
            task = asyncio.create_task(self._one(each))
            flying.add(task)
            task.add_done_callback(flying.discard)

    async def _wait(self, flying: set[asyncio.Task[None]], *, room: bool) -> None:
        """Wait for room for more, or (nothing is due) until all have landed or it is time to look again."""
        if not room:
            await asyncio.wait(flying, timeout=LOOK_AGAIN)
        elif len(flying) >= IN_FLIGHT:
            await asyncio.wait(flying, timeout=LOOK_AGAIN, return_when=asyncio.FIRST_COMPLETED)

    async def _turn(self, delivery: Delivery) -> None:
        kind = self._deliveries.kind(delivery.kind)
        if kind is None or kind.urgent:
            return
        slowed = SLOWED if self._refusals.lately(self._clock.now()) >= SLOW_AFTER else 1
        # A direct message is two requests: its channel has to be opened.
        await self._pace.turn(slowed * (1 if delivery.channel is not None else 2))

    def _refused_too_much(self, now: datetime) -> bool:
        if self._refusals.lately(now) < STOP_AFTER:
            return False
        log.error("Discord refuses too much: sending stops for up to ten minutes")
        return True

    async def _one(self, ready: Ready) -> None:
        outcome = await self._try(ready.delivery)
        now = self._clock.now()
        if isinstance(outcome, Sent):
            self.timed(ready.delivery.kind, (now - ready.delivery.due_at).total_seconds())
        try:
            await self._deliveries.settle(ready, outcome, now)
        except (StorageError, NotReady) as error:
            # Its lease runs out; then it is tried again under the same nonce, or its fate is unknown.
            log.error("a %s delivery could not be settled: %s", ready.delivery.kind, error)

    async def _try(self, delivery: Delivery) -> Outcome:
        within = time_to_try(delivery, self._deliveries.kind(delivery.kind), self._clock.now())
        if within <= timedelta():
            return TryAgain(perhaps=True)
        try:
            async with asyncio.timeout(within.total_seconds()):
                return await self._sender(delivery)
        except TimeoutError:
            log.warning("a %s delivery took too long", delivery.kind)
        except Exception as error:
            log.error("a %s delivery failed: %s", delivery.kind, type(error).__name__, exc_info=error)
        return TryAgain(perhaps=True)
