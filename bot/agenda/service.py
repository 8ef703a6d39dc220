"""One agenda for everything the bot does unasked, and the tick that takes what is due."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from bot.agenda import rows, store
from bot.agenda.rows import Entry
from bot.agenda.rules import Occurrence, Rule
from bot.clock import Clock
from bot.ids import GuildId, MemberId
from bot.storage.database import Database
from bot.storage.facts import remember_tzdata, tzdata_changed
from bot.storage.transaction import Transaction

BATCH = 100
"""Entries taken in one transaction; bounds how long the writer is held."""

Due = Callable[[Transaction, Entry, Occurrence, datetime], None]
"""What a kind does when it is due: ordinary synchronous code of the tick's transaction."""


class Agenda:
    """Entries and their tick. A service that owns a kind registers for it when it is built."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock
        self._due: dict[str, Due] = {}

    async def start(self) -> None:
        """Compute every next occurrence anew when the zones' rules came from another release."""
        if not await self._db.transact(tzdata_changed, label="agenda.tzdata"):
            return
        after = 0
        while entries := await self._db.transact(self._replan, after, label="agenda.replan", deadline=None):
            after = entries[-1].id
        await self._db.transact(remember_tzdata, label="agenda.tzdata")

    def register(self, kind: str, due: Due) -> None:
        """Let ``due`` act when an entry of ``kind`` falls due."""
        self._due[kind] = due

    def put_in(self, tx: Transaction, entry: Entry) -> Entry:
        """Write an entry (new, or in the place of one with its id), planned from now on."""
        entry = rows.planned(entry, self._clock.now())
        store.put(tx, entry)
        return entry

    def remove_in(self, tx: Transaction, entry: int) -> None:
        store.remove(tx, entry)

    def get_in(self, tx: Transaction, entry: int) -> Entry | None:
        return store.get(tx, entry)

    def of_member_in(self, tx: Transaction, member: MemberId, kind: str | None = None) -> list[Entry]:
        return store.of_member(tx, member, kind)

    def of_guild_in(self, tx: Transaction, guild: GuildId, kind: str | None = None) -> list[Entry]:
        return store.of_guild(tx, guild, kind)

    def pause_in(self, tx: Transaction, entry: Entry) -> Entry:
        return self._write(tx, rows.paused(entry))

    def resume_in(self, tx: Transaction, entry: Entry) -> Entry:
        return self._write(tx, rows.resumed(entry, self._clock.now()))

    def skip_in(self, tx: Transaction, entry: Entry) -> Entry:
        """Leave out the next occurrence alone."""
        return self._write(tx, rows.skipped(entry))

    def snooze_in(self, tx: Transaction, entry: Entry, until: date) -> Entry:
        """Leave out everything before the local day ``until``."""
        return self._write(tx, rows.snoozed(entry, until, self._clock.now()))

    def change_rule_in(self, tx: Transaction, entry: Entry, rule: Rule) -> Entry:
        return self._write(tx, rows.with_rule(entry, rule, self._clock.now()))

    def move_in(self, tx: Transaction, member: MemberId, zone: str) -> None:
        """Run everything of a member's in another zone from now on; no local date comes twice."""
        for entry in store.of_member(tx, member):
            self._write(tx, rows.in_zone(entry, zone, self._clock.now()))

    def move_guild_in(self, tx: Transaction, guild: GuildId, zone: str) -> None:
        for entry in store.of_guild(tx, guild):
            self._write(tx, rows.in_zone(entry, zone, self._clock.now()))

    def _write(self, tx: Transaction, entry: Entry) -> Entry:
        store.put(tx, entry)
        return entry

    async def next_at(self) -> datetime | None:
        """Return when the next entry falls due."""
        return await self._db.read(store.next_at, label="agenda.next")

    async def tick(self, now: datetime) -> int:
        """Take everything due at ``now``, in short transactions; return how many entries were."""
        total = 0
        while taken := await self._db.transact(self._batch, now, label="agenda.tick", deadline=None):
            total += taken
            if taken < BATCH:
                break
        return total

    def _batch(self, tx: Transaction, now: datetime) -> int:
        entries = store.due(tx, now, BATCH)
        moved: list[Entry] = []
        for entry in entries:
            onward, occurrence = rows.taken(entry, now)
            moved.append(onward)
            due = self._due.get(entry.kind)
            if due is not None:
                due(tx, entry, occurrence, now)
        store.move(tx, moved)
        return len(entries)

    def _replan(self, tx: Transaction, after: int) -> list[Entry]:
        entries = store.page(tx, after, BATCH)
        now = self._clock.now()
        # What is overdue stays so: the tick takes it.
        ahead = [entry for entry in entries if entry.next is not None and entry.next.instant > now]
        store.move(tx, [replace(rows.planned(entry, now), paused=entry.paused) for entry in ahead])
        return entries
