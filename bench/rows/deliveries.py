"""The queue: what claiming and settling costs, and how fast planned sends go."""

import asyncio
import secrets
import shutil
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from sqlite3 import Connection

import aiosqlite

from bench.house import opened as house
from bench.inside import statements
from bench.local_end import shapes
from bench.local_end.client import LocalEnd, local_end, running
from bench.local_end.journal import lines
from bench.local_end.options import Options
from bench.measure import Pairs, counted, interleaved, paired
from bench.plain import each, in_one_hop, plain
from bench.plan import Effort, Rows
from bot.app import App, Library
from bot.deliveries.model import Initiative, Kind, Sent
from bot.deliveries.service import Owed
from bot.ids import ChannelId, GuildId
from tests.reliability.forks import opened, prepare
from tests.reliability.proof_cog import posts

SETTLE_LIMIT = 2.5
PACE, PACE_LIMIT, REPLY_LIMIT = 40, 0.95, 1.5
"""Limits: issue 3, "What it must reach"; a reply that waits for no send takes what it takes without."""

GUILD = GuildId(shapes.guild_id(0))
POST = Kind("bench_post", None, Initiative.SERVER)


async def rows(effort: Effort) -> Rows:
    """Yield settlements and sends."""
    with tempfile.TemporaryDirectory() as folder:
        async for row in _settlements(Path(folder), effort):
            yield row
    async for row in _sends(effort):
        yield row


async def _settlements(folder: Path, effort: Effort) -> Rows:
    async with house(folder / "settle"):
        pass
    shutil.copytree(folder / "settle", folder / "settle-plain")
    async with house(folder / "settle") as app, plain(folder / "settle-plain") as bare:
        queue = _Queue(app)
        floor = _SameStatements(bare, *await queue.heard())
        pairs = await interleaved(
            each(queue.send_one, effort.repeats, before=queue.owe),
            each(floor.send_one, effort.repeats, before=floor.owe),
            effort.pairs,
        )
    yield paired("CPU of claiming and settling one delivery", pairs, "ms", SETTLE_LIMIT)


class _Queue:
    """Owes posts and sends them, one after the other."""

    def __init__(self, app: App) -> None:
        app.deliveries.register(POST)
        self._app, self._keys, self._now = app, count(1), datetime.now(UTC)

    async def owe(self) -> None:
        owed = Owed(
            POST.name, f"k:{next(self._keys)}:", self._now, guild=GUILD, channel=ChannelId(1), ref="x"
        )
        await self._app.db.transact(lambda tx: self._app.deliveries.owe_in(tx, owed))

    async def send_one(self) -> None:
        (ready,) = await self._app.deliveries.claim(self._now)
        await self._app.deliveries.settle(ready, Sent(1), self._now)

    async def heard(self) -> tuple[str, list[str], list[str]]:
        """Return the id of a first delivery, and the SQL of owing and of sending it."""
        await self.owe()
        await self.send_one()  # what is compiled once is not counted
        owing, key = await statements(self._app.db, self.owe), f"k:{next(self._keys) - 1}:"
        found = await self._app.deliveries.find(key)
        assert found is not None
        sending = await statements(self._app.db, self.send_one)
        return str(found.id), [each.replace(key, "k:' || ?1 || '") for each in owing], sending


class _SameStatements:
    """Runs what was heard in one hop, each time for a delivery of its own.

    Its id is a parameter, so that SQLite parses each statement once, as it does for the program.
    """

    def __init__(
        self, bare: aiosqlite.Connection, delivery: str, owing: Sequence[str], sending: Sequence[str]
    ) -> None:
        self._bare, self._now = bare, 0
        self._owing = [each.replace(delivery, "?1") for each in owing]
        self._sending = [each.replace(delivery, "?1") for each in sending]

    async def owe(self) -> None:
        self._now = secrets.randbits(62)
        await in_one_hop(self._bare, lambda raw: self._run(raw, self._owing))

    async def send_one(self) -> None:
        await in_one_hop(self._bare, lambda raw: self._run(raw, self._sending))

    def _run(self, raw: Connection, heard: Sequence[str]) -> None:
        found = [
            raw.execute(statement, (self._now,) if "?1" in statement else ()).fetchall()
            for statement in heard
        ]
        assert any(found) or heard is self._owing  # the claim found its row


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
