"""Services that let things fall due, with a clock set by hand and a Discord that writes down what arrives."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.agenda.heartbeat import Heartbeat
from bot.agenda.service import Agenda
from bot.clock import Clock
from bot.config import Operator
from bot.deliveries.dispatcher import Dispatcher, Pace, Refusals
from bot.deliveries.model import Delivery, Outcome, Sent
from bot.deliveries.service import DailyLimit, Deliveries
from bot.features.help_now.regions import Regions
from bot.features.meetings.fetch import Fetcher
from bot.features.members.service import Members
from bot.features.prompts.library import Library
from bot.features.prompts.service import Prompts
from bot.features.reminders.service import Reminders
from bot.features.servers.service import Servers
from bot.readers import Readers
from bot.services import Services
from bot.storage.database import Database
from tests.features.house import OPERATOR, HandClock, texts


@dataclass
class Mail:
    """Takes everything that is sent."""

    arrived: list[Delivery] = field(default_factory=list[Delivery])

    async def __call__(self, delivery: Delivery, /) -> Outcome:
        self.arrived.append(delivery)
        return Sent(1000 + len(self.arrived))

    def days(self, kind: str) -> list[str]:
        return [str(each.day) for each in self.arrived if each.kind == kind]


class DueHouse:
    """Another one on the same database is the bot after a restart."""

    def __init__(self, database: Database, at: datetime, fetcher: Fetcher | None = None) -> None:
        self.database, self.clock, self.mail = database, HandClock(at), Mail()
        self.services = services = Services(
            {
                Database: database,
                Clock: self.clock,
                Operator: OPERATOR,
                Readers: Readers(texts()),
                Regions: Regions(),
                DailyLimit: DailyLimit(),
                Fetcher: fetcher or Fetcher(),
            }
        )
        self.members, self.servers = services.get(Members), services.get(Servers)
        self.reminders, self.prompts = services.get(Reminders), services.get(Prompts)
        self.heartbeat, self.library = services.get(Heartbeat), services.get(Library)
        self.agenda, self.deliveries = services.get(Agenda), services.get(Deliveries)
        pace = Pace(0, lambda: 0.0)
        self.dispatcher = Dispatcher(self.deliveries, self.clock, self.mail, pace, Refusals())

    async def start(self) -> "DueHouse":
        for service in (self.servers, self.members, self.library, self.heartbeat):
            await service.start()
        return self

    async def tick(self) -> None:
        await self.agenda.tick(self.clock.at)

    async def go(self, *, deliver: bool = True, **by: float) -> None:
        """Let time pass, then do what is due."""
        self.clock.at += timedelta(**by)
        await self.tick()
        if deliver:
            await self.dispatcher.deliver(self.clock.at)

    async def live(self, days: int) -> None:
        """Let days pass, an hour at a time."""
        for _ in range(days * 24):
            await self.go(hours=1)
