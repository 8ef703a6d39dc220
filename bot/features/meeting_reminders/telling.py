"""What falls due for those who follow meetings: reminders, and word of what was called off or moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.agenda.rows import Entry
from bot.agenda.rules import Occurrence as Due
from bot.agenda.service import Agenda
from bot.clock import Clock
from bot.deliveries.model import Delivery, Initiative, Kind
from bot.deliveries.service import Deliveries, Owed
from bot.errors import Refusal
from bot.features.meeting_reminders import store
from bot.features.meeting_reminders.model import (
    KIND_A_DAY,
    KIND_LOOK,
    MEETINGS,
    WELCOME,
    Follow,
    News,
    mark_of,
)
from bot.features.meetings.board import LEADS, Listing
from bot.features.meetings.model import Occurrence
from bot.features.meetings.service import Change, Meetings
from bot.features.meetings.times import MeetingTimes
from bot.features.members.service import Members
from bot.features.server_meetings.service import ServerMeetings
from bot.storage.database import Database
from bot.storage.errors import Erased, Unreadable
from bot.storage.transaction import Transaction

KIND = "meeting_kind"
"""Kind of the agenda rows that look daily for a kind of meeting."""

NEWS = "meeting_news"
"""Kind of the deliveries about what was called off or moved."""

GONE = "gone"
"""Stands for a meeting's times while its feed lists it no more."""

