"""Looks once a day at every member's counters, and keeps what it finds for them alone."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.agenda.rows import Entry
from bot.agenda.rules import DailyAt, Occurrence
from bot.agenda.service import Agenda
from bot.clock import Clock
from bot.consent import Category
from bot.days import instant_of, wall_of
from bot.deliveries.model import Delivery, Initiative, Kind
from bot.deliveries.service import Deliveries, Owed
from bot.errors import ConsentNeeded, Refusal
from bot.features.counters.kept import COUNTERS
from bot.features.counters.model import Counter
from bot.features.counters.service import Counters
from bot.features.members.model import Member
from bot.features.members.service import Members
from bot.features.milestones import cards, model, store
from bot.features.milestones.cards import Card, Plan
from bot.features.milestones.model import Chosen
from bot.features.milestones.sets import Sets
from bot.features.reminders.model import MESSAGES
from bot.ids import GuildId, MemberId
from bot.storage.database import Database
from bot.storage.errors import Unreadable
from bot.storage.transaction import Transaction

LOOK = "daily-look"
"""Kind of the agenda rows, and of the deliveries: one each day for who wants messages, found or not."""

WELCOME = timedelta(hours=20)
"""How late a look's message still comes: never beside the next one."""

HOUR = 9
"""Local hour of the look; the minute is each member's own, so that not all fall due at once."""

TIMESTAMP = 22
"""Bits to the right of the milliseconds in a Discord id (Discord's reference, "Snowflakes")."""

Change = Callable[[Plan], Plan]


@dataclass(frozen=True, slots=True)
class Shown:
    """A card that holds, with its counter, and the local day it is looked at."""

    member: Member
    card: Card
    counter: Counter
    today: date


@dataclass(frozen=True, slots=True)
class Board:
    """What a member is told of, how, and what waits for them; ``asked`` when they chose themselves."""

    member: Member
    chosen: Chosen
    asked: bool
    by_message: bool
    waiting: tuple[Shown, ...]


