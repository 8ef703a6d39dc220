"""What still waits for a member, and how often in a row something could not reach them."""

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


def waiting(tx: Transaction, member: MemberId, kind: str) -> datetime | None:
    """Return when a member's next message of a kind is due, None when none waits."""
    row = tx.one(_WAITING, member=member, of_kind=kind)
    return None if row is None else row.at


def unreachable(tx: Transaction, member: MemberId, kind: str, ref: str, times: int) -> bool:
    """Tell whether the last ``times`` messages about one thing all could not be delivered."""
    latest = [row.state for row in tx.all(_LATEST, member=member, of_kind=kind, of_ref=ref, most=times)]
    return latest == [State.UNDELIVERABLE] * times
