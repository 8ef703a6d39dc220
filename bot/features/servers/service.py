"""What admins decide for their server, with a copy in memory that every feature may read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from bot.errors import Refusal
from bot.features.help_now.regions import Regions
from bot.features.servers import store
from bot.features.servers.changes import Changes
from bot.features.servers.model import ServerSettings, from_json
from bot.ids import ChannelId, GuildId, RequestId, RoleId
from bot.storage.copies import changed_in
from bot.storage.database import Database
from bot.storage.transaction import Transaction
from bot.zones import canonical_zone

T = TypeVar("T", bound=int)

UNSET = ServerSettings()

SERVERS = "servers"

Moved = Callable[[Transaction, GuildId, str], None]
"""Told of a server's new zone, in the transaction that keeps it."""

Change = Callable[[ServerSettings], ServerSettings]


class Servers:
    """Settings of servers. Reads come from memory; a change is written first, then remembered.

    Every change takes the id of the press that asked for it, so that `Changes` can take it back.
    """

    def __init__(self, db: Database, regions: Regions, changes: Changes) -> None:
        self._db, self._regions, self._changes = db, regions, changes
        self._settings: dict[GuildId, ServerSettings] = {}
        self._moved: list[Moved] = []
        changes.register(SERVERS, self._restore)
        db.copies.register(SERVERS, self._read_again, self.start)

    def when_moved(self, then: Moved) -> None:
        """Let ``then`` know of changes of zone; the same one twice is told once."""
        if then not in self._moved:
            self._moved.append(then)

    async def start(self) -> None:
        before, self._settings = self._settings, await self._db.read(store.everything)
        for guild in before.keys() | self._settings.keys():
            self._regions.set_guild_country(guild, self.of(guild).country)

    async def _read_again(self, guild: int) -> None:
        settings = await self._db.read(store.of, GuildId(guild), label="servers.again")
        self.remember(GuildId(guild), lambda _: settings)

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

    def role_of(self, guild: GuildId | None, use: str) -> RoleId | None:
        """Return the role an admin chose for ``use``, or None."""
        return None if guild is None else self.of(guild).roles.get(use)

    def is_off(self, guild: int | None, feature: str) -> bool:
        """Tell whether admins switched a feature off in this server; nothing is off in direct messages."""
        return guild is not None and feature in self.of(GuildId(guild)).off

    async def choose_channel(
        self, guild: GuildId, use: str, channel: ChannelId | None, request: RequestId | None = None
    ) -> ServerSettings:
        """Set (or with None clear) the channel for ``use``; the caller has checked permissions there."""
        return await self._change(
            guild, request, lambda now: replace(now, channels=_with(now.channels, use, channel))
        )

    async def choose_role(
        self, guild: GuildId, use: str, role: RoleId | None, request: RequestId | None = None
    ) -> ServerSettings:
        """Set (or with None clear) the role for ``use``; the caller has checked what it may do."""
        return await self._change(guild, request, lambda now: replace(now, roles=_with(now.roles, use, role)))

    async def switch_off(
        self, guild: GuildId, features: Iterable[str], request: RequestId | None = None
    ) -> ServerSettings:
        """Switch off these features and no others; what members keep stays theirs."""
        return await self._change(guild, request, lambda now: replace(now, off=frozenset(features)))

    async def choose_region(
        self, guild: GuildId, zone: str | None, country: str | None, request: RequestId | None = None
    ) -> ServerSettings:
        """Set the zone suggested to members and the country for helplines.

        Raises:
            Refusal: ``servers-zone-unknown``.
        """
        known = None if zone is None else canonical_zone(zone)
        if zone is not None and known is None:
            raise Refusal("servers-zone-unknown")
        return await self._change(guild, request, lambda now: replace(now, zone=known, country=country))

    async def _change(self, guild: GuildId, request: RequestId | None, change: Change) -> ServerSettings:
        await self._db.transact(self.change_in, guild, request, change, label="servers.change")
        return self.remember(guild, change)

    def change_in(self, tx: Transaction, guild: GuildId, request: RequestId | None, change: Change) -> None:
        """Keep what ``change`` makes of the settings, within a transaction; `remember` comes after it."""
        before = store.of(tx, guild)
        after = change(before)
        store.put(tx, guild, before, after)
        changed_in(tx, SERVERS, guild)
        if request is not None and after != before:
            self._changes.note_in(tx, guild, request, SERVERS, before.as_json())
        if after.zone is not None and after.zone != before.zone:
            for moved in self._moved:
                moved(tx, guild, after.zone)

    def remember(self, guild: GuildId, change: Change) -> ServerSettings:
        """Let readers see a change that is kept now."""
        settings = change(self.of(guild))
        self._settings[guild] = settings
        self._regions.set_guild_country(guild, settings.country)
        return settings

    def _restore(
        self, tx: Transaction, guild: GuildId, request: RequestId, before: Any
    ) -> Callable[[], object]:
        self.change_in(tx, guild, None, lambda _: from_json(before))
        return lambda: self.remember(guild, lambda _: from_json(before))


def _with(chosen: Mapping[str, T], use: str, value: T | None) -> dict[str, T]:
    others = {name: each for name, each in chosen.items() if name != use}
    return others if value is None else {**others, use: value}
