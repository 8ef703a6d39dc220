"""Who is offered to whom, and how it ends, whatever ended it: nobody learns a reason."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.clock import Clock
from bot.consent import Category
from bot.deliveries.service import Deliveries
from bot.features.companions import model, store
from bot.features.companions.letters import CLOSE, KINDS, OFF, OFFER, of_two, to_one
from bot.features.companions.model import COMPANIONS, Seat, State
from bot.features.meetings.board import Listing
from bot.features.meetings.model import Occurrence
from bot.features.meetings.service import Change, Meetings
from bot.features.members.service import Members
from bot.features.memorials.service import Memorials
from bot.features.reminders.model import MESSAGES
from bot.features.reports.cases.service import Reports
from bot.features.reports.service import Blocks
from bot.features.server_meetings.service import ServerMeetings
from bot.ids import GuildId, MemberId
from bot.storage.database import Database
from bot.storage.transaction import Transaction


class Partings:
    """Who is left waits on unknowing; who knew the other one's name is told that it won't go ahead."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        members: Members,
        deliveries: Deliveries,
        meetings: Meetings,
        server_meetings: ServerMeetings,
        blocks: Blocks,
        reports: Reports,
        memorials: Memorials,
    ) -> None:
        self._db, self._clock, self._deliveries = db, clock, deliveries
        self._blocks, self._memorials = blocks, memorials
        for kind in KINDS:
            deliveries.register(kind)
        members.when_withdrawn(self._withdrawn)
        blocks.when_severed(self._severed)
        reports.when_paused(self._out_of)
        memorials.when_remembered(self._remembered)
        meetings.when_changed(self._changed)
        server_meetings.when_off(self._called_off)

    def match_in(self, tx: Transaction, seat: Seat, now: datetime) -> Seat:
        """Offer somebody who waits to the first who fits, if anybody does."""
        if seat.starts <= now:
            return seat
        there = store.of_listing(tx, seat.listing)
        found = model.partner(seat, there, lambda each: self.apart_in(tx, seat, each))
        if found is None:
            return seat
        two = model.offered(seat, found, secrets.randbits(62))
        store.put(tx, *two)
        self._deliveries.owe_in(tx, *(to_one(OFFER, each, now) for each in two))
        return two[0]

    def apart_in(self, tx: Transaction, seat: Seat, other: MemberId) -> bool:
        remembered = self._memorials.remembered_in(tx, seat.guild, other)
        return remembered or self._blocks.apart_in(tx, seat.member, other)

    def other_in(self, tx: Transaction, seat: Seat) -> Seat | None:
        if seat.match is None:
            return None
        return next((each for each in store.of_match(tx, seat.match) if each.id != seat.id), None)

    def at_rest_in(self, tx: Transaction, *seats: Seat) -> bool:
        return any(self._memorials.remembered_in(tx, each.guild, each.member) for each in seats)

    def leave_in(self, tx: Transaction, seat: Seat, now: datetime) -> None:
        other = self.other_in(tx, seat)
        store.remove(tx, [seat])
        if other is not None:
            self.alone_in(tx, other, now)

    def alone_in(self, tx: Transaction, seat: Seat, now: datetime) -> None:
        """Let somebody go on whose other one is gone: who knew them is told, all others wait on unknowing."""
        if not seat.together:
            waiting = model.freed(seat)
            store.put(tx, waiting)
            self.match_in(tx, waiting, now)
            return
        store.remove(tx, [seat])
        if now < seat.ends:
            self._deliveries.owe_in(tx, to_one(OFF, seat, now))
        if seat.thread is not None:
            self._deliveries.owe_in(tx, of_two(CLOSE, seat, now, seat.thread, "early"))

    def part_in(self, tx: Transaction, two: model.Two, now: datetime) -> None:
        """Part two for good who were offered to each other; each waits for somebody else."""
        waiting = [model.freed(each) for each in two]
        store.put(tx, *waiting)
        for each in waiting:
            fresh = store.get(tx, each.id)
            if fresh is not None and fresh.state is State.WAITING:
                self.match_in(tx, fresh, now)

    # What else ends it

    async def leave_everywhere(self, member: MemberId) -> None:
        """Step back from all of it, e.g. before an erasure, while it is known with whom it was."""
        await self._db.transact(self._out, member, label="companions.leave")

    async def leave_server(self, member: MemberId, guild: GuildId) -> None:
        """Step back for somebody who is no longer on a server."""
        await self._db.transact(self._out, member, guild, label="companions.vanish")

    def _out(self, tx: Transaction, member: MemberId, guild: GuildId | None = None) -> None:
        for seat in store.of_member(tx, member):
            if guild in (None, seat.guild):
                self.leave_in(tx, seat, self._clock.now())

    def _out_of(self, tx: Transaction, guild: GuildId, member: MemberId) -> None:
        self._out(tx, member, guild)

    def _remembered(self, tx: Transaction, guild: GuildId, member: MemberId) -> None:
        """Somebody is remembered: offers go on without them; of two who know each other a person tells."""
        for seat in store.of_member(tx, member):
            if seat.guild == guild and not seat.together:
                self.leave_in(tx, seat, self._clock.now())

    def _withdrawn(self, tx: Transaction, member: MemberId, category: Category) -> None:
        if category == MESSAGES:
            self._out(tx, member)
        if category == COMPANIONS:
            for seat in store.lonely(tx):
                self.alone_in(tx, seat, self._clock.now())

    def _severed(self, tx: Transaction, one: MemberId, other: MemberId) -> None:
        """End at once what two share when one blocks or reports the other."""
        now = self._clock.now()
        for seat in store.of_member(tx, one):
            theirs = self.other_in(tx, seat)
            if theirs is None or theirs.member != other:
                continue
            if seat.together:
                self.leave_in(tx, seat, now)
            else:
                self.part_in(tx, (seat, theirs), now)

    def _changed(self, tx: Transaction, changes: Sequence[Change]) -> None:
        """Let go of times that a meeting does not take place at any more."""
        busy = store.listings(tx)
        for change in changes:
            if change.listing.id in busy:
                gone = change.off or change.listing.gone
                self.drop_in(
                    tx,
                    (
                        each
                        for each in store.of_listing(tx, change.listing.id)
                        if gone or not takes_place(change.listing, each.starts)
                    ),
                )

    def _called_off(self, tx: Transaction, listing: Listing, at: Occurrence | None) -> None:
        seats = store.of_listing(tx, listing.id)
        self.drop_in(tx, (each for each in seats if at is None or each.starts == at.starts))

    def drop_in(self, tx: Transaction, seats: Iterable[Seat]) -> None:
        now = self._clock.now()
        for seat in [each for each in seats if each.starts > now]:
            store.remove(tx, [seat])
            if seat.together:
                self._deliveries.owe_in(tx, to_one(OFF, seat, now))
                if seat.thread is not None:
                    self._deliveries.owe_in(tx, of_two(CLOSE, seat, now, seat.thread, "early"))


def takes_place(listing: Listing, starts: datetime) -> bool:
    """Tell whether a meeting still begins at an instant."""
    return any(each.starts == starts for each in listing.ahead(starts, 1))
