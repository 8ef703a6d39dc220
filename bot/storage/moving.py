"""From a SQLite file to an empty PostgreSQL: copied table by table, compared, and resumable after any crash.

The SQLite file is claimed meanwhile and stays as it is. A table whose count and checksum agree on both sides
is not copied again, so a second start goes on where the first one was cut off.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final, Protocol, TypeVar

import orjson
from sqlalchemy import Table, bindparam, delete, insert, select, tuple_

from bot.storage.crypto import Key
from bot.storage.database import Database
from bot.storage.errors import without_driver_errors
from bot.storage.facts import fact, facts, remember
from bot.storage.master import read_secret
from bot.storage.migrations import migrate
from bot.storage.opening import Engine
from bot.storage.place import Place
from bot.storage.postgresql import PostgresEngine
from bot.storage.tables import load_tables
from bot.storage.transaction import Transaction

T = TypeVar("T")

PAGE: Final = 1000
"""Rows read or written at once: a few megabytes."""

_MOVING: Final = "moving"


class CannotMove(Exception):
    """Nothing was changed, or what was begun can be gone on with; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What a table holds: how many rows, and a checksum that does not depend on their order."""

    rows: int = 0
    check: int = 0


class Side(Protocol):
    """What both sides have: a read of one snapshot."""

    def read(self, work: Callable[[Transaction], T], /) -> Awaitable[T]: ...


Told = Callable[[str, int], None]
"""Hears of each table that is known to be the same on both sides, with its rows."""


async def move(source: Place, target: Place, tell: Told) -> int:
    """Copy everything, also the store of member keys, and return how many rows there are.

    Args:
        source: The SQLite file; the bot is stopped.
        target: PostgreSQL, empty or begun by an earlier ``move``; the master key's file is the same.

    Raises:
        AlreadyRunning: A bot uses the file.
        CannotMove: The target holds something else, or differs after copying.
        StorageError, KeyProblem, MigrationFailed, NewerThanProgram: As when a database is opened.
    """
    database = Database(source)
    await database.open()
    try:
        secret = read_secret(source.key_file)
        assert secret is not None, "an open database has its key"
        await migrate(target)
        # Not as a database is opened: rows whose keys are not copied yet would count as erased.
        engine = PostgresEngine(target, Key(secret))
        try:
            return await without_driver_errors(_move(database, engine, tell), "move")
        finally:
            await engine.close()
    finally:
        await database.close()


async def _move(source: Database, target: Engine, tell: Told) -> int:
    tables = [table for table in load_tables().sorted_tables if table is not facts]
    sums = {table: await _sum(source, table) for table in (*tables, facts)}
    differing = [table for table in sums if await _sum(target, table) != sums[table]]
    if differing:
        await _begin(target, list(sums))
        await _copy(source, target, [table for table in tables if table in differing], sums, tell)
        rows = [row async for page in _pages(source, facts) for row in page]
        await target.write(lambda tx: _finish(tx, rows))  # takes the mark away too
    return sum(each.rows for each in sums.values())


async def _begin(target: Engine, tables: Sequence[Table]) -> None:
    """Mark the target as begun, unless it holds something of its own."""
    if await target.read(lambda tx: fact(tx, _MOVING)) is not None:
        return
    for table in tables:
        if await target.read(lambda tx, table=table: tx.one(select(table).limit(1))) is not None:
            raise CannotMove("The database to move to is not empty. Name an empty one.")
    await target.write(lambda tx: remember(tx, _MOVING, "begun"))


async def _copy(
    source: Database, target: Engine, tables: Sequence[Table], sums: Mapping[Table, Sum], tell: Told
) -> None:
    for table in reversed(tables):
        await target.write(lambda tx, table=table: tx.run(delete(table)))
    for table in tables:
        async for page in _pages(source, table):
            await target.write(lambda tx, table=table, page=page: tx.many(insert(table), page))
        if await _sum(target, table) != sums[table]:
            raise CannotMove(f"The table {table.fullname} differs after copying. Start the command again.")
        tell(table.fullname, sums[table].rows)


def _finish(tx: Transaction, rows: Sequence[Mapping[str, Any]]) -> None:
    tx.run(delete(facts))
    tx.many(insert(facts), rows)


async def _sum(side: Side, table: Table) -> Sum:
    rows, check = 0, 0
    async for page in _pages(side, table):
        rows += len(page)
        check += sum(_check(row) for row in page)
    return Sum(rows, check % 2**256)


def _check(row: Mapping[str, Any]) -> int:
    words = orjson.dumps(list(row.values()), default=lambda value: bytes(value).hex())
    return int.from_bytes(sha256(words).digest())


async def _pages(side: Side, table: Table) -> AsyncIterator[list[dict[str, Any]]]:
    """Yield the rows of a table in the order of their key."""
    names, keys = table.c.keys(), list(table.primary_key.columns)
    first = select(table).order_by(*keys).limit(PAGE)
    after = [bindparam(f"after_{column.name}", type_=column.type) for column in keys]
    later = first.where(tuple_(*keys) > tuple_(*after))
    rows = await side.read(lambda tx: tx.all(first))
    while rows:
        page = [dict(zip(names, row, strict=True)) for row in rows]
        yield page
        last = {f"after_{column.name}": page[-1][column.key] for column in keys}
        rows = await side.read(lambda tx, last=last: tx.all(later, **last)) if len(rows) == PAGE else []
