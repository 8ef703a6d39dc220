"""Reports: who may send one, who reads it, what it does at once, and what staff decide."""

from collections.abc import Callable, Iterable
from datetime import datetime

from bot.clock import Clock
from bot.deliveries.model import Initiative, Kind
from bot.deliveries.service import Deliveries, Owed
from bot.errors import Refusal
from bot.features.reports.cases import store
from bot.features.reports.model import (
    DAY,
    ENOUGH,
    KEPT_FOR,
    MOST_A_DAY,
    OFF,
    WINDOW,
    Case,
    Decision,
    Reader,
    Report,
    Standing,
    Why,
    counted_since,
)
from bot.features.reports.service import Blocks
from bot.features.staff.model import Deed
from bot.features.staff.service import Staff
from bot.ids import GuildId, MemberId, RequestId
from bot.storage.aliases import AliasOf, aliases
from bot.storage.database import Database
from bot.storage.transaction import Transaction

TO_STAFF, TO_OWNER, NOT_READ = "report", "report-owner", "report-not-read"
"""Kinds of deliveries: to the staff channel, to the owner, to the reporter when neither was reached."""

Paused = Callable[[Transaction, GuildId, MemberId], None]
"""Told of somebody whose pairing was paused in a server, in the transaction of the report."""

DEED = {Decision.DEALT: Deed.REPORT_DEALT, Decision.KEEP: Deed.PAUSE_KEPT, Decision.LIFT: Deed.PAUSE_LIFTED}
STANDING = {Decision.KEEP: Standing.KEPT, Decision.LIFT: Standing.LIFTED}


