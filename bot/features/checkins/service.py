"""What members do with check-ins: save, edit, delete, look back, share one exact post."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.clock import Clock
from bot.errors import Refusal
from bot.features.checkins import store
from bot.features.checkins.model import CHECKINS, CheckIn, Entry, History, Share, check_day, may_begin, since
from bot.features.members.model import Member
from bot.features.members.service import Members
from bot.ids import ChannelId, GuildId, MemberId, RequestId
from bot.storage.database import Database
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
    """A check-in as it stands now."""

    member: Member
    checkin: CheckIn
    today: date


class Checkins:
    """Check-ins of members; they follow a member through every server and direct messages."""

    def __init__(self, db: Database, clock: Clock, members: Members) -> None:
        self._db, self._clock, self._members = db, clock, members

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
        return Saved(known, checkin, today)

    async def get(self, member: MemberId, day: date) -> CheckIn:
        """Return a day's check-in.

        Raises:
            Refusal: ``checkins-not-found``.
        """
        return _there(await self._db.transact(store.get, member, day, label="checkins.get"))

    async def delete(self, member: MemberId, day: date) -> list[Share]:
        """Delete a day's check-in; return the posts made of it, for the caller to take down.

        Raises:
            Refusal: ``checkins-not-found``.
        """
        return await self._db.transact(self._delete, member, day, label="checkins.delete")

    def _delete(self, tx: Transaction, member: MemberId, day: date) -> list[Share]:
        posts = store.shares(tx, member, day)
        for post in posts:
            store.drop_share(tx, member, post.id)
        if not store.remove(tx, member, day):
            raise Refusal("checkins-not-found")
        return posts

    async def history(self, member: MemberId, guild: GuildId | None, days: int) -> History:
        """Return the check-ins of the last ``days`` local days, oldest first."""
        return await self._db.read(self._history, member, guild, days)

    def _history(self, tx: Transaction, member: MemberId, guild: GuildId | None, days: int) -> History:
        known = self._members.member_in(tx, member, guild)
        empty = since(known.today(self._clock.now()), days)
        return replace(empty, checkins=store.since(tx, member, empty.first))

    async def begin_share(
        self, member: MemberId, request: RequestId, day: date, guild: GuildId, channel: ChannelId
    ) -> Share:
        """Note that ``day`` is about to be posted, so that two presses post once.

        Raises:
            Refusal: ``checkins-not-found``, ``checkins-already-shared``.
        """
        share = Share(request, day, guild, channel)
        await self._db.transact(self._begin_share, member, share, label="checkins.share")
        return share

    def _begin_share(self, tx: Transaction, member: MemberId, share: Share) -> None:
        _there(store.get(tx, member, share.day))
        if not store.begin_share(tx, member, share):
            raise Refusal("checkins-already-shared")

    async def finish_share(self, share: Share, message: int) -> None:
        await self._db.transact(store.finish_share, share.id, message, label="checkins.shared")

    async def drop_share(self, member: MemberId, share: Share) -> None:
        """Forget a post: it could not be made, or was taken down."""
        await self._db.transact(store.drop_share, member, share.id, label="checkins.unshare")

    async def shares(self, member: MemberId, day: date | None = None) -> list[Share]:
        """Return the posts made of the member's check-ins that still stand."""
        return await self._db.transact(store.shares, member, day, label="checkins.shares")


def _there(checkin: CheckIn | None) -> CheckIn:
    if checkin is None:
        raise Refusal("checkins-not-found")
    return checkin
