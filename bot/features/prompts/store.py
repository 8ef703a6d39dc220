"""Tables of prompts: what a server's admins chose, and wordings of their own."""

from datetime import date, datetime, time

from sqlalchemy import Boolean, Column, Integer, String, Table, bindparam, delete, or_, select, update

from bot.features.prompts.model import OWN_LENGTH, Plan, Shape, Topic
from bot.ids import ChannelId, GuildId, RequestId, RoleId
from bot.storage.base import NOBODY, Instant, LocalDay, Snowflake, insert_once, metadata, upsert
from bot.storage.transaction import Row, Transaction

prompts = Table(
    "prompts",
    metadata,
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("channel_id", Snowflake),
    Column("at_minute", Integer, nullable=False),
    Column("weekdays", Integer, nullable=False),
    Column("shape", String(16), nullable=False),
    Column("left_out", String(200), nullable=False),
    Column("role_id", Snowflake),
    Column("is_on", Boolean, nullable=False),
    Column("used_on", LocalDay),
    Column("posted_at", Instant),
    Column("posted_day", LocalDay),
    info=NOBODY,
)

prompt_wordings = Table(
    "prompt_wordings",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("guild_id", Snowflake, nullable=False, index=True),
    Column("words", String(OWN_LENGTH), nullable=False),
    info=NOBODY,
)

_GET = select(prompts).where(prompts.c.guild_id == bindparam("guild"))
_PUT = upsert(
    prompts,
    ["guild_id"],
    [column.name for column in prompts.c if column.name != "guild_id"],
)
_USED = (
    update(prompts)
    .where(
        prompts.c.guild_id == bindparam("guild"),
        or_(prompts.c.used_on.is_(None), prompts.c.used_on < bindparam("day", type_=LocalDay)),
    )
    .values(used_on=bindparam("day", type_=LocalDay))
)
_POSTED = (
    update(prompts)
    .where(prompts.c.guild_id == bindparam("guild"))
    .values(posted_at=bindparam("at"), posted_day=bindparam("day"))
)
_OWN = (
    select(prompt_wordings.c.id, prompt_wordings.c.words)
    .where(prompt_wordings.c.guild_id == bindparam("guild"))
    .order_by(prompt_wordings.c.id)
)
_ADD = insert_once(prompt_wordings, ["id"])
_REMOVE = delete(prompt_wordings).where(
    prompt_wordings.c.guild_id == bindparam("guild"), prompt_wordings.c.id == bindparam("wording")
)


def get(tx: Transaction, guild: GuildId) -> Plan:
    """Return what a server's admins chose; defaults, turned off, when they chose nothing."""
    row = tx.one(_GET, guild=guild)
    return Plan(guild) if row is None else _plan(row)


def put(tx: Transaction, plan: Plan) -> None:
    tx.run(
        _PUT,
        guild_id=plan.guild,
        channel_id=plan.channel,
        at_minute=plan.at.hour * 60 + plan.at.minute,
        weekdays=sum(1 << day for day in plan.weekdays),
        shape=plan.shape,
        left_out=",".join(sorted(plan.left_out)),
        role_id=plan.role,
        is_on=plan.on,
        used_on=plan.used_on,
        posted_at=plan.posted_at,
        posted_day=plan.posted_day,
    )


def used(tx: Transaction, guild: GuildId, day: date) -> None:
    """Note that it was used on ``day``, if that is later than what is noted."""
    tx.run(_USED, guild=guild, day=day)


def posted(tx: Transaction, guild: GuildId, at: datetime, day: date) -> None:
    tx.run(_POSTED, guild=guild, at=at, day=day)


def own(tx: Transaction, guild: GuildId) -> dict[int, str]:
    """Return a server's own wordings by id, in the order they were added."""
    return {row.id: row.words for row in tx.all(_OWN, guild=guild)}


def add(tx: Transaction, guild: GuildId, request: RequestId, words: str) -> None:
    tx.run(_ADD, id=request, guild_id=guild, words=words)


def remove(tx: Transaction, guild: GuildId, wording: int) -> None:
    tx.run(_REMOVE, guild=guild, wording=wording)


def _plan(row: Row) -> Plan:
    return Plan(
        guild=GuildId(row.guild_id),
        channel=None if row.channel_id is None else ChannelId(row.channel_id),
        at=time(*divmod(row.at_minute, 60)),
        weekdays=frozenset(day for day in range(7) if row.weekdays >> day & 1),
        shape=Shape(row.shape),
        left_out=frozenset(topic for topic in Topic if topic in row.left_out.split(",")),
        role=None if row.role_id is None else RoleId(row.role_id),
        on=bool(row.is_on),
        used_on=row.used_on,
        posted_at=row.posted_at,
        posted_day=row.posted_day,
    )
