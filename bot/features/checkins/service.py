"""What members do with check-ins: save, edit, delete, look back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.clock import Clock
from bot.errors import Refusal
from bot.features.checkins import store
from bot.features.checkins.model import (
    CHECKINS,
    KIND,
    CheckIn,
    Entry,
    History,
    check_day,
    looking_back,
    may_begin,
    since,
)
from bot.features.members.model import Member
from bot.features.members.service import Members
from bot.features.retention.service import Kind, Old, Retention
from bot.features.shares.model import Share
from bot.features.shares.service import Shares
from bot.ids import GuildId, MemberId
from bot.storage.database import DEADLINE, Database
from bot.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Opened:
    """What the form needs: the day it is for and what that day already holds."""

    member: Member
    day: date
    today: date
    before: CheckIn | None


@dataclass(frozen=True, slots=True)
class Saved:
    """A check-in as it stands now, and the posts made of it."""

    member: Member
    checkin: CheckIn
    today: date
    posts: Sequence[Share]


class Checkins:
    """Check-ins of members; they follow a member through every server and direct messages."""

    def __init__(
        self, db: Database, clock: Clock, members: Members, shares: Shares, retention: Retention
    ) -> None:
        self._db, self._clock, self._members, self._shares = db, clock, members, shares
        notes = store.with_notes_before, store.count_notes_before, store.erase_notes_before
        retention.register(Old(Kind.NOTES, *notes))
        retention.register(Old(Kind.SCORES, store.with_any_before, store.count_before, store.erase_before))

    async def open(self, member: MemberId, guild: GuildId | None, day: date | None = None) -> Opened:
        """Return what a check-in form for ``day`` (today when None) starts from.

        Raises:
            ConsentNeeded: Check-ins are not kept for them (yet).
            Refusal: ``checkins-in-future``, ``checkins-too-late``.
        """
        return await self._db.transact(self._open, member, guild, day, label="checkins.open")

    def _open(self, tx: Transaction, member: MemberId, guild: GuildId | None, day: date | None) -> Opened:
        known = self._members.known_in(tx, member, CHECKINS, guild)
        today = known.today(self._clock.now())
        wanted = day or today
        before = store.get(tx, member, wanted)
        if before is None:
            check_day(wanted, today)
        return Opened(known, wanted, today, before)

    async def yesterday(self, member: MemberId, guild: GuildId | None) -> Opened:
        """Return what a late check-in for yesterday starts from; raises like `open`."""
        today = (await self.open(member, guild)).today
        return await self.open(member, guild, today - timedelta(days=1))

    async def save(self, member: MemberId, guild: GuildId | None, day: date, entry: Entry) -> Saved:
        """Keep ``entry`` as the check-in of ``day``, for the member alone. The same form twice is one row.

        Raises:
            ConsentNeeded: Check-ins are not kept for them (any more).
            Refusal: ``checkins-in-future``, ``checkins-too-late`` for a day without a check-in.
        """
        return await self._db.transact(self._save, member, guild, day, entry, label="checkins.save")

    def _save(
        self, tx: Transaction, member: MemberId, guild: GuildId | None, day: date, entry: Entry
    ) -> Saved:
        known = self._members.known_in(tx, member, CHECKINS, guild)
        now = self._clock.now()
        today = known.today(now)
        if not may_begin(day, today) and store.get(tx, member, day) is None:
            check_day(day, today)
        checkin = CheckIn(day, entry, now)
        store.put(tx, member, checkin)
        return self._saved(tx, known, checkin, today)

    async def get(self, member: MemberId, guild: GuildId | None, day: date) -> Saved:
        """Return a day's check-in.

        Raises:
            Refusal: ``checkins-not-found``.
        """
        return await self._db.transact(self._get, member, guild, day, label="checkins.get")

    def _get(self, tx: Transaction, member: MemberId, guild: GuildId | None, day: date) -> Saved:
        checkin = store.get(tx, member, day)
        if checkin is None:
            raise Refusal("checkins-not-found")
        known = self._members.member_in(tx, member, guild)
        return self._saved(tx, known, checkin, known.today(self._clock.now()))

    def _saved(self, tx: Transaction, known: Member, checkin: CheckIn, today: date) -> Saved:
        posts = self._shares.of_thing_in(tx, known.id, KIND, checkin.day.isoformat())
        return Saved(known, checkin, today, posts)

    async def delete(self, member: MemberId, day: date) -> None:
        """Delete a day's check-in.

        Raises:
            Refusal: ``checkins-not-found``.
        """
        await self._db.transact(self._delete, member, day, label="checkins.delete")

    def _delete(self, tx: Transaction, member: MemberId, day: date) -> None:
        if not store.remove(tx, member, day):
            raise Refusal("checkins-not-found")

    def newest_day_in(self, tx: Transaction, member: MemberId) -> date | None:
        """Return the local day of a member's last check-in, None for none; nothing else of it."""
        return store.newest_day(tx, member)

    async def history(self, member: MemberId, guild: GuildId | None, days: int) -> History:
        """Return the check-ins of the last ``days`` local days, oldest first."""
        return await self._db.read(
            self._history, member, guild, days, label="checkins.history", deadline=DEADLINE
        )

    def _history(self, tx: Transaction, member: MemberId, guild: GuildId | None, days: int) -> History:
        known = self._members.member_in(tx, member, guild)
        today = known.today(self._clock.now())
        return looking_back(today, days, store.since(tx, member, since(today, days).first))
