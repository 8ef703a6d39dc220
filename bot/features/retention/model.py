"""How long things are kept (P-6): when they go, and when their owner is warned before. Days are UTC dates."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

WARNINGS = (14, 3)
"""Days before an erasure at which its owner is told (P-6)."""

IDLE_AFTER = timedelta(days=365)
"""Without any press or command of a member for so long, what they keep goes too (P-6)."""

SERVER_AFTER = timedelta(days=30)
"""How long what names a server outlives the bot's leaving it (P-6)."""


class Kind(StrEnum):
    """What goes by age. Counters never do."""

    NOTES = "notes"
    SCORES = "scores"


LIFE = {Kind.NOTES: timedelta(days=90), Kind.SCORES: timedelta(days=365)}
"""Kept for at least this long, then erased on the first of the next month (P-6; the month is ours:
two warnings for each single note would be a message every few days)."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a member decided to keep until they erase it."""

    kept: frozenset[Kind] = frozenset()


def last_erasure(today: date) -> date:
    """Return the newest day things were to go: the first of this month."""
    return today.replace(day=1)


def next_erasure(today: date) -> date:
    """Return the next day things go, after today."""
    return (today.replace(day=1) + timedelta(days=32)).replace(day=1)


def warning(today: date, erasure: date) -> int | None:
    """Return which warning is due, as its days before the erasure; None before the first and afterwards."""
    left = (erasure - today).days
    return min((days for days in WARNINGS if 0 < left <= days), default=None)


def cutoff(kind: Kind, erasure: date) -> date:
    """Return the first day whose entries stay."""
    return erasure - LIFE[kind]


def idle_erasure(last_seen: date) -> date:
    return last_seen + IDLE_AFTER
