"""SQLite: one writer, one reader, each transaction whole in one hop to aiosqlite's thread.

``_tx``, ``_conn`` and ``_thread`` of aiosqlite's connection are private; only this file uses them, the
version is pinned, and ``tests/storage/test_sqlite.py`` holds what is relied on.
"""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final, TypeVar, cast

import aiosqlite
from sqlalchemy.sql.expression import Executable

from bot.storage.crypto import Key
from bot.storage.keys import SCHEMA
from bot.storage.place import Place, make_private
from bot.storage.statements import Plan, Plans
from bot.storage.transaction import Row, Transaction

T = TypeVar("T")

BUSY_SECONDS: Final = 5.0
"""How long to wait for another process's lock (a backup, ``sqlite3`` by hand)."""

_PREPARED: Final = 512  # statements sqlite3 keeps prepared on a connection; its default is 128


class SqliteTransaction(Transaction):
    """Statements on a raw sqlite3 connection."""

    dialect = "sqlite"

    def __init__(self, raw: sqlite3.Connection, plans: Plans, master: Key) -> None:
        super().__init__(master)
        self._raw, self._plans = raw, plans

    def run(self, statement: Executable, /, **params: object) -> int:
        return self._execute(statement, params)[1].rowcount

    def many(self, statement: Executable, rows: Sequence[Mapping[str, object]], /) -> None:
        if rows:
            plan = self._plans.of(statement, tuple(rows[0]))
            prepared = [plan.prepare(row) for row in rows]
            self._raw.executemany(prepared[0][0], [values for _, values in prepared])

    def one(self, statement: Executable, /, **params: object) -> Row | None:
        plan, cursor = self._execute(statement, params)
        values = cursor.fetchone()
        cursor.close()  # an unfinished statement would keep COMMIT from working
        return None if values is None else plan.row(values)

    def all(self, statement: Executable, /, **params: object) -> list[Row]:
        plan, cursor = self._execute(statement, params)
        return [plan.row(values) for values in cursor.fetchall()]

    def _execute(self, statement: Executable, params: dict[str, object]) -> tuple[Plan, sqlite3.Cursor]:
        plan = self._plans.of(statement, tuple(params))
        return plan, self._raw.execute(*plan.prepare(params))


class _Connection(aiosqlite.Connection):
    """A connection whose thread runs one whole function at a time."""

    def __init__(self, place: Place, begin: str, *, read_only: bool) -> None:
        super().__init__(lambda: connect(place, read_only=read_only), 64)
        self._thread.daemon = True  # an exception before close() must not keep the process alive
        self._begin, self._plans = begin, Plans()

    def hop(self, work: Callable[[Transaction], T], master: Key) -> "asyncio.Future[T]":
        """Return the future result of ``work`` as one transaction; cancelling it does not stop the work."""
        raw, loop = self._conn, asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        # Settles the future itself: aiosqlite would log the result or the error, a member's words among them.
        def transaction() -> None:
            try:
                settle = partial(_succeed, future, _transaction(raw, self._begin, self._plans, work, master))
            except BaseException as error:
                settle = partial(_fail, future, error)
            loop.call_soon_threadsafe(settle)

        cast(Any, self)._tx.put_nowait((None, transaction))  # untyped in aiosqlite
        return future


def _succeed(future: "asyncio.Future[T]", result: T) -> None:
    if not future.done():
        future.set_result(result)


def _fail(future: "asyncio.Future[Any]", error: BaseException) -> None:
    if not future.done():  # a future takes any exception but this one
        future.set_exception(RuntimeError("StopIteration") if isinstance(error, StopIteration) else error)


class SqliteEngine:
    """Two connections to one file: the only writer, and one that can only read."""

    def __init__(self, place: Place, master: Key) -> None:
        self.master = master
        self._writer = _Connection(place, "BEGIN IMMEDIATE", read_only=False)
        self._reader = _Connection(place, "BEGIN", read_only=True)

    async def open(self) -> None:
        await self._writer
        try:
            await self._reader
        except BaseException:
            await self._writer.close()
            raise

    async def close(self) -> None:
        await self._reader.close()
        await self._writer.close()

    def write(self, work: Callable[[Transaction], T]) -> Awaitable[T]:
        return self._writer.hop(work, self.master)

    def read(self, work: Callable[[Transaction], T]) -> Awaitable[T]:
        return self._reader.hop(work, self.master)


def _transaction(
    raw: sqlite3.Connection, begin: str, plans: Plans, work: Callable[[Transaction], T], master: Key
) -> T:
    tx = SqliteTransaction(raw, plans, master)
    try:
        raw.execute(begin)
        result = work(tx)
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise
    if tx.scrub:
        raw.execute(f"PRAGMA {SCHEMA}.wal_checkpoint(TRUNCATE)").fetchall()
    return result


def connect(place: Place, *, read_only: bool = False) -> sqlite3.Connection:
    """Open the database with the member keys attached as ``keys``; missing files are made (0600).

    Transactions are begun by hand (``isolation_level=None``): sqlite3's own begin too late.
    """
    for path in (place.file, place.member_keys):
        make_private(path)
    raw = sqlite3.connect(place.file, timeout=BUSY_SECONDS, isolation_level=None, cached_statements=_PREPARED)
    try:
        raw.execute(f"ATTACH DATABASE ? AS {SCHEMA}", (str(place.member_keys),))
        for pragma in _pragmas(read_only):
            raw.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        raw.close()
        raise
    return raw


def _pragmas(read_only: bool) -> list[str]:
    each = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON")
    both = [f"{schema}.{pragma}" for schema in ("main", SCHEMA) for pragma in each]
    return [*both, "foreign_keys=ON", f"query_only={'ON' if read_only else 'OFF'}"]
