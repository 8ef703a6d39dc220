"""How pairs and offers end, whatever ended them: gently, without a reason, and never to be made again."""

from dataclasses import replace
from datetime import datetime

from bot.clock import Clock
from bot.consent import Category
from bot.deliveries.service import Deliveries
from bot.features.buddies import states
from bot.features.buddies import store as pool
from bot.features.buddies.model import BUDDIES, Cause, Pair, Seat, State
from bot.features.buddies.pairs import store
from bot.features.buddies.pairs.beginnings import Beginnings
from bot.features.buddies.pairs.kinds import (
    CLOSE,
    OVER,
    PASSED,
    decent,
    in_server,
    new_id,
    over_word,
    to_seat,
    to_waiting,
)
from bot.features.buddies.states import Event
from bot.features.members.service import Members
from bot.features.reports.cases.service import Reports
from bot.features.reports.model import Why
from bot.features.reports.service import Blocks
from bot.ids import GuildId, MemberId, RequestId
from bot.storage.database import Database
from bot.storage.transaction import Transaction

RAN_OUT = "ran-out"
"""Word of a message about an offer that its reader left unanswered."""

ONE_LEFT = "one-left"
"""Word of a message to those who go on when one of three or more leaves."""


class Endings:
    """What everybody in a pair is told when it ends, and that they are not brought together again."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        members: Members,
        deliveries: Deliveries,
        beginnings: Beginnings,
        blocks: Blocks,
        reports: Reports,
    ) -> None:
        self._db, self._clock, self._members = db, clock, members
        self._deliveries, self._beginnings, self._blocks = deliveries, beginnings, blocks
        members.when_withdrawn(self._withdrawn)
        blocks.when_severed(self._severed)
        reports.when_paused(self._suspended)

    def no_match_in(self, tx: Transaction, before: Pair, ended: Pair, member: MemberId | None) -> None:
        """Close an offer: who had said yes is told that it won't go ahead, and not why."""
        store.put_pair(tx, ended)
        for seat in before.seats:
            if seat.member != member and seat.accepted_at is not None:
                self._deliveries.owe_in(tx, to_seat(PASSED, seat, before, self.decent_in(tx, before, seat)))
        if member is not None:
            self._keep_apart(tx, member, before)

    def out_of_offer_in(
        self, tx: Transaction, pair: Pair, event: Event, member: MemberId, now: datetime
    ) -> Pair:
        """Take somebody out of an offer; it ends, but for a pod of which enough are left."""
        after = states.happen(pair, event, now, member)
        if after.state is State.ENDED:
            self.no_match_in(tx, pair, after, member)
            return after
        store.put_pair(tx, after)
        self._keep_apart(tx, member, pair)
        if after.together:
            self._beginnings.begin_in(tx, after, now)
        return after

    def leave_in(
        self, tx: Transaction, pair: Pair, member: MemberId, cause: Cause, note: str, now: datetime
    ) -> Pair:
        """Take a member out; what the others are told never holds a reason."""
        after = states.happen(pair, Event.VANISH if cause is Cause.GONE else Event.END, now, member)
        store.put_pair(tx, after)
        self._keep_apart(tx, member, pair)
        self._tell_over(tx, pair, after, member, over_word(cause, note), now)
        return after

    def _tell_over(
        self, tx: Transaction, before: Pair, after: Pair, member: MemberId | None, word: str, now: datetime
    ) -> None:
        word = ONE_LEFT if after.together else word
        for seat in before.seats:
            if seat.member != member:
                at, once = self.decent_in(tx, before, seat, now), str(len(before.seats))
                self._deliveries.owe_in(tx, to_seat(OVER, seat, before, at, once, word))
        if before.thread is not None:
            closing = in_server(CLOSE, before, now, str(len(before.seats)))
            self._deliveries.owe_in(tx, replace(closing, member=member if after.together else None))

    def tell_all_in(self, tx: Transaction, before: Pair, after: Pair, cause: Cause, now: datetime) -> None:
        """Tell everybody in a pair that it is over, by nobody's doing."""
        self._tell_over(tx, before, after, None, over_word(cause, ""), now)
        for seat in before.seats:
            self._keep_apart(tx, seat.member, before)

    async def leave_server(self, member: MemberId, guild: GuildId) -> None:
        """End everything of somebody who is no longer on a server; the others learn only that."""
        await self._db.transact(self.leave_all_in, member, guild, label="buddies.vanish")

    async def leave_everywhere(self, member: MemberId) -> int:
        """End all of somebody's pairs and offers, on every server; return how many."""
        return await self._db.transact(self.leave_all_in, member, label="buddies.leave")

    def leave_all_in(self, tx: Transaction, member: MemberId, guild: GuildId | None = None) -> int:
        """End all pairs and offers of a member (on one server), and stop looking; return how many."""
        pool.stop_waiting(tx, member, guild)
        now = self._clock.now()
        found = [pair for pair in store.pairs_of(tx, member) if guild in (None, pair.guild)]
        for pair in found:
            if pair.together:
                self.leave_in(tx, pair, member, Cause.GONE, "", now)
            else:
                self.out_of_offer_in(tx, pair, Event.VANISH, member, now)
        return len(found)

    async def mend(self) -> int:
        """End pairs that lack somebody because what was theirs is erased; return how many."""
        return await self._db.transact(self.mend_in, label="buddies.mend")

    def mend_in(self, tx: Transaction) -> int:
        """As `mend`, in the caller's transaction."""
        now, found = self._clock.now(), store.left_alone(tx)
        for pair in found:
            self.lacking_in(tx, pair, now)
        return len(found)

    def lacking_in(self, tx: Transaction, pair: Pair, now: datetime) -> Pair:
        """Let those who are left go on, or end it gently for one."""
        if pair.together and len(pair.seats) > 1:
            store.put_pair(tx, pair)
            self._tell_over(tx, pair, pair, None, ONE_LEFT, now)
            return pair
        ended = states.happen(pair, Event.VANISH, now)
        if pair.together:
            store.put_pair(tx, ended)
            self._tell_over(tx, pair, ended, None, over_word(Cause.GONE, ""), now)
        else:
            self.no_match_in(tx, pair, ended, None)
        return ended

    def _withdrawn(self, tx: Transaction, member: MemberId, category: Category) -> None:
        if category == BUDDIES:
            self.mend_in(tx)

    def _suspended(self, tx: Transaction, guild: GuildId, member: MemberId) -> None:
        """End what somebody has on a server when reports pause their pairing there."""
        self.leave_all_in(tx, member, guild)

    def _severed(self, tx: Transaction, one: MemberId, other: MemberId) -> None:
        """End at once what two people share when one blocks or reports the other."""
        for pair in store.pairs_of(tx, one):
            if other not in pair.members:
                continue
            if pair.together:
                self.leave_in(tx, pair, one, Cause.ENDED, "", self._clock.now())
            else:
                self.out_of_offer_in(tx, pair, Event.DECLINE, one, self._clock.now())

    def _keep_apart(self, tx: Transaction, member: MemberId, pair: Pair) -> None:
        for seat in pair.others(member):
            one, other = sorted((member, seat.member))  # in this order: the row says nothing of who ended it
            self._blocks.keep_apart_in(tx, one, other, RequestId(new_id()), Why.MET)

    def expire_in(self, tx: Transaction, pair: Pair, now: datetime) -> Pair:
        """Let an offer run out: who left it unanswered is not looked for any more, and told how to go on."""
        after = states.happen(pair, Event.EXPIRE, now)
        if after.together:
            store.put_pair(tx, after)
            self._beginnings.begin_in(tx, after, now)
        else:
            self.no_match_in(tx, pair, after, None)
        for seat in pair.seats:
            if seat.accepted_at is None:
                pool.stop_waiting(tx, seat.member, pair.guild)
                at = self.decent_in(tx, pair, seat, now)
                passed = to_seat(PASSED, seat, pair, at, word=RAN_OUT)
                if after.together:  # the others begin, and this place is gone
                    passed = to_waiting(seat.member, pair.guild, at, str(seat.id), RAN_OUT)
                self._deliveries.owe_in(tx, passed)
        return after

    def decent_in(self, tx: Transaction, pair: Pair, seat: Seat, now: datetime | None = None) -> datetime:
        """Return when to write to one of a pair: now, or in their morning."""
        member = self._members.member_in(tx, seat.member, pair.guild)
        return decent(member, now or self._clock.now())
