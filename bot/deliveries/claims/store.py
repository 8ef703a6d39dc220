"""What is taken from the queue to be sent now, and in which order."""

from datetime import datetime

from sqlalchemy.sql.expression import bindparam, select, update

from bot.deliveries.model import LEASE, Delivery, State
from bot.deliveries.store import COLUMNS, OPEN, deliveries, delivery_of
from bot.storage.transaction import Transaction

# ``ready_at`` of one that is being sent is the end of its lease, or when one that may have
# arrived is repeated.
_READY = (
    select(*COLUMNS)
    .where(deliveries.c.ready_at <= bindparam("now"))
    .order_by(deliveries.c.ready_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_CLAIMS = (  # each reads an index: no sorting of thousands
    _READY.where(deliveries.c.state.in_(OPEN), deliveries.c.urgent.is_(True)),
    _READY.where(deliveries.c.state == State.SENDING),
    _READY.where(deliveries.c.state.in_(OPEN), deliveries.c.urgent.is_(False)),
)
_LEASE = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("delivery"))
    .values(state=State.SENDING, ready_at=bindparam("until"), attempts=deliveries.c.attempts + 1)
)


def claim(tx: Transaction, now: datetime, most: int) -> list[Delivery]:
    """Lease what is ready (or whose lease ran out); others skip it meanwhile.

    Urgent kinds first, then what may have arrived: Discord drops its repeat for a few minutes only.
    """
    found: dict[int, Delivery] = {}
    for ready in _CLAIMS:
        if len(found) < most:
            found |= {row.id: delivery_of(row) for row in tx.all(ready, now=now, most=most - len(found))}
    tx.many(_LEASE, [{"delivery": each, "until": now + LEASE} for each in found])
    return list(found.values())
