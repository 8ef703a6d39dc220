"""Numbers for Prometheus: kept in a registry of our own, read anew when they are asked for.

Labels are words of our own code (features, kinds, states), so nothing in them leads to a member or a server.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from prometheus_client import CollectorRegistry, Gauge, Histogram, ProcessCollector, generate_latest

from bot.agenda import store as agenda
from bot.clock import Clock
from bot.deliveries import store as deliveries
from bot.deliveries.model import State
from bot.errors import NotReady, Slow
from bot.storage.database import Database
from bot.storage.errors import StorageError
from bot.storage.transaction import Transaction

ANSWER = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 15.0)
"""Seconds; Discord gives up on an interaction after three."""
WORK = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0)
"""Seconds; a person waits for the database for two."""
LATE = (1.0, 2.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0, 14400.0)
"""Seconds after its time that a message was sent."""

PATIENCE = 2.0
"""Seconds that the database may take to tell its numbers."""

NAMELESS = "other"


@dataclass(frozen=True, slots=True)
class Stored:
    """What the database tells at one moment."""

    states: dict[State, int]
    entries: int
    agenda_at: datetime | None
    queue_at: datetime | None


class Metrics:
    """Everything that is measured.

    Args:
        ready: Tells what keeps the bot from serving; empty when nothing does.
        servers: Tells in how many servers the bot is.
    """

    def __init__(
        self, db: Database, clock: Clock, ready: Callable[[], list[str]], servers: Callable[[], int]
    ) -> None:
        self._db, self._clock, self._is_ready, self._in_servers = db, clock, ready, servers
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._answers = self._histogram(
            "interaction_seconds", "From an interaction's arrival to its answer", ANSWER, "feature", "ended"
        )
        self._work = self._histogram(
            "database_seconds", "From asking the database to its answer", WORK, "work"
        )
        self._late = self._histogram(
            "delivery_lateness_seconds", "From a message's time to its sending", LATE, "kind"
        )
        self._ready = self._gauge("ready", "1 when the bot serves: logged in, storage open")
        self._servers = self._gauge("servers", "Servers the bot is in")
        self._states = self._gauge("deliveries", "Messages owed, by state; settled ones of 90 days", "state")
        self._entries = self._gauge("agenda_entries", "Things that recur or are planned")
        self._overdue = self._gauge("overdue_seconds", "How long the oldest due thing waits", "where")

    def _histogram(self, name: str, told: str, buckets: tuple[float, ...], *labels: str) -> Histogram:
        return Histogram(f"handrail_{name}", told, labels, buckets=buckets, registry=self._registry)

    def _gauge(self, name: str, told: str, *labels: str) -> Gauge:
        return Gauge(f"handrail_{name}", told, labels, registry=self._registry)

    def answered(self, feature: str, seconds: float, how: str) -> None:
        self._answers.labels(feature or NAMELESS, how).observe(seconds)

    def worked(self, label: str, seconds: float) -> None:
        self._work.labels(label or NAMELESS).observe(seconds)

    def sent(self, kind: str, late: float) -> None:
        self._late.labels(kind).observe(late)

    async def text(self) -> bytes:
        """Return everything in Prometheus' format; what the database does not tell in time is left out."""
        self._ready.set(not self._is_ready())
        self._servers.set(self._in_servers())
        for each in (self._states, self._overdue):
            each.clear()
        with suppress(NotReady, Slow, StorageError):
            self._show(await self._db.read(_stored, label="metrics.read", deadline=PATIENCE))
        return generate_latest(self._registry)

    def _show(self, stored: Stored) -> None:
        for state in State:
            self._states.labels(state).set(stored.states.get(state, 0))
        self._entries.set(stored.entries)
        for where, at in (("agenda", stored.agenda_at), ("queue", stored.queue_at)):
            waits = 0.0 if at is None else (self._clock.now() - at).total_seconds()
            self._overdue.labels(where).set(max(waits, 0.0))


def _stored(tx: Transaction) -> Stored:
    return Stored(deliveries.by_state(tx), agenda.size(tx), agenda.next_at(tx), deliveries.next_at(tx))
