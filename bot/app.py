"""Composition root: settings -> texts and help -> log in -> database -> migrations -> services.

Help stands before anything that can fail. Until storage is open every other interaction is
answered "starting up, nothing is lost"; when it cannot be opened the bot goes on with Help only.
"""

import asyncio
import gc
import logging
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from bot.agenda.heartbeat import BEAT, Heartbeat
from bot.agenda.service import Agenda
from bot.catching_up import CatchingUp
from bot.client import Handrail, ShardedHandrail
from bot.clock import Clock, SystemClock
from bot.config import Config, Operator
from bot.days import use_packaged_zones
from bot.deliveries.dispatcher import Dispatcher, Pace, Refusals
from bot.deliveries.service import DailyLimit, Deliveries
from bot.features.help_now.book import load as load_book
from bot.features.help_now.countries import Countries
from bot.features.help_now.model import HelpBook
from bot.features.help_now.regions import Regions
from bot.features.meetings.fetch import Fetcher
from bot.features.retention.service import Retention
from bot.features.screening.service import Rulebook
from bot.ids import GuildId
from bot.pictures import Pictures
from bot.readers import Readers
from bot.services import Services
from bot.shards import Shards
from bot.storage.database import Database
from bot.storage.errors import KeyProblem, StorageError
from bot.texts import Texts
from bot.ui.sender import DiscordSender
from bot.watched import watched
from bot.worker import Worker

if TYPE_CHECKING:
    from bot.clockwork import Clockwork

log = logging.getLogger(__name__)

DATA = Path(__file__).resolve().parent.parent / "data"

NOBODY_YET = Operator(name="nobody yet", contact="-", privacy_url="https://example.org/privacy")
"""Stands in where no operator is named: the demo and the tests. ``run`` requires a real one."""


SETTLING = 6.0
"""Seconds that a stop gives to what is under way; with logging out and closing it stays under ten."""

TICK = 1
KEEPING_UP = 30
CLEANING = 3600
"""Seconds between calls."""


@runtime_checkable
class Starts(Protocol):
    """A service that reads something once before it serves."""

    async def start(self) -> None: ...


@runtime_checkable
class KeepsUp(Protocol):
    """A service that follows the time by itself, in short pieces: what stands there as next has passed."""

    async def keep_up(self, now: datetime) -> object: ...


