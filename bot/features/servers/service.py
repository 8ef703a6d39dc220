"""What admins decide for their server, with a copy in memory that every feature may read."""

from collections.abc import Callable
from dataclasses import replace

from bot.errors import Refusal
from bot.features.help_now.regions import Regions
from bot.features.servers import store
from bot.features.servers.model import ServerSettings
from bot.ids import ChannelId, GuildId
from bot.storage.database import Database
from bot.storage.transaction import Transaction
from bot.zones import canonical_zone

UNSET = ServerSettings()

Moved = Callable[[Transaction, GuildId, str], None]
"""Told of a server's new zone, in the transaction that keeps it."""


class Servers:
    """Settings of servers. Reads come from memory; a change is written first, then remembered."""

    def __init__(self, db: Database, regions: Regions) -> None:
        self._db, self._regions = db, regions
        self._settings: dict[GuildId, ServerSettings] = {}
        self._moved: list[Moved] = []

    def when_moved(self, then: Moved) -> None:
        """Let ``then`` know of changes of zone; the same one twice is told once."""
        if then not in self._moved:
            self._moved.append(then)

    async def start(self) -> None:
        self._settings = await self._db.read(store.everything)
        for guild, settings in self._settings.items():
            self._regions.set_guild_country(guild, settings.country)

    def of(self, guild: GuildId) -> ServerSettings:
        return self._settings.get(guild, UNSET)

    def amount(self) -> int:
        """Return how many servers have set anything."""
        return len(self._settings)

    def zone_of(self, guild: GuildId | None) -> str | None:
        return None if guild is None else self.of(guild).zone

    def channel_of(self, guild: GuildId | None, use: str) -> ChannelId | None:
        """Return the channel an admin chose for ``use``, or None."""
        return None if guild is None else self.of(guild).channels.get(use)

    async def choose_channel(self, guild: GuildId, use: str, channel: ChannelId | None) -> ServerSettings:
        """Set (or with None clear) the channel for ``use``; the caller has checked permissions there."""
        await self._db.transact(store.put_channel, guild, use, channel, label="servers.channel")
        channels = {name: id for name, id in self.of(guild).channels.items() if name != use}
        if channel is not None:
            channels[use] = channel
        return self._remember(guild, replace(self.of(guild), channels=channels))

    async def choose_region(self, guild: GuildId, zone: str | None, country: str | None) -> ServerSettings:
        """Set the zone suggested to members and the country for helplines.

        Raises:
            Refusal: ``servers-zone-unknown``.
        """
        known = None if zone is None else canonical_zone(zone)
        if zone is not None and known is None:
            raise Refusal("servers-zone-unknown")
        await self._db.transact(self._put_region, guild, known, country, label="servers.region")
        return self._remember(guild, replace(self.of(guild), zone=known, country=country))

    def _put_region(self, tx: Transaction, guild: GuildId, zone: str | None, country: str | None) -> None:
        store.put_region(tx, guild, zone, country)
        if zone is not None and zone != self.of(guild).zone:
            for moved in self._moved:
                moved(tx, guild, zone)

    def _remember(self, guild: GuildId, settings: ServerSettings) -> ServerSettings:
        self._settings[guild] = settings
        self._regions.set_guild_country(guild, settings.country)
        return settings
