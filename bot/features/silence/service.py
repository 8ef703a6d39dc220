"""What members choose for going quiet, the daily look, and what of it is still wanted when it is sent."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.agenda.rows import Entry
from bot.agenda.rules import DailyAt, Occurrence
from bot.agenda.service import Agenda
from bot.clock import Clock
from bot.consent import Category
from bot.days import local_day
from bot.deliveries.model import Delivery, State
from bot.deliveries.service import Deliveries, Owed
from bot.errors import ConsentNeeded, Refusal
from bot.features.buddies.pairs.letters import Letters
from bot.features.checkins.model import CHECKINS
from bot.features.checkins.service import Checkins
from bot.features.members.service import Members
from bot.features.memorials.service import Memorials
from bot.features.reminders.model import MESSAGES
from bot.features.reminders.service import REMINDER
from bot.features.servers.service import Servers
from bot.features.silence import model, store
from bot.features.silence.kinds import KINDS, buddy_hellos, hello_keys, key_of, kind_of
from bot.features.silence.model import HELPERS_USE, LOOK_AT, SILENCE, Choice, Kept, Plan, Step
from bot.ids import GuildId, MemberId, RequestId
from bot.storage.database import Database
from bot.storage.errors import Unreadable
from bot.storage.transaction import Transaction

LOOK = "silence"
"""Kind of the agenda row: a daily look that says nothing of what was chosen or found."""

NEEDED = (MESSAGES, CHECKINS, SILENCE)
"""What a member must have agreed to, in the order they are asked."""


@dataclass(frozen=True, slots=True)
class Board:
    """How things stand for a member.

    Attributes:
        suspended: Everything, or every reminder of theirs, is paused: nothing comes meanwhile.
        told: The helpers, or their buddy, were told in the newest silence.
    """

    kept: Kept | None
    suspended: bool = False
    told: bool = False

    @property
    def plan(self) -> Plan | None:
        return None if self.kept is None else self.kept.plan


@dataclass(frozen=True, slots=True)
class Wanted:
    """A step that is still wanted.

    Attributes:
        reminders: How many were stopped by it.
        buddy: They have a buddy now, whom their choice can ask.
    """

    member: MemberId
    plan: Plan
    since: date
    reminders: int = 0
    buddy: bool = False


class Silence:
    """Plans for going quiet, in the member's own zone; each step comes once in a silence."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        members: Members,
        checkins: Checkins,
        servers: Servers,
        agenda: Agenda,
        deliveries: Deliveries,
        memorials: Memorials,
        letters: Letters,
    ) -> None:
        self._db, self._clock, self._members, self._checkins = db, clock, members, checkins
        self._servers, self._agenda, self._deliveries = servers, agenda, deliveries
        self._memorials, self._letters = memorials, letters
        agenda.register(LOOK, self._due)
        for kind in KINDS:
            deliveries.register(kind)
        members.when_moved(agenda.move_in)
        members.when_withdrawn(self._clear)

    async def board(self, member: MemberId) -> Board:
        """Return what a member chose; reading needs no yes."""
        board, keys = await self._db.transact(self._board, member, label="silence.board")
        hellos = [await self._deliveries.find(key) for key in keys]
        return replace(board, told=any(each is not None and each.state is State.SENT for each in hellos))

    def _board(self, tx: Transaction, member: MemberId) -> tuple[Board, list[str]]:
        kept = store.get(tx, member)
        if kept is None:
            return Board(None), []
        keys = hello_keys(kept, self._letters.of_in(tx, member), self._clock.now())
        return Board(kept, self._suspended(tx, kept, self._today(tx, kept))), keys

    async def open(self, member: MemberId) -> Board:
        """Return what a form starts from.

        Raises:
            ConsentNeeded: Direct messages, check-ins or this choice are not agreed to (yet).
        """
        await self._db.transact(self._require, member, label="silence.open")
        return await self.board(member)

    def _require(self, tx: Transaction, member: MemberId) -> None:
        for category in NEEDED:
            self._members.require_in(tx, member, category)

    async def choose(
        self, member: MemberId, guild: GuildId | None, request: RequestId, choice: Choice, days: int | None
    ) -> Board:
        """Keep a choice, in the place of any before; silence is counted from today.

        The caller has checked who can read the helpers' channel.

        Raises:
            ConsentNeeded: As `open`.
            Refusal: ``silence-days-range``, ``silence-no-helpers``, ``silence-no-buddy``.
        """
        await self._db.transact(self._choose, member, guild, request, choice, days, label="silence.choose")
        return await self.board(member)

    def _choose(
        self,
        tx: Transaction,
        member: MemberId,
        guild: GuildId | None,
        request: RequestId,
        choice: Choice,
        days: int | None,
    ) -> None:
        self._require(tx, member)
        known, before = self._members.member_in(tx, member, guild), store.get(tx, member)
        if choice is Choice.BUDDY and not self._has_buddy(tx, member):
            raise Refusal("silence-no-buddy")
        place = guild if self._servers.channel_of(guild, HELPERS_USE) else None
        plan = model.plan_of(choice, days, place, known.today(self._clock.now()))
        entry = request if before is None else before.id
        stopped = () if before is None else before.stopped
        store.put(tx, Kept(entry, member, plan, stopped=stopped))
        self._agenda.put_in(tx, Entry(entry, LOOK, DailyAt(LOOK_AT), known.zone.key, member=member))

    async def stop(self, member: MemberId) -> None:
        """Take the choice back: nothing happens any more, also of what waits to be sent."""
        await self._db.transact(self._stop, member, label="silence.stop")

    def _stop(self, tx: Transaction, member: MemberId) -> None:
        store.remove(tx, member)
        for entry in self._agenda.of_member_in(tx, member, LOOK):
            self._agenda.remove_in(tx, entry.id)

    async def decline(self, buddy: MemberId, plan: int) -> None:
        """Ask no buddy any more, because one would rather not be (K-6); only a buddy's word counts."""
        await self._db.transact(self._decline, buddy, plan, label="silence.decline")

    def _decline(self, tx: Transaction, buddy: MemberId, plan: int) -> None:
        kept = store.by_id(tx, plan)
        if kept is not None and self._letters.are_buddies_in(tx, kept.member, buddy):
            store.put(tx, model.declined(kept))

    def _has_buddy(self, tx: Transaction, member: MemberId) -> bool:
        return any(pair.together for pair in self._letters.of_in(tx, member))

    async def answered(self, member: MemberId) -> None:
        """Take any press on a note as an answer: nothing more comes of this silence."""
        await self._db.transact(self._answered, member, label="silence.answered")

    def _answered(self, tx: Transaction, member: MemberId) -> None:
        kept = store.get(tx, member)
        if kept is not None:
            store.put(tx, model.answered(kept))

    async def less_often(self, member: MemberId) -> Board:
        """Wait one step longer from now on; that too is an answer.

        Raises:
            Refusal: ``silence-latest``.
        """
        await self.answered(member)
        await self._db.transact(self._less_often, member, label="silence.less")
        return await self.board(member)

    def _less_often(self, tx: Transaction, member: MemberId) -> None:
        kept = store.get(tx, member)
        if kept is not None:
            store.put(tx, replace(kept, plan=model.later(kept.plan)))

    def _due(self, tx: Transaction, entry: Entry, occurrence: Occurrence, now: datetime) -> None:
        """Look once a day: the member's own time, their last check-in, and what they chose."""
        # After downtime the occurrence may be yesterday's; what is promised for days later counts from today.
        kept, today = self._readable(tx, entry), local_day(now, entry.info)
        if kept is None or not self._agreed(tx, kept.member):
            return
        if self._suspended(tx, kept, today):
            store.put(tx, model.postponed(kept, today))
            return
        last_day = self._checkins.newest_day_in(tx, kept.member)
        step = model.decide(last_day, today, kept.plan, kept.told)
        if step is not Step.NOTHING:
            kept = model.taken(kept, step, today, last_day)
            store.put(tx, kept)
            self._owe(tx, kept, occurrence)

    def _readable(self, tx: Transaction, entry: Entry) -> Kept | None:
        """Return what is kept, or None: one whose key is gone must not hold up everybody's tick."""
        try:
            return None if entry.member is None else store.get(tx, entry.member)
        except Unreadable:
            return None

    def _owe(self, tx: Transaction, kept: Kept, occurrence: Occurrence) -> None:
        """Owe the step's message. What goes to the helpers bears no member's id: it outlives an erasure."""
        told, guild, kind, at = kept.told, kept.plan.guild, kind_of(kept), occurrence.instant
        assert told is not None
        assert kind is not None
        key, ref = key_of(kept, told.step, told.since), str(kept.id)
        if kept.asks_buddy:
            pairs = self._letters.of_in(tx, kept.member)
            self._deliveries.owe_in(tx, *buddy_hellos(kept, pairs, at))
            return
        if told.step is not Step.HELPERS:
            owed = Owed(kind, key, at, member=kept.member, ref=ref, day=told.on)
        elif channel := self._servers.channel_of(guild, HELPERS_USE):
            owed = Owed(kind, key, at, guild=guild, channel=channel, ref=ref)
        else:
            return
        self._deliveries.owe_in(tx, owed)

    async def wanted(self, delivery: Delivery) -> Wanted | None:
        """Return what a delivery is for, if its member is still quiet and still wants it.

        For the last step (`REST`) their reminders are stopped in the same transaction.
        """
        return await self._db.transact(self._wanted, delivery, label="silence.wanted")

    def _wanted(self, tx: Transaction, delivery: Delivery) -> Wanted | None:
        kept = store.by_id(tx, int(delivery.ref))
        if kept is None or kept.told is None or kind_of(kept) != delivery.kind:
            return None
        if kept.asks_buddy and not self._letters.are_buddies_in(tx, kept.member, delivery.member):
            return None
        if self._memorials.remembered_in(tx, delivery.guild, kept.member):  # helpers must not be told of them
            return None
        if not self._agreed(tx, kept.member) or self._suspended(tx, kept, self._today(tx, kept)):
            return None
        if model.came_back(kept.told, self._checkins.newest_day_in(tx, kept.member)):
            return None
        reminders = self._rest(tx, kept) if kept.told.step is Step.REST else 0
        buddy = self._has_buddy(tx, kept.member)
        return Wanted(kept.member, kept.plan, kept.told.since, reminders, buddy)

    def _rest(self, tx: Transaction, kept: Kept) -> int:
        """Stop every reminder; trying again finds them stopped and counts the same."""
        entries = self._agenda.of_member_in(tx, kept.member, REMINDER)
        running = [each for each in entries if not each.paused]
        for each in running:
            self._agenda.pause_in(tx, each)
        ours = {each.id for each in running} | {e.id for e in entries if e.paused and e.id in kept.stopped}
        store.put(tx, replace(kept, stopped=tuple(sorted(ours))))
        return len(ours)

    def _agreed(self, tx: Transaction, member: MemberId) -> bool:
        try:
            self._require(tx, member)
        except ConsentNeeded:
            return False
        return True

    def _suspended(self, tx: Transaction, kept: Kept, today: date) -> bool:
        """Tell whether the member wants to be left alone: all paused, or each reminder stopped by them."""
        if self._members.paused_in(tx, kept.member):
            return True
        reminders = self._agenda.of_member_in(tx, kept.member, REMINDER)
        theirs = [each for each in reminders if each.id not in kept.stopped or not each.paused]
        return bool(theirs) and all(model.rests(each, today) for each in theirs)

    def _today(self, tx: Transaction, kept: Kept) -> date:
        entry, now = self._agenda.get_in(tx, kept.id), self._clock.now()
        known = self._members.member_in(tx, kept.member, kept.plan.guild)
        return known.today(now) if entry is None else local_day(now, entry.info)

    def _clear(self, tx: Transaction, member: MemberId, category: Category) -> None:
        """End it with any of the yeses it stood under."""
        if category in NEEDED:
            self._stop(tx, member)
