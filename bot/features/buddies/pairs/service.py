"""What two people do with their pair: a yes, a no, a pause, an end; and what the other is told of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.deliveries.service import Deliveries
from bot.errors import Refusal
from bot.features.buddies import states
from bot.features.buddies.matching import Reason
from bot.features.buddies.model import FEWEST_OF_MORE, OPEN, Agreement, Cause, Pair, Seat, State
from bot.features.buddies.pairs import store
from bot.features.buddies.pairs.beginnings import Beginnings
from bot.features.buddies.pairs.endings import Endings
from bot.features.buddies.pairs.kinds import (
    KINDS,
    MET,
    OFFER,
    OPENING,
    PLACE_GONE,
    THREAD,
    WAITS,
    new_id,
    to_seat,
)
from bot.features.buddies.pairs.letters import Letters
from bot.features.buddies.states import Event
from bot.ids import ChannelId, GuildId, MemberId, RequestId
from bot.storage.database import Database
from bot.storage.transaction import Transaction

LONGEST_PAUSE = timedelta(days=90)


class Pairs:
    """Every change is one transaction on all places of a pair, so that two presses never cross."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        deliveries: Deliveries,
        letters: Letters,
        beginnings: Beginnings,
        endings: Endings,
    ) -> None:
        self._db, self._clock, self._beginnings = db, clock, beginnings
        self._deliveries, self._letters, self._endings = deliveries, letters, endings
        for kind in KINDS:
            deliveries.register(kind)

    def offer_in(
        self, tx: Transaction, guild: GuildId, seats: Sequence[tuple[MemberId, bool]], why: tuple[Reason, ...]
    ) -> Pair:
        """Offer people to each other; ``seats`` says of each whether they would be the mentor."""
        now = self._clock.now()
        places = tuple(Seat(new_id(), member, why, mentors=mentors) for member, mentors in seats)
        pair = states.offered(new_id(), guild, places, now)
        store.add_pair(tx, pair)
        for seat in pair.seats:
            self._deliveries.owe_in(
                tx, to_seat(OFFER, seat, pair, self._endings.decent_in(tx, pair, seat, now))
            )
        return pair

    async def accept(self, member: MemberId, seat: int) -> Pair:
        """Say yes; the pair as it then stands: waiting for the other, together, or over meanwhile."""
        return await self._db.transact(self._accept, member, seat, label="buddies.accept")

    def _accept(self, tx: Transaction, member: MemberId, seat: int) -> Pair:
        pair, now = self._letters.mine_in(tx, member, seat), self._clock.now()
        if pair.state not in OPEN:
            return pair
        if now >= pair.due_at:
            return self._endings.expire_in(tx, pair, now)
        pair = states.happen(pair, Event.ACCEPT, now, member)
        store.put_pair(tx, pair)
        if pair.together:
            self._beginnings.begin_in(tx, pair, now)
        return pair

    async def decline(self, member: MemberId, seat: int) -> Pair:
        """Say no, or take a yes back; it needs no reason, and is never told as such.

        Of two who know each other already nothing ends: that is `end`, which asks first.
        """
        return await self._db.transact(self._decline, member, seat, label="buddies.decline")

    def _decline(self, tx: Transaction, member: MemberId, seat: int) -> Pair:
        pair, now = self._letters.mine_in(tx, member, seat), self._clock.now()
        if pair.together:
            return self._cross(tx, pair, member, now)
        if pair.state is State.ENDED:
            return pair
        return self._endings.out_of_offer_in(tx, pair, Event.DECLINE, member, now)

    def _cross(self, tx: Transaction, pair: Pair, member: MemberId, now: datetime) -> Pair:
        """End it for a yes that was taken back as the other's came; unseen if no name was sent yet.

        Once all know who it is an old button ends nothing: the pair is returned as it is.
        """
        if len(pair.seats) > FEWEST_OF_MORE:
            own = self._deliveries.cancel_in(tx, f"{MET}:{pair.seat_of(member).id}:")
            return self._endings.leave_in(tx, pair, member, Cause.ENDED, "", now) if own else pair
        unsent = [self._deliveries.cancel_in(tx, f"{MET}:{seat.id}:") for seat in pair.seats]
        if not any(unsent):
            return pair
        if not all(unsent):
            return self._endings.leave_in(tx, pair, member, Cause.ENDED, "", now)
        for kind in (THREAD, OPENING):
            self._deliveries.cancel_in(tx, f"{kind}:{pair.id}:")
        ended = states.happen(replace(pair, seats=pair.seats[:2]), Event.END, now)
        self._endings.no_match_in(tx, pair, replace(ended, seats=pair.seats), member)
        return ended

    async def keep(self, member: MemberId, seat: int) -> Pair:
        """Say in a review that it shall go on.

        Raises:
            Refusal: ``buddies-over``: there is no review (any more).
        """
        return await self._db.transact(self._happen, member, seat, Event.KEEP, label="buddies.keep")

    async def resume(self, member: MemberId, seat: int) -> Pair:
        """End a pause; raises Refusal ``buddies-over`` when there is none."""
        return await self._db.transact(self._happen, member, seat, Event.RESUME, label="buddies.resume")

    def _happen(self, tx: Transaction, member: MemberId, seat: int, event: Event) -> Pair:
        pair = states.happen(self._letters.mine_in(tx, member, seat), event, self._clock.now(), member)
        store.put_pair(tx, pair)
        return pair

    async def pause(self, member: MemberId, seat: int, days: int) -> Pair:
        """Rest for some days; the other is told until when.

        Raises:
            Refusal: ``buddies-over``, ``buddies-pause-range``.
        """
        if not 1 <= days <= LONGEST_PAUSE.days:
            raise Refusal("buddies-pause-range", most=LONGEST_PAUSE.days)
        return await self._db.transact(self._pause, member, seat, days, label="buddies.pause")

    def _pause(self, tx: Transaction, member: MemberId, seat: int, days: int) -> Pair:
        now = self._clock.now()
        pair = states.paused(self._letters.mine_in(tx, member, seat), now + timedelta(days=days), now, member)
        store.put_pair(tx, pair)
        for other in pair.others(member):
            at = self._endings.decent_in(tx, pair, other, now)
            self._deliveries.owe_in(tx, to_seat(WAITS, other, pair, at, str(int(now.timestamp())), "paused"))
        return pair

    async def in_touch(self, member: MemberId, seat: int) -> Pair:
        """Note that they are in touch, wherever that is."""
        return await self._db.transact(self._in_touch, member, seat, label="buddies.touch")

    def _in_touch(self, tx: Transaction, member: MemberId, seat: int) -> Pair:
        pair = states.in_touch(self._letters.mine_in(tx, member, seat), self._clock.now())
        store.put_pair(tx, pair)
        return pair

    async def agree(self, member: MemberId, seat: int, agreement: Agreement) -> Pair:
        """Write down what they agreed on; either may change it.

        Raises:
            Refusal: ``buddies-over``.
        """
        return await self._db.transact(self._agree, member, seat, agreement, label="buddies.agree")

    def _agree(self, tx: Transaction, member: MemberId, seat: int, agreement: Agreement) -> Pair:
        pair = self._letters.mine_in(tx, member, seat)
        if not pair.together:
            raise Refusal("buddies-over")
        pair = states.agreed(pair, agreement)
        store.put_pair(tx, pair)
        return pair

    async def end(self, member: MemberId, seat: int, note: str = "") -> Pair:
        """End it for oneself; ``note`` is one of our own closing words, or none.

        Raises:
            Refusal: ``buddies-over``.
        """
        return await self._db.transact(self._end, member, seat, note, label="buddies.end")

    def _end(self, tx: Transaction, member: MemberId, seat: int, note: str) -> Pair:
        pair = self._letters.mine_in(tx, member, seat)
        if not pair.together:
            return self._decline(tx, member, seat) if pair.state in OPEN else pair
        return self._endings.leave_in(tx, pair, member, Cause.ENDED, note, self._clock.now())

    async def thread_made(self, id: int, thread: ChannelId) -> bool:
        """Note where they meet; False when it ended meanwhile, so that the place is taken away again."""
        return await self._db.transact(self._thread, id, thread, label="buddies.place")

    def _thread(self, tx: Transaction, id: int, thread: ChannelId) -> bool:
        pair = store.pair(tx, id)
        if pair is None or not pair.together:
            return False
        store.put_pair(tx, replace(pair, thread=thread))
        return True

    async def place_gone(self, thread: ChannelId) -> None:
        """Tell both that their place is gone, and how to get another."""
        await self._db.transact(self._place_gone, thread, label="buddies.gone")

    def _place_gone(self, tx: Transaction, thread: ChannelId) -> None:
        pair = store.pair_in(tx, thread)
        if pair is None or not pair.together:
            return
        store.put_pair(tx, replace(pair, thread=None))
        for seat in pair.seats:
            self._deliveries.owe_in(tx, to_seat(PLACE_GONE, seat, pair, self._clock.now(), str(thread)))

    async def new_place(self, member: MemberId, seat: int, request: RequestId) -> Pair:
        """Ask for another place where there is none; raises Refusal ``buddies-over``."""
        return await self._db.transact(self._new_place, member, seat, request, label="buddies.new_place")

    def _new_place(self, tx: Transaction, member: MemberId, seat: int, request: RequestId) -> Pair:
        pair = self._letters.mine_in(tx, member, seat)
        if not pair.together:
            raise Refusal("buddies-over")
        if pair.thread is None:
            self._beginnings.open_place_in(tx, pair, self._clock.now(), str(request))
        return pair
