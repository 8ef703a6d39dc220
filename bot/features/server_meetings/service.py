"""What admins do with the meetings of their server: set up, change, leave one out, end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.days import wall_of
from bot.errors import Refusal
from bot.features.meetings.board import Listing, found_in, own, skipped
from bot.features.meetings.model import Meeting, Occurrence, Schedule
from bot.features.meetings.service import Meetings
from bot.features.server_meetings import model, store
from bot.features.server_meetings.model import MOST_HOSTS, MOST_MEETINGS, SHOWN_DATES, Host, Plan, When
from bot.features.servers.service import Servers
from bot.ids import GuildId, MemberId, RequestId
from bot.storage.database import Database
from bot.storage.transaction import Transaction

Edit = Callable[[Meeting], Meeting]
Announce = Callable[[Plan], Plan]

Off = Callable[[Transaction, Listing, Occurrence | None], None]
"""Told of a meeting that is called off: one time of it, or (None) all of it."""

Followed = Callable[[Transaction, Listing, Plan], None]
"""Told of a meeting, or how it is announced, after each change."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A meeting as its admins see it: what it is, how it is announced, its next dates with their hosts."""

    listing: Listing
    plan: Plan
    dates: Sequence[Host]
    now: datetime

    @property
    def schedule(self) -> Schedule:
        assert self.listing.meeting.schedule is not None
        return self.listing.meeting.schedule


