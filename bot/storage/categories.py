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


def count_by_category(tx: Transaction, member: MemberId) -> dict[str, int]:
    """Return how many rows of each category belong to ``member``."""
    counts: dict[str, int] = {}
    for table, mark in owned_tables():
        category = table.info.get(CATEGORY)
        if category is not None:
            row = tx.one(_count(table, mark), member=member)
            counts[category] = counts.get(category, 0) + (row.n if row else 0)
    return counts


def erase_category(tx: Transaction, member: MemberId, category: str) -> None:
    """Delete all rows of one category that belong to ``member``."""
    for table, mark in owned_tables():
        if table.info.get(CATEGORY) == category:
            tx.run(delete(table).where(table.c[mark.owner] == bindparam("member")), member=member)


def _count(table: Table, mark: Ownership) -> Select[int]:
    return (
        select(func.count().label("n")).select_from(table).where(table.c[mark.owner] == bindparam("member"))
    )
