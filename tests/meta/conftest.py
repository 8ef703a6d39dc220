"""The bot with all its cogs, never logged in: what the meta tests ask about commands and declarations."""

import asyncio

import pytest

from bot.app import App, Library
from bot.client import Handrail, cog_names, describe
from bot.config import Config


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Handrail:
    """Return the bot as `Handrail.setup_hook` leaves it, without Discord."""
    bot = App(Config(data=tmp_path_factory.mktemp("built")), library=library).bot
    asyncio.run(_load(bot))
    return bot


async def _load(bot: Handrail) -> None:
    for name in cog_names():
        await bot.load_extension(name)
    describe(bot.tree, bot.texts)
