"""The table of deliveries: who is owed what, never what it says."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, UniqueConstraint
from sqlalchemy.sql.expression import bindparam, column, delete, func, literal_column, select, update

from bot.deliveries.model import Delivery, Initiative, New, State
from bot.ids import ChannelId, GuildId, MemberId
from bot.storage.base import Instant, LocalDay, Snowflake, insert_once, metadata, owned
from bot.storage.transaction import Row, Transaction

# Written out: as parameters SQLAlchemy would expand them anew for each claim.
OPEN = tuple(literal_column(f"'{state}'", String) for state in (State.WAITING, State.SENDING))
_IS_OPEN = column("state", String).in_(OPEN)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(32), nullable=False),
    Column("key", String(128), nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("state", String(16), nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("ready_at", Instant, nullable=False),
    Column("member_id", Snowflake),
    Column("guild_id", Snowflake),
    Column("channel_id", Snowflake),
    Column("ref", String(64), nullable=False),
    Column("day", LocalDay),
    Column("attempts", Integer, nullable=False),
    Column("first_tried_at", Instant),
    Column("message_id", Snowflake),
    Column("reason", String(16)),
    Column("settled_at", Instant),
    Column("told", Boolean, nullable=False),
    Column("initiative", String(8), nullable=False),
    Column("reached_on", LocalDay),
    UniqueConstraint("key"),
    Index("ix_deliveries_state_ready_at", "state", "ready_at"),
    Index("ix_deliveries_member_id_state", "member_id", "state"),
    Index("ix_deliveries_settled_at", "settled_at"),
    # On PostgreSQL too; saying it here would load that dialect everywhere (2.7 MB): its migration does.
    Index("ix_deliveries_open", "urgent", "ready_at", sqlite_where=_IS_OPEN),
    info=owned("member_id", row="id") | {"category": None},
)

_NAMES = "id kind key due_at member_id guild_id channel_id ref day state attempts first_tried_at message_id"
COLUMNS = [deliveries.c[name] for name in _NAMES.split()]
_ADD = insert_once(deliveries, ["key"]).values(state=State.WAITING, attempts=0, told=False)
_TRYING = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("delivery"))
    .values(first_tried_at=func.coalesce(deliveries.c.first_tried_at, bindparam("at", type_=Instant)))
    .values(reached_on=bindparam("on"))
)
_SETTLE = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("delivery"), deliveries.c.state == State.SENDING)
    .values(
        state=bindparam("to"),
        reason=bindparam("why"),
        message_id=bindparam("message"),
        settled_at=bindparam("at"),
        reached_on=bindparam("on"),
    )
)
_POSTPONE = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("delivery"), deliveries.c.state == State.SENDING)
    .values(
        state=bindparam("to"),
        ready_at=bindparam("at"),
        attempts=bindparam("tries"),
        first_tried_at=bindparam("first"),
        reached_on=None,
    )
)
_DOUBT = (
    update(deliveries)
    .where(deliveries.c.state.in_(OPEN), deliveries.c.first_tried_at > bindparam("after"))
    .values(first_tried_at=bindparam("long_ago"), ready_at=bindparam("now"))
)
_CANCEL = (
    update(deliveries)
    .where(deliveries.c.key == bindparam("wanted"), deliveries.c.state == State.WAITING)
    .values(state=State.DROPPED, reason="unwanted", settled_at=bindparam("at"))
)
_CANCEL_KIND = (
    update(deliveries)
    .where(
        deliveries.c.member_id == bindparam("member"),
        deliveries.c.kind == bindparam("of_kind"),
        deliveries.c.ref == bindparam("of_ref"),
        deliveries.c.state == State.WAITING,
    )
    .values(state=State.DROPPED, reason="unwanted", settled_at=bindparam("at"))
)
_REACHED = (
    select(deliveries.c.initiative, func.count().label("n"))
    .where(deliveries.c.member_id == bindparam("member"), deliveries.c.reached_on == bindparam("on"))
    .group_by(deliveries.c.initiative)
)
_NEXT = select(func.min(deliveries.c.ready_at).label("at")).where(deliveries.c.state.in_(OPEN))
_UNTOLD = select(*COLUMNS).where(
    deliveries.c.member_id == bindparam("member"),
    deliveries.c.state == State.UNDELIVERABLE,
    deliveries.c.told.is_(False),
)
_UNTOLD_GUILD = select(*COLUMNS).where(
    deliveries.c.guild_id == bindparam("guild"),
    deliveries.c.member_id.is_(None),
    deliveries.c.state == State.UNDELIVERABLE,
    deliveries.c.told.is_(False),
)
_TOLD = update(deliveries).where(deliveries.c.id == bindparam("delivery")).values(told=True)
_DISOWN = (
    update(deliveries)
    .where(deliveries.c.settled_at < bindparam("before"), deliveries.c.member_id.is_not(None))
    .values(member_id=None, ref="")
)
_FORGET = delete(deliveries).where(deliveries.c.settled_at < bindparam("before"))
_BY_KEY = select(*COLUMNS).where(deliveries.c.key == bindparam("wanted"))
_IN_STATE = (
    select(*COLUMNS, deliveries.c.reason)
    .where(deliveries.c.state == bindparam("wanted"))
    .order_by(deliveries.c.due_at)
)
_STATES = select(deliveries.c.state, func.count().label("n")).group_by(deliveries.c.state)
_REVIVE = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("delivery"), deliveries.c.state == State.DEAD)
    .values(state=State.WAITING, ready_at=bindparam("at"), attempts=0)
    .values(first_tried_at=None, settled_at=None, reason=None)  # else its fate would be unknown at once
)
_BURY = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("delivery"), deliveries.c.state.in_((*OPEN, State.DEAD)))
    .values(state=State.DROPPED, reason="unwanted", settled_at=bindparam("at"))
)


def add(tx: Transaction, new: Sequence[New]) -> None:
    """Write deliveries; a key that exists is left as it is."""
    tx.many(
        _ADD,
        [
            {
                "id": each.id,
                "kind": each.kind,
                "key": each.key,
                "urgent": one.urgent,
                "due_at": each.due_at,
                "ready_at": one.ready_at,
                "member_id": each.member,
                "guild_id": each.guild,
                "channel_id": each.channel,
                "ref": each.ref,
                "day": each.day,
                "initiative": one.initiative,
            }
            for one in new
            for each in (one.delivery,)
        ],
    )


def trying(tx: Transaction, delivery: int, at: datetime, on: date | None) -> None:
    """Note a try before it is made: from then on it may have arrived, and counts for its day."""
    tx.run(_TRYING, delivery=delivery, at=at, on=on)


def settle(
    tx: Transaction,
    delivery: int,
    to: State,
    at: datetime,
    *,
    why: str | None,
    message: int | None,
    on: date | None,
) -> bool:
    """End a delivery that this process holds; return False when it no longer does."""
    return tx.run(_SETTLE, delivery=delivery, to=to, at=at, why=why, message=message, on=on) > 0


def postpone(
    tx: Transaction, delivery: Delivery, at: datetime, *, tries: int, first: datetime | None
) -> None:
    """Try again ``at``; what may have arrived since ``first`` counts as being sent, and goes first then."""
    to = State.WAITING if first is None else State.SENDING
    tx.run(_POSTPONE, delivery=delivery.id, to=to, at=at, tries=tries, first=first)


def doubt(tx: Transaction, now: datetime, after: datetime, long_ago: datetime) -> int:
    """Take what was tried later than ``after`` for tried ``long_ago``, and look at it now."""
    return tx.run(_DOUBT, now=now, after=after, long_ago=long_ago)


def cancel(tx: Transaction, key: str, at: datetime) -> bool:
    """Drop one that waits; return whether there was one."""
    return tx.run(_CANCEL, wanted=key, at=at) > 0


def cancel_about(tx: Transaction, member: MemberId, kind: str, ref: str, at: datetime) -> int:
    """Drop everything of one kind about one thing that waits for a member."""
    return tx.run(_CANCEL_KIND, member=member, of_kind=kind, of_ref=ref, at=at)


def by_key(tx: Transaction, key: str) -> Delivery | None:
    row = tx.one(_BY_KEY, wanted=key)
    return None if row is None else delivery_of(row)


def reached(tx: Transaction, member: MemberId, on: date) -> dict[Initiative, int]:
    """Return how many messages reached a member on one of their days, by whose idea they were."""
    return {Initiative(row.initiative): row.n for row in tx.all(_REACHED, member=member, on=on)}


def next_at(tx: Transaction) -> datetime | None:
    row = tx.one(_NEXT)
    return None if row is None else row.at


def untold(tx: Transaction, member: MemberId | None, guild: GuildId | None) -> list[Delivery]:
    """Return what could not be delivered and has not been told: to a member, or to a server's admins."""
    rows = tx.all(_UNTOLD, member=member) if member is not None else tx.all(_UNTOLD_GUILD, guild=guild)
    return [delivery_of(row) for row in rows]


