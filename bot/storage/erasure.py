"""Everything that is somebody's, found by the marks of the tables: export and erasure."""

import asyncio
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import Delete, Select, Table, bindparam, delete, select

from bot.ids import MemberId
from bot.storage.backup import renew_key_backup
from bot.storage.base import Ownership, Sealed, ownership
from bot.storage.copies import changed_in
from bot.storage.keys import forget_member_key, member_keys, sealed_under, stale_members
from bot.storage.tables import load_tables
from bot.storage.transaction import Transaction

if TYPE_CHECKING:
    from bot.storage.database import Database

COPIED = "members"
"""The kind of the copies of what members chose; an erasure ends them in every process."""


def owned_tables() -> list[tuple[Table, Ownership]]:
    """Return the tables with personal data, those that refer to others first."""
    marked = ((table, ownership(table)) for table in reversed(load_tables().sorted_tables))
    return [(table, mark) for table, mark in marked if mark is not None]


async def erase_member(db: "Database", member: MemberId) -> None:
    """Erase all that belongs to ``member``, first the key: what stays in backups is unreadable."""
    await db.transact(forget_member_key, member, label="storage.forget")
    await asyncio.to_thread(renew_key_backup, db.place)
    await db.transact(erase_rows, member, label="storage.erase", deadline=None)


def rows_of(tx: Transaction, member: MemberId) -> dict[str, list[dict[str, Any]]]:
    """Return all rows that belong to ``member``, by table, with sealed values opened.

    Raises:
        Unreadable: A sealed value does not open.
    """
    return {
        table.name: [
            _opened(tx, table, mark, member, row) for row in tx.all(_select(table, mark), member=member)
        ]
        for table, mark in owned_tables()
        if table is not sealed_under
    }


def erase_rows(tx: Transaction, member: MemberId) -> int:
    """Delete all rows that belong to ``member`` and return how many."""
    changed_in(tx, COPIED, member)
    return sum(tx.run(_delete(table, mark), member=member) for table, mark in owned_tables())


def erase_stale(tx: Transaction) -> list[MemberId]:
    """Delete the rows of members whose key is gone, or is a later one, and return the members.

    Happens at every start: after a crash between a key and its rows, and after a backup was
    put in place by hand.
    """
    members = stale_members(tx)
    for member in members:
        erase_rows(tx, member)
    return members


def erase_without_key(tx: Transaction) -> list[MemberId]:
    """Delete the rows of every member without a current key, also those that never sealed any.

    To be run after a restore, before anything is sent.
    """
    members = sorted({*stale_members(tx), *_owners_without_key(tx)})
    for member in members:
        erase_rows(tx, member)
    return members


def _owners_without_key(tx: Transaction) -> Iterator[MemberId]:
    for table, mark in owned_tables():
        owner = table.c[mark.owner]
        for row in tx.all(
            select(owner.label("owner")).distinct().where(owner.not_in(select(member_keys.c.member)))
        ):
            yield row.owner


def _opened(tx: Transaction, table: Table, mark: Ownership, member: MemberId, row: Any) -> dict[str, Any]:
    values: Mapping[str, Any] = dict(zip(table.c.keys(), row, strict=True))
    which = values[mark.row] if mark.row else None
    return {
        name: tx.open(table.c[name], member, which, value)
        if isinstance(table.c[name].type, Sealed) and value is not None
        else value
        for name, value in values.items()
    }


def _select(table: Table, mark: Ownership) -> Select[*tuple[Any, ...]]:
    return select(table).where(table.c[mark.owner] == bindparam("member"))


def _delete(table: Table, mark: Ownership) -> Delete:
    return delete(table).where(table.c[mark.owner] == bindparam("member"))
