"""How hard to measure, and what a module of rows yields."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from bench.measure import Result


@dataclass(frozen=True, slots=True)
class Effort:
    """How many measurements make a row; the median of many short ones outlives a busy machine.

    Attributes:
        pairs: Interleaved pairs of a figure and its floor.
        repeats: Interactions or transactions in each half of a pair.
        starts: Pairs of whole starts, of which each takes seconds.
        settling: Check-ins before the first is measured. After 1,000 pages (its default) SQLite writes its
            log over; until then the file grows, which costs the kernel as much again.
        waiting: People who look for a buddy.
    """

    pairs: int = 31
    repeats: int = 60
    starts: int = 11
    settling: int = 1100
    waiting: int = 5000


QUICK = Effort(pairs=6, repeats=5, starts=6, settling=10, waiting=300)
"""Proves that every row runs; the figures mean nothing."""


Rows = AsyncIterator[Result]
Measures = Callable[[Effort], Rows]
"""Each module in ``bench.rows`` has one, named ``rows``."""