class ServerMeetings:
    """Meetings of a server's own. Nothing is kept about who comes."""

    def __init__(self, db: Database, clock: Clock, servers: Servers, meetings: Meetings) -> None:
        self._db, self._clock, self._servers, self._meetings = db, clock, servers, meetings
        self._off: list[Off] = []
        self._followed: list[Followed] = []
        meetings.when_over(self._over)

    def when_off(self, then: Off) -> None:
        """Let ``then`` know what is called off."""
        self._off.append(then)

    def when_followed(self, then: Followed) -> None:
        """Let ``then`` carry every change on."""
        self._followed.append(then)

    def zone(self, guild: GuildId) -> str:
        """Return the zone a server's meetings are set up in.

        Raises:
            Refusal: ``server-meetings-zone-first``: a guess would be a meeting at a wrong time.
        """
        zone = self._servers.zone_of(guild)
        if zone is None:
            raise Refusal("server-meetings-zone-first")
        return zone

    def today(self, guild: GuildId) -> date:
        """Return the day it is where the server is; raises as `zone`."""
        return wall_of(self._clock.now(), ZoneInfo(self.zone(guild))).date()

    async def all(self, guild: GuildId) -> list[Standing]:
        return await self._db.transact(self._all, guild, label="server_meetings.all")

    def _all(self, tx: Transaction, guild: GuildId) -> list[Standing]:
        found = (self._found(tx, guild, plan.id) for plan in store.of_guild(tx, guild))
        return [self._standing(*each) for each in found]

    async def get(self, guild: GuildId, id: int) -> Standing:
        """Return one.

        Raises:
            Refusal: ``server-meetings-not-found``.
        """
        found = await self._db.transact(self._found, guild, id, label="server_meetings.get")
        return self._standing(*found)

    async def create(self, guild: GuildId, request: RequestId, name: str, when: When) -> Standing:
        """Write a draft: nobody sees it before it is published. The same form twice is one.

        Raises:
            Refusal: ``server-meetings-most``, what the model refuses.
        """
        meeting = model.blank(name, model.schedule_of(when, self.zone(guild)))
        return await self._db.transact(self._create, guild, request, meeting, label="server_meetings.create")

    def _create(self, tx: Transaction, guild: GuildId, request: RequestId, meeting: Meeting) -> Standing:
        if len(store.of_guild(tx, guild)) >= MOST_MEETINGS:
            raise Refusal("server-meetings-most", most=MOST_MEETINGS)
        if store.get(tx, request) is None:
            store.put(tx, Plan(request, guild))
            self._meetings.put_in(tx, own(guild, request, meeting, self._clock.now(), hidden=True))
        return self._standing(*self._found(tx, guild, request))

    async def retime(self, guild: GuildId, id: int, name: str, when: When) -> Standing:
        """Give it another name or time; times left out before are forgotten; raises as `create`."""
        meeting = model.blank(name, model.schedule_of(when, self.zone(guild)))
        return await self.edit(
            guild, id, lambda it: replace(it, name=meeting.name, schedule=meeting.schedule)
        )

    async def edit(self, guild: GuildId, id: int, edit: Edit) -> Standing:
        """Keep what ``edit`` makes of a meeting; raises as `get`, and what ``edit`` refuses."""
        return await self._db.transact(self._edit, guild, id, edit, label="server_meetings.edit")

    def _edit(self, tx: Transaction, guild: GuildId, id: int, edit: Edit) -> Standing:
        listing, plan = self._found(tx, guild, id)
        return self._write(tx, replace(listing, meeting=edit(listing.meeting)), plan)

    async def announce(self, guild: GuildId, id: int, announce: Announce) -> Standing:
        """Keep how a meeting is announced; raises as `get`, and ``server-meetings-hosts``."""
        return await self._db.transact(self._announce, guild, id, announce, label="server_meetings.announce")

    def _announce(self, tx: Transaction, guild: GuildId, id: int, announce: Announce) -> Standing:
        listing, plan = self._found(tx, guild, id)
        plan = announce(plan)
        if len(plan.hosts) > MOST_HOSTS:
            raise Refusal("server-meetings-hosts", most=MOST_HOSTS)
        return self._write(tx, listing, plan)

    async def publish(self, guild: GuildId, id: int, *, on: bool) -> Standing:
        """Put it on the board, or take it off without ending it; raises as `get`."""
        return await self._db.transact(self._publish, guild, id, on, label="server_meetings.publish")

    def _publish(self, tx: Transaction, guild: GuildId, id: int, on: bool) -> Standing:
        listing, plan = self._found(tx, guild, id)
        return self._write(tx, replace(listing, hidden=not on), plan)

    async def skip(self, guild: GuildId, id: int, wall: datetime) -> Standing:
        """Leave one time out and tell who follows it; raises as `get`, and ``meetings-no-such-time``."""
        return await self._db.transact(self._skip, guild, id, wall, label="server_meetings.skip")

    def _skip(self, tx: Transaction, guild: GuildId, id: int, wall: datetime) -> Standing:
        listing, plan = self._found(tx, guild, id)
        at = found_in(listing.ahead(self._clock.now(), 60), wall)
        if at is None:
            raise Refusal("meetings-no-such-time")
        for off in self._off if not listing.hidden else ():
            off(tx, listing, at)
        return self._write(tx, replace(listing, meeting=skipped(listing.meeting, wall)), plan)

    async def end(self, guild: GuildId, id: int) -> None:
        """Take a meeting off for good and tell who follows it; once it is gone this does nothing."""
        await self._db.transact(self._end, guild, id, label="server_meetings.end")

    def _end(self, tx: Transaction, guild: GuildId, id: int) -> None:
        try:
            listing, plan = self._found(tx, guild, id)
        except Refusal:
            return
        for off in self._off if not listing.hidden else ():
            off(tx, listing, None)
        self._write(tx, replace(listing, hidden=True), plan)
        self._meetings.end_in(tx, listing)
        store.remove(tx, id)

    def find_in(self, tx: Transaction, id: int) -> tuple[Listing, Plan] | None:
        plan, listing = store.get(tx, id), self._meetings.get_in(tx, id)
        return None if plan is None or listing is None else (listing, plan)

    def _write(self, tx: Transaction, listing: Listing, plan: Plan) -> Standing:
        now = self._clock.now()
        listing = own(listing.guild, listing.id, listing.meeting, now, hidden=listing.hidden)
        plan = replace(plan, version=plan.version + 1)
        store.put(tx, plan)
        store.put_hosts(tx, plan.id, plan.hosts)
        self._meetings.put_in(tx, listing)
        for followed in self._followed:
            followed(tx, listing, plan)
        return self._standing(listing, plan)

    def _over(self, tx: Transaction, listing: Listing) -> None:
        """A time of it has passed: whoever hosted goes to the end, and Discord learns of the next one."""
        found = self.find_in(tx, listing.id) if listing.own else None
        if found is not None:
            self._write(tx, listing, model.turned(found[1]))

    def _found(self, tx: Transaction, guild: GuildId, id: int) -> tuple[Listing, Plan]:
        found = self.find_in(tx, id)
        if found is None or found[0].guild != guild:
            raise Refusal("server-meetings-not-found")
        return found

    def _standing(self, listing: Listing, plan: Plan) -> Standing:
        now = self._clock.now()
        since = now if listing.on is None else min(now, listing.on.starts)
        dates = model.rota(plan, listing.ahead(since, SHOWN_DATES))
        return Standing(listing, plan, dates, now)

    def hosts(self, standing: Standing, members: Sequence[MemberId]) -> Announce:
        """Return the change to a rota of exactly these people; whoever was in it keeps their turn."""
        kept = tuple(each for each in standing.plan.hosts if each in members)
        fresh = tuple(each for each in members if each not in kept)
        return lambda plan: replace(plan, hosts=(*kept, *fresh))
