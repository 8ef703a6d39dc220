"""Tables of who is kept apart, under aliases that outlive an erasure, and the readable list of who set it."""

from collections.abc import Iterator

from sqlalchemy import (
    Column,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    and_,
    bindparam,
    delete,
    or_,
    select,
)

from bot.features.reports.model import LIFTED_BY_ITS_AUTHOR, Block, Why
from bot.ids import MemberId, RequestId
from bot.storage.aliases import ALIAS_BYTES
from bot.storage.base import NOBODY, LocalDay, Sealed, Snowflake, insert_once, metadata, owned
from bot.storage.transaction import Transaction

Alias = bytes

# In nobody's export and in no erasure: rows that others wrote, and one's own that must still hold
# when one comes back. Accounts are in it as aliases alone.
aparts = Table(
    "aparts",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("by_alias", LargeBinary(ALIAS_BYTES), nullable=False),
    Column("about_alias", LargeBinary(ALIAS_BYTES), nullable=False),
    Column("why", String(16), nullable=False),
    Column("since", LocalDay, nullable=False),
    UniqueConstraint("by_alias", "about_alias", "why"),
    info=NOBODY,
)

blocks = Table(
    "blocks",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("member_id", Snowflake, nullable=False, index=True),
    Column("about", Sealed, nullable=False),
    info=owned("member_id", row="id") | {"category": None},
)

_LIFTABLE = or_(*(aparts.c.why == why for why in sorted(LIFTED_BY_ITS_AUTHOR)))
_ADD = insert_once(aparts)  # by any key: the same press twice, or the same block twice
_NAME = insert_once(blocks, ["id"])
_STANDING = select(aparts.c.id).where(
    aparts.c.by_alias == bindparam("by"),
    aparts.c.about_alias == bindparam("about"),
    aparts.c.why == bindparam("reason"),
)
_BETWEEN = select(aparts.c.why).where(
    or_(
        and_(aparts.c.by_alias == bindparam("one"), aparts.c.about_alias == bindparam("other")),
        and_(aparts.c.by_alias == bindparam("other"), aparts.c.about_alias == bindparam("one")),
    )
)
_ALL = select(aparts.c.by_alias, aparts.c.about_alias)
_MINE = (
    select(aparts.c.id, aparts.c.why, aparts.c.since)
    .where(aparts.c.by_alias == bindparam("by"), _LIFTABLE)
    .order_by(aparts.c.since, aparts.c.id)
)
_NAMES = select(blocks.c.id, blocks.c.about).where(blocks.c.member_id == bindparam("member"))
_LIFT = delete(aparts).where(
    aparts.c.id == bindparam("apart"), aparts.c.by_alias == bindparam("by"), _LIFTABLE
)
_UNNAME = delete(blocks).where(blocks.c.id == bindparam("apart"), blocks.c.member_id == bindparam("member"))


def keep_apart(tx: Transaction, id: RequestId, by: Alias, about: Alias, why: Why, since: object) -> RequestId:
    """Keep two apart and return the id of the row that says so, which may be an earlier one."""
    tx.run(_ADD, id=id, by_alias=by, about_alias=about, why=why, since=since)
    row = tx.one(_STANDING, by=by, about=about, reason=why)
    return id if row is None else RequestId(row.id)


def name(tx: Transaction, id: RequestId, member: MemberId, about: MemberId) -> None:
    """Let the author of a block read whom it is about, until they erase."""
    tx.run(_NAME, id=id, member_id=member, about=tx.seal(blocks.c.about, member, id, str(about)))


def between(tx: Transaction, one: Alias, other: Alias) -> set[Why]:
    """Return why two are kept apart, whoever of them said so; empty when they are not."""
    return {Why(row.why) for row in tx.all(_BETWEEN, one=one, other=other)}


def everybody(tx: Transaction) -> Iterator[tuple[Alias, Alias]]:
    for row in tx.all(_ALL):
        yield row.by_alias, row.about_alias


def mine(tx: Transaction, member: MemberId, alias: Alias) -> list[Block]:
    """Return what a member set and may lift, the oldest first."""
    names = {
        row.id: MemberId(int(tx.open(blocks.c.about, member, row.id, row.about)))
        for row in tx.all(_NAMES, member=member)
    }
    return [
        Block(RequestId(row.id), Why(row.why), names.get(row.id), row.since)
        for row in tx.all(_MINE, by=alias)
    ]


def lift(tx: Transaction, member: MemberId, alias: Alias, id: RequestId) -> bool:
    """Take back one of a member's own; False when there is none."""
    tx.run(_UNNAME, apart=id, member=member)
    return tx.run(_LIFT, apart=id, by=alias) > 0
