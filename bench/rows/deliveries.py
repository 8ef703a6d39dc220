"""The agenda and the queue: what a tick costs, what a fan-out costs, and how fast planned sends go."""

import asyncio
import shutil
import sqlite3
import tempfile
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from datetime import time as wall
from itertools import count
from pathlib import Path
from typing import Any, cast

import aiosqlite

from bench import house
from bench.inside import statements
from bench.local_end import shapes
from bench.local_end.client import LocalEnd, local_end, running
from bench.local_end.journal import lines
from bench.local_end.options import Options
from bench.measure import Measure, Pairs, counted, interleaved, paired, settled_cpu
from bench.plan import Effort, Rows
from bot.agenda import store
from bot.agenda.rows import Entry
from bot.agenda.rules import DailyAt, Occurrence
from bot.app import App, Library
from bot.deliveries.model import Initiative, Kind, Sent
from bot.deliveries.service import Owed
from bot.ids import ChannelId, GuildId
from bot.storage.sqlite import connect
from bot.storage.transaction import Transaction
from tests.reliability.forks import opened, prepare
from tests.reliability.proof_cog import posts

MANY, FEW = 100_000, 1_000
DUE = 10_000
TICK_LIMIT, PLAN_LIMIT, SETTLE_LIMIT, START_LIMIT = 1.5, 4.0, 2.5, 1.2
HELD_LIMIT_MS = 20.0
PACE, PACE_LIMIT, REPLY_LIMIT = 40, 0.95, 1.5
"""Limits: issue 3, "What it must reach"; a reply that waits for no send takes what it takes without."""

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
GUILD = GuildId(shapes.guild_id(0))
POST = Kind("bench_post", None, Initiative.SERVER)


async def rows(effort: Effort) -> Rows:
    """Yield ticks, plans, settlements, starts and sends."""
    with tempfile.TemporaryDirectory() as folder:
        async for row in _ticks(Path(folder), effort):
            yield row
        async for row in _plans(Path(folder), effort):
            yield row
        async for row in _settlements(Path(folder), effort):
            yield row
        async for row in _starts(Path(folder), effort):
            yield row
    async for row in _sends(effort):
        yield row


def _entries(amount: int, begun: datetime) -> list[Entry]:
    """Return entries that are due every day at noon, next a day after ``begun``."""
    following = begun + timedelta(days=1)
    next_one = Occurrence(following.date(), following)
    return [
        Entry(number + 1, POST.name, DailyAt(wall(12)), "UTC", guild=GUILD, ref="x", next=next_one)
        for number in range(amount)
    ]


async def _put(app: App, entries: Sequence[Entry]) -> None:
    for first in range(0, len(entries), 5_000):
        part = entries[first : first + 5_000]
        await app.db.transact(lambda tx, part=part: [store.put(tx, each) for each in part], deadline=None)


def _owe_posts(app: App) -> None:
    def due(tx: Transaction, entry: Entry, occurrence: Occurrence, _: datetime) -> None:
        key = f"{POST.name}:{entry.id}:{occurrence.local_date}"
        owed = Owed(POST.name, key, occurrence.instant, guild=GUILD, channel=ChannelId(1), ref="x")
        app.deliveries.owe_in(tx, owed)

    app.deliveries.register(POST)
    app.agenda.register(POST.name, due)


async def _ticks(folder: Path, effort: Effort) -> Rows:
    async with house.opened(folder / "many") as many, house.opened(folder / "few") as few:
        await _put(many, _entries(MANY, NOON))
        await _put(few, _entries(FEW, NOON))
        pairs = await interleaved(
            _each(lambda: many.agenda.tick(NOON), effort.repeats),
            _each(lambda: few.agenda.tick(NOON), effort.repeats),
            effort.pairs,
        )
    yield paired(f"CPU of a tick with nothing due, {MANY:,} rows against {FEW:,}", pairs, "ms", TICK_LIMIT)


