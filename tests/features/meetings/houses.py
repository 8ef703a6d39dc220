"""A server with a meeting board: what stories of meetings begin with."""

from collections.abc import Iterable
from datetime import UTC, datetime, time

from bot.agenda.rules import Weekly
from bot.deliveries.model import Delivery
from bot.features.meeting_reminders.service import MeetingReminders
from bot.features.meeting_reminders.telling import Telling
from bot.features.meetings.board import Listing, imported
from bot.features.meetings.fetch import Fetcher
from bot.features.meetings.model import Format, Meeting, Place, Programme, Schedule, Trait
from bot.features.meetings.service import Meetings
from bot.features.server_meetings.announcing import Announcing
from bot.features.server_meetings.model import Repeat, When
from bot.features.server_meetings.service import ServerMeetings, Standing
from bot.ids import RequestId
from bot.storage.database import Database
from tests.features.due import DueHouse
from tests.features.house import HARBOR

BERLIN = "Europe/Berlin"
FEED = 870000000000000001

MONDAY = datetime(2026, 3, 23, 12, tzinfo=UTC)
"""Noon on the Monday before the clocks of Europe go forward."""


class BoardHouse(DueHouse):
    """All services of meetings on one database."""

    def __init__(self, database: Database, at: datetime = MONDAY, fetcher: Fetcher | None = None) -> None:
        super().__init__(database, at, fetcher)
        self.board = self.services.get(Meetings)
        self.own = self.services.get(ServerMeetings)
        self.announcing = self.services.get(Announcing)
        self.telling = self.services.get(Telling)
        self.following = self.services.get(MeetingReminders)
        self._requests = 880000000000000000

    def press(self) -> RequestId:
        self._requests += 1
        return RequestId(self._requests)

    async def take(self, *meetings: Meeting) -> int:
        """Let a feed list exactly these."""
        found = [imported(HARBOR, FEED, each, self.clock.at) for each in meetings]
        return await self.board.take(FEED, {each.id: each for each in found})

    async def hold(self, name: str, first: datetime, repeat: Repeat = Repeat.WEEKLY) -> Standing:
        """Put a meeting of the server's own on its board."""
        if self.servers.zone_of(HARBOR) is None:
            await self.servers.choose_region(HARBOR, BERLIN, None)
        made = await self.own.create(HARBOR, self.press(), name, When(first, 60, repeat))
        return await self.own.publish(HARBOR, made.listing.id, on=True)

    async def step(self, *, hours: float = 0, minutes: float = 0) -> None:
        """Let time pass, then do all that is due."""
        await self.go(hours=hours, minutes=minutes)
        await self.board.keep_up(self.clock.at)
        await self.go()

    def arrived(self, kind: str) -> list[Delivery]:
        return [each for each in self.mail.arrived if each.kind == kind]


def weekly(
    id: str,
    weekday: int,
    at: str = "19:00",
    zone: str = BERLIN,
    *,
    programme: Programme = Programme.OTHER,
    format: Format = Format.ONLINE,
    address: str = "",
    traits: Iterable[Trait] = (),
    languages: tuple[str, ...] = (),
) -> Meeting:
    """Return a meeting once a week (Monday 0)."""
    schedule = Schedule(Weekly(weekday, time.fromisoformat(at)), zone)
    place = Place(format, address=address)
    return Meeting(
        "feed",
        id,
        f"Meeting {id}",
        schedule,
        programme,
        place,
        traits=frozenset(traits),
        languages=languages,
    )


def wall(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """Return a naive wall time of 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC).replace(tzinfo=None)


def names(found: Iterable[Listing]) -> list[str]:
    return [each.meeting.name for each in found]
