"""A run of everything with words and dates that occur nowhere else: none of them gets into the log."""

import io
import logging
from collections.abc import Iterator
from datetime import timedelta

import pytest
from discord import app_commands

from bot import logs
from bot.app import App
from tests.authorisation import For, commands
from tests.cogs.arriving import live
from tests.people import Channel, Env, Person
from tests.walker import Walker

CANARY = "Zeppelinmarmalade"
DATED = "17 August 2019"
TOLD = (CANARY.lower(), "17 august", "2019-08-17", "zeppelin")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What our own loggers tell at their most talkative, in the form that `run` writes."""
    stream, owns = io.StringIO(), [logging.getLogger(name) for name in logs.OWN]
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.Formatter("json"))
    before = [each.level for each in owns]
    for each in owns:
        each.addHandler(handler)
        each.setLevel(logging.DEBUG)
    yield stream
    for each, level in zip(owns, before, strict=True):
        each.removeHandler(handler)
        each.setLevel(level)


async def test_nothing_that_anybody_typed_is_logged(
    app: App, env: Env, log: io.StringIO, alice: Person, bob: Person, channel: Channel
) -> None:
    walker = Walker(alice, CANARY, frozenset({"privacy:erased"}), often=1, typed={"began": DATED})
    for command in app.bot.tree.walk_commands():
        name = command.qualified_name
        if isinstance(command, app_commands.Command) and commands()[name] is For.ANYBODY:
            await walker.walk(await alice.slash(channel, name))
    for menu in ("Report to the moderators", "Keep us apart"):
        await walker.walk(await alice.menu(channel, menu, bob.actor))
    assert any(CANARY in each for each in walker.saw), "the canaries were typed and kept"
    assert any(DATED in each for each in walker.saw)
    logging.getLogger("bot").debug("the log is read")
    await live(app, env, env.now() + timedelta(days=3), timedelta(hours=12))
    told = log.getvalue()
    assert "the log is read" in told
    assert [word for word in TOLD if word in told.lower()] == []
    assert str(alice.id) not in told
