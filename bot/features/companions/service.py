"""Company on the way to a meeting: two who said so are offered to each other; names come after both yeses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.deliveries.service import Deliveries
from bot.errors import Refusal
from bot.features.buddies.pairs.beginnings import CHANNEL_USE as BUDDIES_USE
from bot.features.buddies.service import Buddies
from bot.features.buddies.waiting import Standing
from bot.features.companions import model, store
from bot.features.companions.letters import (
    AFTER,
    CLOSE,
    MET,
    OPENING,
    THREAD,
    lapse,
    of_two,
    to_one,
)
from bot.features.companions.model import COMPANIONS, GATES, MOST_OPEN, PLACE_CLOSES, Seat, Side
from bot.features.companions.partings import Partings
from bot.features.meetings.board import Listing
from bot.features.meetings.model import Occurrence
from bot.features.meetings.service import Meetings
from bot.features.members.service import Members
from bot.features.reminders.model import MESSAGES
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId, MemberId, RequestId
from bot.storage.database import Database
from bot.storage.transaction import Transaction

CHANNEL_USE = "companions"
"""Use of the channel, as admins choose it, in which threads are made; without it the one of buddies."""

NEEDED = (MESSAGES, COMPANIONS)
"""What a member must have agreed to, in the order they are asked."""

TIMES = 3
"""Next times of a meeting that are offered for choice."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What one sees of their own seat: the meeting, and the other one once both said yes."""

    seat: Seat
    listing: Listing | None
    other: Seat | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """A meeting's next times, and what a member said for them."""

    listing: Listing
    times: Sequence[Occurrence]
    seats: Sequence[Seat]


