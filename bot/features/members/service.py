"""What members decide about themselves: settings, consent to each kind of data, and a pause."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from bot.clock import Clock
from bot.config import Operator
from bot.consent import Category
from bot.errors import ConsentNeeded, NotReady, Refusal, Slow
from bot.features.help_now.regions import Regions
from bot.features.members import store
from bot.features.members.model import SETTINGS, Consent, Member, Settings
from bot.features.servers.service import Servers
from bot.ids import GuildId, MemberId
from bot.readers import Readers
from bot.storage.categories import erase_category
from bot.storage.copies import changed_in
from bot.storage.database import Database
from bot.storage.erasure import COPIED
from bot.storage.errors import StorageError, Unreadable
from bot.storage.keys import create_member_key
from bot.storage.transaction import Transaction
from bot.zones import canonical_zone

Change = Callable[[Settings], Settings]

Moved = Callable[[Transaction, MemberId, str], None]
"""Told of a member's new zone, in the transaction that keeps it."""

Withdrawn = Callable[[Transaction, MemberId, Category], None]
"""Told of a yes that is taken back, in the transaction that erases its category."""


class Members:
    """Settings and consent. Other services call `known_in` first: it is the gate to storing anything."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        operator: Operator,
        servers: Servers,
        readers: Readers,
        regions: Regions,
    ) -> None:
        self._db, self._clock, self._operator = db, clock, operator
        self._servers, self._readers, self._regions = servers, readers, regions
        db.copies.register(COPIED, self._read_again, self.start)
        self._moved: list[Moved] = []
        self._withdrawn: list[Withdrawn] = []

    def when_moved(self, then: Moved) -> None:
        """Let ``then`` know of changes of zone; the same one twice is told once."""
        if then not in self._moved:
            self._moved.append(then)

    def when_withdrawn(self, then: Withdrawn) -> None:
        """Let ``then`` clear away what a category had caused outside its tables."""
        self._withdrawn.append(then)

    async def start(self) -> None:
        """Fill the copies in memory that let Help and every answer do without storage."""
        known = await self._db.read(store.readers, label="members.start")
        self._readers.clear()
        self._regions.clear_members()
        for member, language, country, word in known:
            self._readers.remember(member, language, word)
            self._regions.set_member_country(member, country)

    async def _read_again(self, member: int) -> None:
        with suppress(Unreadable):  # erased a moment ago: that is told too
            settings = await self._db.read(store.get, MemberId(member), label="members.again")
            self._remember(MemberId(member), settings or Settings())

    async def settings(self, member: MemberId) -> Settings:
        """Return a member's settings; defaults when they keep none."""
        return await self._db.transact(store.get, member, label="members.settings") or Settings()

    async def change(self, member: MemberId, change: Change) -> Settings:
        """Apply ``change`` to a member's settings and keep the result.

        Raises:
            ConsentNeeded: They have not agreed that settings are kept.
            Refusal: A value is out of range (from the model), ``members-zone-unknown``.
        """
        settings = await self._db.transact(self._change, member, change, label="members.change")
        self._remember(member, settings)
        return settings

    def _change(self, tx: Transaction, member: MemberId, change: Change) -> Settings:
        self.require_in(tx, member, SETTINGS)
        before = store.get(tx, member) or Settings()
        settings = change(before)
        if settings.zone is not None:
            zone = canonical_zone(settings.zone)
            if zone is None:
                raise Refusal("members-zone-unknown")
            settings = replace(settings, zone=zone)
        store.put(tx, member, settings)
        changed_in(tx, COPIED, member)
        if settings.zone is not None and settings.zone != before.zone:
            for moved in self._moved:
                moved(tx, member, settings.zone)
        return settings

    async def pause(self, member: MemberId, *, on: bool) -> None:
        """Stop (or let go on) everything unasked. Needs no consent: stopping never asks first (G-9)."""
        await self._db.transact(store.pause, member, on, label="members.pause")

    async def paused(self, member: MemberId) -> bool:
        return await self._db.transact(store.paused, member, label="members.paused")

    def paused_in(self, tx: Transaction, member: MemberId) -> bool:
        return store.paused(tx, member)

    async def consents(self, member: MemberId) -> list[Consent]:
        """Return every consent that was not taken back, also those that would be asked again."""
        found = await self._db.transact(store.all_consents, member, label="members.consents")
        return [each for each in found if each.given]

    async def is_new(self, member: MemberId) -> bool:
        """Tell whether nothing is kept for them yet; False when storage cannot say."""
        try:
            return not await self.consents(member)
        except (NotReady, Slow, StorageError):
            return False

    async def agree(self, member: MemberId, category: Category) -> None:
        """Record a member's yes to one category; the key for their words is made first."""
        await self._db.transact(create_member_key, member, label="members.key")
        given = Consent(category.name, category.version, self._operator.name, self._clock.now())
        await self._db.transact(store.agree, member, given, label="members.agree")

    async def withdraw(self, member: MemberId, category: Category) -> None:
        """Take a yes back: everything of that category is erased at once."""
        await self._db.transact(self._withdraw, member, category, label="members.withdraw")
        if category == SETTINGS:
            self._remember(member, Settings())

    def _withdraw(self, tx: Transaction, member: MemberId, category: Category) -> None:
        store.withdraw(tx, member, category.name, self._clock.now())  # first: waits for who saves just now
        erase_category(tx, member, category.name)
        changed_in(tx, COPIED, member)
        for withdrawn in self._withdrawn:
            withdrawn(tx, member, category)

    async def require(self, member: MemberId, category: Category) -> None:
        """Raise `ConsentNeeded` unless the member agreed that ``category`` is kept: before a form opens."""
        await self._db.transact(self.require_in, member, category, label="members.require")

    def require_in(self, tx: Transaction, member: MemberId, category: Category) -> None:
        """Raise `ConsentNeeded` unless the member agreed that ``category`` is kept; not in a `read`."""
        given = store.consent(tx, member, category.name)
        if given is None or not given.holds(category, self._operator.name):
            raise ConsentNeeded(category)

    def known_in(
        self, tx: Transaction, member: MemberId, category: Category, guild: GuildId | None
    ) -> Member:
        """Return the member as a feature needs them, once they agreed to ``category``.

        Raises:
            ConsentNeeded: They did not.
        """
        self.require_in(tx, member, category)
        return self.member_in(tx, member, guild)

    def member_in(self, tx: Transaction, member: MemberId, guild: GuildId | None) -> Member:
        """Return the member without asking for consent; for reading and for defaults."""
        return Member(member, store.get(tx, member) or Settings(), self._servers.zone_of(guild))

    def has_agreed_in(self, tx: Transaction, member: MemberId) -> bool:
        """Tell whether a member agreed that anything is kept."""
        return any(each.given for each in store.all_consents(tx, member))

    def agreed_in(self, tx: Transaction) -> list[MemberId]:
        """Return everybody who agreed that something is kept."""
        return store.agreed(tx)

    def forget(self, member: MemberId) -> None:
        """Drop the copies in memory after a member's erasure."""
        self._remember(member, Settings())

    def _remember(self, member: MemberId, settings: Settings) -> None:
        self._readers.remember(member, settings.language, settings.profile.word)
        self._regions.set_member_country(member, settings.country)