def told(tx: Transaction, those: Sequence[Delivery]) -> None:
    tx.many(_TOLD, [{"delivery": each.id} for each in those])


def disown(tx: Transaction, before: datetime) -> int:
    """Take the owner out of what was settled before; a delivery is not a diary."""
    return tx.run(_DISOWN, before=before)


def forget(tx: Transaction, before: datetime) -> int:
    return tx.run(_FORGET, before=before)


def in_state(tx: Transaction, state: State) -> list[tuple[Delivery, str | None]]:
    return [(delivery_of(row), row.reason) for row in tx.all(_IN_STATE, wanted=state)]


def by_state(tx: Transaction) -> dict[State, int]:
    return {State(row.state): row.n for row in tx.all(_STATES)}


def revive(tx: Transaction, delivery: int, at: datetime) -> bool:
    return tx.run(_REVIVE, delivery=delivery, at=at) > 0


def bury(tx: Transaction, delivery: int, at: datetime) -> bool:
    return tx.run(_BURY, delivery=delivery, at=at) > 0


def delivery_of(row: Row) -> Delivery:
    return Delivery(
        id=row.id,
        kind=row.kind,
        key=row.key,
        due_at=row.due_at,
        member=None if row.member_id is None else MemberId(row.member_id),
        guild=None if row.guild_id is None else GuildId(row.guild_id),
        channel=None if row.channel_id is None else ChannelId(row.channel_id),
        ref=row.ref,
        day=row.day,
        state=State(row.state),
        attempts=row.attempts,
        first_tried_at=row.first_tried_at,
        message=row.message_id,
    )
