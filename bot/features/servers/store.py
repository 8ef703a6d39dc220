"""Tables of servers: region, channels and roles by use, what is switched off, and the last change."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Column, String, Table, Text, bindparam, delete, select

from bot.features.servers.model import ServerSettings
from bot.ids import ChannelId, GuildId, RequestId, RoleId
from bot.storage.base import NOBODY, Instant, Snowflake, insert_once, metadata, upsert
from bot.storage.transaction import Row, Transaction

servers = Table(
    "servers",
    metadata,
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("zone", String(64)),
    Column("country", String(2)),
    info=NOBODY,
)

server_channels = Table(
    "server_channels",
    metadata,
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("use", String(32), primary_key=True),
    Column("channel_id", Snowflake, nullable=False),
    info=NOBODY,
)

server_roles = Table(
    "server_roles",
    metadata,
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("use", String(32), primary_key=True),
    Column("role_id", Snowflake, nullable=False),
    info=NOBODY,
)

server_switched_off = Table(
    "server_switched_off",
    metadata,
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("feature", String(32), primary_key=True),
    info=NOBODY,
)

server_changes = Table(
    "server_changes",
    metadata,
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("feature", String(32), primary_key=True),
    Column("request_id", Snowflake, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("before", Text, nullable=False),
    info=NOBODY,
)
"""How each feature stood before the last change of a server's setup; one press may touch several."""

_SERVERS = select(servers.c.guild_id, servers.c.zone, servers.c.country)
_CHANNELS = select(server_channels.c.guild_id, server_channels.c.use, server_channels.c.channel_id)
_ROLES = select(server_roles.c.guild_id, server_roles.c.use, server_roles.c.role_id)
_OFF = select(server_switched_off.c.guild_id, server_switched_off.c.feature)
_ALL = (_SERVERS, _CHANNELS, _ROLES, _OFF)
_ONE = tuple(each.where(each.selected_columns.guild_id == bindparam("guild")) for each in _ALL)
_PUT = upsert(servers, ["guild_id"], ["zone", "country"])
_PUT_CHANNEL = upsert(server_channels, ["guild_id", "use"], ["channel_id"])
_PUT_ROLE = upsert(server_roles, ["guild_id", "use"], ["role_id"])
_PUT_OFF = insert_once(server_switched_off, ["guild_id", "feature"])
_DROP_CHANNEL, _DROP_ROLE, _SWITCH_ON = (
    delete(column.table).where(column.table.c.guild_id == bindparam("guild"), column == bindparam("name"))
    for column in (server_channels.c.use, server_roles.c.use, server_switched_off.c.feature)
)
_LAST = select(server_changes.c.feature, server_changes.c.before, server_changes.c.changed_at).where(
    server_changes.c.guild_id == bindparam("guild")
)
_NOTE = insert_once(server_changes, ["guild_id", "feature"])
_FORGET = delete(server_changes).where(server_changes.c.guild_id == bindparam("guild"))
_FORGET_OLDER = _FORGET.where(server_changes.c.request_id != bindparam("request"))


def everything(tx: Transaction) -> dict[GuildId, ServerSettings]:
    """Return the settings of every server; a few hundred bytes each."""
    return _gathered(*(tx.all(each) for each in _ALL))


def of(tx: Transaction, guild: GuildId) -> ServerSettings:
    """Return one server's settings."""
    return _gathered(*(tx.all(each, guild=guild) for each in _ONE)).get(guild, ServerSettings())


def _gathered(
    regions: Sequence[Row], channels: Sequence[Row], roles: Sequence[Row], off: Sequence[Row]
) -> dict[GuildId, ServerSettings]:
    found: defaultdict[GuildId, ServerSettings] = defaultdict(ServerSettings)
    for row in regions:
        found[row.guild_id] = ServerSettings(row.zone, row.country)
    for row in channels:
        known = found[row.guild_id]
        found[row.guild_id] = replace(known, channels={**known.channels, row.use: ChannelId(row.channel_id)})
    for row in roles:
        known = found[row.guild_id]
        found[row.guild_id] = replace(known, roles={**known.roles, row.use: RoleId(row.role_id)})
    for row in off:
        known = found[row.guild_id]
        found[row.guild_id] = replace(known, off=known.off | {row.feature})
    return dict(found)


def put(tx: Transaction, guild: GuildId, before: ServerSettings, after: ServerSettings) -> None:
    """Write what differs, and only that: two admins who change two things at once are both heard."""
    if (after.zone, after.country) != (before.zone, before.country):
        tx.run(_PUT, guild_id=guild, zone=after.zone, country=after.country)
    for use in before.channels.keys() - after.channels.keys():
        tx.run(_DROP_CHANNEL, guild=guild, name=use)
    for use, channel in after.channels.items() - before.channels.items():
        tx.run(_PUT_CHANNEL, guild_id=guild, use=use, channel_id=channel)
    for use in before.roles.keys() - after.roles.keys():
        tx.run(_DROP_ROLE, guild=guild, name=use)
    for use, role in after.roles.items() - before.roles.items():
        tx.run(_PUT_ROLE, guild_id=guild, use=use, role_id=role)
    for feature in before.off - after.off:
        tx.run(_SWITCH_ON, guild=guild, name=feature)
    for feature in after.off - before.off:
        tx.run(_PUT_OFF, guild_id=guild, feature=feature)


def note(
    tx: Transaction, guild: GuildId, request: RequestId, feature: str, before: object, now: datetime
) -> None:
    """Keep how ``feature`` stood before ``request``; an earlier request's change stays for good."""
    tx.run(_FORGET_OLDER, guild=guild, request=request)
    words = orjson.dumps(before).decode()
    tx.run(_NOTE, guild_id=guild, feature=feature, request_id=request, changed_at=now, before=words)


def last_change(tx: Transaction, guild: GuildId) -> tuple[datetime | None, dict[str, Any]]:
    """Return when the last change was made, and how each feature it touched stood before."""
    rows = tx.all(_LAST, guild=guild)
    when = rows[0].changed_at if rows else None
    return when, {row.feature: orjson.loads(row.before) for row in rows}


def forget_change(tx: Transaction, guild: GuildId) -> None:
    tx.run(_FORGET, guild=guild)
