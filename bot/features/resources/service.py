"""Lines and programmes to look through, from memory; what admins change is written first, then remembered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.clock import Clock
from bot.errors import Refusal
from bot.features.help_now.local import Local, LocalLine, Override
from bot.features.help_now.model import Helpline
from bot.features.help_now.parts import Place
from bot.features.help_now.service import HelpNow
from bot.features.help_now.topics import Topic
from bot.features.resources import model, store
from bot.features.resources.model import MOST_LINES, Group
from bot.ids import GuildId, MemberId, RequestId
from bot.storage.copies import changed_in
from bot.storage.database import Database
from bot.storage.transaction import Transaction

COPIED = "resources"


@dataclass(frozen=True, slots=True)
class Listing:
    """What is shown for a topic: the server's own lines, then groups of lines from the book."""

    place: Place
    topic: Topic
    near: Sequence[LocalLine]
    groups: Sequence[Group]
    today: date

    @property
    def entries(self) -> Sequence[LocalLine | Group]:
        """All of it in the order it is shown."""
        return (*self.near, *self.groups)

    @property
    def overrides(self) -> Mapping[str, Override]:
        """Overrides of this server by the line they change."""
        return {each.line: each for each in self.place.local.overrides}


class Resources:
    """Looking works without storage; only what admins change needs it."""

    def __init__(self, db: Database, clock: Clock, help_now: HelpNow) -> None:
        self._db, self._clock, self._help = db, clock, help_now
        db.copies.register(COPIED, self._read_again, self.start)

    async def start(self) -> None:
        """Give Help what the admins of every server said."""
        for guild, local in (await self._db.read(store.everything, label="resources.start")).items():
            self._help.local.set(guild, local)

    def listing(self, country: str | None, topic: Topic, locale: str, guild: GuildId | None) -> Listing:
        """Return the lines for a topic in ``country`` (None: unknown), as members of ``guild`` see them."""
        place = self._help.place(country, locale, guild)
        groups = model.listing(place.book, country, topic)
        return Listing(place, topic, place.local.about(topic), groups, self.today())

    def today(self) -> date:
        return self._clock.now().date()

    def local(self, guild: GuildId) -> Local:
        return self._help.local.of(guild)

    def name(self, line: str) -> str:
        """Return how a line of the book is called; its id when a newer book has it no more."""
        return next((each.name for each in self._help.book.lines if each.id == line), line)

    def line(self, line: str) -> Helpline:
        """Return a line of the book as it stands there; raises Refusal ``resources-gone``."""
        found = next((each for each in self._help.book.lines if each.id == line), None)
        if found is None:
            raise Refusal("resources-gone")
        return found

    def changeable(self, country: str, topic: Topic) -> Sequence[Helpline]:
        """Return the lines of a country that admins may override, at most as many as a select offers."""
        groups = model.listing(self._help.book, country, topic)
        return [line for group in groups for line in group][:MOST_LINES]

    async def authors(self, guild: GuildId) -> Mapping[int, MemberId]:
        """Return by entry who wrote it; for the server's admins."""
        return await self._db.transact(store.authors, guild, label="resources.authors")

    async def add(self, guild: GuildId, member: MemberId, request: RequestId, line: LocalLine) -> None:
        """Add a line to a server; the same form twice is one line.

        Raises:
            Refusal: ``resources-too-many``.
        """
        local = await self._db.transact(self._add, guild, member, request, line, label="resources.add")
        self._help.local.set(guild, local)

    def _add(
        self, tx: Transaction, guild: GuildId, member: MemberId, request: RequestId, line: LocalLine
    ) -> Local:
        if len(store.of_guild(tx, guild).lines) >= MOST_LINES:
            raise Refusal("resources-too-many", most=MOST_LINES)
        store.add_line(tx, guild, line)
        store.add_author(tx, guild, request, member)
        return self._changed(tx, guild)

    async def override(self, guild: GuildId, member: MemberId, request: RequestId, change: Override) -> None:
        """Hide a line of the book in a server, or show another number for it.

        Emergency numbers are no lines of the book: nothing here can name one.

        Raises:
            Refusal: ``resources-gone``: the book has no such line; ``resources-too-many``.
        """
        self.line(change.line)
        work = self._override
        local = await self._db.transact(work, guild, member, request, change, label="resources.override")
        self._help.local.set(guild, local)

    def _override(
        self, tx: Transaction, guild: GuildId, member: MemberId, request: RequestId, change: Override
    ) -> Local:
        before = store.of_guild(tx, guild).overrides
        for earlier in (each for each in before if each.line == change.line):
            store.drop(tx, guild, earlier.id)
        if sum(each.line != change.line for each in before) >= MOST_LINES:
            raise Refusal("resources-too-many", most=MOST_LINES)
        store.put_override(tx, guild, change)
        store.add_author(tx, guild, request, member)
        return self._changed(tx, guild)

    async def still_right(self, guild: GuildId, member: MemberId, entry: int) -> None:
        """Date a line of this server today, by the admin who looked at it.

        Raises:
            Refusal: ``resources-gone``.
        """
        work = self._still_right
        local = await self._db.transact(work, guild, member, entry, label="resources.right")
        self._help.local.set(guild, local)

    def _still_right(self, tx: Transaction, guild: GuildId, member: MemberId, entry: int) -> Local:
        if not store.looked_at(tx, guild, entry, member, self.today()):
            raise Refusal("resources-gone")
        return self._changed(tx, guild)

    async def remove(self, guild: GuildId, entry: int) -> None:
        """Take back a line or an override of this server.

        Raises:
            Refusal: ``resources-gone``.
        """
        local = await self._db.transact(self._remove, guild, entry, label="resources.remove")
        self._help.local.set(guild, local)

    def _remove(self, tx: Transaction, guild: GuildId, entry: int) -> Local:
        if not store.drop(tx, guild, entry):
            raise Refusal("resources-gone")
        return self._changed(tx, guild)

    def _changed(self, tx: Transaction, guild: GuildId) -> Local:
        changed_in(tx, COPIED, guild)
        return store.of_guild(tx, guild)

    async def _read_again(self, guild: int) -> None:
        local = await self._db.read(store.of_guild, GuildId(guild), label="resources.again")
        self._help.local.set(GuildId(guild), local)
