"""What is around pairs: a profile, looking for somebody, a server's rules, leaving all of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.agenda.rows import Entry
from bot.agenda.rules import DailyAt, Occurrence
from bot.agenda.service import Agenda
from bot.clock import Clock
from bot.dates import read_date
from bot.days import instant_of
from bot.deliveries.model import Initiative, Kind
from bot.deliveries.service import Deliveries, Owed
from bot.errors import Refusal
from bot.features.buddies import store
from bot.features.buddies.board import Board
from bot.features.buddies.model import BUDDIES, REST
from bot.features.buddies.pairs.beginnings import CHANNEL_USE
from bot.features.buddies.pairs.endings import Endings
from bot.features.buddies.pairs.letters import Letters
from bot.features.buddies.profile import Kind as Role
from bot.features.buddies.profile import Profile, from_plain, plain
from bot.features.buddies.waiting import MOST_BUDDIES, Rules, Standing, Waiting, check_gates, is_vetted
from bot.features.members.model import DEFAULT_ZONE
from bot.features.members.service import Members
from bot.features.reminders.model import MESSAGES
from bot.features.reports.cases.service import Reports
from bot.features.reports.service import Blocks
from bot.features.servers.service import Servers
from bot.ids import GuildId, MemberId, RequestId
from bot.storage.database import Database
from bot.storage.transaction import Transaction

DAY = "buddy-day"
"""Kind of a server's agenda entry, and of the step it owes: pairs are looked at, then the round runs."""

ADULTS = "adults"
"""Use of the role, as admins choose it, that a server gives to adults alone."""

MENTORS = "mentors"
"""Use of the role that admins give to those they trust with newcomers."""

DAY_WELCOME = timedelta(hours=20)

NEEDED = (MESSAGES, BUDDIES)
"""What a member must have agreed to, in the order they are asked."""

Change = Callable[[Rules], Rules]


