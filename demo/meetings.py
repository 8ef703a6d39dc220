"""Meetings that Harbor holds, as its admin set them up a while ago."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.app import App
from bot.days import local_day
from bot.features.meetings.model import Programme, Trait
from bot.features.server_meetings.model import Repeat, When, Where, about, placed_at
from bot.features.server_meetings.service import ServerMeetings
from bot.ids import ChannelId, GuildId, MemberId, RequestId
from demo.clock import DemoClock
from demo.harbor import Harbor
from demo.people import NOOR

FIRST_ID = 1 << 58
"""Ids of the presses that made them; no account or message has one so small and so even."""


@dataclass(frozen=True, slots=True)
class Held:
    """One of Harbor's meetings; ``weekday`` counts from Monday 0."""

    name: str
    weekday: int
    at: time
    repeat: Repeat
    programme: Programme
    traits: tuple[Trait, ...]
    where: tuple[Where, str, str]
    notes: str


HELD = (
    Held(
        "Wednesday circle",
        2,
        time(19),
        Repeat.WEEKLY,
        Programme.OTHER,
        (Trait.OPEN, Trait.DISCUSSION, Trait.NEWCOMERS),
        (Where.LINK, "https://meet.jit.si/harbor-circle", "The word at the door is lantern."),
        "Come as you are, cameras optional, and just listening is fine.",
    ),
    Held(
        "Morning quiet",
        0,
        time(7, 30),
        Repeat.DAILY,
        Programme.OTHER,
        (Trait.OPEN, Trait.MEDITATION, Trait.SECULAR),
        (Where.LINK, "https://meet.jit.si/harbor-quiet", ""),
        "Twenty minutes of sitting still together, then a word if you like.",
    ),
    Held(
        "First Saturday breakfast",
        5,
        time(10),
        Repeat.MONTHLY_NTH,
        Programme.OTHER,
        (Trait.OPEN, Trait.BREAKFAST, Trait.WHEELCHAIR),
        (Where.IN_PERSON, "Boathouse, 12 Quay Street", ""),
        "Pancakes and company. No alcohol in the house.",
    ),
)


async def hold(app: App, clock: DemoClock, harbor: Harbor, now: datetime, zone: ZoneInfo) -> None:
    """Put them on the board, with a reminder in the channel and a host for the circle."""
    guild, own = GuildId(harbor.guild.id), app.services.get(ServerMeetings)
    with clock.standing_at(now):
        for number, held in enumerate(HELD):
            id = RequestId(FIRST_ID + number)
            when = When(_first(held, local_day(now, zone)), 60, held.repeat)
            await own.create(guild, id, held.name, when)
            where, place, codes = held.where
            await own.edit(guild, id, lambda it, w=where, p=place, c=codes: placed_at(it, w, p, c, None))
            await own.edit(guild, id, lambda it, h=held: about(it, h.programme, "en", h.traits, h.notes))
            await own.publish(guild, id, on=True)
        channel, noor = ChannelId(harbor.rooms["meetings"].id), MemberId(harbor.member(NOOR).id)
        circle = RequestId(FIRST_ID)
        await own.announce(guild, circle, lambda plan: replace(plan, channel=channel, hosts=(noor,)))


def _first(held: Held, today: date) -> datetime:
    """Return a first time in the past weeks: the first such weekday of last month."""
    month = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    return datetime.combine(month + timedelta(days=(held.weekday - month.weekday()) % 7), held.at)