class Companions:
    """Nothing is kept about who went: what two said for a time is deleted a day after it, or at its start."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        members: Members,
        servers: Servers,
        deliveries: Deliveries,
        meetings: Meetings,
        buddies: Buddies,
        partings: Partings,
    ) -> None:
        self._db, self._clock, self._members, self._servers = db, clock, members, servers
        self._deliveries, self._meetings, self._buddies = deliveries, meetings, buddies
        self._partings = partings

    def channel(self, guild: GuildId) -> ChannelId | None:
        """Return where their threads are made; None: companions are not set up there."""
        return self._servers.channel_of(guild, CHANNEL_USE) or self._servers.channel_of(guild, BUDDIES_USE)

    async def times(self, member: MemberId, guild: GuildId, listing: int) -> Open:
        """Return the times one may ask for; reading needs no yes.

        Raises:
            Refusal: ``companions-no-channel``, ``meetings-gone``, ``companions-no-time``.
        """
        if self.channel(guild) is None:
            raise Refusal("companions-no-channel")
        found, now = await self._meetings.get(guild, listing), self._clock.now()
        times = [each for each in found.ahead(now, TIMES) if _in_time(each, now)]
        if not times or found.gone or not found.meeting.may_remind:
            raise Refusal("companions-no-time")
        mine = await self._db.transact(store.of_member, member, label="companions.times")
        return Open(found, times, [each for each in mine if each.listing == listing])

    async def check(self, member: MemberId, guild: GuildId, standing: Standing) -> None:
        """Look whether somebody may ask or offer at all: before they are asked anything.

        Raises:
            ConsentNeeded: Direct messages or companions are not agreed to (yet).
            Refusal: One of `GATES`.
        """
        await self._db.transact(self._check, member, guild, standing, label="companions.check")

    def _check(self, tx: Transaction, member: MemberId, guild: GuildId, standing: Standing) -> None:
        for category in NEEDED:
            self._members.require_in(tx, member, category)
        try:
            self._buddies.check_person_in(tx, member, guild, standing)
        except Refusal as refusal:
            raise Refusal(GATES[refusal.key], **refusal.args_for_text) from None

    async def say(
        self,
        member: MemberId,
        guild: GuildId,
        request: RequestId,
        listing: int,
        starts: datetime,
        side: Side,
        standing: Standing,
    ) -> Shown:
        """Ask for company, or offer it, for one time; the caller has asked whether they are an adult.

        Raises:
            ConsentNeeded, Refusal: As `check` and `times`; ``companions-already``, ``companions-enough``,
                ``companions-too-late``, ``companions-too-far``.
        """
        open = await self.times(member, guild, listing)
        at = next((each for each in open.times if each.starts == starts), None)
        if at is None:
            raise Refusal("companions-no-time")
        seat = Seat(request, member, guild, listing, starts, at.minutes, side)
        return await self._db.transact(self._say, seat, standing, label="companions.say")

    def _say(self, tx: Transaction, seat: Seat, standing: Standing) -> Shown:
        now = self._clock.now()
        store.forget(tx, now - PLACE_CLOSES * 3)
        self._check(tx, seat.member, seat.guild, standing)
        model.check_time(seat.starts, now)
        mine = store.of_member(tx, seat.member)
        known = next(
            (each for each in mine if (each.listing, each.starts) == (seat.listing, seat.starts)), None
        )
        if known is not None:
            if known.side is not seat.side:
                raise Refusal("companions-already")
            return self._shown_in(tx, known)
        if sum(each.starts > now for each in mine) >= MOST_OPEN:
            raise Refusal("companions-enough", most=MOST_OPEN)
        store.add(tx, seat)
        self._deliveries.owe_in(tx, lapse(seat))
        return self._shown_in(tx, self._partings.match_in(tx, seat, now))

    async def all(self, member: MemberId) -> list[Shown]:
        """Return everything a member asked or offered, what comes first first; reading needs no yes."""
        return await self._db.transact(self._all, member, label="companions.all")

    def _all(self, tx: Transaction, member: MemberId) -> list[Shown]:
        now = self._clock.now()
        return [self._shown_in(tx, each) for each in store.of_member(tx, member) if now < each.ends]

    async def mine(self, member: MemberId, seat: int) -> Shown:
        """Return one's own seat.

        Raises:
            Refusal: ``companions-over``: it is over, or somebody else's.
        """
        return await self._db.transact(self._mine, member, seat, label="companions.mine")

    def _mine(self, tx: Transaction, member: MemberId, seat: int) -> Shown:
        found = store.get(tx, seat)
        if found is None or found.member != member:
            raise Refusal("companions-over")
        return self._shown_in(tx, found)

    def _shown_in(self, tx: Transaction, seat: Seat) -> Shown:
        other = self._partings.other_in(tx, seat) if seat.together else None
        return Shown(seat, self._meetings.get_in(tx, seat.listing), other)

    async def accept(self, member: MemberId, seat: int, standing: Standing) -> Shown:
        """Say yes to an offer; with the second yes both learn who it is. Twice is once.

        Raises:
            ConsentNeeded, Refusal: As `check`; ``companions-over``.
        """
        return await self._db.transact(self._accept, member, seat, standing, label="companions.accept")

    def _accept(self, tx: Transaction, member: MemberId, seat: int, standing: Standing) -> Shown:
        mine, now = self._mine(tx, member, seat).seat, self._clock.now()
        self._check(tx, member, mine.guild, standing)
        other = self._partings.other_in(tx, mine)
        mine = store.get(tx, seat) or mine  # as it stands now that nobody else writes these two
        if mine.starts <= now:
            raise Refusal("companions-over")
        if other is None or mine.match != other.match or mine.together:
            return self._shown_in(tx, mine)
        if self._partings.apart_in(tx, mine, other.member):
            self._partings.part_in(tx, (mine, other), now)
            raise Refusal("companions-over")
        two = model.accept(mine, other)
        store.put(tx, *two)
        if two[0].together:
            self._begin_in(tx, two, now)
        return self._shown_in(tx, two[0])

    def _begin_in(self, tx: Transaction, two: model.Two, now: datetime) -> None:
        seat = two[0]
        opens = max(now, seat.place_from)
        self._deliveries.owe_in(tx, *(to_one(MET, each, now) for each in two))
        self._deliveries.owe_in(tx, *(to_one(AFTER, each, each.asked_at) for each in two))
        channel = self.channel(seat.guild)
        if channel is not None:
            self._deliveries.owe_in(tx, *(of_two(kind, seat, opens, channel) for kind in (THREAD, OPENING)))
        self._deliveries.owe_in(tx, of_two(CLOSE, seat, seat.closes_at))

    async def decline(self, member: MemberId, seat: int) -> bool:
        """Say no to an offer, or stop waiting; nobody is told. False where both know each other already.

        That is `leave`, which the caller asks about first: an old button ends nothing.
        """
        return await self._db.transact(self._decline, member, seat, label="companions.decline")

    def _decline(self, tx: Transaction, member: MemberId, seat: int) -> bool:
        mine = self._mine(tx, member, seat).seat
        if mine.together:
            return False
        self._partings.leave_in(tx, mine, self._clock.now())
        return True

    async def leave(self, member: MemberId, seat: int) -> None:
        """Step back, also from two who know each other: the other one learns only that.

        Raises:
            Refusal: ``companions-over``.
        """
        await self._db.transact(self._leave, member, seat, label="companions.leave")

    def _leave(self, tx: Transaction, member: MemberId, seat: int) -> None:
        self._partings.leave_in(tx, self._mine(tx, member, seat).seat, self._clock.now())


def _in_time(at: Occurrence, now: datetime) -> bool:
    try:
        model.check_time(at.starts, now)
    except Refusal:
        return False
    return True
