"""The board as members read it, and what keeps its times and its imported listings true."""

import asyncio
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

import tzdata

from bot.clock import Clock
from bot.errors import Refusal
from bot.features.meetings import store
from bot.features.meetings.board import SOON, Listing, Page, placed
from bot.features.meetings.filters import EVERYTHING, Filter
from bot.ids import GuildId
from bot.storage.database import Database
from bot.storage.facts import fact, remember
from bot.storage.transaction import Transaction

BATCH = 200
"""Listings written in one transaction: people wait at most 50 ms for the writer."""

KEPT_FOR = timedelta(days=30)
"""How long a listing that its feed lists no more stays for those who follow it."""

AHEAD = timedelta(days=366)
"""How far ahead the list looks."""

TZDATA = "meetings_tzdata"
"""Name of the fact that tells which rules of zones the times were computed with."""

LONGEST_WORDS = 60
"""Characters of what somebody looks for."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a listing: as it stands now, and whether it is off the board."""

    listing: Listing
    off: bool = False


T = TypeVar("T")

Changed = Callable[[Transaction, Sequence[Change]], None]
"""Told of changes in the transaction that makes them."""

Over = Callable[[Transaction, Listing], None]
"""Told of a listing whose time has passed, with its next one."""


@dataclass(frozen=True, slots=True)
class Now:
    """What is on at ``now`` and what begins within the hour."""

    on: Page
    soon: Page
    now: datetime


