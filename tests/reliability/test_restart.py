"""PostgreSQL goes away under load and comes back: people are told, and what is owed arrives once."""

import asyncio
from pathlib import Path

import pytest

from bench.local_end.client import LocalEnd, local_end, running
from bench.local_end.components import Json, walk
from bench.local_end.options import Options
from bot.app import Library
from bot.clock import SystemClock
from bot.deliveries.model import NONCE_LIFE, State
from bot.storage.place import Place
from tests.databases import empty_postgresql, postgresql_url, stopped_postgresql
from tests.reliability.forks import arrivals, by_state, opened, prepare
from tests.reliability.proof_cog import GUILDS, posts

__all__ = ["postgresql_url"]

POSTS, HURRY, PATIENCE = 45, 30.0, 60
DISCORD_WAITS = 3.0
"""Seconds."""


async def look(end: LocalEnd) -> Json:
    """Let somebody look at their counters; every answer has to come in time."""
    answer = await end.command("counter show", user=5)
    assert answer["latency"] < DISCORD_WAITS
    return answer


def buttons(answer: Json) -> set[str]:
    """Return the features that the buttons of an answer lead to."""
    parts = walk(answer["data"]["components"])
    return {each["custom_id"].split(":")[0] for each in parts if each["type"] == 2}


def words(answer: Json) -> str:
    return " ".join(each["content"] for each in walk(answer["data"]["components"]) if each["type"] == 10)


async def until_arrived(journal: Path, count: int) -> None:
    while not journal.exists() or len(arrivals(journal)) < count:
        await asyncio.sleep(0.05)


@pytest.mark.long
async def test_people_are_told_and_deliveries_go_on(
    tmp_path: Path, library: Library, postgresql_url: str
) -> None:
    data, journal = tmp_path / "data", tmp_path / "journal.jsonl"
    await empty_postgresql(Place.in_folder(data, url=postgresql_url))
    async with opened(data, library, postgresql_url) as app:
        await prepare(app, posts(POSTS, SystemClock().now()))
    options = Options(guilds=GUILDS, journal=journal, nonce_seconds=NONCE_LIFE.total_seconds() / HURRY)
    async with local_end(options) as end, asyncio.timeout(PATIENCE):
        argv = ("--end", end.url, "--data", str(data), "--database", postgresql_url, "--hurry", str(HURRY))
        async with running("-m", "tests.reliability.proof_bot", *argv):
            usual = words(await look(end))
            await until_arrived(journal, POSTS // 6)
            with stopped_postgresql():
                before = len(arrivals(journal))
                for _ in range(5):
                    told = await look(end)
                    assert "help_now" in buttons(told)
                    assert words(told) != usual
                assert before < POSTS
            await until_arrived(journal, POSTS)
            assert words(await look(end)) == usual
            await asyncio.sleep(NONCE_LIFE.total_seconds() / HURRY)  # whatever would come twice has come
    arrived = arrivals(journal)
    assert set(arrived.values()) == {1}
    async with opened(data, library, postgresql_url) as app:
        assert {each.id for each in (await by_state(app))[State.SENT]} == set(arrived)
