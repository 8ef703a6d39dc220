"""The agenda's table: cost follows what is due, not what exists."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Boolean, Column, Index, String, Table, Text, bindparam, delete, func, select, update

from bot.agenda.rows import Entry
from bot.agenda.rules import Occurrence, from_json, to_json
from bot.ids import GuildId, MemberId
from bot.storage.base import Instant, LocalDay, Snowflake, metadata, owned, upsert
from bot.storage.transaction import Row, Transaction

agenda = Table(
    "agenda",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("kind", String(32), nullable=False),
    Column("member_id", Snowflake),
    Column("guild_id", Snowflake),
    Column("ref", String(64), nullable=False),
    Column("rule", Text, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("next_at", Instant),
    Column("next_day", LocalDay),
    Column("last_day", LocalDay),
    Index("ix_agenda_next_at", "next_at"),
    Index("ix_agenda_member_id", "member_id"),
    Index("ix_agenda_guild_id", "guild_id"),
    info=owned("member_id", row="id") | {"category": None},
)

_ALL = select(agenda)
_DUE = (
    _ALL.where(agenda.c.next_at <= bindparam("now"))
    .order_by(agenda.c.next_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_NEXT = select(func.min(agenda.c.next_at).label("at"))
_SIZE = select(func.count().label("n")).select_from(agenda)
_OVERDUE = _SIZE.where(agenda.c.next_at <= bindparam("now"))
_PUT = upsert(
    agenda,
    ["id"],
    ["kind", "member_id", "guild_id", "ref", "rule", "zone", "paused", "next_at", "next_day", "last_day"],
)
_MOVE = (
    update(agenda)
    .where(agenda.c.id == bindparam("entry"))
    .values(next_at=bindparam("at"), next_day=bindparam("day"), last_day=bindparam("last"))
)
_GET = _ALL.where(agenda.c.id == bindparam("entry"))
_REMOVE = delete(agenda).where(agenda.c.id == bindparam("entry"))
_OF_MEMBER = _ALL.where(agenda.c.member_id == bindparam("member"))
_OF_GUILD = _ALL.where(agenda.c.guild_id == bindparam("guild"))
_AFTER = _ALL.where(agenda.c.id > bindparam("after")).order_by(agenda.c.id).limit(bindparam("most"))


def due(tx: Transaction, now: datetime, most: int) -> list[Entry]:
    """Return what fell due up to ``now``, earliest first; other processes skip these rows meanwhile."""
    return [_entry(row) for row in tx.all(_DUE, now=now, most=most)]


def next_at(tx: Transaction) -> datetime | None:
    """Return when the next thing falls due."""
    row = tx.one(_NEXT)
    return None if row is None else row.at


def size(tx: Transaction) -> int:
    """Return how many entries there are."""
    return sum(row.n for row in tx.all(_SIZE))


def overdue(tx: Transaction, now: datetime) -> int:
    """Return how many entries are due and not taken yet."""
    return sum(row.n for row in tx.all(_OVERDUE, now=now))


def get(tx: Transaction, entry: int) -> Entry | None:
    row = tx.one(_GET, entry=entry)
    return None if row is None else _entry(row)


def put(tx: Transaction, entry: Entry) -> None:
    tx.run(
        _PUT,
        id=entry.id,
        kind=entry.kind,
        member_id=entry.member,
        guild_id=entry.guild,
        ref=entry.ref,
        rule=to_json(entry.rule),
        zone=entry.zone,
        paused=entry.paused,
        next_at=None if entry.next is None else entry.next.instant,
        next_day=None if entry.next is None else entry.next.local_date,
        last_day=entry.last_day,
    )


def move(tx: Transaction, entries: Sequence[Entry]) -> None:
    """Write where each of ``entries`` stands now; nothing else of them."""
    rows = [
        {
            "entry": entry.id,
            "at": None if entry.next is None else entry.next.instant,
            "day": None if entry.next is None else entry.next.local_date,
            "last": entry.last_day,
        }
        for entry in entries
    ]
    tx.many(_MOVE, rows)


def remove(tx: Transaction, entry: int) -> None:
    tx.run(_REMOVE, entry=entry)


def of_member(tx: Transaction, member: MemberId, kind: str | None = None) -> list[Entry]:
    return [_entry(row) for row in tx.all(_OF_MEMBER, member=member) if kind in (None, row.kind)]


def of_guild(tx: Transaction, guild: GuildId, kind: str | None = None) -> list[Entry]:
    return [_entry(row) for row in tx.all(_OF_GUILD, guild=guild) if kind in (None, row.kind)]


def page(tx: Transaction, after: int, most: int) -> list[Entry]:
    """Return ``most`` entries by id, for walking all of them."""
    return [_entry(row) for row in tx.all(_AFTER, after=after, most=most)]


def _entry(row: Row) -> Entry:
    following = None if row.next_at is None else Occurrence(row.next_day, row.next_at)
    return Entry(
        id=row.id,
        kind=row.kind,
        rule=from_json(row.rule),
        zone=row.zone,
        member=None if row.member_id is None else MemberId(row.member_id),
        guild=None if row.guild_id is None else GuildId(row.guild_id),
        ref=row.ref,
        next=following,
        last_day=row.last_day,
        paused=bool(row.paused),
    )
