"""How ``run`` ends: told to stop, refused, or stopped by something only the operator can change."""

import asyncio
import os
import signal

import aiohttp
import discord
import pytest

from bot.cli.serving import INTERRUPTED, REFUSED_TOKEN, UNREACHABLE, serve
from bot.config import Config
from bot.config_values import Secret
from bot.storage.errors import AlreadyRunning

CONFIG = Config(token=Secret("Canary.9f3e.swordfish"))


async def until_stopped(*_: object) -> None:
    await asyncio.Event().wait()


@pytest.mark.parametrize(("told", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, INTERRUPTED)])
def test_a_signal_stops_it_in_good_order(told: signal.Signals, code: int) -> None:
    closed: list[bool] = []

    async def run(*_: object) -> None:
        asyncio.get_running_loop().call_soon(os.kill, os.getpid(), told)
        try:
            await asyncio.wait_for(until_stopped(), timeout=5)
        finally:
            closed.append(True)

    assert serve(CONFIG, run) == code
    assert closed == [True]


def test_an_end_of_its_own_is_a_good_end() -> None:
    async def run(*_: object) -> None: ...

    assert serve(CONFIG, run) == 0


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (discord.LoginFailure("Improper token Canary"), 2, REFUSED_TOKEN),
        (aiohttp.ClientConnectionError("Canary"), 1, UNREACHABLE),
        (AlreadyRunning("data is in use by process 7"), 1, "data is in use by process 7"),
    ],
)
@pytest.mark.parametrize("grouped", [False, True])
def test_what_the_operator_can_change_is_one_line(
    error: Exception, code: int, said: str, grouped: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    async def run(*_: object) -> None:
        raise ExceptionGroup("", [error]) if grouped else error

    assert serve(CONFIG, run) == code
    assert capsys.readouterr().err == f"{said}\n"


def test_a_defect_is_not_hidden() -> None:
    async def run(*_: object) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        serve(CONFIG, run)
