"""What a start finds undone, and what became of it: numbers in the log, after a crash or a longer stop."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime

from bot.agenda import store as agenda
from bot.agenda.heartbeat import Heartbeat
from bot.clock import Clock
from bot.deliveries.ahead import store as ahead
from bot.deliveries.model import State
from bot.errors import NotReady
from bot.logs import fields
from bot.storage.database import Database
from bot.storage.errors import StorageError
from bot.storage.transaction import Transaction

log = logging.getLogger(__name__)

LOOK_AGAIN = 1.0
PATIENCE = 900.0
"""Seconds; after so long what is left is told as left."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was due at a moment: entries of the agenda, messages that wait, messages that were being sent."""

    entries: int
    waiting: int
    in_doubt: int

    def __bool__(self) -> bool:
        return bool(self.entries or self.waiting or self.in_doubt)


class CatchingUp:
    """Looks once when the bot starts, and tells when what was found is done."""

    def __init__(self, db: Database, clock: Clock, heartbeat: Heartbeat) -> None:
        self._db, self._clock, self._heartbeat = db, clock, heartbeat
        self._since: datetime | None = None

    async def begin(self) -> None:
        """Tell what is to be caught up; before anything is taken."""
        now, crashed = self._clock.now(), self._heartbeat.crashed
        try:
            found = await self._db.read(undone, now, label="catching_up.begin")
        except (NotReady, StorageError):
            return
        if found or crashed:
            event = "started after a crash" if crashed else "started after a stop"
            log.warning(event, extra=fields(**_told(found))) if crashed else log.info(
                event, extra=fields(**_told(found))
            )
            self._since = now

    async def finish(self) -> None:
        """Wait until it is done, and tell what became of it."""
        if self._since is None:
            return
        since, self._since = self._since, None
        try:
            left = await self._until_done(since)
            ended = await self._db.read(ahead.ended, since, label="catching_up.ended")
        except (NotReady, StorageError):
            return
        seconds = int((self._clock.now() - since).total_seconds())
        became = {str(state): number for state, number in ended.items()}
        log.info("caught up", extra=fields(seconds=seconds, **became, left=left.waiting + left.in_doubt))

    async def _until_done(self, since: datetime) -> Undone:
        for _ in range(int(PATIENCE / LOOK_AGAIN)):
            if not (left := await self._db.read(undone, since, label="catching_up.left")):
                return left
            await asyncio.sleep(LOOK_AGAIN)
        return await self._db.read(undone, since, label="catching_up.left")


def undone(tx: Transaction, now: datetime) -> Undone:
    """Return what was due by ``now`` and is not done."""
    owed = ahead.overdue(tx, now)
    return Undone(agenda.overdue(tx, now), owed.get(State.WAITING, 0), owed.get(State.SENDING, 0))


def _told(found: Undone) -> dict[str, int]:
    return {"entries": found.entries, "waiting": found.waiting, "in_doubt": found.in_doubt}
