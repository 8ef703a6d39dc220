"""One check-in as a transaction: its CPU against plain aiosqlite, and what ten years of history add to it."""

import shutil
import sqlite3
import tempfile
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import Any, cast

import aiosqlite

from bench import house
from bench.inside import rows_read, statements, steps
from bench.measure import Measure, Result, counted, interleaved, paired
from bench.plan import Effort, Rows
from bot.app import App
from bot.features.checkins.service import Checkins
from bot.ids import MemberId
from bot.storage.sqlite import connect

TRANSACTION_LIMIT, ROWS_LIMIT, STEPS_LIMIT = 2.5, 1.0, 1.1
"""Times the floor; issue 2, "What it must reach"."""
NEWCOMER, OLD_HAND = house.MEMBERS[:2]

Work = Callable[[], Awaitable[object]]


async def rows(effort: Effort) -> Rows:
    """Yield CPU, rows read and steps of a check-in's transaction."""
    with tempfile.TemporaryDirectory() as folder:
        data, copy = Path(folder, "data"), Path(folder, "copy")
        async with house.opened(data) as app:
            await house.move_in(app)
        shutil.copytree(data, copy)  # two writers on one file would spoil each other's cache
        async with house.opened(data) as app, _plain(copy) as plain:
            yield await _against_plain(app, plain, effort)
            await house.keep_ten_years(app, OLD_HAND)
            newcomer, old_hand = _saving(app, NEWCOMER), _saving(app, OLD_HAND)
            await old_hand()  # both replace today's
            read, few = await rows_read(app.db, old_hand), await rows_read(app.db, newcomer)
            yield counted("rows read by a check-in after ten years", read, few, "rows", ROWS_LIMIT)
            taken, least = await steps(app.db, old_hand), await steps(app.db, newcomer)
            yield counted("SQLite steps of a check-in after ten years", taken, least, "steps", STEPS_LIMIT)


async def _against_plain(app: App, plain: aiosqlite.Connection, effort: Effort) -> Result:
    save = _saving(app, NEWCOMER)
    await save()  # what is compiled once is not counted
    replay = _replaying(plain, [await statements(app.db, save) for _ in range(2)])
    pairs = await interleaved(_each(save, effort), _each(replay, effort), effort.pairs)
    return paired("CPU of a check-in's transaction", pairs, "ms", TRANSACTION_LIMIT)


def _saving(app: App, member: MemberId) -> Work:
    checkins, today = app.services.get(Checkins), datetime.now(UTC).date()
    return lambda: checkins.save(member, None, today, house.ENTRY)


@asynccontextmanager
async def _plain(data: Path) -> AsyncGenerator[aiosqlite.Connection]:
    """Have aiosqlite open a database with the program's own pragmas."""
    async with aiosqlite.Connection(lambda: connect(house.settings(data).place), 64) as connection:
        yield connection


def _replaying(plain: aiosqlite.Connection, heard: Sequence[Sequence[str]]) -> Work:
    """Return what runs one transaction's statements, BEGIN and COMMIT among them, in one hop to the thread.

    Args:
        heard: What several transactions ran; they take turns, since SQLite writes no page for a value
            that is there already.
    """
    turns = cycle(heard)

    def run() -> None:
        raw: sqlite3.Connection = plain._conn  # pyright: ignore[reportPrivateUsage]
        for statement in next(turns):
            raw.execute(statement).fetchall()

    return lambda: cast(Any, plain)._execute(run)


def _each(work: Work, effort: Effort) -> Measure:
    """Return what measures this process's CPU milliseconds of one ``work`` among many."""

    async def measured() -> float:
        before = time.process_time()
        for _ in range(effort.repeats):
            await work()
        return (time.process_time() - before) / effort.repeats * 1000

    return measured
