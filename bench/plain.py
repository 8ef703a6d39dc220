"""The floor of storage, aiosqlite alone on the program's own file; and the CPU of one piece of work."""

import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from sqlite3 import Connection
from typing import Any, cast

import aiosqlite

from bench import house
from bench.measure import Measure
from bot.storage.sqlite import connect

Work = Callable[[], Awaitable[object]]


@asynccontextmanager
async def plain(data: Path) -> AsyncGenerator[aiosqlite.Connection]:
    """Have aiosqlite open a database with the program's own pragmas."""
    async with aiosqlite.Connection(lambda: connect(house.settings(data).place), 64) as connection:
        yield connection


async def in_one_hop(connection: aiosqlite.Connection, run: Callable[[Connection], None]) -> None:
    """Run a function of the raw connection whole in aiosqlite's thread."""
    raw: Connection = connection._conn  # pyright: ignore[reportPrivateUsage]
    await cast(Any, connection)._execute(lambda: run(raw))  # untyped in aiosqlite


def each(work: Work, repeats: int, before: Work | None = None) -> Measure:
    """Return what measures the CPU milliseconds of one ``work`` among many; ``before`` is not counted."""

    async def measured() -> float:
        spent = 0.0
        for _ in range(repeats):
            if before is not None:
                await before()
            begun = time.process_time()
            await work()
            spent += time.process_time() - begun
        return spent / repeats * 1000

    return measured
