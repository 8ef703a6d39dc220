"""Bots that are forked on demand and killed at once, and everything a proof prepares and counts."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import orjson

from bench.local_end.client import ROOT
from bench.local_end.journal import lines
from bot.agenda.heartbeat import Heartbeat
from bot.agenda.rows import Entry
from bot.agenda.service import Agenda
from bot.app import App, Library
from bot.clock import SystemClock
from bot.deliveries.model import Delivery, State
from bot.deliveries.service import Owed
from tests.reliability import proof_bot, proof_cog

START_SECONDS = 30.0


class Forks:
    """A process that forks bots; one of them lives at a time."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.child = 0

    async def fork(self) -> None:
        """Start a bot; it logs in by itself."""
        assert self._process.stdin is not None
        self._process.stdin.write(b"\n")
        self.child = int((await self.told("forked"))["forked"])

    async def kill(self) -> None:
        """SIGKILL the bot and wait until it is gone."""
        os.kill(self.child, signal.SIGKILL)
        await self.told("ended")

    async def stop(self) -> int:
        """Ask the bot to end (SIGTERM) and return its exit code."""
        os.kill(self.child, signal.SIGTERM)
        return int((await self.told("ended"))["code"])

    async def told(self, word: str) -> dict[str, Any]:
        """Wait for a line that holds ``word``."""
        assert self._process.stdout is not None
        async with asyncio.timeout(START_SECONDS):
            async for line in self._process.stdout:
                if line.startswith(b"{") and word in (said := orjson.loads(line)):
                    return said
        raise RuntimeError("the process that forks bots is gone")


@asynccontextmanager
async def forks(*argv: str, log: Path | None = None) -> AsyncGenerator[Forks]:
    """Have a process that forks bots for the length of a block; ``log`` gets what they tell the operator."""
    with (log or Path(os.devnull)).open("ab") as stderr:
        async with _forks(argv, stderr if log else None) as bots:
            yield bots


@asynccontextmanager
async def _forks(argv: Sequence[str], stderr: IO[bytes] | None) -> AsyncGenerator[Forks]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.reliability.proof_bot", "--fork", *argv,
        stdin=PIPE, stdout=PIPE, stderr=stderr, cwd=ROOT,
    )  # fmt: skip
    bots = Forks(process)
    try:
        await bots.told("waiting")
        yield bots
    finally:
        process.kill()  # a bot that lives dies with it
        await process.wait()


@asynccontextmanager
async def opened(data: Path, library: Library, database: str = "") -> AsyncGenerator[App]:
    """Have the bot's services on its storage, without Discord; it takes no part of the pace."""
    app = App(proof_bot.config(data, database), SystemClock(), library)
    proof_cog.register(app.services.get(Agenda), app.deliveries)
    assert await app.open_storage()
    try:
        await app.start_services()
        await app.services.get(Heartbeat).stop()
        yield app
    finally:
        await app.close()


async def prepare(app: App, owed: Sequence[Owed], entries: Sequence[Entry] = ()) -> None:
    """Write deliveries that are owed and entries of the agenda, in one transaction each."""
    for each in entries:
        await app.db.transact(app.agenda.put_in, each, deadline=None)
    for first in range(0, len(owed), 1000):
        part = owed[first : first + 1000]
        await app.db.transact(lambda tx, part=part: app.deliveries.owe_in(tx, *part), deadline=None)


async def by_state(app: App) -> dict[State, list[Delivery]]:
    """Return every delivery by its state."""
    return {state: [each for each, _ in await app.deliveries.in_state(state)] for state in State}


def arrivals(journal: Path) -> Counter[int]:
    """Return how often a message of each delivery was accepted, as the end saw it."""
    return Counter(int(line["nonce"]) for line in lines(journal) if line["kind"] == "message")


def names(journal: Path, kind: str) -> Counter[str]:
    """Return how often each thread or event was created, by name."""
    return Counter(str(line["name"]) for line in lines(journal) if line["kind"] == kind)


def since(journal: Path, start: datetime) -> list[float]:
    """Return when messages were accepted, in seconds after ``start``."""
    return [line["at"] - start.timestamp() for line in lines(journal) if line["kind"] == "message"]
