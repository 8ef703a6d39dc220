"""Owing messages and keeping track of them; sending is the dispatcher's."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.clock import Clock
from bot.deliveries import store
from bot.deliveries.ahead import store as ahead
from bot.deliveries.claims.store import Claims
from bot.deliveries.model import (
    MOST_ATTEMPTS,
    NONCE_LIFE,
    Delivery,
    Initiative,
    Kind,
    New,
    NotSent,
    Outcome,
    Postpone,
    Reach,
    Reason,
    Sent,
    State,
    decide,
    fate_is_unknown,
    wait_after,
)
from bot.features.members.model import Member
from bot.features.members.service import Members
from bot.ids import ChannelId, GuildId, MemberId
from bot.shards import Shards
from bot.storage.database import Database
from bot.storage.transaction import Transaction

BATCH = 10
"""Deliveries claimed at once: a quarter of a second of sending, so that a crash leaves few in doubt and
what is urgent waits for few."""

OWNED_FOR = timedelta(days=30)
KEPT_FOR = timedelta(days=90)
"""Settled deliveries lose their owner, then go (ARCHITECTURE 5.7)."""

SKEW = timedelta(minutes=2)
"""By how much the clocks of two machines on one database may differ."""

ALL = Shards()
"""One process leads every server."""

UNDELIVERABLE = frozenset({Reason.CLOSED, Reason.GONE, Reason.FORBIDDEN})


@dataclass(frozen=True, slots=True)
class DailyLimit:
    """Unasked direct messages a member may get on one of their days (operator's setting, 1 to 5)."""

    most: int = 3


@dataclass(frozen=True, slots=True)
class Owed:
    """A message to be owed. ``key`` is unique for ever: kind, owner, day or occurrence.

    ``spread`` is how long after ``due_at`` it is first tried, so that not all go out at once.
    """

    kind: str
    key: str
    due_at: datetime
    member: MemberId | None = None
    guild: GuildId | None = None
    channel: ChannelId | None = None
    ref: str = ""
    day: date | None = None
    spread: timedelta = timedelta()


Stop = Callable[[Transaction, Delivery], bool]
"""Tells of a claimed delivery whether it is not to be sent at all, whatever its kind."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A delivery to be sent now, and the local day it would reach its member on."""

    delivery: Delivery
    day: date | None


class Deliveries:
    """The queue. A service that owes messages registers their kind when it is built."""

    def __init__(
        self, db: Database, clock: Clock, members: Members, limit: DailyLimit, shards: Shards = ALL
    ) -> None:
        self._db, self._clock, self._members, self._limit = db, clock, members, limit
        self._kinds: dict[str, Kind] = {}
        self._claims = Claims(shards)
        self._stops: list[Stop] = []

    def register(self, kind: Kind) -> None:
        self._kinds[kind.name] = kind

    def stop_when(self, stops: Stop) -> None:
        """Let ``stops`` hold back deliveries of every kind, e.g. to somebody who died."""
        self._stops.append(stops)

    def kind(self, name: str) -> Kind | None:
        return self._kinds.get(name)

    def owe_in(self, tx: Transaction, *owed: Owed) -> None:
        """Write messages in the transaction of the fact that causes them; the same key twice is one."""
        store.add(tx, [self._new(each) for each in owed])

    def _new(self, owed: Owed) -> New:
        kind = self._kinds[owed.kind]
        delivery = Delivery(
            id=secrets.randbits(62),
            kind=owed.kind,
            key=owed.key,
            due_at=owed.due_at,
            member=owed.member,
            guild=owed.guild,
            channel=owed.channel,
            ref=owed.ref,
            day=owed.day,
        )
        latest = owed.spread if kind.welcome is None else min(owed.spread, kind.welcome / 2)
        return New(delivery, owed.due_at + latest, kind.urgent, kind.initiative)

    def cancel_in(self, tx: Transaction, key: str) -> bool:
        """Take back one that was not sent yet."""
        return store.cancel(tx, key, self._clock.now())

    def cancel_about_in(self, tx: Transaction, member: MemberId, kind: str, ref: str) -> int:
        """Take back everything of one kind about one thing, e.g. celebrations of a counter."""
        return store.cancel_about(tx, member, kind, ref, self._clock.now())

    def told_in(self, tx: Transaction, key: str) -> bool:
        """Tell whether a message was owed under this key and not dropped, as in a pause.

        One that could not be delivered is told where its member looks next. Keys are known for ninety days.
        """
        found = store.by_key(tx, key)
        return found is not None and found.state is not State.DROPPED

    def waiting_in(self, tx: Transaction, member: MemberId, kind: str) -> datetime | None:
        """Return when a member's next one of a kind is due, None when none waits."""
        return ahead.waiting(tx, member, kind)

    def unreachable_in(self, tx: Transaction, member: MemberId, kind: str, ref: str, times: int) -> bool:
        """Tell whether the last ``times`` messages about one thing all could not be delivered."""
        return ahead.unreachable(tx, member, kind, ref, times)

    async def find(self, key: str) -> Delivery | None:
        """Return the delivery of a key as it stands; for a step that follows a message."""
        return await self._db.transact(store.by_key, key, label="deliveries.find")

    async def claim(self, now: datetime) -> list[Ready]:
        """Lease what is ready, settle at once what is not to be sent, and return the rest.

        Empty only when nothing is ready any more.
        """
        while True:
            claimed, ready = await self._db.transact(
                self._claim, now, label="deliveries.claim", deadline=None
            )
            if ready or not claimed:
                return ready

    async def clock_was_set_back(self, now: datetime) -> None:
        """Doubt what was tried in what is the future now: how long ago that was nobody knows."""
        await self._db.transact(
            store.doubt, now, now + SKEW, now - NONCE_LIFE * 2, label="deliveries.doubt", deadline=None
        )

    def _claim(self, tx: Transaction, now: datetime) -> tuple[int, list[Ready]]:
        claimed = self._claims.claim(tx, now, BATCH)
        decided = [self._decide(tx, delivery, now) for delivery in claimed]
        return len(claimed), [ready for ready in decided if ready is not None]

    def _decide(self, tx: Transaction, delivery: Delivery, now: datetime) -> Ready | None:
        kind = self._kinds.get(delivery.kind)
        # The first: a feature that was removed.
        if kind is None or any(stops(tx, delivery) for stops in self._stops):
            self._end(tx, delivery, State.DROPPED, now, Reason.UNWANTED)
            return None
        if fate_is_unknown(delivery, now) and not (kind.certain or kind.step):
            self._end(tx, delivery, State.UNKNOWN, now, None)
            return None
        member = (
            None if delivery.member is None else self._members.member_in(tx, delivery.member, delivery.guild)
        )
        reach = None if member is None else self._reach(tx, member, now)
        verdict = decide(kind, delivery, reach, now, self._limit.most)
        if isinstance(verdict, Postpone):
            store.postpone(
                tx, delivery, verdict.until, tries=delivery.attempts, first=delivery.first_tried_at
            )
            return None
        if verdict is not None:
            self._end(tx, delivery, State.DROPPED, now, verdict.reason)
            return None
        today = None if reach is None else reach.today
        store.trying(tx, delivery.id, now, today)
        return Ready(replace(delivery, attempts=delivery.attempts + 1), today)

    def _reach(self, tx: Transaction, member: Member, now: datetime) -> Reach:
        today = member.today(now)
        reached = store.reached(tx, member.id, today)
        own, person = reached.get(Initiative.BOT, 0), reached.get(Initiative.PERSON, 0)
        paused = self._members.paused_in(tx, member.id)
        return Reach(paused, member.quiet_until(now), today, own + person, own)

    async def settle(self, ready: Ready, outcome: Outcome, now: datetime) -> None:
        """Write what became of a delivery that this process claimed."""
        await self._db.transact(self._settle, ready, outcome, now, label="deliveries.settle", deadline=None)

    def _settle(self, tx: Transaction, ready: Ready, outcome: Outcome, now: datetime) -> None:
        delivery = ready.delivery
        match outcome:
            case Sent(message):
                store.settle(
                    tx, delivery.id, State.SENT, now, why=None, message=message or None, on=ready.day
                )
            case NotSent(reason):
                state = State.UNDELIVERABLE if reason in UNDELIVERABLE else State.DROPPED
                self._end(tx, delivery, state, now, reason)
            case _ if delivery.attempts >= MOST_ATTEMPTS:
                self._end(tx, delivery, State.DEAD, now, Reason.FAILED)
            case again:
                at = now + (again.after or wait_after(delivery.attempts))
                first = (delivery.first_tried_at or now) if again.perhaps else delivery.first_tried_at
                store.postpone(tx, delivery, at, tries=delivery.attempts, first=first)

    def _end(
        self, tx: Transaction, delivery: Delivery, state: State, now: datetime, why: Reason | None
    ) -> None:
        store.settle(tx, delivery.id, state, now, why=why, message=None, on=None)

    async def next_at(self) -> datetime | None:
        """Return when the next delivery is ready."""
        return await self._db.read(store.next_at, label="deliveries.next")

    async def untold(self, member: MemberId | None = None, guild: GuildId | None = None) -> list[Delivery]:
        """Return, once, what could not be delivered: to a member, or to a server whose admins look."""
        return await self._db.transact(self._untold, member, guild, label="deliveries.untold")

    def _untold(self, tx: Transaction, member: MemberId | None, guild: GuildId | None) -> list[Delivery]:
        found = store.untold(tx, member, guild)
        store.told(tx, found)
        return found

    async def clean(self, now: datetime) -> None:
        """Take owners out of old deliveries, and old deliveries away."""
        await self._db.transact(store.disown, now - OWNED_FOR, label="deliveries.disown", deadline=None)
        await self._db.transact(store.forget, now - KEPT_FOR, label="deliveries.forget", deadline=None)

    async def in_state(self, state: State) -> Sequence[tuple[Delivery, str | None]]:
        """Return deliveries in one state with the reason, for the operator."""
        return await self._db.read(store.in_state, state, label="deliveries.list")

    async def counts(self) -> dict[State, int]:
        return await self._db.read(store.by_state, label="deliveries.counts")

    async def retry(self, delivery: int) -> bool:
        """Try a dead one again; False when it is none."""
        return await self._db.transact(store.revive, delivery, self._clock.now(), label="deliveries.retry")

    async def drop(self, delivery: int) -> bool:
        """Give one up; False when it is settled already."""
        return await self._db.transact(store.bury, delivery, self._clock.now(), label="deliveries.drop")