@runtime_checkable
class Cleans(Protocol):
    """A service that takes old things away once an hour."""

    async def clean(self, now: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Library:
    """What is read from files once and never changes; tests share one."""

    texts: Texts
    book: HelpBook
    countries: Countries
    rulebook: Rulebook

    @classmethod
    def load(cls) -> "Library":
        """Read ``data``; raises ValueError or OSError when a file is broken or missing."""
        book = load_book(DATA / "resources" / "helplines.yaml")
        countries = Countries.for_book(DATA / "resources" / "country_aliases.yaml", book)
        return cls(Texts(DATA / "texts"), book, countries, Rulebook(DATA / "screening"))


class App:
    """Everything the bot is made of, put together once.

    Args:
        config: The operator's settings.
        clock: Whose time it is; tests and the demo bring their own.
        library: What was read from files; read now when None.
        worker: Who draws and matches; one of its own when None.
    """

    def __init__(
        self,
        config: Config,
        clock: Clock | None = None,
        library: Library | None = None,
        worker: Worker | None = None,
    ) -> None:
        use_packaged_zones()
        library = library or Library.load()
        self.config, self.clock, self.texts = config, clock or SystemClock(), library.texts
        self.db = Database(config.place)
        worker = worker or Worker()
        self.pictures = Pictures(DATA / "pictures", worker)
        readers, regions = Readers(self.texts), Regions()
        self.services = Services(
            {
                Clock: self.clock,
                Operator: config.operator or NOBODY_YET,
                Shards: config.shards,
                DailyLimit: DailyLimit(config.messages.unasked_a_day),
                Database: self.db,
                Readers: readers,
                Regions: regions,
                HelpBook: library.book,
                Countries: library.countries,
                Rulebook: library.rulebook,
                Pictures: self.pictures,
                Worker: worker,
                Fetcher: Fetcher(),
            }
        )
        kind = Handrail if config.shards.count == 1 else ShardedHandrail
        self.bot = kind(self.texts, readers, self.services, self._is_help_only, config.shards)
        self._listening: asyncio.Task[None] | None = None
        self.agenda, self.deliveries = self.services.get(Agenda), self.services.get(Deliveries)
        beating = self.services.get(Heartbeat)
        refusals = Refusals()
        pace = Pace(config.messages.planned_a_second, time.monotonic, beating.processes)
        sender = DiscordSender(self.bot, self.clock.now, refusals.note)
        self.dispatcher = Dispatcher(self.deliveries, self.clock, sender, pace, refusals)

    def _is_help_only(self) -> bool:
        return self.db.why_not not in ("", "starting")

    async def open(self) -> None:
        """Open storage, then start the services; the cogs are loaded by now."""
        if await self.open_storage():
            await self.start_services()

    async def open_storage(self) -> bool:
        """Open storage, migrating it first; False leaves the bot with Help only.

        Raises:
            AlreadyRunning, NewerThanProgram, MigrationFailed: The operator has to act first.
        """
        try:
            await self.db.open()
        except (KeyProblem, StorageError) as reason:
            log.error("storage stays closed, the bot runs with Help only: %s", str(reason))
            return False
        return True

    async def start_services(self) -> None:
        """Let every service that cogs asked for fill what it keeps in memory.

        One that fails must not take Help down with it (G-2): the others start, the log tells.
        """
        for service in self.services.made():
            if isinstance(service, Starts):
                try:
                    await service.start()
                except Exception:
                    log.exception("%s did not start", type(service).__name__)

    async def clean(self, now: datetime) -> None:
        """Let every service take away what is kept no longer; one that fails does not hold up the others."""
        for service in self.services.made():
            if isinstance(service, Cleans):
                try:
                    await service.clean(now)
                except Exception as error:
                    log.error("%s could not clean: %s", type(service).__name__, type(error).__name__)

    async def tick(self, now: datetime) -> None:
        """Take from the agenda what is due, then send what is owed. A plain awaitable: tests call it."""
        await self.agenda.tick(now)
        await self._keep_up(now)
        await self.dispatcher.deliver(now)

    async def _keep_up(self, now: datetime) -> None:
        for service in self.services.made():
            if isinstance(service, KeepsUp):
                await service.keep_up(now)

    async def next_due(self) -> datetime | None:
        """Return when the next thing falls due, None when nothing does."""
        times = (await self.agenda.next_at(), await self.deliveries.next_at())
        return min((at for at in times if at is not None), default=None)

    async def run(self, token: str) -> None:
        """Log in and serve until told to stop; errors as the module's `run`."""
        works = (
            ("agenda", self.agenda.tick, TICK),
            ("deliveries", self.dispatcher.deliver, TICK),
            ("keeping up", self._keep_up, KEEPING_UP),
            ("heartbeat", self.services.get(Heartbeat).beat, BEAT),
            ("cleaning", self.clean, CLEANING),
            ("retention", self.services.get(Retention).sweep, CLEANING),
            ("backup", self._back_up, CLEANING),
        )
        from bot.clockwork import Clockwork  # the scheduler, which tests and the demo do without

        clockwork = Clockwork(self.clock, works)
        try:
            async with watched(self), self.bot:
                try:
                    await self.bot.login(token)
                    async with asyncio.TaskGroup() as tasks:
                        tasks.create_task(self._open_and_tick(clockwork))
                        tasks.create_task(self.bot.connect())
                finally:
                    clockwork.pause()
                    await self.settle()
        finally:
            clockwork.stop()
            await self.close(within=0)

    async def _open_and_tick(self, clockwork: "Clockwork") -> None:
        await self.open()
        catching_up = CatchingUp(self.db, self.clock, self.services.get(Heartbeat))
        if self.db.why_not == "":
            await catching_up.begin()
            clockwork.start()
            self._listening = asyncio.create_task(self.db.copies.listen())
        await self.bot.wait_until_ready()
        await self._look_around()
        gc.freeze()  # what stands now stays; to look through it for garbage stops the bot for 0.1 s
        log.info("ready in %d servers", len(self.bot.guilds))
        await catching_up.finish()

    async def _look_around(self) -> None:
        """Note which servers the bot is in; one of several shards sees only its own, so it says nothing."""
        if self.db.why_not == "" and (self.bot.shard_count or 1) == 1:
            guilds = [GuildId(guild.id) for guild in self.bot.guilds]
            await self.services.get(Retention).met(guilds)

    async def _back_up(self, now: datetime) -> None:
        from bot.storage.backup import back_up_daily

        await asyncio.to_thread(back_up_daily, self.config.place, now)

    def not_ready(self) -> list[str]:
        """Return what keeps the bot from serving, in a word each; empty when nothing does."""
        missing = {
            "discord": not self.bot.is_ready(),
            "storage": self.db.why_not != "",
            "stopping": self.dispatcher.stopping,
        }
        return [name for name, is_missing in missing.items() if is_missing]

    async def settle(self, within: float = SETTLING) -> None:
        """Claim nothing any more; wait (at most ``within`` seconds) for sends and answers under way."""
        await asyncio.gather(self.dispatcher.stop(within), self.bot.settle(within))

    async def close(self, within: float = SETTLING) -> None:
        if self._listening is not None:
            self._listening.cancel()
        await self.dispatcher.stop(within)
        await self.services.get(Heartbeat).stop()
        await self.db.close()
        await self.pictures.close()


async def run(config: Config, token: str) -> None:
    """Run the bot on the real Discord until it is told to stop.

    Raises:
        AlreadyRunning, NewerThanProgram, MigrationFailed: The operator has to act first.
    """
    await App(config).run(token)