class Reports:
    """A report keeps two apart at once; two different reporters pause a pairing until staff decide."""

    def __init__(
        self, db: Database, clock: Clock, blocks: Blocks, staff: Staff, deliveries: Deliveries
    ) -> None:
        self._db, self._clock, self._blocks, self._staff = db, clock, blocks, staff
        self._deliveries = deliveries
        self._paused: list[Paused] = []
        for name in (TO_STAFF, TO_OWNER):
            deliveries.register(Kind(name, None, Initiative.SERVER, urgent=True, certain=True))
        deliveries.register(Kind(NOT_READ, None, Initiative.MEMBER, urgent=True, certain=True))

    def when_paused(self, then: Paused) -> None:
        """Let ``then`` end or withdraw what somebody has when their pairing is paused."""
        if then not in self._paused:
            self._paused.append(then)

    async def file(self, report: Report, request: RequestId) -> None:
        """Send a report on its way; the caller has found out who reads it and shown so.

        Raises:
            Refusal: ``reports-yourself``, ``reports-enough``, ``reports-already``, ``reports-nobody``.
        """
        if report.reader is Reader.NOBODY:
            raise Refusal("reports-nobody")
        await self._blocks.prepare(report.by)
        await self._db.transact(self._file, report, request, label="reports.file")

    def _file(self, tx: Transaction, report: Report, request: RequestId) -> None:
        if report.by == report.about:
            raise Refusal("reports-yourself")
        alias, now = _aliases(tx), self._clock.now()
        by, about = alias(report.by), alias(report.about)
        self._check(tx, report, by, about, request)
        if not store.add(tx, request, report, by, about, now):
            return
        kind = TO_STAFF if report.reader is Reader.STAFF else TO_OWNER
        self._deliveries.owe_in(
            tx, Owed(kind, f"{kind}:{request}", now, guild=report.guild, ref=str(request))
        )
        if report.concern.accuses:
            self._blocks.keep_apart_in(tx, report.by, report.about, request, Why.REPORT)
            self._pause_if_enough(tx, report, about, now)

    def _check(self, tx: Transaction, report: Report, by: bytes, about: bytes, request: RequestId) -> None:
        after = self._clock.now() - DAY
        earlier = store.about_since(tx, by, about, report.guild, after)
        if request in earlier:
            return
        if any(self._same(tx, each, report) for each in earlier):
            raise Refusal("reports-already")
        if store.sent(tx, by, after) >= MOST_A_DAY:
            raise Refusal("reports-enough", most=MOST_A_DAY)

    def _same(self, tx: Transaction, earlier: RequestId, report: Report) -> bool:
        found = store.get(tx, earlier)
        known = None if found is None else found[1]
        return known is not None and (known.place, known.concern) == (report.place, report.concern)

    def _pause_if_enough(self, tx: Transaction, report: Report, about: bytes, now: datetime) -> None:
        standing = store.pause(tx, report.guild, about)
        if standing is not None and standing[0] in OFF:
            return
        lifted = None if standing is None else standing[1]
        if store.reporters(tx, about, report.guild, counted_since(now, lifted)) >= ENOUGH:
            store.set_pause(tx, report.guild, about, Standing.PAUSED, now)
            for paused in self._paused:
                paused(tx, report.guild, report.about)

    async def case(self, id: RequestId) -> Case:
        """Return a report for those who may read it, which the caller checks.

        Raises:
            Refusal: ``reports-gone``: it is older than 180 days.
        """
        return await self._db.transact(self._case, id, label="reports.case")

    def _case(self, tx: Transaction, id: RequestId) -> Case:
        found = store.get(tx, id)
        if found is None:
            raise Refusal("reports-gone")
        row, report = found
        guild = GuildId(row.guild_id)
        pause = store.pause(tx, guild, row.about_alias)
        return Case(
            id,
            guild,
            Reader(row.reader),
            dealt=row.dealt_at is not None,
            report=report,
            others=store.reporters(tx, row.about_alias, guild, self._clock.now() - WINDOW),
            standing=None if pause is None else pause[0],
        )

    async def decide(self, id: RequestId, by: MemberId, decision: Decision, request: RequestId) -> Case:
        """Do what staff press on a report, write it down, and return how it stands.

        Raises:
            Refusal: ``reports-gone``; ``staff-not-yours``: it is about the one who presses.
        """
        return await self._db.transact(self._decide, id, by, decision, request, label="reports.decide")

    def _decide(
        self, tx: Transaction, id: RequestId, by: MemberId, decision: Decision, request: RequestId
    ) -> Case:
        row = self._row_for(tx, id, by)
        now = self._clock.now()
        if decision is Decision.DEALT:
            changed = store.deal_with(tx, id, now)
        else:
            changed = self._set(tx, GuildId(row.guild_id), row.about_alias, STANDING[decision])
        if changed:
            self._staff.note_in(tx, GuildId(row.guild_id), by, DEED[decision], request)
        return self._case(tx, id)

    async def copy(self, id: RequestId, by: MemberId, request: RequestId) -> str:
        """Return the copied message of a report to somebody of the staff, and write down that they read it.

        Raises:
            Refusal: ``reports-gone``: there is none (any more); ``staff-not-yours``.
        """
        return await self._db.transact(self._copy, id, by, request, label="reports.copy")

    def _copy(self, tx: Transaction, id: RequestId, by: MemberId, request: RequestId) -> str:
        row = self._row_for(tx, id, by)
        report = self._case(tx, id).report
        if report is None or not report.copy:
            raise Refusal("reports-gone")
        self._staff.note_in(tx, GuildId(row.guild_id), by, Deed.COPY_READ, request)
        return report.copy

    def _row_for(self, tx: Transaction, id: RequestId, by: MemberId) -> store.Row:
        """Return a report's row, unless it is about the one who asks."""
        found = store.get(tx, id)
        if found is None:
            raise Refusal("reports-gone")
        if _aliases(tx)(by) == found[0].about_alias:
            raise Refusal("staff-not-yours")
        return found[0]

    async def standing(self, guild: GuildId, member: MemberId) -> Standing | None:
        """Return how it stands with a member's pairing in a server; None when nothing was ever paused."""
        return await self._db.transact(self._standing, guild, member, label="reports.standing")

    def _standing(self, tx: Transaction, guild: GuildId, member: MemberId) -> Standing | None:
        alias = aliases(tx)
        pause = None if alias is None else store.pause(tx, guild, alias(member))
        return None if pause is None else pause[0]

    async def lift(self, guild: GuildId, member: MemberId, by: MemberId, request: RequestId) -> bool:
        """Lift a pause by whom it is about, for when its reports are gone; False when there was none.

        Raises:
            Refusal: ``staff-not-yours``: nobody lifts their own.
        """
        if member == by:
            raise Refusal("staff-not-yours")
        return await self._db.transact(self._lift, guild, member, by, request, label="reports.lift")

    def _lift(
        self, tx: Transaction, guild: GuildId, member: MemberId, by: MemberId, request: RequestId
    ) -> bool:
        alias = aliases(tx)
        changed = alias is not None and self._set(tx, guild, alias(member), Standing.LIFTED)
        if changed:
            self._staff.note_in(tx, guild, by, Deed.PAUSE_LIFTED, request)
        return changed

    def _set(self, tx: Transaction, guild: GuildId, about: bytes, standing: Standing) -> bool:
        """Change a pause that holds; one that does not is left alone."""
        pause = store.pause(tx, guild, about)
        if pause is None or pause[0] is standing or pause[0] not in OFF:
            return False
        store.set_pause(tx, guild, about, standing, self._clock.now())
        return True

    def suspended_in(self, tx: Transaction, guild: GuildId, member: MemberId) -> bool:
        """Tell whether somebody's pairing is paused in a server, by reports or by its staff."""
        return self._standing(tx, guild, member) in OFF

    def all_suspended_in(
        self, tx: Transaction, guild: GuildId, pool: Iterable[MemberId]
    ) -> frozenset[MemberId]:
        """Return everybody of ``pool`` whose pairing is paused in a server."""
        alias = aliases(tx)
        off = {each for each, standing in store.pauses(tx, guild).items() if standing in OFF}
        return frozenset() if alias is None or not off else frozenset(m for m in pool if alias(m) in off)

    async def could_not_be_read(self, id: RequestId) -> None:
        """Owe the reporter a plain word that nobody could be given their report."""
        await self._db.transact(self._tell, id, label="reports.not_read", deadline=None)

    def _tell(self, tx: Transaction, id: RequestId) -> None:
        found = store.get(tx, id)
        report = None if found is None else found[1]
        if report is not None:
            key, now = f"{NOT_READ}:{id}", self._clock.now()
            self._deliveries.owe_in(tx, Owed(NOT_READ, key, now, member=report.by, ref=str(id)))

    async def clean(self, now: datetime) -> None:
        """Forget reports of 180 days ago with their copies."""
        await self._db.transact(
            store.forget, now - KEPT_FOR, now - WINDOW, label="reports.clean", deadline=None
        )


def _aliases(tx: Transaction) -> AliasOf:
    alias = aliases(tx)
    assert alias is not None, "a report made the key of aliases"
    return alias
