"""The one place that reads the system's clock."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the present instant; the demo and the tests bring their own."""

    def now(self) -> datetime:
        """Return the present as an aware UTC instant."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)
