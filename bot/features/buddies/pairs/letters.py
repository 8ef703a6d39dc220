"""Reading pairs, and what of a message about one is still wanted when it is sent."""

from dataclasses import dataclass
from datetime import datetime

from bot.deliveries.model import Delivery
from bot.errors import Refusal
from bot.features.buddies.model import OPEN, Pair, Seat, State
from bot.features.buddies.pairs import store
from bot.features.buddies.pairs.kinds import (
    CLOSE,
    LOOK,
    MET,
    OFFER,
    OPENING,
    PLACE_GONE,
    QUIET,
    REVIEW,
    THREAD,
    WAITS,
    about,
)
from bot.features.buddies.waiting import MOST_BUDDIES
from bot.features.memorials.service import Memorials
from bot.ids import ChannelId, GuildId, MemberId
from bot.storage.database import Database
from bot.storage.transaction import Transaction

OF_PAIR = frozenset({THREAD, OPENING, CLOSE, LOOK})
"""Kinds whose rows name the pair; the others name one place in it."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A delivery that is still wanted: the pair, whose place it is about (None: the pair's), one word."""

    pair: Pair
    seat: Seat | None
    word: str = ""


class Letters:
    """Looks only; reading needs no yes."""

    def __init__(self, db: Database, memorials: Memorials) -> None:
        self._db, self._memorials = db, memorials

    async def of(self, member: MemberId) -> list[Pair]:
        """Return a member's offers and buddies on every server; reading needs no yes."""
        return await self._db.transact(store.pairs_of, member, label="buddies.of")

    def of_in(self, tx: Transaction, member: MemberId) -> list[Pair]:
        """As `of`, in the caller's transaction."""
        return store.pairs_of(tx, member)

    def are_buddies_in(self, tx: Transaction, one: MemberId, other: MemberId | None) -> bool:
        """Tell whether two people know each other as buddies now, wherever that is."""
        return any(pair.together and other in pair.members for pair in store.pairs_of(tx, one))

    def last_end_in(self, tx: Transaction, member: MemberId, guild: GuildId) -> datetime | None:
        """Return when a member's last time with somebody ended on a server, as long as that is known."""
        return store.last_end(tx, member, guild)

    def taken_in(self, tx: Transaction, guild: GuildId) -> dict[MemberId, int]:
        """Return how many offers and buddies each member has on a server; those without are left out."""
        return store.taken(tx, guild)

    def met_in(self, tx: Transaction, guild: GuildId) -> set[frozenset[MemberId]]:
        """Return who was offered to whom lately, whatever came of it."""
        return store.met(tx, guild)

    def lately_in(
        self, tx: Transaction, guild: GuildId, since: datetime
    ) -> list[tuple[MemberId, bool, State]]:
        """Return (member, said yes, how it stands) for every offer since."""
        return store.lately(tx, guild, since)

    def count_in(self, tx: Transaction, guild: GuildId) -> int:
        """Return how many pairs of a server know each other now."""
        return store.count_together(tx, guild)

    def mentees_in(self, tx: Transaction, member: MemberId, guild: GuildId) -> tuple[int, int]:
        """Return how many pairs and offers of a server they are the mentor in, and with how many people."""
        own = [pair for pair in store.pairs_of(tx, member) if pair.guild == guild]
        mentoring = [pair for pair in own if pair.seat_of(member).mentors]
        return len(mentoring), sum(len(pair.seats) - 1 for pair in mentoring)

    def has_room_in(self, tx: Transaction, member: MemberId, guild: GuildId, cap: int = 0) -> bool:
        """Tell whether they can have one more buddy, or as a mentor (of up to ``cap``) one more newcomer."""
        pairs = [pair for pair in store.pairs_of(tx, member) if pair.guild == guild]
        pairings, mentees = self.mentees_in(tx, member, guild)
        return len(pairs) - pairings < MOST_BUDDIES or mentees < cap

    async def mine(self, member: MemberId, seat: int) -> Pair:
        """Return the pair of one's own place.

        Raises:
            Refusal: ``buddies-over``: it is forgotten, or somebody else's.
        """
        return await self._db.transact(self.mine_in, member, seat, label="buddies.pair")

    def mine_in(self, tx: Transaction, member: MemberId, seat: int) -> Pair:
        pair = store.pair_of_seat(tx, seat)
        if pair is None or all((each.id, each.member) != (seat, member) for each in pair.seats):
            raise Refusal("buddies-over")
        return pair

    def of_seat_in(self, tx: Transaction, seat: int) -> Pair | None:
        """Return the pair a place is in; the caller looks whose it is."""
        return store.pair_of_seat(tx, seat)

    def at_rest_in(self, tx: Transaction, pair: Pair) -> bool:
        """Tell whether somebody in a pair is remembered: it stands still; a person tells the other."""
        if not pair.together:
            return False
        return any(self._memorials.remembered_in(tx, pair.guild, each) for each in pair.members)

    async def pair(self, id: int) -> Pair | None:
        return await self._db.transact(store.pair, id, label="buddies.pair")

    async def in_thread(self, thread: ChannelId) -> Pair | None:
        """Return the pair whose place a thread is."""
        return await self._db.transact(store.pair_in, thread, label="buddies.thread")

    async def wanted(self, delivery: Delivery) -> Letter | None:
        """Return what a message is about, if that still holds when it is sent."""
        return await self._db.transact(self._wanted, delivery, label="buddies.wanted")

    def _wanted(self, tx: Transaction, delivery: Delivery) -> Letter | None:
        if delivery.kind in OF_PAIR:
            pair = store.pair(tx, int(delivery.ref))
            if pair is None or not (pair.together or delivery.kind == CLOSE) or self.at_rest_in(tx, pair):
                return None
            return Letter(pair, None)
        told = about(delivery.ref)
        pair = store.pair_of_seat(tx, told.seat)
        seat = None if pair is None else next((s for s in pair.seats if s.id == told.seat), None)
        if pair is None or seat is None or not _holds(delivery.kind, pair, seat):
            return None
        if self.at_rest_in(tx, pair):
            return None
        return Letter(pair, seat, told.word)


def _holds(kind: str, pair: Pair, seat: Seat) -> bool:
    if kind == OFFER:
        return pair.state in OPEN and seat.accepted_at is None
    if kind == REVIEW:
        return pair.state is State.REVIEW and not seat.keeps
    if kind in (MET, PLACE_GONE, WAITS):
        return pair.together
    return pair.state is State.ACTIVE if kind == QUIET else True
