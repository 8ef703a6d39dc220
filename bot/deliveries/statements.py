"""The table of deliveries (who is owed what, never what it says) and what is asked of it."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    select,
    update,
)

from bot.deliveries.model import State
from bot.storage.base import Instant, LocalDay, Snowflake, insert_once, metadata, owned

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
    info=owned("member_id", row="id") | {"category": None},
)

OPEN = (State.WAITING, State.SENDING)
NAMES = "id kind key due_at member_id guild_id channel_id ref day state attempts first_tried_at message_id"
COLUMNS = [deliveries.c[name] for name in NAMES.split()]
ADD = insert_once(deliveries, ["key"])
# ``ready_at`` of one that is being sent is the end of its lease: both are claimed by one index.
CLAIM = (
    select(*COLUMNS)
    .where(deliveries.c.state.in_(OPEN), deliveries.c.ready_at <= bindparam("now"))
    .order_by(deliveries.c.urgent.desc(), deliveries.c.ready_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
HOLD = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("delivery"))
    .values(state=State.SENDING, ready_at=bindparam("until"), attempts=deliveries.c.attempts + 1)
)
TRYING = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("delivery"))
    .values(first_tried_at=func.coalesce(deliveries.c.first_tried_at, bindparam("at", type_=Instant)))
    .values(reached_on=bindparam("on"))
)
SETTLE = (
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
POSTPONE = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("delivery"), deliveries.c.state == State.SENDING)
    .values(
        state=State.WAITING,
        ready_at=bindparam("at"),
        attempts=bindparam("tries"),
        first_tried_at=bindparam("first"),
        reached_on=None,
    )
)
DOUBT = (
    update(deliveries)
    .where(deliveries.c.state.in_(OPEN), deliveries.c.first_tried_at > bindparam("after"))
    .values(first_tried_at=bindparam("long_ago"), ready_at=bindparam("now"))
)
CANCEL = (
    update(deliveries)
    .where(deliveries.c.key == bindparam("wanted"), deliveries.c.state == State.WAITING)
    .values(state=State.DROPPED, reason="unwanted", settled_at=bindparam("at"))
)
CANCEL_KIND = (
    update(deliveries)
    .where(
        deliveries.c.member_id == bindparam("member"),
        deliveries.c.kind == bindparam("of_kind"),
        deliveries.c.ref == bindparam("of_ref"),
        deliveries.c.state == State.WAITING,
    )
    .values(state=State.DROPPED, reason="unwanted", settled_at=bindparam("at"))
)
REACHED = (
    select(deliveries.c.initiative, func.count().label("n"))
    .where(deliveries.c.member_id == bindparam("member"), deliveries.c.reached_on == bindparam("on"))
    .group_by(deliveries.c.initiative)
)
NEXT = select(func.min(deliveries.c.ready_at).label("at")).where(deliveries.c.state.in_(OPEN))
UNTOLD = select(*COLUMNS).where(
    deliveries.c.member_id == bindparam("member"),
    deliveries.c.state == State.UNDELIVERABLE,
    deliveries.c.told.is_(False),
)
UNTOLD_GUILD = select(*COLUMNS).where(
    deliveries.c.guild_id == bindparam("guild"),
    deliveries.c.member_id.is_(None),
    deliveries.c.state == State.UNDELIVERABLE,
    deliveries.c.told.is_(False),
)
TOLD = update(deliveries).where(deliveries.c.id == bindparam("delivery")).values(told=True)
DISOWN = (
    update(deliveries)
    .where(deliveries.c.settled_at < bindparam("before"), deliveries.c.member_id.is_not(None))
    .values(member_id=None, ref="")
)
FORGET = delete(deliveries).where(deliveries.c.settled_at < bindparam("before"))
BY_KEY = select(*COLUMNS).where(deliveries.c.key == bindparam("wanted"))
IN_STATE = (
    select(*COLUMNS, deliveries.c.reason)
    .where(deliveries.c.state == bindparam("wanted"))
    .order_by(deliveries.c.due_at)
)
STATES = select(deliveries.c.state, func.count().label("n")).group_by(deliveries.c.state)
REVIVE = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("delivery"), deliveries.c.state == State.DEAD)
    .values(state=State.WAITING, ready_at=bindparam("at"), attempts=0, settled_at=None, reason=None)
)
BURY = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("delivery"), deliveries.c.state.in_((*OPEN, State.DEAD)))
    .values(state=State.DROPPED, reason="unwanted", settled_at=bindparam("at"))
)
