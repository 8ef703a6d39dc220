"""What storage remembers about itself, by name."""

from typing import Final

import tzdata
from sqlalchemy import Column, String, Table, bindparam, delete, select

from bot.storage.base import NOBODY, metadata, upsert
from bot.storage.transaction import Transaction

_TZDATA: Final = "tzdata"

facts: Final = Table(
    "storage_facts",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", String(200), nullable=False),
    info=NOBODY,
)

_GET = select(facts.c.value).where(facts.c.name == bindparam("fact"))
_SET = upsert(facts, ["name"], ["value"])
_LIKE = select(facts.c.name, facts.c.value).where(facts.c.name.like(bindparam("pattern")))
_DROP = delete(facts).where(facts.c.name == bindparam("fact"))


def fact(tx: Transaction, name: str) -> str | None:
    row = tx.one(_GET, fact=name)
    return None if row is None else row.value


def remember(tx: Transaction, name: str, value: str) -> None:
    tx.run(_SET, name=name, value=value)


def facts_called(tx: Transaction, start: str) -> dict[str, str]:
    """Return every fact whose name begins with ``start`` (without ``%`` or ``_``)."""
    return {row.name: row.value for row in tx.all(_LIKE, pattern=f"{start}%")}


def drop_fact(tx: Transaction, name: str) -> None:
    tx.run(_DROP, fact=name)


def tzdata_changed(tx: Transaction) -> bool:
    """Return whether instants were computed from other time zone rules than today's.

    Then all that was computed from zones is computed again, followed by ``remember_tzdata``
    in the same transaction.
    """
    return fact(tx, _TZDATA) != tzdata.IANA_VERSION


def remember_tzdata(tx: Transaction) -> None:
    remember(tx, _TZDATA, tzdata.IANA_VERSION)
