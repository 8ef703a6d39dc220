"""All services on one database, with a clock set by hand: where the stories of features take place."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from bot.clock import Clock
from bot.config import Operator
from bot.consent import Category
from bot.deliveries.service import DailyLimit, Deliveries
from bot.features.checkins.model import CHECKINS
from bot.features.checkins.service import Checkins
from bot.features.help_now.regions import Regions
from bot.features.members.model import SETTINGS
from bot.features.members.service import Members
from bot.features.privacy.service import Privacy
from bot.features.retention.service import Retention
from bot.features.servers.service import Servers
from bot.features.shares.service import Shares
from bot.ids import GuildId, MemberId
from bot.readers import Readers
from bot.services import Services
from bot.storage.database import Database
from bot.texts import Texts

ALICE, BOB = MemberId(760000000000000001), MemberId(760000000000000002)
HARBOR = GuildId(860000000000000001)

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)

OPERATOR = Operator(
    name="Harbor volunteers", contact="help@example.org", privacy_url="https://example.org/privacy"
)
SOMEBODY_ELSE = replace(OPERATOR, name="Somebody else")

EVERYTHING = (SETTINGS, CHECKINS)


class HandClock:
    """Shows the instant it was set to."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


class House:
    """Services as the bot builds them; another house on the same database is the bot after a restart."""

    def __init__(self, database: Database, operator: Operator = OPERATOR) -> None:
        self.database, self.clock = database, HandClock()
        self.readers, self.regions = Readers(texts()), Regions()
        services = Services(
            {
                Database: database,
                Clock: self.clock,
                Operator: operator,
                Readers: self.readers,
                Regions: self.regions,
                DailyLimit: DailyLimit(),
            }
        )
        self.members, self.servers = services.get(Members), services.get(Servers)
        self.checkins, self.shares = services.get(Checkins), services.get(Shares)
        self.privacy = services.get(Privacy)
        self.retention, self.deliveries = services.get(Retention), services.get(Deliveries)

    async def start(self) -> "House":
        """Fill what is kept in memory, as the bot does before it serves."""
        for service in (self.servers, self.members, self.privacy):
            await service.start()
        return self

    async def agree(self, member: MemberId, *categories: Category) -> None:
        for category in categories:
            await self.members.agree(member, category)

    async def move_to(self, member: MemberId, zone: str, day_start: int = 0) -> None:
        """Let somebody agree to settings and choose where they live and when their day begins."""
        await self.agree(member, SETTINGS)
        await self.members.change(member, lambda old: type(old)(zone=zone, day_start=day_start))

    def at(self, *moment: int) -> None:
        """Set the clock to a moment in UTC: year, month, day, hour, minute."""
        year, month, day, hour, minute = (*moment, 0, 0)[:5]
        self.clock.at = datetime(year, month, day, hour, minute, tzinfo=UTC)


@cache
def texts() -> Texts:
    return Texts(Path(__file__).parents[2] / "data" / "texts")
