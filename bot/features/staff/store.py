"""Tables of staff: the record of what they did, apart from who did it, and who is on duty."""

from datetime import datetime

from sqlalchemy import Column, Index, String, Table, bindparam, delete, select

from bot.features.staff.model import Act, Deed, Duty
from bot.ids import GuildId, MemberId, RequestId
from bot.storage.base import NOBODY, Instant, Snowflake, insert_once, metadata, owned
from bot.storage.transaction import Transaction

# Two tables, so that whoever erases their account takes their name out and not what was done.
staff_acts = Table(
    "staff_acts",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("guild_id", Snowflake, nullable=False),
    Column("deed", String(24), nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_staff_acts_guild_id_at", "guild_id", "at"),
    info=NOBODY,
)

staff_actors = Table(
    "staff_actors",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("member_id", Snowflake, nullable=False, index=True),
    info=owned("member_id", row="id") | {"category": None},
)

duties = Table(
    "duties",
    metadata,
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("member_id", Snowflake, primary_key=True, autoincrement=False),
    Column("since", Instant, nullable=False),
    info=owned("member_id", row="guild_id") | {"category": None},
)

_ADD = insert_once(staff_acts, ["id"])
_NAME = insert_once(staff_actors, ["id"])
_LATEST = (
    select(staff_acts.c.id, staff_acts.c.deed, staff_acts.c.at, staff_actors.c.member_id)
    .outerjoin(staff_actors, staff_actors.c.id == staff_acts.c.id)
    .where(staff_acts.c.guild_id == bindparam("guild"))
    .order_by(staff_acts.c.at.desc(), staff_acts.c.id.desc())
    .limit(bindparam("most"))
)
_OLD = select(staff_acts.c.id).where(staff_acts.c.at < bindparam("before"))
_FORGET_NAMES = delete(staff_actors).where(staff_actors.c.id.in_(_OLD))
_FORGET = delete(staff_acts).where(staff_acts.c.at < bindparam("before"))
_ON = insert_once(duties, ["guild_id", "member_id"])
_OFF = delete(duties).where(
    duties.c.guild_id == bindparam("guild"), duties.c.member_id == bindparam("member")
)
_ON_DUTY = (
    select(duties.c.member_id, duties.c.since)
    .where(duties.c.guild_id == bindparam("guild"))
    .order_by(duties.c.since)
)


def note(
    tx: Transaction, id: RequestId, guild: GuildId, by: MemberId | None, deed: Deed, at: datetime
) -> None:
    tx.run(_ADD, id=id, guild_id=guild, deed=deed, at=at)
    if by is not None:
        tx.run(_NAME, id=id, member_id=by)


def latest(tx: Transaction, guild: GuildId, most: int) -> list[Act]:
    """Return the newest ``most`` acts of a server, the newest first."""
    return [
        Act(
            RequestId(row.id),
            Deed(row.deed),
            None if row.member_id is None else MemberId(row.member_id),
            row.at,
        )
        for row in tx.all(_LATEST, guild=guild, most=most)
    ]


def forget(tx: Transaction, before: datetime) -> None:
    """Take away what was done before ``before``."""
    tx.run(_FORGET_NAMES, before=before)
    tx.run(_FORGET, before=before)


def set_duty(tx: Transaction, guild: GuildId, member: MemberId, since: datetime | None) -> bool:
    """Put somebody on duty since an instant, or (None) off; False when they were already."""
    if since is None:
        return tx.run(_OFF, guild=guild, member=member) > 0
    return tx.run(_ON, guild_id=guild, member_id=member, since=since) > 0


def on_duty(tx: Transaction, guild: GuildId) -> list[Duty]:
    """Return who is on duty, the longest first."""
    return [Duty(MemberId(row.member_id), row.since) for row in tx.all(_ON_DUTY, guild=guild)]
