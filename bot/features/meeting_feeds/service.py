"""What admins do with public listings: add one, look how it is read, take it off; and its refreshing."""

import asyncio
from collections import deque
from dataclasses import replace
from datetime import datetime

from bot.agenda.rows import Entry
from bot.agenda.rules import DailyAt, Occurrence
from bot.agenda.service import Agenda
from bot.clock import Clock
from bot.deliveries.model import Delivery, Initiative, Kind
from bot.deliveries.service import Deliveries, Owed
from bot.errors import Refusal
from bot.features.meeting_feeds import store
from bot.features.meeting_feeds.model import MOST_FEEDS, Problem, Reading, Source, refreshed_at
from bot.features.meetings.addresses import FetchFailed
from bot.features.meetings.board import Listing, all_imported
from bot.features.meetings.dedupe import deduplicate
from bot.features.meetings.feeds.detect import read
from bot.features.meetings.feeds.report import Feed, Report, Why, keeps_the_old
from bot.features.meetings.fetch import Fetched, Fetcher, Stamp
from bot.features.meetings.service import Meetings
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId
from bot.storage.database import Database
from bot.storage.transaction import Transaction

FEED = "meeting_feed"
"""Kind of the agenda rows: once a day, each feed at a minute of its own."""

NOTE = "feed_note"
"""Kind of the word to admins about a reading that was not used."""


