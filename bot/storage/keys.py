"""The key of each member, wrapped by the master key, in a store of its own.

On SQLite the store is a file of its own, attached as the schema ``keys``; on PostgreSQL a
schema that dumps leave out. Its backup is always the current one only, so forgetting a
member's key makes their words unreadable in every older backup of the database.

SQLite commits attached files one after the other, not as one. So a key is made in a
transaction of its own before the first data, and forgotten in one of its own before the
rows go: a crash in between leaves a key without rows, or rows that nobody can read (the
next start erases those).
"""

from typing import TYPE_CHECKING, Final

from sqlalchemy import Column, LargeBinary, String, Table, and_, bindparam, delete, select, update

from bot.ids import MemberId
from bot.storage.base import NOBODY, Snowflake, insert_once, metadata, owned, upsert
from bot.storage.crypto import Key, new_secret, wrapping

if TYPE_CHECKING:
    from bot.storage.transaction import Transaction

SCHEMA: Final = "keys"

member_keys: Final = Table(
    "member_keys",
    metadata,
    Column("member", Snowflake, primary_key=True, autoincrement=False),
    Column("key_id", LargeBinary, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    schema=SCHEMA,
    info=NOBODY,  # no walk exports or erases it: forget_member_key does, first
)

key_facts: Final = Table(
    "key_facts",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", String(200), nullable=False),
    schema=SCHEMA,
    info=NOBODY,
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
_ALL = select(member_keys.c.member, member_keys.c.wrapped)
_REWRAP = update(member_keys).where(member_keys.c.member == bindparam("who")).values(wrapped=bindparam("new"))
_REMEMBER = upsert(sealed_under, ["member"], ["key_id"])
_STALE = (
    select(sealed_under.c.member)
    .outerjoin(
        member_keys,
        and_(member_keys.c.member == sealed_under.c.member, member_keys.c.key_id == sealed_under.c.key_id),
    )
    .where(member_keys.c.member.is_(None))
)


def wrapped_key(tx: "Transaction", member: MemberId) -> bytes | None:
    row = tx.one(_WRAPPED, member=member)
    return None if row is None else row.wrapped


def has_key(tx: "Transaction", member: MemberId) -> bool:
    return wrapped_key(tx, member) is not None


def create_member_key(tx: "Transaction", member: MemberId) -> None:
    """Give a member a key unless they have one. In a transaction of its own, before any data."""
    secret = new_secret()
    tx.run(_ADD, member=member, key_id=Key(secret).id, wrapped=tx.wrap(member, secret))
    tx.run(_REMEMBER, member=member, key_id=tx.key_id(member))


def forget_member_key(tx: "Transaction", member: MemberId) -> None:
    """Make all that a member sealed unreadable, in every backup too.

    In a transaction of its own, before ``erase_rows``; ``bot.storage.erasure.erase_member``
    does both, and the backup of the keys.
    """
    tx.run(_FORGET, member=member)
    tx.forget(member)


def stale_members(tx: "Transaction") -> list[MemberId]:
    """Return the members whose rows were sealed under a key that is gone."""
    return [row.member for row in tx.all(_STALE)]


def rewrap_all(tx: "Transaction", new: Key) -> None:
    """Wrap every member's key under another master key; what members sealed stays as it is."""
    for row in tx.all(_ALL):
        tx.run(
            _REWRAP, who=row.member, new=new.seal(tx.unwrap(row.member, row.wrapped), wrapping(row.member))
        )
    tx.scrub = True