NEWS_WELCOME = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder at the moment it is sent."""

    follow: Follow
    listing: Listing
    at: Occurrence
    lead: int


@dataclass(frozen=True, slots=True)
class Word:
    """What became of a followed meeting. ``at`` is the time that is left out, or the next one."""

    follow: Follow
    listing: Listing
    news: News
    at: datetime | None


def kind_of(lead: int) -> str:
    """Return the kind of deliveries for a lead; each is welcome for another while."""
    return f"meeting_{lead}"


class Telling:
    """Owes messages to those who follow, and says at the moment of sending whether they are still wanted."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        members: Members,
        agenda: Agenda,
        deliveries: Deliveries,
        meetings: Meetings,
        times: MeetingTimes,
        server_meetings: ServerMeetings,
    ) -> None:
        self._db, self._clock, self._members = db, clock, members
        self._deliveries, self._meetings, self._agenda = deliveries, meetings, agenda
        for lead in LEADS:
            chosen = lead <= 60
            deliveries.register(Kind(kind_of(lead), WELCOME[lead], Initiative.MEMBER, at_chosen_time=chosen))
        deliveries.register(Kind(NEWS, NEWS_WELCOME, Initiative.MEMBER))
        agenda.register(KIND, self._look)
        times.register(store.wanted, self._come)
        meetings.when_changed(self._changed)
        meetings.when_over(self._over)
        server_meetings.when_off(self._off)

    def _come(self, tx: Transaction, listing: Listing, at: Occurrence, lead: int) -> None:
        for follow in store.of_listing(tx, listing.id):
            if lead in follow.leads and follow.follows(at):
                self._deliveries.owe_in(tx, _owed(follow, listing, at, lead))

    def look_in(self, tx: Transaction, follow: Follow, since: datetime, until: datetime) -> None:
        """Owe reminders of the first few meetings of a kind between two instants."""
        assert follow.wanted is not None
        found = self._meetings.ahead_in(tx, follow.guild, follow.wanted, since, until)[:KIND_A_DAY]
        now = self._clock.now()
        for listing in found:
            if listing.on is not None and listing.meeting.may_remind:
                owed = [_owed(follow, listing, listing.on, lead) for lead in follow.leads]
                self._deliveries.owe_in(tx, *(each for each in owed if each.due_at >= now))

    def _look(self, tx: Transaction, entry: Entry, due: Due, now: datetime) -> None:
        """Look a day ahead; leads of a day reach one day further."""
        try:
            follow = store.get(tx, entry.id)
            if follow is not None and follow.wanted is not None:
                self._members.require_in(tx, follow.member, MEETINGS)
                lead = timedelta(minutes=max(follow.leads))
                self.look_in(tx, follow, now, now + KIND_LOOK + lead)
                return
        except (Refusal, Erased, Unreadable):
            pass
        self._agenda.remove_in(tx, entry.id)

    def _changed(self, tx: Transaction, changes: Sequence[Change]) -> None:
        wanted = {guild: store.wanted(tx, guild) for guild in {each.listing.guild for each in changes}}
        for change in changes:
            listing = change.listing
            if listing.id in wanted[listing.guild]:
                self._tell_change(tx, listing, off=change.off)
            if listing.own and not change.off:
                self._tell_kinds(tx, listing)

    def _tell_change(self, tx: Transaction, listing: Listing, *, off: bool) -> None:
        """Tell of other times, and of a feed that lists it no more; what admins end is told by `_off`."""
        mark = GONE if off else mark_of(listing.meeting.schedule)
        if off and listing.own:
            return
        for follow in store.of_listing(tx, listing.id):
            if follow.mark != mark:
                store.set_mark(tx, follow.id, mark)
                if off or follow.mark != GONE:  # one that is back needs no word: its reminders come again
                    self._tell(tx, follow, News.UNLISTED if off else News.MOVED, mark, None)

    def _tell_kinds(self, tx: Transaction, listing: Listing) -> None:
        """A meeting that the server put on its board today is of a kind that somebody follows."""
        now = self._clock.now()
        if listing.on is None or not now <= listing.on.starts <= now + KIND_LOOK:
            return
        for follow in store.kinds(tx, listing.guild):
            if follow.wanted is not None and follow.wanted.fits(listing.meeting):
                self.look_in(tx, follow, now, now + KIND_LOOK)

    def _over(self, tx: Transaction, listing: Listing) -> None:
        store.forget_past(tx, listing.id, self._clock.now())

    def _off(self, tx: Transaction, listing: Listing, at: Occurrence | None) -> None:
        for follow in store.of_listing(tx, listing.id):
            if at is None:
                self._tell(tx, follow, News.ENDED, "ended", None)
            elif follow.follows(at):
                self._tell(tx, follow, News.SKIPPED, f"{at.starts:%Y%m%d%H%M}", at.starts)

    def _tell(self, tx: Transaction, follow: Follow, news: News, once: str, at: datetime | None) -> None:
        stamp = 0 if at is None else int(at.timestamp())
        owed = Owed(
            NEWS,
            f"meeting-news:{follow.id}:{news}:{once}",
            self._clock.now(),
            member=follow.member,
            guild=follow.guild,
            ref=f"{follow.id}.{news}.{stamp}",
        )
        self._deliveries.owe_in(tx, owed)

    async def reminder(self, delivery: Delivery) -> Reminder | None:
        """Return what a delivery reminds of, if it still takes place then and is still wanted."""
        return await self._db.transact(self._reminder, delivery, label="meeting_reminders.send")

    def _reminder(self, tx: Transaction, delivery: Delivery) -> Reminder | None:
        id, at, listing_id = (int(each) for each in delivery.ref.split("."))
        lead = int(delivery.kind.removeprefix("meeting_"))
        follow = self._still(tx, id)
        listing = self._meetings.get_in(tx, listing_id)
        if follow is None or lead not in follow.leads or listing is None or listing.gone or listing.hidden:
            return None
        starts = datetime.fromtimestamp(at, UTC)
        found = next((each for each in listing.ahead(starts, 1) if each.starts == starts), None)
        if found is None or not listing.meeting.may_remind:
            return None
        return Reminder(follow, listing, found, lead)

    async def word(self, delivery: Delivery) -> Word | None:
        """Return what a delivery tells, if its member still follows that meeting."""
        return await self._db.transact(self._word, delivery, label="meeting_reminders.word")

    def _word(self, tx: Transaction, delivery: Delivery) -> Word | None:
        id, news, at = delivery.ref.split(".")
        follow = self._still(tx, int(id))
        listing = None if follow is None else self._meetings.get_in(tx, follow.listing or 0)
        if follow is None or listing is None:
            return None
        starts = datetime.fromtimestamp(int(at), UTC) if int(at) else None
        if starts is None and not listing.gone:
            starts = next((each.starts for each in listing.ahead(self._clock.now(), 1)), None)
        return Word(follow, listing, News(news), starts)

    def _still(self, tx: Transaction, id: int) -> Follow | None:
        follow = store.get(tx, id)
        try:
            if follow is not None:
                self._members.require_in(tx, follow.member, MEETINGS)
        except Refusal:
            return None
        return follow


def _owed(follow: Follow, listing: Listing, at: Occurrence, lead: int) -> Owed:
    stamp = int(at.starts.timestamp())
    return Owed(
        kind_of(lead),
        f"meeting:{follow.id}:{listing.id}:{lead}:{stamp}",
        at.starts - timedelta(minutes=lead),
        member=follow.member,
        guild=follow.guild,
        ref=f"{follow.id}.{stamp}.{listing.id}",
    )
