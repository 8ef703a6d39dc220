"""Tables of servers: region, and channels by use."""

from sqlalchemy import Column, String, Table, bindparam, delete, select

from bot.features.servers.model import ServerSettings
from bot.ids import ChannelId, GuildId
from bot.storage.base import NOBODY, Snowflake, metadata, upsert
from bot.storage.transaction import Transaction

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

_SERVERS = select(servers.c.guild_id, servers.c.zone, servers.c.country)
_CHANNELS = select(server_channels.c.guild_id, server_channels.c.use, server_channels.c.channel_id)
_PUT = upsert(servers, ["guild_id"], ["zone", "country"])
_PUT_CHANNEL = upsert(server_channels, ["guild_id", "use"], ["channel_id"])
_DROP_CHANNEL = delete(server_channels).where(
    server_channels.c.guild_id == bindparam("guild"), server_channels.c.use == bindparam("name")
)


def everything(tx: Transaction) -> dict[GuildId, ServerSettings]:
    """Return the settings of every server; a few hundred bytes each."""
    channels: dict[int, dict[str, ChannelId]] = {}
    for row in tx.all(_CHANNELS):
        channels.setdefault(row.guild_id, {})[row.use] = ChannelId(row.channel_id)
    regions = {row.guild_id: (row.zone, row.country) for row in tx.all(_SERVERS)}
    return {
        GuildId(guild): ServerSettings(*regions.get(guild, (None, None)), channels.get(guild, {}))
        for guild in regions.keys() | channels.keys()
    }


def put_region(tx: Transaction, guild: GuildId, zone: str | None, country: str | None) -> None:
    tx.run(_PUT, guild_id=guild, zone=zone, country=country)


def put_channel(tx: Transaction, guild: GuildId, use: str, channel: ChannelId | None) -> None:
    if channel is None:
        tx.run(_DROP_CHANNEL, guild=guild, name=use)
    else:
        tx.run(_PUT_CHANNEL, guild_id=guild, use=use, channel_id=channel)
