"""What a server is told of its own meetings: a post before, an event of Discord's, a word to who hosts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.clock import Clock
from bot.deliveries.model import Delivery, Initiative, Kind
from bot.deliveries.service import Deliveries, Owed
from bot.features.meetings.board import Listing
from bot.features.meetings.model import Occurrence
from bot.features.meetings.times import MeetingTimes
from bot.features.server_meetings import model, store
from bot.features.server_meetings.model import Plan
from bot.features.server_meetings.service import ServerMeetings
from bot.ids import GuildId, MemberId
from bot.storage.database import Database
from bot.storage.transaction import Transaction

POST, EVENT, HOST = "meeting_post", "meeting_event", "meeting_host"
"""Kinds: the post in a channel, the step at Discord's event, the word to who hosts."""

POST_WELCOME, HOST_WELCOME = timedelta(minutes=14), timedelta(hours=20)

HOST_LEAD = 1440
"""Minutes before at which whoever hosts is told."""

SETTLES = timedelta(seconds=60)
"""An event of Discord's has to begin in the future."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting about to take place, as it is posted."""

    listing: Listing
    plan: Plan
    at: Occurrence


@dataclass(frozen=True, slots=True)
class Event:
    """How the event of Discord's should stand.

    Attributes:
        event: The one that was made before, if any.
        at: The time it is to stand for; None when there is to be none.
        on: Whether the meeting is on, so that its event stays as it is and runs.
        posted: False while the meeting is off the board or wants no event.
    """

    listing: Listing | None
    event: int | None
    at: Occurrence | None
    on: bool
    posted: bool
    now: datetime


class Announcing:
    """Owes posts and steps; whether they are still wanted is looked at when they are made."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        deliveries: Deliveries,
        times: MeetingTimes,
        server_meetings: ServerMeetings,
    ) -> None:
        self._db, self._clock = db, clock
        self._deliveries, self._server_meetings = deliveries, server_meetings
        deliveries.register(Kind(POST, POST_WELCOME, Initiative.SERVER))
        deliveries.register(Kind(EVENT, None, Initiative.SERVER, step=True))
        deliveries.register(Kind(HOST, HOST_WELCOME, Initiative.PERSON))
        times.register(self._wanted, self._come)
        server_meetings.when_followed(self._follow)

    def _wanted(self, tx: Transaction, guild: GuildId) -> Mapping[int, frozenset[int]]:
        return {plan.id: _leads(plan) for plan in store.of_guild(tx, guild)}

    def _come(self, tx: Transaction, listing: Listing, at: Occurrence, lead: int) -> None:
        plan = store.get(tx, listing.id) if listing.own else None
        if plan is None:
            return
        stamp = int(at.starts.timestamp())
        due, ref = at.starts - timedelta(minutes=lead), f"{plan.id}.{stamp}"
        if plan.channel is not None and lead == plan.lead:
            key = f"meeting-post:{ref}"
            self._deliveries.owe_in(tx, Owed(POST, key, due, guild=plan.guild, channel=plan.channel, ref=ref))
        if plan.event and lead == 0:
            self._owe_event(tx, plan, f"starts:{stamp}")
        host = host_of(plan, listing, at)
        if host is not None and lead == HOST_LEAD:
            key = f"meeting-host:{ref}:{host}"
            self._deliveries.owe_in(tx, Owed(HOST, key, due, member=host, guild=plan.guild, ref=ref))

    def _follow(self, tx: Transaction, listing: Listing, plan: Plan) -> None:
        if plan.event_id is not None or (plan.event and not listing.hidden):
            self._owe_event(tx, plan, str(plan.version))

    def _owe_event(self, tx: Transaction, plan: Plan, once: str) -> None:
        key, ref = f"meeting-event:{plan.id}:{once}", f"{plan.id}.{plan.event_id or 0}"
        self._deliveries.owe_in(tx, Owed(EVENT, key, self._clock.now(), guild=plan.guild, ref=ref))

    async def coming(self, delivery: Delivery) -> Coming | None:
        """Return the meeting a post or a word to its host is about, if it takes place then."""
        return await self._db.transact(self._coming, delivery, label="server_meetings.coming")

    def _coming(self, tx: Transaction, delivery: Delivery) -> Coming | None:
        id, _, stamp = delivery.ref.partition(".")
        found = self._server_meetings.find_in(tx, int(id))
        if found is None or found[0].hidden:
            return None
        listing, plan = found
        starts = datetime.fromtimestamp(int(stamp), UTC)
        at = next((each for each in listing.ahead(starts, 1) if each.starts == starts), None)
        down = delivery.member is None or at is None or host_of(plan, listing, at) == delivery.member
        return None if at is None or not down else Coming(listing, plan, at)

    async def event(self, delivery: Delivery) -> Event:
        """Return how the event should stand now; whatever it was owed for, the newest is carried out."""
        return await self._db.transact(self._event, delivery, label="server_meetings.event")

    def _event(self, tx: Transaction, delivery: Delivery) -> Event:
        id, _, event = delivery.ref.partition(".")
        found, now = self._server_meetings.find_in(tx, int(id)), self._clock.now()
        if found is None:
            return Event(None, int(event) or None, None, on=False, posted=False, now=now)
        listing, plan = found
        posted = plan.event and not listing.hidden
        on = listing.on is not None and listing.on.starts <= now < listing.on.ends
        at = next(iter(listing.ahead(now + SETTLES, 1)), None) if posted else None
        return Event(listing, plan.event_id, listing.on if on else at, on=on, posted=posted, now=now)

    async def made(self, listing: int, event: int | None) -> None:
        """Note the event that stands for a meeting now."""
        await self._db.transact(store.event_made, listing, event, label="server_meetings.made")

    async def lost(self, event: int) -> None:
        """Make an event anew that somebody deleted in Discord; of others this knows nothing."""
        await self._db.transact(self._lost, event, label="server_meetings.lost")

    def _lost(self, tx: Transaction, event: int) -> None:
        plan = store.by_event(tx, event)
        if plan is not None:
            store.event_made(tx, plan.id, None)
            self._owe_event(tx, plan, f"lost:{event}")


def host_of(plan: Plan, listing: Listing, at: Occurrence) -> MemberId | None:
    """Return who is down to host a meeting at one of its next times."""
    since = at.starts if listing.on is None else listing.on.starts
    found = model.rota(plan, listing.ahead(since, 30))
    return next((each.member for each in found if each.at.starts == at.starts), None)


def _leads(plan: Plan) -> frozenset[int]:
    post = {plan.lead} if plan.channel is not None else set[int]()
    starts = {0} if plan.event else set[int]()
    return frozenset(post | starts | ({HOST_LEAD} if plan.hosts else set[int]()))
