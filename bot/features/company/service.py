"""A call for company to one's buddy: it always arrives, and an answer, or none, is told plainly (N1)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.deliveries.model import Delivery, Initiative, Kind
from bot.deliveries.service import Deliveries, Owed
from bot.errors import Refusal
from bot.features.buddies.model import Pair, Seat
from bot.features.buddies.pairs.letters import Letters
from bot.ids import MemberId
from bot.storage.database import Database
from bot.storage.transaction import Transaction

CALL, HERE, LATE = "call", "call-answered", "call-late"
"""Kinds: to the buddy; to who asked, when somebody answers; to who asked, when nobody does."""

PATIENCE = timedelta(minutes=15)
"""How long a call waits before its member is told that nobody has answered (issue 5)."""

CANNOT = "cannot"
"""Word of the plain message when a buddy says that they can't now."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call as its messages tell of it.

    Attributes:
        seat: The place of who asked.
        to: The place of who reads this message.
        once: Which call it is: one in each quarter of an hour.
    """

    pair: Pair
    seat: Seat
    to: Seat
    once: int
    word: str = ""


class Company:
    """Nothing of a call is kept but its messages in the queue; who asked chose to."""

    def __init__(self, db: Database, clock: Clock, letters: Letters, deliveries: Deliveries) -> None:
        self._db, self._clock, self._letters, self._deliveries = db, clock, letters, deliveries
        # A call is always sent (ARCHITECTURE 5.5), and counts against nothing else of that day (issue 3).
        deliveries.register(Kind(CALL, None, Initiative.MEMBER, urgent=True, certain=True))
        deliveries.register(Kind(HERE, None, Initiative.MEMBER, urgent=True, certain=True))
        deliveries.register(Kind(LATE, None, Initiative.MEMBER, urgent=True, certain=True))

    async def ask(self, member: MemberId, seat: int) -> Pair:
        """Ask everybody else in one's pair for company; asking again within a quarter of an hour is once.

        Raises:
            Refusal: ``buddies-over``.
        """
        return await self._db.transact(self._ask, member, seat, label="company.ask")

    def _ask(self, tx: Transaction, member: MemberId, id: int) -> Pair:
        pair = self._letters.mine_in(tx, member, id)
        if not pair.together:
            raise Refusal("buddies-over")
        seat, now = pair.seat_of(member), self._clock.now()
        once = _quarter(now)
        for other in pair.others(member):
            key = f"{CALL}:{seat.id}:{once}:{other.id}"
            ref = f"{seat.id}.{other.id}.{once}"
            self._deliveries.owe_in(tx, Owed(CALL, key, now, other.member, pair.guild, ref=ref))
        self._owe_late(tx, pair, seat, once, now + PATIENCE, "")
        return pair

    def _owe_late(self, tx: Transaction, pair: Pair, seat: Seat, once: int, at: datetime, word: str) -> None:
        key = f"{LATE}:{seat.id}:{once}:{word}"
        ref = f"{seat.id}.{seat.id}.{once}.{word}"
        self._deliveries.owe_in(tx, Owed(LATE, key, at, seat.member, pair.guild, ref=ref))

    async def answer(self, member: MemberId, seat: int, once: int, *, can: bool) -> Pair:
        """Take a buddy's answer: who asked is told at once, either way.

        Args:
            seat: The place of who asked.

        Raises:
            Refusal: ``buddies-over``, ``buddies-not-yours``.
        """
        return await self._db.transact(self._answer, member, seat, once, can, label="company.answer")

    def _answer(self, tx: Transaction, member: MemberId, id: int, once: int, can: bool) -> Pair:
        pair = self._letters.of_seat_in(tx, id)
        if pair is None or not pair.together:
            raise Refusal("buddies-over")
        mine = pair.seat_of(member)
        seat = next((each for each in pair.seats if each.id == id), mine)
        if seat is mine:
            raise Refusal("buddies-not-yours")
        now = self._clock.now()
        if can:
            self._deliveries.cancel_in(tx, f"{LATE}:{id}:{once}:")
            key, ref = f"{HERE}:{id}:{once}:{mine.id}", f"{mine.id}.{id}.{once}"
            self._deliveries.owe_in(tx, Owed(HERE, key, now, seat.member, pair.guild, ref=ref))
        elif len(pair.seats) == 2:
            self._deliveries.cancel_in(tx, f"{LATE}:{id}:{once}:")
            self._owe_late(tx, pair, seat, once, now, CANNOT)
        return pair

    async def wanted(self, delivery: Delivery) -> Call | None:
        """Return what a message is about, while the two are still a pair."""
        return await self._db.transact(self._wanted, delivery, label="company.wanted")

    def _wanted(self, tx: Transaction, delivery: Delivery) -> Call | None:
        about, to, once, *word = delivery.ref.split(".")
        pair = self._letters.of_seat_in(tx, int(to))
        if pair is None or not (pair.together or delivery.kind == LATE):
            return None
        by_id = {seat.id: seat for seat in pair.seats}
        if int(about) not in by_id or int(to) not in by_id:
            return None
        return Call(pair, by_id[int(about)], by_id[int(to)], int(once), "".join(word))


def _quarter(now: datetime) -> int:
    return int(now.timestamp() // PATIENCE.total_seconds())
