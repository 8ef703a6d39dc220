"""Whether the bot was away, and how many processes of it run: beats kept in storage."""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.errors import NotReady
from bot.storage.database import Database
from bot.storage.errors import StorageError
from bot.storage.facts import drop_fact, fact, facts_called, remember
from bot.storage.transaction import Transaction

BEAT = 120
"""Seconds between beats; a restart within a few minutes is no absence."""

AWAY_AFTER = timedelta(minutes=10)
"""A longer gap is told (own choice: shorter ones delay nothing that anybody waits for)."""

GONE_AFTER = timedelta(seconds=BEAT * 2.5)
"""A process that did not beat for so long has ended (it was killed; one that stops says so)."""

_PROCESS = "process "
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
        self._name, self._processes = f"{_PROCESS}{secrets.token_hex(8)}", 1
        self.crashed = 0
        """Processes that ended without saying so, found by the last beat that found any."""

    async def start(self) -> None:
        await self.beat(self._clock.now())

    async def beat(self, now: datetime) -> None:
        """Note that the bot runs at ``now``, and a gap before it."""
        await self._db.transact(self._beat, now, label="heartbeat.beat", deadline=None)

    async def stop(self) -> None:
        """Say that this process ends, if anybody listens."""
        with suppress(StorageError, NotReady):
            await self._db.transact(drop_fact, self._name, label="heartbeat.stop")

    def processes(self) -> int:
        """Return how many processes shared this database at the last beat; a SQLite file has one."""
        return self._processes

    def _beat(self, tx: Transaction, now: datetime) -> None:
        _note(tx, now)
        # On a SQLite file no other process lives: this one has its lock.
        gone_after = timedelta() if self._db.place.is_sqlite else GONE_AFTER
        self._processes, ended = _living(tx, self._name, now, gone_after)
        self.crashed = ended or self.crashed

    def away_in(self, tx: Transaction) -> Away | None:
        """Return when the bot was last away, None when it never was."""
        since, until = _instant(tx, _SINCE), _instant(tx, _UNTIL)
        return None if since is None or until is None else Away(since, until)


def last_beat_in(tx: Transaction) -> datetime | None:
    """Return when the bot last said that it runs, None when it never did."""
    return _instant(tx, _BEAT)


def _note(tx: Transaction, now: datetime) -> None:
    before = _instant(tx, _BEAT)
    if before is not None and now - before > AWAY_AFTER:
        remember(tx, _SINCE, before.isoformat())
        remember(tx, _UNTIL, now.isoformat())
    remember(tx, _BEAT, now.isoformat())


def _living(tx: Transaction, name: str, now: datetime, gone_after: timedelta) -> tuple[int, int]:
    """Note that this process lives; return how many do, and how many ended without a word since."""
    remember(tx, name, now.isoformat())
    found = {each: datetime.fromisoformat(at) for each, at in facts_called(tx, _PROCESS).items()}
    ended = [each for each, at in found.items() if each != name and now - at >= gone_after]
    for each in ended:
        drop_fact(tx, each)
    return len(found) - len(ended), len(ended)


def _instant(tx: Transaction, name: str) -> datetime | None:
    found = fact(tx, name)
    return None if found is None else datetime.fromisoformat(found)
