"""What a start finds undone is told in numbers, and so is what became of it."""

import logging
from datetime import timedelta

import pytest

from bot.agenda.heartbeat import Heartbeat
from bot.app import App
from bot.catching_up import CatchingUp
from bot.deliveries import store
from bot.deliveries.claims.store import Claims
from bot.deliveries.model import Delivery, Initiative, New, State
from bot.ids import MemberId
from bot.shards import Shards
from bot.storage.database import Database
from bot.storage.place import Place
from tests.people import Env

ALICE = MemberId(411_000_000_000_000_001)


async def owe(app: App, env: Env) -> None:
    """Two messages that fell due an hour ago; one was being sent when the process died."""
    due = env.now() - timedelta(hours=1)
    both = [Delivery(number, "gone", f"gone:{number}", due, member=ALICE) for number in (1, 2)]
    new = [New(each, due, urgent=False, initiative=Initiative.MEMBER) for each in both]
    await app.db.transact(store.add, new)
    await app.db.transact(lambda tx: len(Claims(Shards()).claim(tx, due, 1)))


def told(caplog: pytest.LogCaptureFixture) -> list[tuple[str, dict[str, int]]]:
    records = [each for each in caplog.records if each.name == "bot.catching_up"]
    return [(each.getMessage(), getattr(each, "fields", {})) for each in records]


async def test_after_a_crash_the_log_says_what_is_undone_and_what_became_of_it(
    app: App, env: Env, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await owe(app, env)
    await Heartbeat(app.db, app.clock).start()
    restarted = Heartbeat(app.db, app.clock)
    await restarted.start()
    catching_up = CatchingUp(app.db, app.clock, restarted)
    await catching_up.begin()
    await app.tick(env.now())
    await catching_up.finish()
    await catching_up.finish()
    assert told(caplog) == [
        ("started after a crash", {"entries": 0, "waiting": 1, "in_doubt": 1}),
        ("caught up", {"seconds": 0, State.DROPPED: 2, "left": 0}),
    ]
    assert str(ALICE) not in caplog.text


async def test_a_start_with_nothing_undone_is_silent(
    app: App, env: Env, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    first = Heartbeat(app.db, app.clock)
    await first.start()
    await first.stop()
    restarted = Heartbeat(app.db, app.clock)
    await restarted.start()
    catching_up = CatchingUp(app.db, app.clock, restarted)
    await catching_up.begin()
    await catching_up.finish()
    assert told(caplog) == []


async def test_a_start_without_storage_is_silent_too(
    app: App, env: Env, caplog: pytest.LogCaptureFixture
) -> None:
    closed = Database(Place.in_folder(app.config.data))
    catching_up = CatchingUp(closed, app.clock, Heartbeat(closed, app.clock))
    await catching_up.begin()
    await catching_up.finish()
    assert told(caplog) == []