class Milestones:
    """Found on a daily look, kept sealed. That a look found something cannot be read off any row.

    Every method that keeps something raises `ConsentNeeded` unless counters may be kept.
    """

    def __init__(
        self,
        db: Database,
        clock: Clock,
        members: Members,
        counters: Counters,
        agenda: Agenda,
        deliveries: Deliveries,
        sets: Sets,
    ) -> None:
        self._db, self._clock, self._members, self._counters = db, clock, members, counters
        self._agenda, self._deliveries, self._sets = agenda, deliveries, sets
        agenda.register(LOOK, self._look)
        # The member asked for it with a press of its own. Were it counted towards a day's limit only
        # on days with a card, the queue would tell those days.
        deliveries.register(Kind(LOOK, WELCOME, Initiative.MEMBER))
        members.when_moved(agenda.move_in)
        members.when_withdrawn(self._clear)
        counters.listeners.add(self._follow)

    @property
    def groups(self) -> tuple[model.Group, ...]:
        return self._sets.groups

    async def board(self, member: MemberId, guild: GuildId | None) -> Board:
        return await self._db.transact(self._board, member, guild, label="milestones.board")

    def _board(self, tx: Transaction, member: MemberId, guild: GuildId | None) -> Board:
        known = self._members.member_in(tx, member, guild)
        plan = store.get(tx, member)
        chosen = plan.chosen or self._usual(known)
        by_message = plan.by_message and self._may_message(tx, member)
        return Board(known, chosen, plan.chosen is not None, by_message, self._waiting(tx, known, plan))

    async def card(self, member: MemberId, guild: GuildId | None, card: int) -> Shown:
        """Return a card that still holds.

        Raises:
            Refusal: ``milestones-card-gone``: the count changed, it was put away, or it is another's.
        """
        return await self._db.transact(self._card, member, guild, card, label="milestones.card")

    def _card(self, tx: Transaction, member: MemberId, guild: GuildId | None, card: int) -> Shown:
        for shown in self._board(tx, member, guild).waiting:
            if shown.card.id == card:
                return shown
        raise Refusal("milestones-card-gone")

    async def put_away(self, member: MemberId, guild: GuildId | None, card: int) -> Board:
        """Let a card go; twice is once."""
        return await self._change(member, guild, lambda plan: plan.without(card))

    async def choose(self, member: MemberId, guild: GuildId | None, chosen: Chosen) -> Board:
        """Tell of these from now on; of nothing when it is empty."""
        known = chosen.groups & {group.name for group in self.groups}
        return await self._change(
            member, guild, lambda plan: replace(plan, chosen=replace(chosen, groups=known))
        )

    async def by_message(self, member: MemberId, guild: GuildId | None, *, on: bool) -> Board:
        """Send a direct message when there is a card, or let cards wait.

        Raises:
            ConsentNeeded: They did not ask for direct messages (yet).
        """
        return await self._db.transact(self._by_message, member, guild, on, label="milestones.message")

    def _by_message(self, tx: Transaction, member: MemberId, guild: GuildId | None, on: bool) -> Board:
        if on:
            self._members.require_in(tx, member, MESSAGES)
        number = secrets.randbits(62)
        return self._changed(
            tx, member, guild, lambda plan: replace(plan, by_message=on, queue=plan.queue or number)
        )

    async def _change(self, member: MemberId, guild: GuildId | None, change: Change) -> Board:
        return await self._db.transact(self._changed, member, guild, change, label="milestones.change")

    def _changed(self, tx: Transaction, member: MemberId, guild: GuildId | None, change: Change) -> Board:
        self._members.require_in(tx, member, COUNTERS)
        self._follow(tx, member, guild)
        store.put(tx, member, change(store.get(tx, member, to_write=True)))
        return self._board(tx, member, guild)

    async def to_send(self, delivery: Delivery) -> bool:
        """Tell whether there is something to send now, and note that this delivery carries it.

        It is noted before it is sent: what may have arrived is not sent by another delivery.
        """
        return await self._db.transact(self._to_send, delivery, label="milestones.send")

    def _to_send(self, tx: Transaction, delivery: Delivery) -> bool:
        member, day = delivery.member, delivery.day
        if member is None or day is None or not self._may_message(tx, member):
            return False
        try:
            known = self._members.known_in(tx, member, COUNTERS, None)
            plan = store.get(tx, member, to_write=True)
            waiting = self._waiting(tx, known, plan) if plan.by_message else ()
        except (ConsentNeeded, Unreadable):
            return False
        fresh = [shown.card.id for shown in waiting if shown.card.to_send(day, delivery.id)]
        if fresh:
            store.put(tx, member, plan.sent(fresh, delivery.id))
        return bool(fresh)

    def _waiting(self, tx: Transaction, known: Member, plan: Plan) -> tuple[Shown, ...]:
        """Return the cards that hold at this moment."""
        if not plan.cards:
            return ()
        now, zone = self._clock.now(), self._zone(tx, known)
        counters = {each.id: each for each in self._counters.live_in(tx, known.id)}
        today = wall_of(now, zone).date()
        return tuple(
            Shown(known, card, counter, today)
            for card in plan.current(today).cards
            if (counter := counters.get(card.counter)) is not None
            and card.holds(counter, model.place_of(counter, now, zone))
        )

    def _look(self, tx: Transaction, entry: Entry, occurrence: Occurrence, now: datetime) -> None:
        if entry.member is None:
            return
        try:
            self._look_at(tx, entry, entry.member, occurrence)
        except (ConsentNeeded, Unreadable):  # erased meanwhile, or to be asked anew: nothing is kept
            return

    def _look_at(self, tx: Transaction, entry: Entry, member: MemberId, due: Occurrence) -> None:
        known = self._members.known_in(tx, member, COUNTERS, None)
        counters = self._counters.live_in(tx, member)
        if not counters:
            self._agenda.remove_in(tx, entry.id)
            return
        before = store.get(tx, member, to_write=True)
        plan = before.current(due.local_date)
        marks = model.marks_of(plan.chosen or self._usual(known), self.groups)
        since = _instant_before(entry, due)
        for counter, mark, place in cards.found_on_look(counters, marks, since, due.instant, entry.info):
            plan = plan.found(cards.card_for(secrets.randbits(62), counter, mark, place))
        if plan != before:
            store.put(tx, member, plan)
        if plan.by_message and self._may_message(tx, member):
            self._owe_in(tx, member, plan, due)

    def _owe_in(self, tx: Transaction, member: MemberId, plan: Plan, due: Occurrence) -> None:
        """Owe a message whether or not there is a card: all days look alike in the queue."""
        key, day = f"{LOOK}:{plan.queue}:{due.local_date}", due.local_date
        self._deliveries.owe_in(tx, Owed(LOOK, key, due.instant, member=member, day=day))

    def _follow(self, tx: Transaction, member: MemberId, guild: GuildId | None) -> None:
        """Look daily while there are counters, and not at all without."""
        entry = self._agenda.get_in(tx, member)
        if not self._counters.live_in(tx, member):
            self._agenda.remove_in(tx, member)
        elif entry is None:
            zone = self._members.member_in(tx, member, guild).zone
            # One look for each member, so theirs is its id: when it was made says nothing about a count.
            self._agenda.put_in(
                tx, Entry(member, LOOK, DailyAt(time_of_look(member)), zone.key, member=member)
            )

    def _clear(self, tx: Transaction, member: MemberId, category: Category) -> None:
        if category == COUNTERS:
            self._agenda.remove_in(tx, member)

    def _zone(self, tx: Transaction, known: Member) -> ZoneInfo:
        """Return the zone their look runs in: also a server's, where they set none themselves."""
        entry = self._agenda.get_in(tx, known.id)
        return known.zone if entry is None else entry.info

    def _usual(self, known: Member) -> Chosen:
        return model.usual(self.groups, counts_days=known.settings.profile.counts_days)

    def _may_message(self, tx: Transaction, member: MemberId) -> bool:
        try:
            self._members.require_in(tx, member, MESSAGES)
        except ConsentNeeded:
            return False
        return True


def time_of_look(member: MemberId) -> time:
    """Return the local time of a member's look: spread over an hour by when their account was made."""
    return time(HOUR, (member >> TIMESTAMP) % 60)


def _instant_before(entry: Entry, due: Occurrence) -> datetime:
    """Return when the look before was, so that days of downtime are caught up; else a day ago."""
    if entry.last_day is None:
        return due.instant - timedelta(days=1)
    at = entry.rule.at
    wall = at if isinstance(at, datetime) else datetime.combine(entry.last_day, at)
    return instant_of(wall, entry.info)
