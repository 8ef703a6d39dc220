"""Processes share one PostgreSQL and the work; they are killed: none twice, none lost."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from bench.local_end.client import LocalEnd, local_end, start
from bench.local_end.options import Options
from bot.app import App, Library
from bot.clock import SystemClock
from bot.deliveries.model import NONCE_LIFE, State
from bot.storage.place import Place
from tests.databases import empty_postgresql, postgresql_url
from tests.reliability.forks import arrivals, by_state, forks, opened, prepare
from tests.reliability.proof_cog import GUILDS, posts

__all__ = ["postgresql_url"]


@dataclass(frozen=True, slots=True)
class Plan:
    """How many deliveries, how many times faster leases and nonces pass, and how long it may take (s)."""

    posts: int
    hurry: float
    patience: float


SHORT, LONG = Plan(100, 30, 60), Plan(10_000, 1, 900)


async def shared(tmp_path: Path, library: Library, url: str, plan: Plan) -> None:
    data, journal = tmp_path / "data", tmp_path / "journal.jsonl"
    await empty_postgresql(Place.in_folder(data, url=url))
    options = Options(guilds=GUILDS, journal=journal, nonce_seconds=NONCE_LIFE.total_seconds() / plan.hurry)
    async with opened(data, library, url) as app, local_end(options) as end:
        await prepare(app, posts(plan.posts, SystemClock().now()))
        argv = (
            "-m", "tests.reliability.proof_bot", "--end", end.url, "--data", str(data),
            "--database", url, "--hurry", str(plan.hurry),
        )  # fmt: skip
        async with asyncio.timeout(plan.patience):
            first, second = await asyncio.gather(start(*argv), start(*argv))
            try:
                await until_arrived(journal, plan.posts // 2)
                await first.kill()
                assert len(arrivals(journal)) < plan.posts
                await until_settled(app)
            finally:
                await asyncio.gather(first.kill(), second.kill())
        await check(app, journal, plan)


@dataclass(frozen=True, slots=True)
class Kills:
    """A plan for several processes of which one is killed again and again."""

    plan: Plan
    kills: int
    processes: int = 4


SHORT_KILLS, LONG_KILLS = Kills(Plan(100, 30, 60), 3), Kills(Plan(6_000, 10, 900), 60)


async def killed_at_random(tmp_path: Path, library: Library, url: str, of: Kills) -> None:
    """Each process leads one shard; who is killed comes back, and its servers' posts come all the same."""
    data, journal, plan, chance = tmp_path / "data", tmp_path / "journal.jsonl", of.plan, Random(8)
    await empty_postgresql(Place.in_folder(data, url=url))
    options = Options(guilds=GUILDS, journal=journal, nonce_seconds=NONCE_LIFE.total_seconds() / plan.hurry)
    async with opened(data, library, url) as app, local_end(options) as end, AsyncExitStack() as stack:
        await prepare(app, posts(plan.posts, SystemClock().now()))
        argvs = [shard_argv(end, data, url, plan, number, of.processes) for number in range(of.processes)]
        bots = await asyncio.gather(*(stack.enter_async_context(forks(*argv)) for argv in argvs))
        for each in bots:
            await each.fork()
        await end.until_connected(of.processes)
        async with asyncio.timeout(plan.patience):
            for kill in range(of.kills):
                await until_arrived(journal, plan.posts * (kill + 1) // (of.kills + 2))
                victim = chance.choice(bots)
                await victim.kill()
                await victim.fork()
            await until_settled(app)
        for each in bots:
            await each.kill()
        await check(app, journal, plan)


def shard_argv(
    end: LocalEnd, data: Path, url: str, plan: Plan, number: int, processes: int
) -> tuple[str, ...]:
    return (
        "--end", end.url, "--data", str(data), "--database", url, "--hurry", str(plan.hurry),
        "--shard", str(number), "--of", str(processes),
    )  # fmt: skip


async def until_settled(app: App) -> None:
    while await app.deliveries.next_at() is not None:
        await asyncio.sleep(0.1)


async def until_arrived(journal: Path, count: int) -> None:
    while not journal.exists() or len(arrivals(journal)) < count:
        await asyncio.sleep(0.05)


async def check(app: App, journal: Path, plan: Plan) -> None:
    states, arrived = await by_state(app), arrivals(journal)
    assert sum(len(those) for those in states.values()) == plan.posts
    assert {each.id for each in states[State.SENT]} == set(arrived)
    assert len(arrived) == plan.posts
    assert set(arrived.values()) == {1}


async def test_a_hundred_shared_by_two_of_which_one_is_killed(
    tmp_path: Path, library: Library, postgresql_url: str
) -> None:
    await shared(tmp_path, library, postgresql_url, SHORT)


@pytest.mark.long
async def test_ten_thousand_shared_by_two_of_which_one_is_killed(
    tmp_path: Path, library: Library, postgresql_url: str
) -> None:
    await shared(tmp_path, library, postgresql_url, LONG)


async def test_four_lead_a_shard_each_and_are_killed_at_random(
    tmp_path: Path, library: Library, postgresql_url: str
) -> None:
    await killed_at_random(tmp_path, library, postgresql_url, SHORT_KILLS)


@pytest.mark.long
async def test_four_are_killed_at_random_sixty_times(
    tmp_path: Path, library: Library, postgresql_url: str
) -> None:
    await killed_at_random(tmp_path, library, postgresql_url, LONG_KILLS)
