"""How long things take, told to whoever watches: a word of our own code and seconds, nothing of people."""

import time
from collections.abc import Callable
from typing import Any, Protocol

from bot.errors import NotReady, Refusal, Slow

Timed = Callable[[str, float], None]
"""Told what took time, in a word of our code, and the seconds."""

ANSWERED, REFUSED, FAILED = "answered", "refused", "failed"
"""How an interaction ended: an expected "no" is refused, a defect failed."""

_BEGAN = "began"


def unwatched(_: str, __: float) -> None:
    """Nobody watches."""


class Asked(Protocol):
    """What an interaction has room for notes in."""

    @property
    def extras(self) -> dict[Any, Any]: ...


class Answering:
    """Notes when an interaction arrived; tells its feature, seconds and ending when it was answered."""

    def __init__(self) -> None:
        self.timed: Callable[[str, float, str], None] | None = None

    def begin(self, asked: Asked, feature: str) -> None:
        if self.timed is not None:
            asked.extras[_BEGAN] = (feature, time.perf_counter())

    def end(self, asked: Asked, how: str) -> None:
        """Tell it, once; what was not begun (a command that is gone) is not told."""
        began = asked.extras.pop(_BEGAN, None)
        if self.timed is not None and began is not None:
            self.timed(began[0], time.perf_counter() - began[1], how)


def ending(error: BaseException) -> str:
    """Return whether an error is an expected "no" or a defect."""
    cause = getattr(error, "original", error)
    return REFUSED if isinstance(cause, Refusal | NotReady | Slow) else FAILED
