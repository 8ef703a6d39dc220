"""What companions are sent, and the steps taken for them: each looks first whether it still holds."""

from dataclasses import replace
from datetime import datetime

from bot.clock import Clock
from bot.deliveries.model import Delivery
from bot.features.companions import store
from bot.features.companions.letters import AFTER, OFFER, to_one
from bot.features.companions.model import Seat, State
from bot.features.companions.partings import Partings
from bot.features.companions.service import Shown
from bot.features.meetings.board import Listing
from bot.features.meetings.service import Meetings
from bot.ids import ChannelId
from bot.storage.database import Database
from bot.storage.transaction import Transaction


class Sending:
    """Asked at the moment something is sent."""

    def __init__(self, db: Database, clock: Clock, meetings: Meetings, partings: Partings) -> None:
        self._db, self._clock, self._meetings, self._partings = db, clock, meetings, partings

    async def wanted(self, delivery: Delivery) -> Shown | None:
        """Return what a direct message is about, if that still holds when it is sent."""
        return await self._db.transact(self._wanted, delivery, label="companions.wanted")

    def _wanted(self, tx: Transaction, delivery: Delivery) -> Shown | None:
        seat, now = store.get(tx, int(delivery.ref)), self._clock.now()
        if seat is None or delivery.key != to_one(delivery.kind, seat, now).key:
            return None
        other = self._partings.other_in(tx, seat)
        if (
            other is None
            or self._partings.at_rest_in(tx, seat, other)
            or not _holds(delivery.kind, seat, now)
        ):
            return None
        return Shown(seat, self._meetings.get_in(tx, seat.listing), other)

    async def two(self, match: int) -> tuple[Seat, Seat, Listing | None] | None:
        """Return two who go together, or None when they do not (any more)."""
        return await self._db.transact(self._two, match, label="companions.two")

    def _two(self, tx: Transaction, match: int) -> tuple[Seat, Seat, Listing | None] | None:
        found = store.of_match(tx, match)
        if len(found) != 2 or not found[0].together or self._partings.at_rest_in(tx, *found):
            return None
        return found[0], found[1], self._meetings.get_in(tx, found[0].listing)

    async def thread_made(self, match: int, thread: ChannelId) -> bool:
        """Keep their place; False when it ended while it was made."""
        return await self._db.transact(self._thread_made, match, thread, label="companions.thread")

    def _thread_made(self, tx: Transaction, match: int, thread: ChannelId) -> bool:
        found = store.of_match(tx, match)
        store.put(tx, *(replace(each, thread=thread) for each in found))
        return len(found) == 2

    async def close(self, match: int) -> ChannelId | None:
        """Forget that two went together; return their place, which is to be folded away."""
        return await self._db.transact(self._close, match, label="companions.close")

    def _close(self, tx: Transaction, match: int) -> ChannelId | None:
        found = store.of_match(tx, match)
        store.remove(tx, found)
        return next((each.thread for each in found if each.thread is not None), None)

    async def lapse(self, seat: int) -> None:
        """Forget what came to nothing: the meeting begins. Nobody is told."""
        await self._db.transact(self._lapse, seat, label="companions.lapse")

    def _lapse(self, tx: Transaction, seat: int) -> None:
        found = store.get(tx, seat)
        if found is not None and not found.together:
            store.remove(tx, [found])


def _holds(kind: str, seat: Seat, now: datetime) -> bool:
    if kind == OFFER:
        return seat.state is State.OFFERED and now < seat.starts
    return seat.together and (kind == AFTER or now < seat.ends)
