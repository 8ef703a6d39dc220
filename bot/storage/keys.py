"""The key of each member, wrapped by the master key, in a store of its own.

On SQLite the store is a file of its own, attached as the schema ``keys``; on PostgreSQL a
schema that dumps leave out. Its backup is always the current one only, so forgetting a
member's key makes their words unreadable in every older backup of the database.

SQLite commits attached files one after the other, not as one. So a key is made in a
transaction of its own before the first data, and forgotten in one of its own before the
rows go: a crash in between leaves a key without rows, or rows that nobody can read.
"""

from typing import TYPE_CHECKING, Final

from sqlalchemy import Column, LargeBinary, Table, bindparam, delete, func, select

from bot.ids import MemberId
from bot.storage.base import NOBODY, Snowflake, insert_once, metadata, owned, upsert
from bot.storage.crypto import new_secret

if TYPE_CHECKING:
    from bot.storage.transaction import Transaction

SCHEMA: Final = "keys"

member_keys: Final = Table(
    "member_keys",
    metadata,
    Column("member", Snowflake, primary_key=True, autoincrement=False),
    Column("wrapped", LargeBinary, nullable=False),
    schema=SCHEMA,
    info=NOBODY,  # not data about them: walked by nobody, forgotten by forget_member_key
)

# In the database itself, so that a restored backup tells which key its rows belong to: a
# member who was erased and began anew has another one now.
sealed_under: Final = Table(
    "sealed_under",
    metadata,
    Column("member", Snowflake, primary_key=True, autoincrement=False),
    Column("key_id", LargeBinary, nullable=False),
    info=owned("member"),
)

_WRAPPED = select(member_keys.c.wrapped).where(member_keys.c.member == bindparam("member"))
_ADD = insert_once(member_keys, ["member"])
_FORGET = delete(member_keys).where(member_keys.c.member == bindparam("member"))
_REMEMBER = upsert(sealed_under, ["member"], ["key_id"])
_COUNT = select(func.count()).select_from(member_keys)


def wrapped_key(tx: "Transaction", member: MemberId) -> bytes | None:
    row = tx.one(_WRAPPED, member=member)
    return None if row is None else row.wrapped


def create_member_key(tx: "Transaction", member: MemberId) -> None:
    """Give a member a key unless they have one. In a transaction of its own, before any data."""
    tx.run(_ADD, member=member, wrapped=tx.wrap(member, new_secret()))
    tx.run(_REMEMBER, member=member, key_id=tx.key_id(member))


def forget_member_key(tx: "Transaction", member: MemberId) -> None:
    """Make all that a member sealed unreadable, in every backup too.

    In a transaction of its own, before ``erase_rows``.
    """
    tx.run(_FORGET, member=member)
    tx.forget(member)


def has_key(tx: "Transaction", member: MemberId) -> bool:
    return wrapped_key(tx, member) is not None
