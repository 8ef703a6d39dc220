"""The one scheduler: it calls plain awaitables with the time, and holds nothing that could be lost."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler  # pyright: ignore[reportMissingTypeStubs]

from bot.clock import Clock

log = logging.getLogger(__name__)

Work = Callable[[datetime], Awaitable[object]]


class Clockwork:
    """Calls each work every so many seconds, one call of each at a time, late ones once.

    Args:
        works: (name, work, seconds between calls).
    """

    def __init__(self, clock: Clock, works: Sequence[tuple[str, Work, float]]) -> None:
        self._clock = clock
        defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        self._scheduler: Any = AsyncIOScheduler(timezone="UTC", job_defaults=defaults)
        for name, work, seconds in works:
            self._scheduler.add_job(self._call, "interval", (name, work), seconds=seconds, id=name)

    def start(self) -> None:
        self._scheduler.start()

    def pause(self) -> None:
        """Call nothing any more; what was called goes on."""
        if self._scheduler.running:
            self._scheduler.pause()

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def _call(self, name: str, work: Work) -> None:
        try:
            await work(self._clock.now())
        except Exception:
            log.exception("%s failed this time; the next call tries again", name)
