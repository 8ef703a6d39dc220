"""What members do with their reminders: set, look, stop, snooze, ask for less; and what falls due."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.agenda.rows import Entry
from bot.agenda.rules import Occurrence
from bot.agenda.service import Agenda
from bot.clock import Clock
from bot.consent import Category
from bot.deliveries.model import Delivery, Initiative, Kind
from bot.deliveries.service import Deliveries, Owed
from bot.errors import Refusal
from bot.features.members.model import Member
from bot.features.members.service import Members
from bot.features.reminders import model, store
from bot.features.reminders.model import CLOSED_OFTEN, MESSAGES, WEEK, WELCOME, Purpose, Reminder, Wanted
from bot.ids import GuildId, MemberId, RequestId
from bot.storage.database import Database
from bot.storage.transaction import Transaction

REMINDER = "reminder"
"""Kind of its agenda rows and deliveries."""

Act = Callable[[Transaction, Reminder], Entry]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything a member set.

    Attributes:
        paused: They paused everything unasked, so none of these comes.
    """

    member: Member
    reminders: Sequence[Reminder]
    paused: bool
    now: datetime

    def of(self, purpose: Purpose) -> Reminder | None:
        return next((each for each in self.reminders if each.purpose is purpose), None)


class Reminders:
    """Reminders of members, in their own zone; they follow a member when that changes."""

    def __init__(
        self, db: Database, clock: Clock, members: Members, agenda: Agenda, deliveries: Deliveries
    ) -> None:
        self._db, self._clock, self._members = db, clock, members
        self._agenda, self._deliveries = agenda, deliveries
        agenda.register(REMINDER, self._due)
        deliveries.register(Kind(REMINDER, WELCOME, Initiative.MEMBER, at_chosen_time=True))
        members.when_moved(agenda.move_in)
        members.when_withdrawn(self._clear)

    async def board(self, member: MemberId, guild: GuildId | None) -> Board:
        """Return what a member set; reading needs no yes."""
        return await self._db.transact(self._board, member, guild, label="reminders.board")

    def _board(self, tx: Transaction, member: MemberId, guild: GuildId | None) -> Board:
        known, kept = self._members.member_in(tx, member, guild), store.of_member(tx, member)
        entries = self._agenda.of_member_in(tx, member, REMINDER)
        found = sorted(
            (e for e in entries if e.id in kept), key=lambda e: list(Purpose).index(Purpose(e.ref))
        )
        paused = self._members.paused_in(tx, member)
        return Board(known, [Reminder(known, each) for each in found], paused, self._clock.now())

    async def open(self, member: MemberId, guild: GuildId | None) -> Board:
        """Return what a form starts from.

        Raises:
            ConsentNeeded: They did not ask for direct messages (yet).
        """
        return await self._db.transact(self._open, member, guild, label="reminders.open")

    def _open(self, tx: Transaction, member: MemberId, guild: GuildId | None) -> Board:
        self._members.require_in(tx, member, MESSAGES)
        return self._board(tx, member, guild)

    async def set(
        self, member: MemberId, guild: GuildId | None, request: RequestId, purpose: Purpose, wanted: Wanted
    ) -> Board:
        """Set the one reminder of a purpose, or set it anew; one that was stopped or snoozed goes on.

        Raises:
            ConsentNeeded: They did not ask for direct messages (any more).
            Refusal: What `model.rule_of` refuses.
        """
        return await self._db.transact(
            self._set, member, guild, request, purpose, wanted, label="reminders.set"
        )

    def _set(
        self,
        tx: Transaction,
        member: MemberId,
        guild: GuildId | None,
        request: RequestId,
        purpose: Purpose,
        wanted: Wanted,
    ) -> Board:
        known = self._open(tx, member, guild).member
        rule = model.rule_of(wanted, known.today(self._clock.now()))
        before = self._board(tx, member, guild).of(purpose)
        if before is None:
            store.add(tx, member, request)
            entry = Entry(request, REMINDER, rule, known.zone.key, member=member, ref=purpose)
        else:
            entry = replace(before.entry, rule=rule, paused=False, last_day=self._taken(before))
        self._agenda.put_in(tx, entry)
        return self._board(tx, member, guild)

    def _taken(self, reminder: Reminder) -> date | None:
        """Return the newest day a reminder came, a snooze that lies ahead left out."""
        last, today = reminder.entry.last_day, reminder.today(self._clock.now())
        return None if last is None or last > today else last

    async def stop(self, member: MemberId, reminder: int) -> Reminder:
        """Let nothing of it come until it is started again.

        Raises:
            Refusal: ``reminders-not-found``.
        """
        return await self._act(member, reminder, lambda tx, it: self._agenda.pause_in(tx, it.entry))

    async def start_again(self, member: MemberId, reminder: int) -> Reminder:
        """Let it come again, also before a snooze is over; raises as `stop`, and ConsentNeeded."""
        return await self._act(member, reminder, self._start_again)

    def _start_again(self, tx: Transaction, reminder: Reminder) -> Entry:
        self._members.require_in(tx, reminder.member.id, MESSAGES)
        entry = replace(reminder.entry, paused=False, last_day=self._taken(reminder))
        return self._agenda.put_in(tx, entry)

    async def snooze(self, member: MemberId, reminder: int, until: date | None = None) -> Reminder:
        """Let nothing of it come before ``until``, a week from now when None.

        Raises:
            Refusal: ``reminders-not-found``, ``reminders-snooze-past``, ``reminders-snooze-far``.
        """
        return await self._act(member, reminder, lambda tx, it: self._snooze(tx, it, until))

    def _snooze(self, tx: Transaction, reminder: Reminder, until: date | None) -> Entry:
        today = reminder.today(self._clock.now())
        day = until or today + WEEK
        model.check_snooze(day, today)
        awake = replace(reminder.entry, paused=False, last_day=self._taken(reminder))
        return self._agenda.snooze_in(tx, awake, day)

    async def today(self, member: MemberId, reminder: int) -> date:
        """Return the day it is where a reminder runs; raises as `stop`."""
        found = await self._db.transact(self._mine, member, reminder, label="reminders.today")
        return found.today(self._clock.now())

    async def less_often(self, member: MemberId, reminder: int) -> Reminder:
        """Let it come one step rarer.

        Raises:
            Refusal: ``reminders-not-found``, ``reminders-rarest``.
        """
        return await self._act(member, reminder, self._less_often)

    def _less_often(self, tx: Transaction, reminder: Reminder) -> Entry:
        last = self._taken(reminder) or reminder.today(self._clock.now())
        return self._agenda.change_rule_in(tx, reminder.entry, model.rarer(reminder.entry.rule, last))

    async def remove(self, member: MemberId, reminder: int) -> None:
        """Delete it; once it is gone this does nothing."""
        await self._db.transact(self._remove, member, reminder, label="reminders.remove")

    def _remove(self, tx: Transaction, member: MemberId, reminder: int) -> None:
        if store.remove(tx, member, reminder):
            self._agenda.remove_in(tx, reminder)

    async def wanted(self, delivery: Delivery) -> Reminder | None:
        """Return the reminder a delivery is for, if it is still wanted at the moment it is sent."""
        return await self._db.transact(self._wanted, delivery, label="reminders.wanted")

    def _wanted(self, tx: Transaction, delivery: Delivery) -> Reminder | None:
        if delivery.member is None or delivery.day is None:
            return None
        try:
            self._members.require_in(tx, delivery.member, MESSAGES)
            found = self._mine(tx, delivery.member, int(delivery.ref))
        except Refusal:
            return None
        if self._deliveries.unreachable_in(tx, delivery.member, REMINDER, delivery.ref, CLOSED_OFTEN):
            self._agenda.pause_in(tx, found.entry)  # /home told; /reminders starts it again
            return None
        snoozed = found.entry.last_day is not None and found.entry.last_day > delivery.day
        return None if found.stopped or snoozed else found

    async def _act(self, member: MemberId, reminder: int, act: Act) -> Reminder:
        return await self._db.transact(self._acted, member, reminder, act, label="reminders.act")

    def _acted(self, tx: Transaction, member: MemberId, reminder: int, act: Act) -> Reminder:
        found = self._mine(tx, member, reminder)
        return replace(found, entry=act(tx, found))

    def _mine(self, tx: Transaction, member: MemberId, reminder: int) -> Reminder:
        entry = self._agenda.get_in(tx, reminder) if reminder in store.of_member(tx, member) else None
        if entry is None:
            raise Refusal("reminders-not-found")
        return Reminder(self._members.member_in(tx, member, None), entry)

    def _due(self, tx: Transaction, entry: Entry, occurrence: Occurrence, now: datetime) -> None:
        day = occurrence.local_date
        owed = Owed(
            REMINDER,
            f"reminder:{entry.id}:{day}",
            occurrence.instant,
            member=entry.member,
            ref=str(entry.id),
            day=day,
        )
        self._deliveries.owe_in(tx, owed)

    def _clear(self, tx: Transaction, member: MemberId, category: Category) -> None:
        """Take everything out of the agenda with the yes it stood under."""
        if category == MESSAGES:
            for entry in self._agenda.of_member_in(tx, member, REMINDER):
                self._agenda.remove_in(tx, entry.id)