class MeetingFeeds:
    """Feeds of servers. A reading that is worse than the last good copy leaves that copy where it is."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        servers: Servers,
        meetings: Meetings,
        agenda: Agenda,
        deliveries: Deliveries,
        fetcher: Fetcher,
    ) -> None:
        self._db, self._clock, self._servers = db, clock, servers
        self._meetings, self._agenda, self._deliveries = meetings, agenda, deliveries
        self._fetcher = fetcher
        # Filled by the tick, emptied beside it: no transaction waits for somebody's server.
        self._wanted: deque[int] = deque()
        agenda.register(FEED, self._due)
        deliveries.register(Kind(NOTE, None, Initiative.SERVER))

    async def of_guild(self, guild: GuildId) -> list[Source]:
        return await self._db.transact(store.of_guild, guild, label="meeting_feeds.of")

    async def get(self, guild: GuildId, feed: int) -> Source:
        """Return a feed of this server.

        Raises:
            Refusal: ``meeting-feeds-not-found``.
        """
        found = await self._db.transact(store.get, feed, label="meeting_feeds.get")
        if found is None or found.guild != guild:
            raise Refusal("meeting-feeds-not-found")
        return found

    async def add(self, source: Source, data: bytes, charset: str = "") -> Reading:
        """Read a file for a new feed, and keep both when it is of use.

        Raises:
            Refusal: ``meeting-feeds-most``.
        """
        await self._check_room(source)
        return await self.take(source, data, charset)

    async def add_address(self, source: Source) -> Reading:
        """Read an address for a new feed, and keep both when it is of use; raises as `add`."""
        await self._check_room(source)
        return await self._fetch(source)

    async def _check_room(self, source: Source) -> None:
        others = [each for each in await self.of_guild(source.guild) if each.id != source.id]
        if len(others) >= MOST_FEEDS:
            raise Refusal("meeting-feeds-most", most=MOST_FEEDS)

    async def refresh(self, source: Source) -> Reading:
        """Read a feed's address again; a bad answer leaves what stands on the board."""
        return await self._fetch(source)

    async def _fetch(self, source: Source) -> Reading:
        try:
            fetched = await self._fetcher.fetch(source.address, Stamp(source.tag, source.modified))
        except FetchFailed as failed:
            await self._refuse(source, failed.trouble)
            return Reading(source, Report(""), failed.trouble)
        if not fetched.changed:
            await self._keep(source, replace(source, problem=None))
            return Reading(source, Report("", total=source.taken, taken=source.taken))
        return await self._taken(source, fetched)

    async def take(self, source: Source, data: bytes, charset: str = "") -> Reading:
        """Let a file be a feed's newest copy, if it is of use; nothing is written when nothing changed."""
        return await self._taken(source, Fetched(True, Stamp(), data, charset))

    async def _taken(self, source: Source, file: Fetched) -> Reading:
        report = await asyncio.to_thread(self._read, source, file.body, file.charset)
        problem = keeps_the_old(report, source.taken)
        reading = Reading(source, report, problem)
        if reading.needs_zone and not source.taken:
            return replace(reading, problem=Why.NO_ZONE)
        if problem is not None:
            await self._refuse(source, problem)
            return reading
        fresh = replace(
            source,
            taken=len(report.meetings),
            problem=None,
            tag=file.stamp.etag,
            modified=file.stamp.modified,
        )
        if not source.taken:  # it stands in the list before its meetings do
            await self._keep(source, fresh)
        wrote = await self._meetings.take(source.id, await self._listings(source, report))
        if wrote or source.problem is not None:
            await self._keep(source, fresh)
        return replace(reading, source=fresh, wrote=wrote)

    async def _refuse(self, source: Source, problem: Problem) -> None:
        await self._keep(source, replace(source, problem=problem), tell=bool(source.taken))

    def _read(self, source: Source, data: bytes, charset: str) -> Report:
        feed = Feed(str(source.id), source.zone or None, self._clock.now(), source.programme)
        return read(data, feed, charset)

    async def _listings(self, source: Source, report: Report) -> dict[int, Listing]:
        """Return a feed's listings, hidden where the same meeting stands on the board already."""
        others = await self._meetings.others(source.guild, source.id)
        return await asyncio.to_thread(self._placed, source, report, others)

    def _placed(self, source: Source, report: Report, others: list[Listing]) -> dict[int, Listing]:
        shown = [each.meeting for each in others]
        kept = {each.id for each in deduplicate([*shown, *report.meetings]) if each.source == str(source.id)}
        now = self._clock.now()
        found = all_imported(source.guild, source.id, report.meetings, now)
        return {
            each.id: replace(each, hidden=True) if each.meeting.id not in kept else each for each in found
        }

    async def _keep(self, before: Source, after: Source, *, tell: bool = False) -> None:
        known = await self._db.read(store.get, after.id, label="meeting_feeds.get")
        if after.problem is not None and known is None:
            return  # it was never added
        if known != after:
            await self._db.transact(
                self._put, after, tell and before.problem is None, label="meeting_feeds.put"
            )

    def _put(self, tx: Transaction, source: Source, tell: bool) -> None:
        store.put(tx, source)
        if source.address and self._agenda.get_in(tx, source.id) is None:
            rule = DailyAt(refreshed_at(source.id))
            self._agenda.put_in(tx, Entry(source.id, FEED, rule, "UTC", ref=str(source.id)))
        if tell:
            now = self._clock.now()
            key = f"feed-note:{source.id}:{source.problem}:{now:%Y%m%d}"
            self._deliveries.owe_in(tx, Owed(NOTE, key, now, guild=source.guild, ref=str(source.id)))

    async def remove(self, guild: GuildId, feed: int) -> None:
        """Take a feed and its listings off the board; who follows one of them is told.

        Raises:
            Refusal: ``meeting-feeds-not-found``.
        """
        source = await self.get(guild, feed)
        await self._meetings.forget(source.id)
        await self._db.transact(self._remove, source.id, label="meeting_feeds.remove")

    def _remove(self, tx: Transaction, feed: int) -> None:
        store.remove(tx, feed)
        self._agenda.remove_in(tx, feed)

    def _due(self, tx: Transaction, entry: Entry, due: Occurrence, now: datetime) -> None:
        self._wanted.append(int(entry.ref))

    async def keep_up(self, now: datetime) -> None:
        """Refresh what is due, one after the other."""
        while self._wanted:
            source = await self._db.read(store.get, self._wanted.popleft(), label="meeting_feeds.due")
            if source is not None and source.address:
                await self.refresh(source)

    async def noted(self, delivery: Delivery) -> Source | None:
        """Return the feed a note to admins is about, while its problem lasts."""
        found = await self._db.transact(store.get, int(delivery.ref), label="meeting_feeds.noted")
        return found if found is not None and found.problem is not None else None

    def staff(self, guild: GuildId) -> ChannelId | None:
        """Return where moderators of a server are told things, or None."""
        return self._servers.channel_of(guild, "staff")
