"""The table of feeds: what a server's admins added. Nothing in it is about a member."""

from sqlalchemy import Column, Integer, String, Table, Text, bindparam, delete, select

from bot.features.meeting_feeds.model import ADDRESS_LENGTH, NAME_LENGTH, Source, problem_of
from bot.features.meetings.model import Programme
from bot.ids import GuildId
from bot.storage.base import NOBODY, Snowflake, metadata, upsert
from bot.storage.transaction import Row, Transaction

feeds = Table(
    "meeting_feeds",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("guild_id", Snowflake, nullable=False, index=True),
    Column("name", String(NAME_LENGTH), nullable=False),
    Column("address", String(ADDRESS_LENGTH), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("programme", String(16), nullable=False),
    Column("taken", Integer, nullable=False),
    Column("problem", String(20)),
    Column("tag", Text, nullable=False),
    Column("modified", Text, nullable=False),
    info=NOBODY,
)

_OF = select(feeds).where(feeds.c.guild_id == bindparam("guild")).order_by(feeds.c.id)
_GET = select(feeds).where(feeds.c.id == bindparam("feed"))
_PUT = upsert(feeds, ["id"], [column.name for column in feeds.c if column.name != "id"])
_REMOVE = delete(feeds).where(feeds.c.id == bindparam("feed"))


def of_guild(tx: Transaction, guild: GuildId) -> list[Source]:
    return [_source(row) for row in tx.all(_OF, guild=guild)]


def get(tx: Transaction, feed: int) -> Source | None:
    row = tx.one(_GET, feed=feed)
    return None if row is None else _source(row)


def put(tx: Transaction, source: Source) -> None:
    tx.run(
        _PUT,
        id=source.id,
        guild_id=source.guild,
        name=source.name,
        address=source.address,
        zone=source.zone,
        programme=source.programme,
        taken=source.taken,
        problem=source.problem,
        tag=source.tag,
        modified=source.modified,
    )


def remove(tx: Transaction, feed: int) -> None:
    tx.run(_REMOVE, feed=feed)


def _source(row: Row) -> Source:
    return Source(
        id=row.id,
        guild=GuildId(row.guild_id),
        name=row.name,
        address=row.address,
        zone=row.zone,
        programme=Programme(row.programme),
        taken=row.taken,
        problem=problem_of(row.problem),
        tag=row.tag,
        modified=row.modified,
    )
