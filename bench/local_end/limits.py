"""Discord's request limits: fixed windows, for a bot as a whole and for each channel's route."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

GLOBAL_REQUESTS, GLOBAL_SECONDS = 50, 1.0
"""Requests a second of one bot (Discord's documentation, "Rate Limits"); interactions are exempt."""
ROUTE_REQUESTS, ROUTE_SECONDS = 5, 5.0
"""Requests of one method on one channel, as observed for messages."""


@dataclass(frozen=True, slots=True)
class Window:
    """What is left of one window and when it ends (clock seconds)."""

    left: int
    ends: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a request may pass, and what its headers say."""

    allowed: bool
    everywhere: bool
    retry_after: float
    headers: dict[str, str]


class Limits:
    """Counts requests in windows; ``take`` is asked once for each request."""

    def __init__(self, clock: Callable[[], float], wall: Callable[[], float]) -> None:
        self._clock, self._wall = clock, wall
        self._windows: dict[tuple[str, ...], Window] = {}

    def clear(self) -> None:
        """Forget all windows."""
        self._windows.clear()

    def take(self, bot: str, method: str, route: str, channel: str | None) -> Verdict:
        """Count one request.

        Args:
            bot: The bot's ``Authorization``.
            method: HTTP method.
            route: The route without its ids.
            channel: The channel that is the route's major parameter; None: only the global limit counts.
        """
        everywhere = self._count((bot,), GLOBAL_REQUESTS, GLOBAL_SECONDS)
        if everywhere.left < 0:
            wait = everywhere.ends - self._clock()
            return Verdict(False, True, wait, {})
        if channel is None:
            return Verdict(True, False, 0.0, {})
        window = self._count((bot, method, route, channel), ROUTE_REQUESTS, ROUTE_SECONDS)
        wait = window.ends - self._clock()
        return Verdict(window.left >= 0, False, wait, self._headers(window, wait, method + route))

    def _count(self, key: tuple[str, ...], requests: int, seconds: float) -> Window:
        now = self._clock()
        window = self._windows.get(key)
        if window is None or window.ends <= now:
            window = Window(requests, now + seconds)
        window = replace(window, left=window.left - 1)
        self._windows[key] = window
        return window

    def _headers(self, window: Window, wait: float, bucket: str) -> dict[str, str]:
        return {
            "X-RateLimit-Limit": str(ROUTE_REQUESTS), "X-RateLimit-Remaining": str(max(0, window.left)),
            "X-RateLimit-Reset": f"{self._wall() + wait:.3f}", "X-RateLimit-Reset-After": f"{wait:.3f}",
            "X-RateLimit-Bucket": hashlib.blake2s(bucket.encode(), digest_size=8).hexdigest(),
        }  # fmt: skip
