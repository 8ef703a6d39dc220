"""The table of reminders: that there is one. When it comes stands in the agenda, what it says nowhere."""

from sqlalchemy import Column, Table, bindparam, delete, select

from bot.features.reminders.model import MESSAGES
from bot.ids import MemberId
from bot.storage.base import Snowflake, insert_once, metadata, owned
from bot.storage.transaction import Transaction

reminders = Table(
    "reminders",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("member_id", Snowflake, nullable=False, index=True),
    info=owned("member_id", row="id") | {"category": MESSAGES.name},
)

_OF = select(reminders.c.id).where(reminders.c.member_id == bindparam("member"))
_ADD = insert_once(reminders, ["id"])
_REMOVE = delete(reminders).where(
    reminders.c.member_id == bindparam("member"), reminders.c.id == bindparam("reminder")
)


def of_member(tx: Transaction, member: MemberId) -> frozenset[int]:
    return frozenset(row.id for row in tx.all(_OF, member=member))


def add(tx: Transaction, member: MemberId, reminder: int) -> None:
    tx.run(_ADD, id=reminder, member_id=member)


def remove(tx: Transaction, member: MemberId, reminder: int) -> bool:
    """Delete one; return whether it was there."""
    return tx.run(_REMOVE, member=member, reminder=reminder) > 0
