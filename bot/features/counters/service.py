"""What members do with counters: begin, look, record a slip, correct, pause, remove. For them alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.agenda.service import Agenda
from bot.clock import Clock
from bot.errors import Refusal
from bot.features.counters import changes, model, store
from bot.features.counters.drafts import Drafts
from bot.features.counters.kept import COUNTERS, Kept, SlipNote, found, noted
from bot.features.counters.listeners import Listeners
from bot.features.counters.model import Counter, CounterId, KeepCount, NewCount, Savings, SlipKind
from bot.features.counters.moments import reading_for
from bot.features.counters.results import Board, One, Past, TypedSlip, Wanted, told_of
from bot.features.members.model import Member
from bot.features.members.service import Members
from bot.features.retention.service import Kind, Old, Retention
from bot.ids import GuildId, MemberId, RequestId
from bot.storage.database import Database
from bot.storage.transaction import Transaction

Change = Callable[[Counter, Member, datetime], Counter]


class Counters:
    """Counters of members; they follow a member everywhere, and nobody else reads or changes one.

    Every method raises ``counters-not-found`` (Refusal) for a counter that is not (or no longer) the
    member's, and `ConsentNeeded` before anything new is kept.
    """

    def __init__(
        self, db: Database, clock: Clock, members: Members, agenda: Agenda, retention: Retention
    ) -> None:
        self._db, self._clock, self._members, self._drafts = db, clock, members, Drafts(agenda)
        retention.register(Old(Kind.NOTES, *store.NOTES_BY_AGE))
        self.listeners = Listeners()

    def live_in(self, tx: Transaction, member: MemberId) -> list[Counter]:
        """Return a member's counters, drafts left out."""
        return [kept.counter for kept in store.everything(tx, member) if not kept.draft]

    async def board(self, member: MemberId, guild: GuildId | None) -> Board:
        """Return all counters. What is one's own can be read without a new yes."""
        return await self._db.transact(self._board, member, guild, label="counters.board")

    def _board(self, tx: Transaction, member: MemberId, guild: GuildId | None) -> Board:
        known, now = self._members.member_in(tx, member, guild), self._clock.now()
        kept = self._current(tx, member, now)
        return Board(known, tuple(told_of(known, each, now) for each in kept))

    def _current(
        self, tx: Transaction, member: MemberId, now: datetime, to_write: bool = False
    ) -> list[Kept]:
        """Return what is kept; drafts that nobody said yes to for a day go."""
        kept = store.everything(tx, member, to_write=to_write)
        for each in kept:
            if each.expired(now):
                store.remove(tx, member, each.counter.id)
        return [each for each in kept if not each.expired(now)]

    async def one(self, member: MemberId, guild: GuildId | None, counter: CounterId) -> One:
        """Return one counter."""
        return await self._db.transact(self._one, member, guild, counter, label="counters.one")

    def _one(self, tx: Transaction, member: MemberId, guild: GuildId | None, counter: CounterId) -> One:
        known = self._members.member_in(tx, member, guild)
        return One(known, told_of(known, found(store.get(tx, member, counter)), self._clock.now()))

    async def past(
        self, member: MemberId, guild: GuildId | None, counter: CounterId, *, to_write: bool = False
    ) -> Past:
        """Return a counter and the notes on its slips; ``to_write`` asks for consent first."""
        return await self._db.transact(self._past, member, guild, counter, to_write, label="counters.past")

    def _past(
        self, tx: Transaction, member: MemberId, guild: GuildId | None, counter: CounterId, to_write: bool
    ) -> Past:
        if to_write:
            self._members.require_in(tx, member, COUNTERS)
        one = self._one(tx, member, guild, counter)
        return Past(one, store.notes(tx, member, counter))

    async def ready(self, member: MemberId, guild: GuildId | None) -> Member:
        """Return whom a form for a new counter is for.

        Raises:
            Refusal: ``counters-too-many`` (``limit``).
        """
        return await self._db.transact(self._ready, member, guild, label="counters.ready")

    def _ready(self, tx: Transaction, member: MemberId, guild: GuildId | None) -> Member:
        known = self._members.known_in(tx, member, COUNTERS, guild)
        if len(self._current(tx, member, self._clock.now())) >= model.MAX_COUNTERS:
            raise Refusal("counters-too-many", limit=model.MAX_COUNTERS)
        return known

    async def create(
        self, member: MemberId, guild: GuildId | None, request: RequestId, wanted: Wanted
    ) -> One:
        """Keep a new counter; the same request twice is one.

        Returns:
            The counter. Within seven days of stopping (or ahead of it) it is a draft: the withdrawal
            notice comes before `begin` (S-2), and what was typed is safe meanwhile.

        Raises:
            Refusal: As `model.start` and `Reading.beginning`.
        """
        return await self._db.transact(self._create, member, guild, request, wanted, label="counters.create")

    def _create(
        self, tx: Transaction, member: MemberId, guild: GuildId | None, request: RequestId, wanted: Wanted
    ) -> One:
        known, now = self._members.known_in(tx, member, COUNTERS, guild), self._clock.now()
        others = self._current(tx, member, now, to_write=True)
        kept = next((each for each in others if each.counter.id == request), None)
        if kept is None:
            at, which = reading_for(known, now, wanted.locale).beginning(wanted.began), CounterId(request)
            counter = model.start(which, wanted.label, wanted.goal, at, now, known.zone, len(others))
            kept = Kept(counter, draft=model.withdrawal_notice_due(at, now))
            store.add(tx, member, kept)
            if kept.draft:
                self._drafts.put_in(tx, member, which, now)
            self.listeners.tell(tx, member, guild)
        return One(known, told_of(known, kept, now))

    async def begin(self, member: MemberId, guild: GuildId | None, counter: CounterId) -> One:
        """Let a draft count, now that the notice was shown; twice is once."""
        return await self._db.transact(self._begin, member, guild, counter, label="counters.begin")

    def _begin(self, tx: Transaction, member: MemberId, guild: GuildId | None, counter: CounterId) -> One:
        known = self._members.known_in(tx, member, COUNTERS, guild)
        live = Kept(found(store.get(tx, member, counter, to_write=True)).counter)
        store.replace(tx, member, live)
        self._drafts.forget_in(tx, counter)
        self.listeners.tell(tx, member, guild)
        return One(known, told_of(known, live, self._clock.now()))

    async def discard(self, member: MemberId, counter: CounterId) -> None:
        """Remove a draft; a counter that counts by now stays."""
        await self._db.transact(self._discard, member, counter, label="counters.discard")

    def _discard(self, tx: Transaction, member: MemberId, counter: CounterId) -> None:
        if not found(store.get(tx, member, counter, to_write=True)).draft:
            raise Refusal("counters-begun-already")
        store.remove(tx, member, counter)
        self._drafts.forget_in(tx, counter)

    async def slip(
        self,
        member: MemberId,
        guild: GuildId | None,
        counter: CounterId,
        request: RequestId,
        typed: TypedSlip,
    ) -> One:
        """Record a slip the way the member chose; nobody is told. Its id is the request's.

        Raises:
            Refusal: As `changes.slip` and `Reading`.
        """
        return await self._db.transact(
            self._slip, member, guild, counter, request, typed, label="counters.slip"
        )

    def _slip(
        self,
        tx: Transaction,
        member: MemberId,
        guild: GuildId | None,
        counter: CounterId,
        request: RequestId,
        typed: TypedSlip,
    ) -> One:
        def change(before: Counter, known: Member, now: datetime) -> Counter:
            reading, has_note = reading_for(known, now, typed.locale), bool(typed.note)
            at = reading.slip(typed.when, before)
            anew = typed.kind is SlipKind.NEW_COUNT
            how = NewCount(reading.after_slip(typed.start, at)) if anew else KeepCount()
            return changes.slip(before, request, how, at, now, known.zone, has_note)

        one = self._changed(tx, member, guild, counter, change)
        if typed.note:
            store.put_note(tx, member, counter, request, SlipNote(typed.note))
        return one

    async def undo(self, member: MemberId, guild: GuildId | None, counter: CounterId, slip: RequestId) -> One:
        """Take a slip and its note back, within 24 hours.

        Raises:
            Refusal: As `changes.undo`.
        """
        return await self._db.transact(self._undo, member, guild, counter, slip, label="counters.undo")

    def _undo(
        self, tx: Transaction, member: MemberId, guild: GuildId | None, counter: CounterId, slip: RequestId
    ) -> One:
        one = self._changed(tx, member, guild, counter, lambda old, _, now: changes.undo(old, slip, now))
        store.remove_note(tx, member, slip)
        return one

    async def look_back(
        self, member: MemberId, guild: GuildId | None, counter: CounterId, slip: RequestId, note: SlipNote
    ) -> One:
        """Keep ``note`` as the private note on a slip, in place of the one before; an empty one is none.

        Raises:
            Refusal: ``counters-slip-not-found``.
        """
        return await self._db.transact(
            self._look_back, member, guild, counter, slip, note, label="counters.look_back"
        )

    def _look_back(
        self,
        tx: Transaction,
        member: MemberId,
        guild: GuildId | None,
        counter: CounterId,
        slip: RequestId,
        note: SlipNote,
    ) -> One:
        one = self._changed(tx, member, guild, counter, lambda old, _, __: noted(old, slip, not note.empty))
        store.put_note(tx, member, counter, slip, note)
        return one

    async def edit(
        self, member: MemberId, guild: GuildId | None, counter: CounterId, wanted: Wanted
    ) -> tuple[One, bool]:
        """Change label, goal, whether it is folded away, and (where typed) when the count began.

        Returns:
            The counter, and whether the date was corrected; its history is the same (S-8).

        Raises:
            Refusal: As `model.rename`, `changes.edit_start` and `Reading.beginning`.
        """

        def change(before: Counter, known: Member, now: datetime) -> Counter:
            after = replace(model.rename(before, wanted.label), goal=wanted.goal, hidden=wanted.hidden)
            if not wanted.began:
                return after
            to = reading_for(known, now, wanted.locale).beginning(wanted.began)
            return changes.edit_start(after, to, now, known.zone)

        return await self._change(member, guild, counter, change, "edit"), bool(wanted.began)

    async def save_savings(
        self, member: MemberId, guild: GuildId | None, counter: CounterId, savings: Savings | None
    ) -> One:
        """Keep what a day saves; None shows nothing of the kind."""
        return await self._change(
            member, guild, counter, lambda old, _, __: replace(old, savings=savings), "savings"
        )

    async def pause(self, member: MemberId, guild: GuildId | None, counter: CounterId) -> One:
        """Stop counting from now on; raises as `changes.pause`."""
        return await self._change(
            member, guild, counter, lambda old, who, now: changes.pause(old, now, now, who.zone), "pause"
        )

    async def resume(self, member: MemberId, guild: GuildId | None, counter: CounterId) -> One:
        """Count on from now; raises as `changes.resume`."""
        return await self._change(
            member, guild, counter, lambda old, who, now: changes.resume(old, now, now, who.zone), "resume"
        )

    async def remove(self, member: MemberId, counter: CounterId) -> None:
        """Delete a counter with everything in it."""
        await self._db.transact(self._remove, member, counter, label="counters.remove")

    def _remove(self, tx: Transaction, member: MemberId, counter: CounterId) -> None:
        if not store.remove(tx, member, counter):
            raise Refusal("counters-not-found")
        self.listeners.tell(tx, member, None)

    async def _change(
        self, member: MemberId, guild: GuildId | None, counter: CounterId, change: Change, label: str
    ) -> One:
        return await self._db.transact(
            self._changed, member, guild, counter, change, label=f"counters.{label}"
        )

    def _changed(
        self, tx: Transaction, member: MemberId, guild: GuildId | None, counter: CounterId, change: Change
    ) -> One:
        known, now = self._members.known_in(tx, member, COUNTERS, guild), self._clock.now()
        before = found(store.get(tx, member, counter, to_write=True))
        if before.draft:
            raise Refusal("counters-not-begun")
        after = Kept(change(before.counter, known, now))
        store.replace(tx, member, after)
        self.listeners.tell(tx, member, guild)
        return One(known, told_of(known, after, now))
