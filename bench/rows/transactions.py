"""One check-in as a transaction: its CPU against plain aiosqlite, and what ten years of history add to it."""

import shutil
import sqlite3
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

import aiosqlite

from bench import house
from bench.inside import rows_read, statements, steps
from bench.measure import Result, counted, interleaved, paired
from bench.plain import Work, each, in_one_hop, plain
from bench.plan import Effort, Rows
from bot.app import App
from bot.features.checkins.service import Checkins
from bot.ids import MemberId

TRANSACTION_LIMIT, ROWS_LIMIT, STEPS_LIMIT = 2.5, 1.0, 1.1
"""Times the floor; issue 2, "What it must reach"."""
NEWCOMER, OLD_HAND = house.MEMBERS[:2]


async def rows(effort: Effort) -> Rows:
    """Yield CPU, rows read and steps of a check-in's transaction."""
    with tempfile.TemporaryDirectory() as folder:
        data, copy = Path(folder, "data"), Path(folder, "copy")
        async with house.opened(data) as app:
            await house.move_in(app)
        shutil.copytree(data, copy)  # two writers on one file would spoil each other's cache
        async with house.opened(data) as app, plain(copy) as bare:
            yield await _against_plain(app, bare, effort)
            await house.keep_ten_years(app, OLD_HAND)
            newcomer, old_hand = _saving(app, NEWCOMER), _saving(app, OLD_HAND)
            await old_hand()  # both replace today's
            read, few = await rows_read(app.db, old_hand), await rows_read(app.db, newcomer)
            yield counted("rows read by a check-in after ten years", read, few, "rows", ROWS_LIMIT)
            taken, least = await steps(app.db, old_hand), await steps(app.db, newcomer)
            yield counted("SQLite steps of a check-in after ten years", taken, least, "steps", STEPS_LIMIT)


async def _against_plain(app: App, bare: aiosqlite.Connection, effort: Effort) -> Result:
    save = _saving(app, NEWCOMER)
    await save()  # what is compiled once is not counted
    replay = _replaying(bare, [await statements(app.db, save) for _ in range(2)])
    pairs = await interleaved(each(save, effort.repeats), each(replay, effort.repeats), effort.pairs)
    return paired("CPU of a check-in's transaction", pairs, "ms", TRANSACTION_LIMIT)


def _saving(app: App, member: MemberId) -> Work:
    checkins, today = app.services.get(Checkins), datetime.now(UTC).date()
    return lambda: checkins.save(member, None, today, house.ENTRY)


def _replaying(bare: aiosqlite.Connection, heard: Sequence[Sequence[str]]) -> Work:
    """Return what runs one transaction's statements, BEGIN and COMMIT among them, in one hop to the thread.

    Args:
        bare: aiosqlite alone.
        heard: What several transactions ran; they take turns, since SQLite writes no page for a value
            that is there already.
    """
    turns = cycle(heard)

    def run(raw: sqlite3.Connection) -> None:
        for statement in next(turns):
            raw.execute(statement).fetchall()

    return lambda: in_one_hop(bare, run)
