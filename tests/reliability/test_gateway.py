"""The gateway is gone for hours while HTTP still works: what is due goes out, once, and people come back."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress
from datetime import time

import pytest
import pytest_asyncio
from discord.gateway import DiscordWebSocket
from yarl import URL

from bench.local_end.client import EndError, LocalEnd
from bot.deliveries.model import State
from tests.databases import empty_folder
from tests.reliability.proof_cog import LATE, POST
from tests.reliability.test_faults import OTHER, House, house, journal, shared_end

__all__ = ["empty_folder", "house", "journal", "shared_end"]

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def connected(house: House, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[House]:
    """The same house, with its gateway open."""
    gateway = URL(house.end.url.replace("http", "ws", 1) + "/gateway")
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
    connecting = asyncio.create_task(house.app.bot.connect())
    await house.end.until_connected()
    yield house
    connecting.cancel()
    with suppress(asyncio.CancelledError):
        await connecting


async def answers(end: LocalEnd) -> bool:
    try:
        await end.command("help-now", user=7)
    except EndError:
        return False
    return True


@pytest.mark.parametrize("forgotten", [False, True], ids=["resumed", "logged in anew"])
async def test_three_hours_without_the_gateway_lose_and_repeat_nothing(
    connected: House, forgotten: bool
) -> None:
    house, end = connected, connected.end
    for number, hour in enumerate((13, 14, 15)):
        await house.every_day_at(time(hour), number=number)
    await end.gateway(refuse=3600, forget=forgotten)
    assert not await answers(end)
    for _ in range(3):
        await house.tick(hours=1)
    await house.owe(LATE, channel=OTHER)
    await house.owe(POST)
    await house.tick(minutes=1)
    assert await house.arrived() == [1, 1, 1, 1, 1], "sending needs no gateway"
    await end.gateway(refuse=0)
    await end.until_connected()
    await house.tick(minutes=10)
    assert await house.states() == {State.SENT: 5}
    assert await house.arrived() == [1, 1, 1, 1, 1]


async def test_with_all_of_discord_gone_lateness_decides_afterwards(connected: House) -> None:
    house, end = connected, connected.end
    await end.gateway(refuse=3600)
    await end.fault(method="POST", path="/channels/*/messages", status=503)
    await house.owe(LATE, channel=OTHER)
    await house.owe(POST)
    for _ in range(3):
        await house.tick(hours=1)
    await end.clear_faults()
    await end.gateway(refuse=0)
    await end.until_connected()
    await house.tick(minutes=40)
    assert sorted(await house.arrived()) == [1]
    states = await house.states()
    assert states[State.SENT] == 1
    assert states.keys() <= {State.SENT, State.DROPPED, State.UNKNOWN}
