"""Whose time it is in the demo: the simulated Discord's, or a past day while the month is filled."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime

from simcord import Env


class DemoClock:
    """The simulated Discord's clock.

    Args:
        start: What it tells until there is a simulated Discord.
    """

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._pinned: datetime | None = None
        self.env: Env | None = None

    def now(self) -> datetime:
        if self._pinned is not None:
            return self._pinned
        return self._start if self.env is None else self.env.now()

    @contextmanager
    def standing_at(self, instant: datetime) -> Generator[None]:
        """Tell ``instant`` inside the block."""
        self._pinned = instant
        try:
            yield
        finally:
            self._pinned = None
