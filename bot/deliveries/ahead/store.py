"""What still waits, for a member or in all, and how often in a row something could not reach somebody."""

from datetime import datetime

from sqlalchemy import bindparam, func, select

from bot.deliveries.model import State
from bot.deliveries.store import deliveries
from bot.ids import MemberId
from bot.storage.transaction import Transaction

_WAITING = select(func.min(deliveries.c.due_at).label("at")).where(
    deliveries.c.member_id == bindparam("member"),
    deliveries.c.state == State.WAITING,
    deliveries.c.kind == bindparam("of_kind"),
)
_LATEST = (
    select(deliveries.c.state)
    .where(
        deliveries.c.member_id == bindparam("member"),
        deliveries.c.kind == bindparam("of_kind"),
        deliveries.c.ref == bindparam("of_ref"),
        deliveries.c.settled_at.is_not(None),
    )
    .order_by(deliveries.c.due_at.desc())
    .limit(bindparam("most"))
)
_READY = (
    select(deliveries.c.state, func.count().label("n"))
    .where(deliveries.c.state.in_((State.WAITING, State.SENDING)), deliveries.c.due_at <= bindparam("now"))
    .group_by(deliveries.c.state)
)
_ENDED = (
    select(deliveries.c.state, func.count().label("n"))
    .where(deliveries.c.settled_at >= bindparam("since"), deliveries.c.due_at <= bindparam("due"))
    .group_by(deliveries.c.state)
)


def overdue(tx: Transaction, now: datetime) -> dict[State, int]:
    """Return how many were due by ``now`` and are not settled; those that are being sent are in doubt."""
    return {State(row.state): row.n for row in tx.all(_READY, now=now)}


def ended(tx: Transaction, since: datetime) -> dict[State, int]:
    """Return what became, from ``since`` on, of those that were due by then."""
    return {State(row.state): row.n for row in tx.all(_ENDED, since=since, due=since)}


def waiting(tx: Transaction, member: MemberId, kind: str) -> datetime | None:
    """Return when a member's next message of a kind is due, None when none waits."""
    row = tx.one(_WAITING, member=member, of_kind=kind)
    return None if row is None else row.at


def unreachable(tx: Transaction, member: MemberId, kind: str, ref: str, times: int) -> bool:
    """Tell whether the last ``times`` messages about one thing all could not be delivered."""
    latest = [row.state for row in tx.all(_LATEST, member=member, of_kind=kind, of_ref=ref, most=times)]
    return latest == [State.UNDELIVERABLE] * times
