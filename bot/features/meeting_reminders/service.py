"""What members do: follow a meeting or a kind of meeting, look at their list, note what they tried."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from bot.agenda.rows import Entry
from bot.agenda.rules import DailyAt
from bot.agenda.service import Agenda
from bot.clock import Clock
from bot.consent import Category
from bot.errors import Refusal
from bot.features.meeting_reminders import model, store
from bot.features.meeting_reminders.model import (
    KIND_LOOK,
    MEETINGS,
    MOST_FOLLOWED,
    MOST_KINDS,
    MOST_TRIES,
    Follow,
    Followed,
    Try,
    mark_of,
)
from bot.features.meeting_reminders.telling import KIND, Telling
from bot.features.meetings.board import Listing
from bot.features.meetings.filters import Filter
from bot.features.meetings.service import Meetings
from bot.features.meetings.times import MeetingTimes
from bot.features.members.service import Members
from bot.ids import GuildId, MemberId, RequestId
from bot.storage.database import Database
from bot.storage.transaction import Transaction

LOOK_AT = time(0, 5)
"""Local time at which the day's meetings of a kind are looked for."""


@dataclass(frozen=True, slots=True)
class Mine:
    """What a member follows, the next one first, and the kinds they follow."""

    meetings: Sequence[Followed]
    kinds: Sequence[Follow]
    paused: bool
    now: datetime


