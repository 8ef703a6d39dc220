"""Whether the bot was away: a beat kept in storage, and the last gap between two of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.storage.database import Database
from bot.storage.facts import fact, remember
from bot.storage.transaction import Transaction

BEAT = 120
"""Seconds between beats; a restart within a few minutes is no absence."""

AWAY_AFTER = timedelta(minutes=10)
"""A longer gap is told (own choice: shorter ones delay nothing that anybody waits for)."""

_BEAT, _SINCE, _UNTIL = "heartbeat", "away since", "away until"


@dataclass(frozen=True, slots=True)
class Away:
    """The newest time the bot was not running: aware instants."""

    since: datetime
    until: datetime


class Heartbeat:
    """Beats when it starts, before anything is taken from the agenda, and while the bot runs."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock

    async def start(self) -> None:
        await self.beat(self._clock.now())

    async def beat(self, now: datetime) -> None:
        """Note that the bot runs at ``now``, and a gap before it."""
        await self._db.transact(_beat, now, label="heartbeat.beat", deadline=None)

    def away_in(self, tx: Transaction) -> Away | None:
        """Return when the bot was last away, None when it never was."""
        since, until = _instant(tx, _SINCE), _instant(tx, _UNTIL)
        return None if since is None or until is None else Away(since, until)


def _beat(tx: Transaction, now: datetime) -> None:
    before = _instant(tx, _BEAT)
    if before is not None and now - before > AWAY_AFTER:
        remember(tx, _SINCE, before.isoformat())
        remember(tx, _UNTIL, now.isoformat())
    remember(tx, _BEAT, now.isoformat())


def _instant(tx: Transaction, name: str) -> datetime | None:
    found = fact(tx, name)
    return None if found is None else datetime.fromisoformat(found)
