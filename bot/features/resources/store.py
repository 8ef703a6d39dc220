"""Tables of what a server's admins added: lines and overrides are the server's, who wrote them is theirs."""

from datetime import date

from sqlalchemy import Column, String, Table, UniqueConstraint, bindparam, delete, select, update

from bot.features.help_now.local import Local, LocalLine, Override
from bot.features.help_now.topics import Topic
from bot.ids import GuildId, MemberId, RequestId
from bot.storage.base import NOBODY, LocalDay, Snowflake, insert_once, metadata, owned, upsert
from bot.storage.transaction import Row, Transaction

local_lines = Table(
    "local_lines",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("guild_id", Snowflake, nullable=False, index=True),
    Column("topic", String(32), nullable=False),
    Column("name", String(60), nullable=False),
    Column("reach", String(150), nullable=False),
    Column("hours", String(60), nullable=False),
    Column("added", LocalDay, nullable=False),
    info=NOBODY,
)

line_overrides = Table(
    "line_overrides",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("guild_id", Snowflake, nullable=False),
    Column("line", String(64), nullable=False),
    Column("number", String(40)),
    Column("reason", String(150), nullable=False),
    Column("since", LocalDay, nullable=False),
    UniqueConstraint("guild_id", "line"),
    info=NOBODY,
)

# Apart from the lines, so that a person's erasure takes their name away and leaves the number standing.
line_authors = Table(
    "line_authors",
    metadata,
    Column("entry_id", Snowflake, primary_key=True, autoincrement=False),
    Column("guild_id", Snowflake, nullable=False, index=True),
    Column("member_id", Snowflake, nullable=False, index=True),
    info=owned("member_id", row="entry_id") | {"category": None},
)

_ALL_LINES = select(local_lines).order_by(local_lines.c.id)
_ALL_OVERRIDES = select(line_overrides).order_by(line_overrides.c.id)
_LINES = _ALL_LINES.where(local_lines.c.guild_id == bindparam("guild"))
_OVERRIDES = _ALL_OVERRIDES.where(line_overrides.c.guild_id == bindparam("guild"))
_AUTHORS = select(line_authors.c.entry_id, line_authors.c.member_id).where(
    line_authors.c.guild_id == bindparam("guild")
)
_ADD_LINE = insert_once(local_lines, ["id"])
_PUT_OVERRIDE = upsert(line_overrides, ["guild_id", "line"], ["id", "number", "reason", "since"])
_ADD_AUTHOR = insert_once(line_authors, ["entry_id"])
_LOOKED_AT = (
    update(local_lines)
    .where(local_lines.c.id == bindparam("entry"), local_lines.c.guild_id == bindparam("guild"))
    .values(added=bindparam("day"))
)
_DROP_LINE = delete(local_lines).where(
    local_lines.c.id == bindparam("entry"), local_lines.c.guild_id == bindparam("guild")
)
_DROP_OVERRIDE = delete(line_overrides).where(
    line_overrides.c.id == bindparam("entry"), line_overrides.c.guild_id == bindparam("guild")
)
_DROP_AUTHOR = delete(line_authors).where(
    line_authors.c.entry_id == bindparam("entry"), line_authors.c.guild_id == bindparam("guild")
)


def everything(tx: Transaction) -> dict[GuildId, Local]:
    """Return what the admins of every server said; a few hundred bytes for each entry."""
    lines, overrides = tx.all(_ALL_LINES), tx.all(_ALL_OVERRIDES)
    guilds = {row.guild_id for row in (*lines, *overrides)}
    return {
        GuildId(guild): Local(
            tuple(_line(row) for row in lines if row.guild_id == guild),
            tuple(_override(row) for row in overrides if row.guild_id == guild),
        )
        for guild in guilds
    }


def of_guild(tx: Transaction, guild: GuildId) -> Local:
    return Local(
        tuple(_line(row) for row in tx.all(_LINES, guild=guild)),
        tuple(_override(row) for row in tx.all(_OVERRIDES, guild=guild)),
    )


def authors(tx: Transaction, guild: GuildId) -> dict[int, MemberId]:
    """Return by entry who wrote it; those who erased their data are not among them."""
    return {row.entry_id: MemberId(row.member_id) for row in tx.all(_AUTHORS, guild=guild)}


def add_line(tx: Transaction, guild: GuildId, line: LocalLine) -> None:
    tx.run(
        _ADD_LINE,
        id=line.id,
        guild_id=guild,
        topic=line.topic.value,
        name=line.name,
        reach=line.reach,
        hours=line.hours,
        added=line.added,
    )


def looked_at(tx: Transaction, guild: GuildId, entry: int, member: MemberId, day: date) -> bool:
    """Date a line of this server anew, by whoever looked at it; False when there is none."""
    if not tx.run(_LOOKED_AT, entry=entry, guild=guild, day=day):
        return False
    tx.run(_DROP_AUTHOR, entry=entry, guild=guild)
    tx.run(_ADD_AUTHOR, entry_id=entry, guild_id=guild, member_id=member)
    return True


def put_override(tx: Transaction, guild: GuildId, override: Override) -> None:
    """Keep an override; a line has one in a server, so it takes the place of an earlier one."""
    tx.run(
        _PUT_OVERRIDE,
        id=override.id,
        guild_id=guild,
        line=override.line,
        number=override.number,
        reason=override.reason,
        since=override.since,
    )


def add_author(tx: Transaction, guild: GuildId, entry: RequestId, member: MemberId) -> None:
    tx.run(_ADD_AUTHOR, entry_id=entry, guild_id=guild, member_id=member)


def drop(tx: Transaction, guild: GuildId, entry: int) -> bool:
    """Delete a line or an override of this server with its author; False when there is none."""
    gone = tx.run(_DROP_LINE, entry=entry, guild=guild) + tx.run(_DROP_OVERRIDE, entry=entry, guild=guild)
    tx.run(_DROP_AUTHOR, entry=entry, guild=guild)
    return gone > 0


def _line(row: Row) -> LocalLine:
    return LocalLine(row.id, Topic(row.topic), row.name, row.reach, row.hours, row.added)


def _override(row: Row) -> Override:
    return Override(row.id, row.line, row.number, row.reason, row.since)
