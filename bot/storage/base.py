"""What tables are made of: names, types, the mark of whose data a row is, and upsert."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import BigInteger, Integer, LargeBinary, MetaData, String, Table, alias, insert
from sqlalchemy.dialects.sqlite.dml import OnConflictDoNothing, OnConflictDoUpdate
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.dml import Insert
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND: Final = timedelta(microseconds=1)

# Named, so that a migration can find a constraint on every database.
metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Snowflake: Final = BigInteger().with_variant(Integer(), "sqlite")
"""A Discord id; as a primary key it is SQLite's own row id, which costs no second index."""


class Instant(TypeDecorator[datetime]):
    """An aware instant, stored as whole microseconds since 1970 UTC; a naive one is refused."""

    impl = BigInteger
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError("an instant needs an offset from UTC")
        return (value - EPOCH) // MICROSECOND

    @override
    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else EPOCH + timedelta(microseconds=value)


class LocalDay(TypeDecorator[date]):
    """A calendar day in a member's own zone, stored as ``YYYY-MM-DD`` (sorts as text)."""

    impl = String(10)
    cache_ok = True

    @override
    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        if isinstance(value, datetime):
            raise ValueError("a local day is a date, not an instant")
        return None if value is None else value.isoformat()

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Sealed(TypeDecorator[bytes]):
    """What ``Transaction.seal`` made; ``Transaction.open`` reads it."""

    impl = LargeBinary
    cache_ok = True


@dataclass(frozen=True, slots=True)
class Ownership:
    """Whose data the rows of a table are.

    Attributes:
        owner: Column with the member a row belongs to.
        row: Column that with the owner identifies a row; ``None`` when the owner alone does.
        subject: Column with another person the row is about.
    """

    owner: str
    row: str | None
    subject: str | None


def owned(owner: str, *, row: str | None = None, subject: str | None = None) -> dict[str, Any]:
    """Return the ``info`` of a table with personal data, see ``Ownership``."""
    return {"owned": Ownership(owner, row, subject)}


NOBODY: Final[dict[str, Any]] = {"owned": None}
"""The ``info`` of a table without personal data."""


OUTLIVES_SERVER: Final[dict[str, Any]] = {"outlives_server": True}
"""The mark of rows that name a server but do not go when the bot left it: they have an end of their own."""


def ownership(table: Table) -> Ownership | None:
    """Return whose data ``table`` holds, ``None`` for nobody's.

    Raises:
        KeyError: The table declares neither ``owned(...)`` nor ``NOBODY``.
    """
    if "owned" not in table.info:
        raise KeyError(f"table {table.name} does not declare whose data it holds")
    return table.info["owned"]


# SQLite's clauses say the same as PostgreSQL's; PostgreSQL's compiler only asks for one more
# attribute. This way SQLite never imports the other dialect (2.6 MB, 0.1 s).
class _Update(OnConflictDoUpdate):
    inherit_cache = True
    constraint_target: None = None


class _Nothing(OnConflictDoNothing):
    inherit_cache = True
    constraint_target: None = None


def upsert(table: Table, keys: Sequence[str], update: Sequence[str]) -> Insert:
    """Return an insert that updates the columns ``update`` where ``keys`` already exist.

    Works on both databases; ``.returning(...)`` may be added. Without ``update`` it is
    ``insert_once``.
    """
    if not update:
        return insert_once(table, keys)
    new = alias(table, name="excluded").c
    return insert(table).ext(_Update(keys, set_={name: new[name] for name in update}))


def insert_once(table: Table, keys: Sequence[str] | None = None) -> Insert:
    """Return an insert that does nothing where ``keys`` (any unique key by default) exist.

    The number of rows touched tells whether it was new.
    """
    return insert(table).ext(_Nothing(keys))
