"""A server that another process leads looks as in the memory of that process."""

from collections.abc import AsyncGenerator

import discord
import pytest
import pytest_asyncio
from discord.http import Route

from bench.local_end import shapes
from bench.local_end.client import LocalEnd, local_end
from bench.local_end.options import Options
from bot.ui.elsewhere import KEPT_SECONDS, Elsewhere

GUILD = shapes.guild_id(1)


@pytest_asyncio.fixture
async def end(monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[LocalEnd]:
    async with local_end(Options(guilds=2)) as end:
        monkeypatch.setattr(Route, "BASE", f"{end.url}/api/v10")
        yield end


async def test_a_server_elsewhere_has_channels_roles_and_the_bots_own_place(end: LocalEnd) -> None:
    seconds = [0.0]
    async with discord.Client(intents=discord.Intents(guilds=True)) as client:
        await client.login("token")
        elsewhere = Elsewhere(client, lambda: seconds[0])
        guild = await elsewhere.find(GUILD)
        assert guild is not None
        channel = guild.get_channel(shapes.text_channel_id(1, 0))
        assert isinstance(channel, discord.TextChannel)
        assert channel.permissions_for(guild.me).send_messages
        assert len(guild.roles) == 25
        assert await elsewhere.find(shapes.guild_id(5)) is None

        asked = len(await end.requests())
        assert await elsewhere.find(GUILD) is guild
        assert len(await end.requests()) == asked
        seconds[0] += KEPT_SECONDS
        assert await elsewhere.find(GUILD) is not guild