class Meetings:
    """Listings of all servers. Reading needs nothing of a member and keeps nothing about them."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock
        self._changed: list[Changed] = []
        self._over: list[Over] = []
        self._forgot_on: date | None = None

    async def start(self) -> None:
        """Compute every time anew when the zones' rules came from another release."""
        await self._db.transact(self._start, label="meetings.start", deadline=None)

    def _start(self, tx: Transaction) -> None:
        if fact(tx, TZDATA) != tzdata.IANA_VERSION:
            store.all_over(tx)
            remember(tx, TZDATA, tzdata.IANA_VERSION)

    def when_changed(self, then: Changed) -> None:
        """Let ``then`` know of every change of a listing."""
        self._changed.append(then)

    def when_over(self, then: Over) -> None:
        """Let ``then`` know of every listing whose time has passed, as it goes on."""
        self._over.append(then)

    def changed_in(self, tx: Transaction, *changes: Change) -> None:
        for then in self._changed:
            then(tx, changes)

    def time(self) -> datetime:
        return self._clock.now()

    async def now(self, guild: GuildId, wanted: Filter = EVERYTHING, page: int = 0) -> Now:
        """Return what is on and what begins within the hour, anywhere; cost follows the page."""
        now = self._clock.now()
        return await self._db.read(self._now, guild, wanted, page, now, label="meetings.now")

    def _now(self, tx: Transaction, guild: GuildId, wanted: Filter, page: int, now: datetime) -> Now:
        on = store.running(tx, guild, wanted, now, page)
        soon = store.ahead(tx, guild, wanted, now, now + SOON, page)
        return Now(Page.of(on, page), Page.of(soon, page), now)

    async def ahead(self, guild: GuildId, wanted: Filter = EVERYTHING, page: int = 0) -> Page:
        """Return what comes next, each listing once."""
        now = self._clock.now()
        found = await self._db.read(
            store.ahead, guild, wanted, now, now + AHEAD, page, label="meetings.ahead"
        )
        return Page.of(found, page)

    def ahead_in(
        self, tx: Transaction, guild: GuildId, wanted: Filter, start: datetime, end: datetime
    ) -> list[Listing]:
        """Return the first few that begin between two instants."""
        return store.ahead(tx, guild, wanted, start, end, 0)

    async def said(self, guild: GuildId, wanted: Filter, words: str) -> Page:
        """Return the first listings that bear ``words`` in their name or place."""
        tidy = " ".join(words.split())[:LONGEST_WORDS]
        found = await self._db.read(store.said, guild, wanted, tidy, 0, label="meetings.said")
        return Page.of(found, 0)

    async def is_empty(self, guild: GuildId) -> bool:
        """Tell whether a server's board shows nothing at all."""
        return not await self._db.read(store.any_of, guild, label="meetings.empty")

    async def get(self, guild: GuildId | None, listing: int) -> Listing:
        """Return a listing of this server (of any, with None: for those who follow it).

        Raises:
            Refusal: ``meetings-gone``.
        """
        found = await self._db.read(store.get, listing, label="meetings.get")
        if found is None or (guild is not None and (found.guild != guild or found.hidden)):
            raise Refusal("meetings-gone")
        return found

    def get_in(self, tx: Transaction, listing: int) -> Listing | None:
        return store.get(tx, listing)

    async def keep_up(self, now: datetime) -> int:
        """Give every listing whose time has passed its next one, in short transactions; return how many."""
        if now.date() != self._forgot_on:
            self._forgot_on = now.date()
            await self.forget()
        total = 0
        while await self._db.read(store.over, now, 1, label="meetings.over"):
            total += await self._db.transact(self._roll, now, label="meetings.roll", deadline=None)
        return total

    def _roll(self, tx: Transaction, now: datetime) -> int:
        over = [placed(each, now) for each in store.over(tx, now, BATCH)]
        store.move(tx, over)
        for listing in over:
            for then in self._over:
                then(tx, listing)
        return len(over)

    def put_in(self, tx: Transaction, listing: Listing) -> None:
        """Write a listing, new or in the place of an older one."""
        store.put(tx, listing)
        self.changed_in(tx, Change(listing, off=listing.hidden))

    def end_in(self, tx: Transaction, listing: Listing) -> None:
        """Take a listing off for good; who followed it can still read its name for a month."""
        store.gone(tx, [listing.id], self._clock.now())

    async def others(self, guild: GuildId, feed: int) -> list[Listing]:
        """Return what stands on a server's board beside one feed."""
        return await self._db.read(store.beside, guild, feed, label="meetings.others")

    async def take(self, feed: int, found: Mapping[int, Listing]) -> int:
        """Let a feed's listings be exactly ``found``; return how many rows that wrote.

        What did not change is not written: nothing at all when nothing did. What is missing is
        marked as gone, never deleted at once.
        """
        known = await self._db.read(store.marks, feed, label="meetings.marks")
        fresh = await asyncio.to_thread(_fresh, known, found.values())
        missing = [id for id, (_, gone) in known.items() if id not in found and not gone]
        for some in _batches(fresh):
            await self._db.transact(self._put, some, label="meetings.put", deadline=None)
        for some in _batches(missing):
            await self._db.transact(self._miss, some, label="meetings.miss", deadline=None)
        return len(fresh) + len(missing)

    def _put(self, tx: Transaction, found: Sequence[tuple[Listing, store.Prepared]]) -> None:
        store.put_prepared(tx, [row for _, row in found])
        self.changed_in(tx, *(Change(each, off=each.hidden) for each, _ in found))

    def _miss(self, tx: Transaction, missing: Collection[int]) -> None:
        store.gone(tx, missing, self._clock.now())
        self.changed_in(tx, *(Change(each, off=True) for each in self._some(tx, missing)))

    def _some(self, tx: Transaction, ids: Collection[int]) -> Iterator[Listing]:
        return (each for each in (store.get(tx, id) for id in ids) if each is not None)

    async def forget(self, feed: int | None = None) -> None:
        """Delete what has been gone for a month, or everything of a feed, in short transactions."""
        before = self._clock.now() - KEPT_FOR
        while ids := await self._db.read(self._to_forget, feed, before, label="meetings.forget"):
            await self._db.transact(self._forget, ids, label="meetings.forget", deadline=None)

    def _to_forget(self, tx: Transaction, feed: int | None, before: datetime) -> list[int]:
        if feed is None:
            return store.gone_before(tx, before, BATCH)
        return list(store.marks(tx, feed))[:BATCH]

    def _forget(self, tx: Transaction, ids: Sequence[int]) -> None:
        self.changed_in(tx, *(Change(each, off=True) for each in self._some(tx, ids)))
        store.remove(tx, ids)


def _fresh(
    known: Mapping[int, tuple[bytes, bool]], found: Iterable[Listing]
) -> list[tuple[Listing, store.Prepared]]:
    """Return what is new, changed or back, with its row."""
    rows = ((each, *store.prepared(each)) for each in found)
    return [(each, row) for each, row, mark in rows if known.get(each.id) != (mark, False)]


def _batches(found: Iterable[T]) -> Iterator[list[T]]:
    rows = list(found)
    return (rows[at : at + BATCH] for at in range(0, len(rows), BATCH))
