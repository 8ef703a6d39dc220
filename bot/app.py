"""Composition root: settings -> texts and help -> log in -> database -> migrations -> services.

Help stands before anything that can fail. Until storage is open every other interaction is
answered "starting up, nothing is lost"; when it cannot be opened the bot goes on with Help only.
"""

import asyncio
import logging
from pathlib import Path
from typing import Protocol, runtime_checkable

from bot.clock import Clock, SystemClock
from bot.client import Handrail
from bot.config import Config, Operator
from bot.days import use_packaged_zones
from bot.features.help_now.book import load_book
from bot.features.help_now.model import HelpBook
from bot.features.help_now.regions import Regions
from bot.readers import Readers
from bot.services import Services
from bot.storage.database import Database
from bot.storage.opening import CannotOpen, open_storage
from bot.texts import Texts

log = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"


@runtime_checkable
class Starts(Protocol):
    """A service that reads something once before it serves."""

    async def start(self) -> None: ...


class App:
    """Everything the bot is made of, put together once.

    Args:
        config: The operator's settings.
        clock: Whose time it is; tests and the demo bring their own.
    """

    def __init__(self, config: Config, clock: Clock | None = None) -> None:
        use_packaged_zones()
        self.config, self.clock = config, clock or SystemClock()
        self.texts = Texts(DATA / "texts")
        self.db = Database(config.database_url)
        readers, regions = Readers(self.texts), Regions()
        self.services = Services(
            {
                Clock: self.clock,
                Config: config,
                Operator: config.operator,
                Database: self.db,
                Texts: self.texts,
                Readers: readers,
                Regions: regions,
                HelpBook: load_book(DATA / "resources" / "helplines.yaml"),
            }
        )
        self.bot = Handrail(self.texts, readers, self.services, help_only=lambda: self.db.broken)

    async def open(self) -> None:
        """Open storage, then start the services; the cogs are loaded by now."""
        if await self.open_storage():
            await self.start_services()

    async def open_storage(self) -> bool:
        """Open storage, migrating it first; False leaves the bot with Help only."""
        try:
            await open_storage(self.db, self.config, self.clock.now())
        except CannotOpen as reason:
            log.error("storage stays closed, the bot runs with Help only: %s", reason)
            return False
        return True

    async def start_services(self) -> None:
        """Let every service that cogs asked for fill what it keeps in memory."""
        for service in self.services.made():
            if isinstance(service, Starts):
                await service.start()

    async def close(self) -> None:
        await self.db.close()


async def run(config: Config, token: str) -> None:
    """Run the bot on the real Discord until it is told to stop."""
    app = App(config)
    async with app.bot:
        await app.bot.login(token)
        opening = asyncio.create_task(app.open())
        try:
            await app.bot.connect()
        finally:
            await opening
            await app.close()
