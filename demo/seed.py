"""Fills Harbor: the admin sets the bot up, members live through a month, somebody shares a check-in."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from simcord import ChannelHandle, InteractionResult, MemberActor, ResponseMessage

from bot.app import App
from bot.days import instant_of, local_day
from bot.features.checkins.model import CHECKINS
from bot.features.checkins.service import Checkins
from bot.features.members.service import Members
from bot.features.servers.service import Servers
from bot.ids import GuildId, MemberId
from demo.clock import DemoClock
from demo.harbor import Harbor
from demo.meetings import hold
from demo.month import DAYS, LIVED, Lived, entries
from demo.people import ALEX, CHARLIE, JO, NOOR, ROBIN, SASHA, Soul
from demo.simcord_private import set_time

REGION = {"zone": "Chicago", "country": "United States"}
"""What the admin types into /setup region."""

ROOM_FOR = {"checkins": "check-ins"}
"""Channels of Harbor by what the bot uses them for, where the names differ."""

SHARED = {"mood": "4", "halt": ["tired"], "note": "Quiet day, good company."}

CHANNEL_SELECT = 8
"""Discord's component type."""

SAID = (
    (9, 18, ROBIN, "welcome", "Hello everyone. This is Harbor: come in, stay as long as you like."),
    (8, 19, ALEX, "welcome", "Hi Robin. Glad this exists."),
    (6, 20, JO, "support", "Rough evening. Not in danger, just don't want to sit here by myself."),
    (6, 20, NOOR, "support", "Sitting with you, Jo. Tea or cocoa?"),
    (4, 12, NOOR, "meetings", "We meet Wednesdays at seven in the evening, cameras optional."),
    (3, 18, SASHA, "welcome", "Hello, I'm new."),
    (3, 19, ALEX, "welcome", "Welcome Sasha. No need to say anything, reading along is fine."),
    (3, 20, NOOR, "check-ins", "Reminder: what you write in /checkin is yours alone, until you press Share."),
    (2, 19, JO, "milestones", "Rang my sister, first time this year. Writing it down because it was hard."),
    (0, 0, CHARLIE, "welcome", "Hi."),
)
"""Days ago, local hour, who, where, what; 0 days ago is the moment the demo starts."""


async def set_up(harbor: Harbor, now: datetime) -> None:
    """Let the admin choose region and channels, a month ago, with the real commands."""
    set_time(harbor.env, now - timedelta(days=DAYS + 1))
    robin, staff = harbor.member(ROBIN), harbor.rooms["staff"]
    await robin.submit_modal(await robin.slash(staff, "setup region"), REGION)
    panel = await robin.slash(staff, "setup channels")
    for custom_id in list(_channel_selects(_answer(panel))):
        use = custom_id.rpartition(":")[2]
        room = harbor.rooms.get(ROOM_FOR.get(use, use))
        if room is not None:
            await robin.select(_answer(panel), [room], custom_id=custom_id)


def _channel_selects(message: ResponseMessage) -> Iterator[str]:
    yield from (part["custom_id"] for part in walk(message.components) if part["type"] == CHANNEL_SELECT)


def walk(components: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every component of a message, containers before what they hold."""
    for component in components:
        yield component
        yield from walk(component.get("components", ()))


def _answer(result: InteractionResult) -> ResponseMessage:
    found = result.response or next(iter(result.followups), None)
    if found is None:
        raise RuntimeError("the bot gave no answer")
    return found


async def live(app: App, clock: DemoClock, harbor: Harbor, now: datetime) -> None:
    """Let members agree and check in through the month, as the bot's services see it."""
    zone = zone_of(app, harbor)
    for lived in LIVED:
        await _live(app, clock, harbor, lived, zone, local_day(now, zone))


async def _live(
    app: App, clock: DemoClock, harbor: Harbor, lived: Lived, zone: ZoneInfo, today: date
) -> None:
    member, guild = MemberId(harbor.member(lived.who).id), GuildId(harbor.guild.id)
    members, checkins = app.services.get(Members), app.services.get(Checkins)
    with clock.standing_at(_moment(today, lived.days, time(17), zone)):
        await members.agree(member, CHECKINS)
    for day, at, entry in entries(lived, today):
        with clock.standing_at(_moment(day, 0, at, zone)):
            await checkins.save(member, guild, day, entry)


def _moment(day: date, days_before: int, at: time, zone: ZoneInfo) -> datetime:
    return instant_of(datetime.combine(day - timedelta(days=days_before), at), zone)


def zone_of(app: App, harbor: Harbor) -> ZoneInfo:
    """Return the zone the admin chose for the server."""
    return ZoneInfo(app.services.get(Servers).zone_of(GuildId(harbor.guild.id)) or "UTC")


async def talk(app: App, harbor: Harbor, now: datetime) -> None:
    """Let people write a few lines over the last days; the clock is at ``now`` after."""
    zone = zone_of(app, harbor)
    today = local_day(now, zone)
    for days_ago, hour, who, room, line in SAID:
        then = now if not days_ago else _moment(today, days_ago, time(hour), zone)
        set_time(harbor.env, then)
        await harbor.member(who).send(harbor.rooms[room], line)


async def share(app: App, harbor: Harbor, who: Soul, now: datetime) -> None:
    """Let somebody check in yesterday evening and share it, with the real command and buttons."""
    zone = zone_of(app, harbor)
    set_time(harbor.env, _moment(local_day(now, zone), 1, time(20, 40), zone))
    member, room = harbor.member(who), harbor.rooms["check-ins"]
    saved = await _check_in(member, room, SHARED)
    preview = await _press(member, _answer(saved), "shares:open")
    await _press(member, _answer(preview), "shares:post")


async def fill(app: App, clock: DemoClock, harbor: Harbor, now: datetime) -> None:
    """Do all of it, for a database that holds nothing yet; the clock is at ``now`` after."""
    await set_up(harbor, now)
    await live(app, clock, harbor, now)
    await share(app, harbor, ALEX, now)
    await hold(app, clock, harbor, now, zone_of(app, harbor))
    set_time(harbor.env, now)


async def _check_in(member: MemberActor, room: ChannelHandle, values: Mapping[str, Any]) -> InteractionResult:
    return await member.submit_modal(await member.slash(room, "checkin"), dict(values))


async def _press(member: MemberActor, message: ResponseMessage, route: str) -> InteractionResult:
    """Press the first button that leads to ``route``."""
    for part in walk(message.components):
        if route in str(part.get("custom_id", "")):
            return await member.click(message, custom_id=part["custom_id"])
    raise RuntimeError(f"no button leads to {route}")