class MeetingReminders:
    """A member's own list. No list of who comes is kept or shown to anybody."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        members: Members,
        agenda: Agenda,
        meetings: Meetings,
        times: MeetingTimes,
        telling: Telling,
    ) -> None:
        self._db, self._clock, self._members, self._agenda = db, clock, members, agenda
        self._meetings, self._times, self._telling = meetings, times, telling
        members.when_moved(agenda.move_in)
        members.when_withdrawn(self._clear)

    async def mine(self, member: MemberId) -> Mine:
        """Return what a member follows; reading needs no yes."""
        return await self._db.transact(self._mine, member, label="meeting_reminders.mine")

    def _mine(self, tx: Transaction, member: MemberId) -> Mine:
        now, found = self._clock.now(), store.of_member(tx, member)
        followed = [self._followed(tx, each, now) for each in found if each.listing is not None]
        followed.sort(key=lambda each: (each.next is None, each.next.starts if each.next else now))
        kinds = [each for each in found if each.wanted is not None]
        return Mine(followed, kinds, self._members.paused_in(tx, member), now)

    def _followed(self, tx: Transaction, follow: Follow, now: datetime) -> Followed:
        listing = self._meetings.get_in(tx, follow.listing or 0)
        return Followed(follow, listing, None if listing is None else model.next_of(follow, listing, now))

    async def of_listing(self, member: MemberId, listing: int) -> Follow | None:
        """Return how a member follows one meeting."""
        mine = await self.mine(member)
        return next((each.follow for each in mine.meetings if each.follow.listing == listing), None)

    async def check(self, member: MemberId) -> None:
        """Raise `ConsentNeeded` unless they agreed that what they follow is kept."""
        await self._db.transact(self._members.require_in, member, MEETINGS, label="meeting_reminders.check")

    async def follow(
        self,
        member: MemberId,
        guild: GuildId,
        request: RequestId,
        listing: int,
        leads: frozenset[int],
        *,
        once: bool,
    ) -> Followed:
        """Follow a meeting: its next time alone (``once``) or the series; followed already, it is changed.

        Raises:
            ConsentNeeded: They did not agree (yet).
            Refusal: ``meetings-gone``, ``meeting-reminders-no-time``, ``meeting-reminders-most``.
        """
        return await self._db.transact(
            self._follow, member, guild, request, listing, leads, once, label="meeting_reminders.follow"
        )

    def _follow(
        self,
        tx: Transaction,
        member: MemberId,
        guild: GuildId,
        request: RequestId,
        id: int,
        leads: frozenset[int],
        once: bool,
    ) -> Followed:
        self._members.require_in(tx, member, MEETINGS)
        listing, now = self._listing(tx, guild, id), self._clock.now()
        before = [each for each in store.of_member(tx, member) if each.listing is not None]
        for each in before:
            if each.listing == id and each.id != request:
                store.remove(tx, member, each.id)
        if sum(each.listing != id for each in before) >= MOST_FOLLOWED:
            raise Refusal("meeting-reminders-most", most=MOST_FOLLOWED)
        only = listing.ahead(now, 1)[0].starts if once else None
        mark = mark_of(listing.meeting.schedule)
        store.add(tx, Follow(request, member, guild, leads, listing=id, only=only, mark=mark))
        self._times.plan_in(tx, listing)
        return self._followed(tx, Follow(request, member, guild, leads, listing=id, only=only), now)

    def _listing(self, tx: Transaction, guild: GuildId, id: int) -> Listing:
        listing = self._meetings.get_in(tx, id)
        if listing is None or listing.guild != guild or listing.hidden or listing.gone:
            raise Refusal("meetings-gone")
        if not listing.meeting.may_remind or not listing.ahead(self._clock.now(), 1):
            raise Refusal("meeting-reminders-no-time")
        return listing

    async def follow_kind(
        self, member: MemberId, guild: GuildId, request: RequestId, wanted: Filter, leads: frozenset[int]
    ) -> None:
        """Follow every meeting of a kind, the first few of each day.

        Raises:
            ConsentNeeded: They did not agree (yet).
            Refusal: ``meeting-reminders-most-kinds``.
        """
        await self._db.transact(
            self._follow_kind, member, guild, request, wanted, leads, label="meeting_reminders.kind"
        )

    def _follow_kind(
        self,
        tx: Transaction,
        member: MemberId,
        guild: GuildId,
        request: RequestId,
        wanted: Filter,
        leads: frozenset[int],
    ) -> None:
        known = self._members.known_in(tx, member, MEETINGS, guild)
        others = [each for each in store.of_member(tx, member) if each.wanted is not None]
        if sum(each.id != request for each in others) >= MOST_KINDS:
            raise Refusal("meeting-reminders-most-kinds", most=MOST_KINDS)
        follow = Follow(request, member, guild, leads, wanted=wanted)
        store.add(tx, follow)
        self._agenda.put_in(tx, Entry(request, KIND, DailyAt(LOOK_AT), known.zone.key, member=member))
        now, lead = self._clock.now(), timedelta(minutes=max(leads))
        self._telling.look_in(tx, follow, now, now + KIND_LOOK + lead)

    async def unfollow(self, member: MemberId, follow: int) -> None:
        """Follow it no more; once it is gone this does nothing."""
        await self._db.transact(self._unfollow, member, follow, label="meeting_reminders.unfollow")

    def _unfollow(self, tx: Transaction, member: MemberId, id: int) -> None:
        follow = next((each for each in store.of_member(tx, member) if each.id == id), None)
        if follow is None:
            return
        store.remove(tx, member, id)
        if follow.listing is None:
            self._agenda.remove_in(tx, id)
        else:
            self._replan(tx, follow.listing)

    def _replan(self, tx: Transaction, id: int) -> None:
        listing = self._meetings.get_in(tx, id)
        if listing is not None:
            self._times.plan_in(tx, listing)

    async def get(self, member: MemberId, follow: int) -> Followed:
        """Return one thing a member follows.

        Raises:
            Refusal: ``meeting-reminders-not-found``.
        """
        mine = await self.mine(member)
        kinds = [Followed(each, None, None) for each in mine.kinds]
        found = next((each for each in (*mine.meetings, *kinds) if each.follow.id == follow), None)
        if found is None:
            raise Refusal("meeting-reminders-not-found")
        return found

    async def set_leads(self, member: MemberId, follow: int, leads: frozenset[int]) -> None:
        """Choose how long before; raises as `get`."""
        found = (await self.get(member, follow)).follow
        await self._db.transact(self._set_leads, replace(found, leads=leads), label="meeting_reminders.leads")

    def _set_leads(self, tx: Transaction, follow: Follow) -> None:
        self._members.require_in(tx, follow.member, MEETINGS)
        store.set_leads(tx, follow)
        if follow.listing is not None:
            self._replan(tx, follow.listing)

    async def tried(self, member: MemberId) -> list[Try]:
        """Return what a member noted about meetings they went to."""
        return await self._db.transact(store.tried, member, label="meeting_reminders.tried")

    async def note_try(self, member: MemberId, tried: Try) -> list[Try]:
        """Keep a note on a meeting they went to, sealed.

        Raises:
            ConsentNeeded: They did not agree (yet).
            Refusal: ``meeting-reminders-most-tries``.
        """
        return await self._db.transact(self._note_try, member, tried, label="meeting_reminders.try")

    def _note_try(self, tx: Transaction, member: MemberId, tried: Try) -> list[Try]:
        self._members.require_in(tx, member, MEETINGS)
        if len(store.tried(tx, member)) >= MOST_TRIES:
            raise Refusal("meeting-reminders-most-tries", most=MOST_TRIES)
        store.add_try(tx, member, tried)
        return store.tried(tx, member)

    async def forget_try(self, member: MemberId, tried: int) -> None:
        await self._db.transact(store.remove_try, member, tried, label="meeting_reminders.forget")

    def _clear(self, tx: Transaction, member: MemberId, category: Category) -> None:
        """Take the daily looks out of the agenda with the yes they stood under."""
        if category == MEETINGS:
            for entry in self._agenda.of_member_in(tx, member, KIND):
                self._agenda.remove_in(tx, entry.id)
