"""What members decide about themselves: settings, and consent to each kind of data."""

from collections.abc import Callable
from dataclasses import replace

from bot.clock import Clock
from bot.config import Operator
from bot.errors import ConsentNeeded, Refusal
from bot.features.help_now.regions import Regions
from bot.features.members import store
from bot.features.members.model import CONSENT_VERSION, SETTINGS, Consent, Member, Settings
from bot.features.servers.service import Servers
from bot.ids import GuildId, MemberId
from bot.readers import Readers
from bot.storage.categories import erase_category
from bot.storage.database import Database, Transaction
from bot.storage.keys import create_member_key
from bot.zones import canonical_zone


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

    async def start(self) -> None:
        """Fill the copies in memory that let Help and every answer do without storage."""
        for member, language, country, word in await self._db.read(store.readers):
            self._readers.remember(member, language, word)
            self._regions.set_member_country(member, country)

    async def settings(self, member: MemberId) -> Settings:
        """Return a member's settings; defaults when they keep none."""
        return await self._db.transact(store.get, member, label="members.settings") or Settings()

    async def change(self, member: MemberId, change: Callable[[Settings], Settings]) -> Settings:
        """Apply ``change`` to a member's settings and keep the result.

        Raises:
            ConsentNeeded: They have not agreed that settings are kept.
            Refusal: A value is out of range (from the model), ``members-zone-unknown``.
        """
        settings = await self._db.transact(self._change, member, change, label="members.change")
        self._remember(member, settings)
        return settings

    def _change(self, tx: Transaction, member: MemberId, change: Callable[[Settings], Settings]) -> Settings:
        self.require_in(tx, member, SETTINGS)
        settings = change(store.get(tx, member) or Settings())
        if settings.zone is not None:
            zone = canonical_zone(settings.zone)
            if zone is None:
                raise Refusal("members-zone-unknown")
            settings = replace(settings, zone=zone)
        store.put(tx, member, settings)
        return settings

    async def consents(self, member: MemberId) -> dict[str, Consent]:
        """Return every consent that counts today, by category."""
        found = await self._db.transact(store.all_consents, member, label="members.consents")
        return {each.category: each for each in found if each.holds(self._operator.name)}

    async def agree(self, member: MemberId, category: str) -> None:
        """Record a member's yes to one category; the key for their words is made first."""
        await self._db.transact(create_member_key, member, label="members.key")
        given = Consent(category, CONSENT_VERSION, self._operator.name, self._clock.now())
        await self._db.transact(store.agree, member, given, label="members.agree")

    async def withdraw(self, member: MemberId, category: str) -> None:
        """Take a yes back: everything of that category is erased at once."""
        await self._db.transact(self._withdraw, member, category, label="members.withdraw")
        if category == SETTINGS:
            self._remember(member, Settings())

    def _withdraw(self, tx: Transaction, member: MemberId, category: str) -> None:
        erase_category(tx, member, category)
        store.withdraw(tx, member, category, self._clock.now())

    def require_in(self, tx: Transaction, member: MemberId, category: str) -> None:
        """Raise `ConsentNeeded` unless the member agreed that ``category`` is kept."""
        given = store.consent(tx, member, category)
        if given is None or not given.holds(self._operator.name):
            raise ConsentNeeded(category)

    def known_in(self, tx: Transaction, member: MemberId, category: str, guild: GuildId | None) -> Member:
        """Return the member as a feature needs them, once they agreed to ``category``.

        Raises:
            ConsentNeeded: They did not.
        """
        self.require_in(tx, member, category)
        return self.member_in(tx, member, guild)

    def member_in(self, tx: Transaction, member: MemberId, guild: GuildId | None) -> Member:
        """Return the member without asking for consent; for reading and for defaults."""
        return Member(member, store.get(tx, member) or Settings(), self._servers.zone_of(guild))

    def forget(self, member: MemberId) -> None:
        """Drop the copies in memory after a member's erasure."""
        self._remember(member, Settings())

    def _remember(self, member: MemberId, settings: Settings) -> None:
        self._readers.remember(member, settings.language, settings.profile.word)
        self._regions.set_member_country(member, settings.country)
