"""What benches see of storage from inside: its writer, the statements it runs, the steps they take."""

from collections.abc import Awaitable, Callable
from typing import Any, cast

import aiosqlite

from bot.storage.database import Database
from bot.storage.sqlite import SqliteEngine


def writer_of(database: Database) -> aiosqlite.Connection:
    """Return the only connection that writes."""
    assert database._opened is not None  # pyright: ignore[reportPrivateUsage]
    engine = database._opened.engine  # pyright: ignore[reportPrivateUsage]
    assert isinstance(engine, SqliteEngine)
    return engine._writer  # pyright: ignore[reportPrivateUsage]


async def statements(database: Database, work: Callable[[], Awaitable[object]]) -> list[str]:
    """Return the SQL that ``work`` makes the writer run, values written out, BEGIN and COMMIT included."""
    heard: list[str] = []
    writer = cast(Any, writer_of(database))  # aiosqlite's type knows no None
    await writer.set_trace_callback(heard.append)
    await work()
    await writer.set_trace_callback(None)
    return heard


async def steps(database: Database, work: Callable[[], Awaitable[object]]) -> int:
    """Return how many steps SQLite's virtual machine takes on the writer while ``work`` runs."""
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 1
        return 0  # go on

    await writer_of(database).set_progress_handler(step, 1)
    await work()
    await writer_of(database).set_progress_handler(step, 0)  # 0 ends it
    return taken


async def rows_read(database: Database, work: Callable[[], Awaitable[object]]) -> int:
    """Return how many rows the reads among what ``work`` runs return."""
    reads = [each for each in await statements(database, work) if each.startswith("SELECT")]
    found = [await writer_of(database).execute_fetchall(each) for each in reads]
    return sum(len(list(each)) for each in found)
