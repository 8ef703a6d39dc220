"""What a bot tells of itself in numbers: to whom, what, and never whom it is about."""

import asyncio
import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.app import App
from bot.client import ANSWERS
from bot.config import Monitor as Where
from bot.errors import NotReady, Refusal
from bot.monitor import Monitor
from bot.timed import FAILED, REFUSED, Answering, Asked, ending
from bot.watched import measured, watched
from tests.people import Channel, Env, Guild, Person
from tests.test_cli import loaded_by


@asynccontextmanager
async def asking(app: App) -> AsyncGenerator[Any]:
    """Have the page open on any free port; yield what asks it: a path to (status, text)."""
    monitor = Monitor(measured(app), app.not_ready)
    await monitor.start("127.0.0.1", 0)
    async with ClientSession(f"http://127.0.0.1:{monitor.port}") as session:

        async def ask(path: str) -> tuple[int, str]:
            async with session.get(path) as answer:
                return answer.status, await answer.text()

        yield ask
    await monitor.stop()


async def test_the_bot_tells_how_it_does_and_not_for_whom(
    app: App, env: Env, guild: Guild, alice: Person, channel: Channel
) -> None:
    async with asking(app) as ask:
        panel = await alice.slash(channel, "checkin")
        await panel.press("Yes, keep this")
        await app.tick(env.now())
        _, told = await ask("/metrics")
    assert 'handrail_interaction_seconds_count{ended="refused",feature="checkins"} 1.0' in told
    assert re.search(r'interaction_seconds_count\{ended="answered",feature="\w+"\} 1.0', told)
    assert 'handrail_database_seconds_count{work="deliveries.claim"} 1.0' in told
    assert 'handrail_deliveries{state="dead"} 0.0' in told
    assert re.search(r"^handrail_agenda_entries \d", told, re.MULTILINE)
    assert 'handrail_overdue_seconds{where="queue"} 0.0' in told
    assert "process_resident_memory_bytes" in told
    labels = re.findall(r'="([^"]*)"', told)
    assert [
        each for each in labels if not re.fullmatch(r"[a-z_.]+|[\d.e+-]+|\+Inf|3\.\d+\.\d+|CPython", each)
    ] == []
    for secret in (guild.name, channel.name, "alice", str(guild.id), str(channel.id)):
        assert secret not in told


async def test_what_is_sent_late_is_counted(app: App, env: Env, alice: Person, channel: Channel) -> None:
    measuring = measured(app)
    measuring.sent("reminder", 4.0)
    assert (
        b'handrail_delivery_lateness_seconds_bucket{kind="reminder",le="5.0"} 1.0' in await measuring.text()
    )


async def test_a_bot_that_serves_is_ready_and_one_that_lost_its_storage_says_so(app: App, env: Env) -> None:
    async with asking(app) as ask:
        assert await ask("/healthz") == (200, "alive\n")
        assert await ask("/readyz") == (200, "ready\n")
        await app.db.close()
        assert await ask("/healthz") == (200, "alive\n")
        assert await ask("/readyz") == (503, "not ready: storage\n")
        status, told = await ask("/metrics")
        assert status == 200
        assert "handrail_ready 0.0" in told
        assert "handrail_deliveries{" not in told
        await app.dispatcher.stop()
        assert await ask("/readyz") == (503, "not ready: storage, stopping\n")


async def test_it_listens_only_when_told_to_and_to_this_machine_alone(app: App) -> None:
    async with watched(app) as monitor:
        assert monitor is None
    assert Where().host == "127.0.0.1"


async def test_a_port_that_is_taken_does_not_stop_the_bot(app: App, caplog: pytest.LogCaptureFixture) -> None:
    first = Monitor(measured(app), app.not_ready)
    await first.start("127.0.0.1", 0)
    app.config = replace(app.config, monitor=Where(port=first.port))
    async with watched(app) as second:
        assert second is not None
        assert second.port == 0
    await first.stop()
    assert "monitor.port cannot be opened" in caplog.text


def test_a_bot_that_is_not_watched_loads_nothing_for_it() -> None:
    heavy = ("prometheus_client", "aiohttp.web", "bot.metrics", "bot.monitor")
    assert loaded_by("import bot.__main__, bot.cli.serving, bot.watched", *heavy) == set()


@pytest.mark.parametrize(
    ("error", "ended"),
    [(Refusal("ui-stale"), REFUSED), (NotReady("starting"), REFUSED), (KeyError(), FAILED)],
)
def test_an_expected_no_is_no_defect(error: Exception, ended: str) -> None:
    assert ending(error) == ended


# A stop waits for answers


class Names(Answering):
    """Notes in which tasks interactions are answered."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def begin(self, asked: Asked, feature: str) -> None:
        task = asyncio.current_task()
        assert task is not None
        self.seen.add(task.get_name())


async def test_answers_are_given_in_tasks_of_known_names(app: App, alice: Person, channel: Channel) -> None:
    names = app.bot.answering = Names()
    await (await alice.slash(channel, "checkin")).press("Yes, keep this")
    assert names.seen == ANSWERS


async def test_a_stop_waits_for_an_answer_but_not_for_ever(app: App, env: Env) -> None:
    done = asyncio.Event()
    answer = asyncio.create_task(done.wait(), name=min(ANSWERS))
    await app.settle(within=0.05)
    assert not answer.done()
    stopping = asyncio.create_task(app.settle(within=5))
    await asyncio.sleep(0)
    done.set()
    await stopping
    assert answer.done()
