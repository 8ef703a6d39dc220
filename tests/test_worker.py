"""The worker process: starts when needed, ends by itself, survives what tasks do to it."""

import asyncio
import math
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.worker import Worker, WorkerFailed


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    worker = Worker(idle=30, patience=10)
    yield worker
    await worker.close()


async def test_work_happens_in_another_process(worker: Worker) -> None:
    assert await worker.run(os.getpid) != os.getpid()


async def test_the_process_starts_with_the_first_task_only(worker: Worker) -> None:
    assert not worker.running

    await worker.run(math.sqrt, 4.0)

    assert worker.running


async def test_one_process_serves_task_after_task(worker: Worker) -> None:
    assert await worker.run(os.getpid) == await worker.run(os.getpid)


async def test_tasks_asked_for_at_once_all_get_their_own_answer(worker: Worker) -> None:
    answers = await asyncio.gather(*(worker.run(math.factorial, n) for n in range(20)))

    assert answers == [math.factorial(n) for n in range(20)]


async def test_an_error_names_its_kind_and_none_of_its_words(worker: Worker) -> None:
    with pytest.raises(WorkerFailed) as caught:
        await worker.run(int, "a private sentence")

    assert str(caught.value) == "ValueError"
    assert await worker.run(math.sqrt, 4.0) == 2


async def test_a_task_that_kills_its_process_fails_and_the_next_one_works(worker: Worker) -> None:
    with pytest.raises(WorkerFailed):
        await worker.run(os._exit, 3)

    assert await worker.run(math.sqrt, 9.0) == 3


async def test_what_a_task_prints_does_not_reach_the_answer(worker: Worker) -> None:
    await worker.run(os.write, 1, b"")
    await worker.run(print, "printed")

    assert await worker.run(math.sqrt, 16.0) == 4


async def test_a_stuck_task_is_given_up() -> None:
    worker = Worker(patience=0.5)

    with pytest.raises(WorkerFailed):
        await worker.run(time.sleep, 60)

    assert not worker.running
    await worker.close()


async def test_an_idle_process_ends_by_itself_and_the_next_task_starts_another() -> None:
    worker = Worker(idle=0.3)
    first = await worker.run(os.getpid)
    while worker.running:
        await asyncio.sleep(0.02)

    assert await worker.run(os.getpid) != first

    await worker.close()


async def test_closing_ends_the_process_and_may_be_done_twice(worker: Worker) -> None:
    process = await worker.run(os.getpid)

    await worker.close()
    await worker.close()

    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


async def test_a_caller_who_gives_up_does_not_disturb_the_next(worker: Worker) -> None:
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(worker.run(time.sleep, 0.5), 0.05)

    assert await worker.run(math.sqrt, 25.0) == 5


async def test_the_process_knows_no_token(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "made-up")

    assert await worker.run(os.getenv, "DISCORD_TOKEN") is None


def test_the_process_ends_when_the_bot_dies_without_a_word() -> None:
    program = (
        "import asyncio, os; from bot.worker import Worker; asyncio.run(Worker().run(os.getpid)); os._exit(9)"
    )
    root = Path(__file__).parent.parent

    # The process holds the same standard error: this returns when both are gone, or fails after its timeout.
    bot = subprocess.run(
        [sys.executable, "-c", program], cwd=root, stderr=subprocess.PIPE, timeout=20, check=False
    )

    assert bot.returncode == 9
    assert bot.stderr == b""
