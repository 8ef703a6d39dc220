"""What is taken from the queue to be sent now, and in which order."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Integer
from sqlalchemy.sql.expression import bindparam, literal_column, or_, select, update

from bot.deliveries.model import LEASE, Delivery, State
from bot.deliveries.store import COLUMNS, OPEN, deliveries, delivery_of
from bot.shards import Shards
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
_IN_ORDER = (  # each reads an index: no sorting of thousands
    _READY.where(deliveries.c.state.in_(OPEN), deliveries.c.urgent.is_(True)),
    _READY.where(deliveries.c.state == State.SENDING),
    _READY.where(deliveries.c.state.in_(OPEN), deliveries.c.urgent.is_(False)),
)
_LEASE = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("delivery"))
    .values(state=State.SENDING, ready_at=bindparam("until"), attempts=deliveries.c.attempts + 1)
)


PRECEDENCE = timedelta(seconds=60)
"""How long what is for a server is left to the process that leads it; then any process may send it, which
asks Discord for what it does not know."""

_LEFT = deliveries.c.ready_at <= bindparam("left")


class Claims:
    """Claims for the process that leads ``shards``."""

    def __init__(self, shards: Shards) -> None:
        self._all = shards.all_here
        self._in_order = _IN_ORDER if self._all else tuple(each.where(_mine(shards)) for each in _IN_ORDER)

    def claim(self, tx: Transaction, now: datetime, most: int) -> list[Delivery]:
        """Lease what is ready (or whose lease ran out); others skip it meanwhile.

        Urgent kinds first, then what may have arrived: Discord drops its repeat for a few minutes only.
        """
        given = {"now": now} if self._all else {"now": now, "left": now - PRECEDENCE}
        found: dict[int, Delivery] = {}
        for ready in self._in_order:
            if len(found) < most:
                rows = tx.all(ready, **given, most=most - len(found))
                found |= {row.id: delivery_of(row) for row in rows}
        tx.many(_LEASE, [{"delivery": each, "until": now + LEASE} for each in found])
        return list(found.values())


def _mine(shards: Shards) -> ColumnElement[bool]:
    # Written out: PostgreSQL shifts by small numbers only, and parameters would be expanded for each claim.
    shard = deliveries.c.guild_id.bitwise_rshift(_number(22)) % _number(shards.count)
    ids = [_number(each) for each in shards.ids]
    return or_(deliveries.c.guild_id.is_(None), shard.in_(ids), _LEFT)


def _number(value: int) -> ColumnElement[int]:
    return literal_column(str(value), Integer)
