"""How the bot's process ends and starts again: what is under way is settled, a crash is told in numbers."""

import asyncio
import re
import time
from pathlib import Path

from bench.local_end.client import LocalEnd, local_end
from bench.local_end.options import Options
from bot.app import Library
from bot.clock import SystemClock
from bot.deliveries.model import State
from tests.reliability.forks import Forks, arrivals, by_state, forks, opened, prepare
from tests.reliability.proof_cog import GUILDS, posts

POSTS = 60
SLOW = 1.0
"""Seconds that Discord takes to answer."""
SOON = 10.0
"""Seconds in which a stop has to be over (issue 8)."""


async def until_sending(end: LocalEnd) -> None:
    while not any((await end.stats())["faults_struck"]):
        await asyncio.sleep(0.02)


async def stop(bots: Forks) -> float:
    """Tell the bot to stop; return the seconds that took."""
    began = time.monotonic()
    assert await bots.stop() == 0
    return time.monotonic() - began


async def test_a_stop_settles_what_is_under_way_and_a_crash_is_told(tmp_path: Path, library: Library) -> None:
    data, journal, log = tmp_path / "data", tmp_path / "journal.jsonl", tmp_path / "log"
    async with opened(data, library) as app:
        await prepare(app, posts(POSTS, SystemClock().now()))
    argv = ("--data", str(data), "--log", "info")
    async with (
        local_end(Options(guilds=GUILDS, journal=journal)) as end,
        forks("--end", end.url, *argv, log=log) as bots,
    ):
        await end.fault(method="POST", path="*/messages", delay=SLOW, times=None)
        await bots.fork()
        await bots.told("ready")
        await until_sending(end)
        assert SLOW / 2 < await stop(bots) < SOON
        left = await settled(data, library, journal)
        assert "started after a stop" in (told := log.read_text())
        assert "crash" not in told

        await bots.fork()
        await bots.told("ready")
        await bots.kill()
        await end.clear_faults()
        await bots.fork()
        await bots.told("ready")
        await until_told(log, "caught up")
        await stop(bots)
    crashed = re.search(
        r'event="started after a crash" entries=0 waiting=(\d+) in_doubt=(\d+)', log.read_text()
    )
    assert crashed is not None
    assert 0 < sum(map(int, crashed.groups())) <= left
    async with opened(data, library) as app:
        assert set(await by_state(app)) >= {State.SENT}
        assert not (await by_state(app))[State.DEAD]


async def settled(data: Path, library: Library, journal: Path) -> int:
    """Return how many still wait, having seen that nothing is in doubt: sent is what arrived, once."""
    async with opened(data, library) as app:
        states, arrived = await by_state(app), arrivals(journal)
    assert states[State.SENDING] == []
    assert {each.id for each in states[State.SENT]} == set(arrived)
    assert set(arrived.values()) == {1}
    assert {each.attempts for each in states[State.WAITING]} == {0}
    return len(states[State.WAITING])


async def until_told(log: Path, words: str) -> None:
    async with asyncio.timeout(30):
        while words not in log.read_text():
            await asyncio.sleep(0.1)
