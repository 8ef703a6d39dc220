"""Consent categories of tables: what falls under one yes is counted and erased together."""

from sqlalchemy import Select, Table, bindparam, delete, func, select

from bot.ids import MemberId
from bot.storage.base import Ownership
from bot.storage.erasure import owned_tables
from bot.storage.transaction import Transaction

CATEGORY = "category"
"""Key of ``Table.info``: ``info=owned("member_id") | {"category": "checkins"}``; None for bookkeeping."""


def category_of(table: Table) -> str | None:
    """Return the consent category of a table with personal data.

    Raises:
        KeyError: The table does not say.
    """
    return table.info[CATEGORY]


def count_by_table(tx: Transaction, member: MemberId) -> dict[str, int]:
    """Return how many rows of each table belong to ``member``; tables without any are left out."""
    counts = {table.name: tx.one(_count(table, mark), member=member) for table, mark in owned_tables()}
    return {str(name): row.n for name, row in counts.items() if row is not None and row.n}


def erase_category(tx: Transaction, member: MemberId, category: str) -> None:
    """Delete all rows of one category that belong to ``member``."""
    for table, mark in owned_tables():
        if table.info.get(CATEGORY) == category:
            tx.run(delete(table).where(table.c[mark.owner] == bindparam("member")), member=member)


def _count(table: Table, mark: Ownership) -> Select[int]:
    return (
        select(func.count().label("n")).select_from(table).where(table.c[mark.owner] == bindparam("member"))
    )