def _each(work: Callable[[], Awaitable[object]], repeats: int) -> Measure:
    """Return what measures this process's CPU milliseconds of one ``work`` among many."""

    async def measured() -> float:
        before = time.process_time()
        for _ in range(repeats):
            await work()
        return (time.process_time() - before) / repeats * 1000

    return measured


async def _plans(folder: Path, effort: Effort) -> Rows:
    amount, days = min(DUE, effort.repeats * 200), count(1)
    async with house.opened(folder / "plans") as app:
        await _put(app, _entries(amount, NOON))
    shutil.copytree(folder / "plans", folder / "plain")
    held: list[float] = []
    async with house.opened(folder / "plans") as app, _plain(folder / "plain") as plain:
        _owe_posts(app)
        plain_days = count(1)

        async def plan() -> float:
            at, watch = NOON + timedelta(days=next(days)), asyncio.create_task(_longest_held())
            await asyncio.sleep(0)
            before = time.process_time()
            assert await app.agenda.tick(at) == amount
            spent = time.process_time() - before
            watch.cancel()
            held.append(await watch)
            return spent

        async def floor() -> float:
            before = time.process_time()
            assert await _plan_plainly(plain, NOON + timedelta(days=next(plain_days))) == amount
            return time.process_time() - before

        pairs = await interleaved(plan, floor, max(effort.pairs // 4, 6), warm_up=1)
    yield paired(f"CPU of {amount:,} due in one minute, against plain aiosqlite", pairs, "s", PLAN_LIMIT)
    yield counted("longest hold of the event loop meanwhile (CPU)", max(held) * 1000, 1, "ms", HELD_LIMIT_MS)


async def _longest_held() -> float:
    """Return the longest CPU time (s) of one turn of the event loop, until cancelled."""
    longest = 0.0
    try:
        while True:
            before = time.thread_time()
            await asyncio.sleep(0)
            longest = max(longest, time.thread_time() - before)
    except asyncio.CancelledError:
        return longest


@asynccontextmanager
async def _plain(data: Path) -> AsyncGenerator[aiosqlite.Connection]:
    """Have aiosqlite open a database with the program's own pragmas."""
    async with aiosqlite.Connection(lambda: connect(house.settings(data).place), 64) as connection:
        yield connection


_DUE = "SELECT * FROM agenda WHERE next_at <= ? ORDER BY next_at LIMIT 100"
_OWE = (
    "INSERT INTO deliveries (id, kind, key, urgent, state, due_at, ready_at, guild_id, channel_id, ref,"
    " attempts, told, initiative) VALUES (?, 'bench_post', ?, 0, 'waiting', ?, ?, ?, 1, 'x', 0, 0, 'server')"
    " ON CONFLICT (key) DO NOTHING"
)
_MOVE = "UPDATE agenda SET next_at = ?, next_day = ?, last_day = ? WHERE id = ?"


async def _plan_plainly(plain: aiosqlite.Connection, now: datetime) -> int:
    """Do the same reads, inserts and updates, in batches as large; the next day is known beforehand."""
    at, day = int(now.timestamp() * 1_000_000), now.date().isoformat()
    then, tomorrow = at + 86_400_000_000, (now + timedelta(days=1)).date().isoformat()
    total = 0
    while True:
        await plain.execute("BEGIN IMMEDIATE")
        ids = [row[0] for row in await plain.execute_fetchall(_DUE, (at,))]
        owed = [(at + each, f"bench_post:{each}:{day}", at, at, int(GUILD)) for each in ids]
        await plain.executemany(_OWE, owed)
        await plain.executemany(_MOVE, [(then, tomorrow, day, each) for each in ids])
        await plain.execute("COMMIT")
        total += len(ids)
        if len(ids) < 100:
            return total


async def _settlements(folder: Path, effort: Effort) -> Rows:
    async with house.opened(folder / "settle") as app:
        pass
    shutil.copytree(folder / "settle", folder / "settle-plain")
    async with house.opened(folder / "settle") as app, _plain(folder / "settle-plain") as plain:
        app.deliveries.register(POST)
        keys = count()
        now = datetime.now(UTC)

        async def owe() -> None:
            owed = Owed(POST.name, f"k:{next(keys)}", now, guild=GUILD, channel=ChannelId(1))
            await app.db.transact(lambda tx: app.deliveries.owe_in(tx, owed))

        async def send_one() -> None:
            (ready,) = await app.deliveries.claim(now)
            await app.deliveries.settle(ready, Sent(1), now)

        async def measured() -> float:
            spent = 0.0
            for _ in range(effort.repeats):
                await owe()
                before = time.process_time()
                await send_one()
                spent += time.process_time() - before
            return spent / effort.repeats * 1000

        await owe()
        heard = await statements(app.db, send_one)
        pairs = await interleaved(measured, _each(_replay(plain, heard), effort.repeats), effort.pairs)
    yield paired("CPU of claiming and settling one delivery", pairs, "ms", SETTLE_LIMIT)


def _replay(plain: aiosqlite.Connection, heard: Sequence[str]) -> Callable[[], Awaitable[object]]:
    """Return what runs the same statements in one hop to the thread."""

    def run() -> None:
        raw: sqlite3.Connection = plain._conn  # pyright: ignore[reportPrivateUsage]
        for statement in heard:
            raw.execute(statement).fetchall()

    return lambda: cast(Any, plain)._execute(run)


async def _starts(folder: Path, effort: Effort) -> Rows:
    for name, amount in (("none", 0), ("full", MANY)):
        async with house.opened(folder / name) as app:
            await _put(app, _entries(amount, datetime.now(UTC) + timedelta(days=30)))
    async with local_end(Options()) as end:
        pairs = await interleaved(
            lambda: _start(end, folder / "full"), lambda: _start(end, folder / "none"), effort.starts
        )
    yield paired(f"CPU of a start with {MANY:,} rows, against none", pairs, "s", START_LIMIT)


async def _start(end: LocalEnd, data: Path) -> float:
    async with house.bot_at(end, data) as program:
        await settled_cpu(program.pid)
        return program.ready["cpu"]


async def _sends(effort: Effort) -> Rows:
    """Measure a fan-out by the proofs' own bot, and what a person waits meanwhile."""
    amount = effort.repeats * 10
    with tempfile.TemporaryDirectory() as folder:
        data, journal = Path(folder, "data"), Path(folder, "journal.jsonl")
        async with opened(data, Library.load()) as app:
            await prepare(app, posts(amount, datetime.now(UTC) + timedelta(seconds=20)))
        options = Options(guilds=8, journal=journal, enforce_limits=True)
        async with local_end(options) as end:
            argv = ("-m", "tests.reliability.proof_bot", "--end", end.url, "--data", str(data))
            async with running(*argv):
                quiet, busy = await _replies(end, journal, amount)
        at = _arrived(journal)
    rate = (len(at) - 1) / (max(at) - min(at))
    yield counted("planned sends under Discord's limits", rate, PACE, "1/s", PACE_LIMIT, "higher")
    few = min(len(quiet), len(busy))
    pairs = Pairs(tuple(busy[:few]), tuple(quiet[:few]))
    yield paired("a person's reply during a fan-out", pairs, "ms", REPLY_LIMIT)


async def _replies(end: LocalEnd, journal: Path, amount: int) -> tuple[list[float], list[float]]:
    """Return latencies (ms) of replies before the fan-out begins, and while it lasts."""
    quiet, busy = list[float](), list[float]()
    while (arrived := len(_arrived(journal))) < amount:
        latency = (await end.command("help"))["latency"] * 1000
        (busy if arrived else quiet).append(latency)
        await asyncio.sleep(0.1)
    return quiet, busy


def _arrived(journal: Path) -> list[float]:
    """Return when each message was accepted."""
    return [line["at"] for line in lines(journal) if line["kind"] == "message"]
