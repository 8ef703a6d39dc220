"""The table of people remembered in a server, under aliases: nobody's export, and it erases nothing."""

from datetime import datetime

from sqlalchemy import Column, LargeBinary, Table, bindparam, delete, or_, select

from bot.ids import GuildId
from bot.storage.aliases import ALIAS_BYTES
from bot.storage.base import NOBODY, OUTLIVES_SERVER, Instant, Snowflake, insert_once, metadata
from bot.storage.transaction import Transaction

memorials = Table(
    "memorials",
    metadata,
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("about_alias", LargeBinary(ALIAS_BYTES), primary_key=True),
    Column("since", Instant, nullable=False),
    info=NOBODY | OUTLIVES_SERVER,  # the operator's stop names no server
)

_SET = insert_once(memorials, ["guild_id", "about_alias"])
_LIFT = delete(memorials).where(
    memorials.c.guild_id == bindparam("guild"), memorials.c.about_alias == bindparam("about")
)
_HOLDS = (
    select(memorials.c.guild_id)
    .where(
        memorials.c.about_alias == bindparam("about"),
        or_(memorials.c.guild_id == bindparam("guild"), memorials.c.guild_id == bindparam("everywhere")),
    )
    .limit(1)
)
_LIFT_ALL = delete(memorials).where(memorials.c.about_alias == bindparam("about"))
_IN = select(memorials.c.about_alias).where(
    or_(memorials.c.guild_id == bindparam("guild"), memorials.c.guild_id == bindparam("everywhere"))
)
_ANY = select(memorials.c.guild_id).limit(1)


def add(tx: Transaction, guild: GuildId, about: bytes, since: datetime) -> bool:
    return tx.run(_SET, guild_id=guild, about_alias=about, since=since) > 0


def lift(tx: Transaction, guild: GuildId, about: bytes) -> bool:
    return tx.run(_LIFT, guild=guild, about=about) > 0


def holds(tx: Transaction, about: bytes, guild: GuildId, everywhere: GuildId) -> bool:
    return tx.one(_HOLDS, about=about, guild=guild, everywhere=everywhere) is not None


def lift_all(tx: Transaction, about: bytes) -> int:
    return tx.run(_LIFT_ALL, about=about)


def everybody_in(tx: Transaction, guild: GuildId, everywhere: GuildId) -> frozenset[bytes]:
    return frozenset(row.about_alias for row in tx.all(_IN, guild=guild, everywhere=everywhere))


def any_at_all(tx: Transaction) -> bool:
    return tx.one(_ANY) is not None
