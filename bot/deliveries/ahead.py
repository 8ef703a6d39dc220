"""What still waits for a member."""

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


def waiting(tx: Transaction, member: MemberId, kind: str) -> datetime | None:
    """Return when a member's next message of a kind is due, None when none waits."""
    row = tx.one(_WAITING, member=member, of_kind=kind)
    return None if row is None else row.at