class Buddies:
    """Nothing here reads check-ins, counters or what anybody does on a server (B-2)."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        members: Members,
        servers: Servers,
        agenda: Agenda,
        deliveries: Deliveries,
        blocks: Blocks,
        reports: Reports,
        letters: Letters,
        endings: Endings,
    ) -> None:
        self._db, self._clock, self._members, self._servers = db, clock, members, servers
        self._agenda, self._deliveries, self._blocks = agenda, deliveries, blocks
        self._reports, self._letters, self._endings = reports, letters, endings
        agenda.register(DAY, self._due)
        deliveries.register(Kind(DAY, DAY_WELCOME, Initiative.SERVER, step=True))
        servers.when_moved(agenda.move_guild_in)

    # Members

    async def board(self, member: MemberId, guild: GuildId | None) -> Board:
        """Return how things stand; reading needs no yes."""
        return await self._db.transact(self._board, member, guild, label="buddies.board")

    def _board(self, tx: Transaction, member: MemberId, guild: GuildId | None) -> Board:
        kept, pairs = store.profile(tx, member), self._letters.of_in(tx, member)
        profile = None if kept is None else from_plain(kept)
        paused = self._members.paused_in(tx, member)
        if guild is None:
            return Board(member, profile, pairs, paused=paused)
        rules, waiting = self._rules(tx, guild), store.waiting(tx, member, guild)
        return Board(member, profile, pairs, rules, waiting, paused)

    async def open(self, member: MemberId) -> Profile | None:
        """Return the profile a form starts from.

        Raises:
            ConsentNeeded: Direct messages or buddies are not agreed to (yet).
        """
        return await self._db.transact(self._open, member, label="buddies.open")

    def _open(self, tx: Transaction, member: MemberId) -> Profile | None:
        for category in NEEDED:
            self._members.require_in(tx, member, category)
        kept = store.profile(tx, member)
        return None if kept is None else from_plain(kept)

    async def save(self, member: MemberId, change: Callable[[Profile | None], Profile]) -> Profile:
        """Keep what ``change`` makes of the profile.

        Raises:
            ConsentNeeded: As `open`.
            Refusal: ``buddies-profile-contradicts``: its choices do not go together.
        """
        return await self._db.transact(self._save, member, change, label="buddies.save")

    def _save(
        self, tx: Transaction, member: MemberId, change: Callable[[Profile | None], Profile]
    ) -> Profile:
        before = self._open(tx, member)
        try:
            profile = change(before)
        except ValueError:
            raise Refusal("buddies-profile-contradicts") from None
        store.put_profile(tx, member, plain(profile))
        return profile

    async def look(
        self,
        member: MemberId,
        guild: GuildId,
        request: RequestId,
        standing: Standing,
        *,
        rested: bool = False,
    ) -> Waiting:
        """Look for a buddy from now on; the caller has asked whether they are an adult.

        Args:
            rested: Skip the buffer after an ending.

        Raises:
            ConsentNeeded: As `open`.
            Refusal: What `check_gates` refuses; ``buddies-no-profile``, ``buddies-enough``.
        """
        await self._blocks.prepare(member)
        return await self._db.transact(
            self._look, member, guild, request, standing, rested, label="buddies.look"
        )

    def _look(
        self,
        tx: Transaction,
        member: MemberId,
        guild: GuildId,
        request: RequestId,
        standing: Standing,
        rested: bool,
    ) -> Waiting:
        now, rules = self._clock.now(), self._rules(tx, guild)
        if (profile := self._open(tx, member)) is None:
            raise Refusal("buddies-no-profile")
        self.check_in(tx, member, guild, standing)
        mentors = Role.MENTOR in profile.kinds and is_vetted(rules, standing, now)
        if not self._letters.has_room_in(tx, member, guild, rules.mentor_cap if mentors else 0):
            raise Refusal("buddies-enough", most=MOST_BUDDIES)
        ended = self._letters.last_end_in(tx, member, guild)
        start = now if rested or ended is None else max(now, ended + REST)
        known = store.waiting(tx, member, guild)
        waiting = known or Waiting(request, member, guild, now, start)
        waiting = replace(waiting, not_before=start, mentors=mentors)
        store.wait(tx, waiting)
        store.change_wait(tx, waiting)
        return waiting

    async def in_buffer(self, member: MemberId, guild: GuildId) -> bool:
        """Tell whether an ending is so fresh that waiting a week is suggested."""
        return await self._db.transact(self._in_buffer, member, guild, label="buddies.buffer")

    def _in_buffer(self, tx: Transaction, member: MemberId, guild: GuildId) -> bool:
        ended = self._letters.last_end_in(tx, member, guild)
        return ended is not None and self._clock.now() < ended + REST

    async def check(
        self, member: MemberId, guild: GuildId, standing: Standing, *, mentors: bool = False
    ) -> None:
        """Look once more, before a yes, whether they may have a buddy here, and (still) mentor somebody.

        Raises:
            Refusal: What `check_gates` refuses; ``buddies-suspended``, ``buddies-no-mentor``.
        """
        await self._db.transact(self._check, member, guild, standing, mentors, label="buddies.gates")

    def _check(
        self, tx: Transaction, member: MemberId, guild: GuildId, standing: Standing, mentors: bool
    ) -> None:
        self.check_in(tx, member, guild, standing)
        if mentors and not is_vetted(self._rules(tx, guild), standing, self._clock.now()):
            raise Refusal("buddies-no-mentor")

    def check_in(self, tx: Transaction, member: MemberId, guild: GuildId, standing: Standing) -> None:
        """As `check`, in the caller's transaction."""
        self._check_in(tx, self._rules(tx, guild), member, standing)

    def check_person_in(self, tx: Transaction, member: MemberId, guild: GuildId, standing: Standing) -> None:
        """As `check_in`, for other ways of meeting somebody: the same gates, with buddies on or off."""
        self._check_in(tx, replace(self._rules(tx, guild), on=True), member, standing)

    def _check_in(self, tx: Transaction, rules: Rules, member: MemberId, standing: Standing) -> None:
        check_gates(rules, member, standing, self._clock.now())
        if self._reports.suspended_in(tx, rules.guild, member):
            raise Refusal("buddies-suspended")

    async def rest(self, member: MemberId, guild: GuildId, typed: str, locale: str) -> Waiting:
        """Stay in the pool, and be left in peace until a day somebody typed.

        Raises:
            Refusal: ``buddies-not-looking``, ``buddies-until-past``; what `bot.dates.read_date` refuses.
        """
        return await self._db.transact(self._rest, member, guild, typed, locale, label="buddies.rest")

    def _rest(self, tx: Transaction, member: MemberId, guild: GuildId, typed: str, locale: str) -> Waiting:
        known, now = store.waiting(tx, member, guild), self._clock.now()
        if known is None:
            raise Refusal("buddies-not-looking")
        who = self._members.member_in(tx, member, guild)
        until = read_date(typed, who.today(now), locale, ahead=True)
        start = instant_of(datetime.combine(until, time()), who.zone)
        if start <= now:
            raise Refusal("buddies-until-past")
        waiting = replace(known, not_before=start)
        store.change_wait(tx, waiting)
        return waiting

    async def stop_looking(self, member: MemberId, guild: GuildId) -> None:
        await self._db.transact(store.stop_waiting, member, guild, label="buddies.stop")

    async def leave_everything(self, member: MemberId) -> int:
        """End every pair and offer on every server, stop looking, drop the profile; return how many ended."""
        return await self._db.transact(self._leave_everything, member, label="buddies.leave")

    def _leave_everything(self, tx: Transaction, member: MemberId) -> int:
        ended = self._endings.leave_all_in(tx, member)
        store.drop_profile(tx, member)
        return ended

    # Admins

    async def rules(self, guild: GuildId) -> Rules:
        return await self._db.transact(self._rules, guild, label="buddies.rules")

    def _rules(self, tx: Transaction, guild: GuildId) -> Rules:
        adults, mentors = (self._servers.role_of(guild, use) for use in (ADULTS, MENTORS))
        return replace(store.rules(tx, guild), role=adults, mentor_role=mentors)

    async def change(self, guild: GuildId, request: RequestId, change: Change) -> Rules:
        """Keep what ``change`` makes of a server's rules, and run its day by them.

        Raises:
            Refusal: What ``change`` refuses; ``buddies-no-channel`` when it is switched on without one.
        """
        return await self._db.transact(self._change, guild, request, change, label="buddies.change")

    def _change(self, tx: Transaction, guild: GuildId, request: RequestId, change: Change) -> Rules:
        rules = change(self._rules(tx, guild))
        if rules.on and self._servers.channel_of(guild, CHANNEL_USE) is None:
            raise Refusal("buddies-no-channel")
        store.put_rules(tx, rules)
        entries = self._agenda.of_guild_in(tx, guild, DAY)
        rule = DailyAt(rules.round_at)
        if not entries:  # it goes on when switched off: pairs that are there are still looked after
            zone = self._servers.zone_of(guild) or DEFAULT_ZONE
            self._agenda.put_in(tx, Entry(request, DAY, rule, zone, guild=guild))
        elif entries[0].rule != rule:
            self._agenda.change_rule_in(tx, entries[0], rule)
        return rules

    async def counts(self, guild: GuildId) -> tuple[int, int]:
        """Return how many wait and how many pairs there are: all that staff ever see."""
        return await self._db.transact(self._counts, guild, label="buddies.counts")

    def _counts(self, tx: Transaction, guild: GuildId) -> tuple[int, int]:
        return store.count_waiting(tx, guild), self._letters.count_in(tx, guild)

    def _due(self, tx: Transaction, entry: Entry, occurrence: Occurrence, now: datetime) -> None:
        """Owe the day's step: it is too much for the tick, and the round needs the worker."""
        del now
        key = f"{DAY}:{entry.guild}:{occurrence.local_date}"
        owed = Owed(DAY, key, occurrence.instant, guild=entry.guild, day=occurrence.local_date)
        self._deliveries.owe_in(tx, owed)
