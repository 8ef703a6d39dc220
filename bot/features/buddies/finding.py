"""Finding somebody for those who wait: at once where two suit each other well, else by the server's round."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import combinations

from bot.clock import Clock
from bot.deliveries.service import Deliveries
from bot.features.buddies import instant, store
from bot.features.buddies.away import played_away
from bot.features.buddies.matching import Mentor, Offer, Seeker
from bot.features.buddies.model import OPEN, Pair, State
from bot.features.buddies.pairs.kinds import decent, to_waiting
from bot.features.buddies.pairs.letters import Letters
from bot.features.buddies.pairs.service import Pairs
from bot.features.buddies.profile import from_plain, offset_at
from bot.features.buddies.waiting import (
    MOST_BUDDIES,
    MOST_OFFERS,
    MOST_PASSED,
    OFFERS_WITHIN,
    PASSED_WITHIN,
    Waiting,
)
from bot.features.members.service import Members
from bot.features.memorials.service import Memorials
from bot.features.reports.cases.service import Reports
from bot.features.reports.service import Blocks
from bot.ids import GuildId, MemberId
from bot.storage.database import Database
from bot.storage.transaction import Transaction
from bot.worker import Worker

PAGE = 50
"""Profiles opened in one read, and offers written in one transaction: each is far below 50 ms."""


@dataclass(frozen=True, slots=True)
class History:
    """What offers there were on a server, as far as it decides who is asked now.

    Attributes:
        taken: Pairs and offers of each member now.
        rest: Who has an offer open, had many today, or said nothing to several this
            week; and whose pairing is suspended, and who is remembered.
        met: Who was offered whom lately; they meet again when there is nobody else.
        apart: Who must never meet.
    """

    taken: Mapping[MemberId, int]
    rest: frozenset[MemberId]
    met: Mapping[MemberId, frozenset[MemberId]]
    apart: Mapping[MemberId, frozenset[MemberId]]


class Finding:
    """Reads the pool in pages, matches in the worker process, writes offers in pages."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        members: Members,
        blocks: Blocks,
        reports: Reports,
        memorials: Memorials,
        letters: Letters,
        pairs: Pairs,
        deliveries: Deliveries,
        worker: Worker,
    ) -> None:
        self._db, self._clock, self._members = db, clock, members
        self._blocks, self._reports, self._memorials = blocks, reports, memorials
        self._letters, self._pairs, self._worker = letters, pairs, worker
        self._deliveries = deliveries

    async def round(self, guild: GuildId, today: date) -> int:
        """Offer somebody to everybody for whom there is somebody; return how many offers were made.

        Run twice for one day it offers nothing twice: who was asked is not free any more.
        """
        seekers = await self._seekers(guild)
        if len(seekers) < 2:
            return 0
        played = await played_away(self._worker, seekers, today.toordinal())
        made = await self.write(guild, played.offers)
        left = list(played.left)
        for at in range(0, len(left), PAGE):
            page = left[at : at + PAGE]
            await self._db.transact(self._left_over, guild, page, label="buddies.waited", deadline=None)
        return made

    def _left_over(self, tx: Transaction, guild: GuildId, left: Sequence[MemberId]) -> None:
        """Let them come first next time, and tell it once: a word each night would be a burden."""
        now = self._clock.now()
        for member in left:
            known = store.waiting(tx, member, guild)
            if known is not None and not known.rounds:
                at = decent(self._members.member_in(tx, member, guild), now)
                self._deliveries.owe_in(tx, to_waiting(member, guild, at, str(known.id)))
        store.waited(tx, guild, left)

    async def at_once(self, member: MemberId, guild: GuildId) -> bool:
        """Ask the best of who waits, if the two suit each other well; False where nobody does."""
        seekers = await self._seekers(guild)
        me = next((each for each in seekers if each.member == member), None)
        if me is None:
            return False
        others = [each for each in seekers if each is not me]
        found = await self._worker.run(instant.at_once, me, others)
        return found is not None and await self.write(guild, [found]) > 0

    async def write(self, guild: GuildId, offers: Sequence[Offer]) -> int:
        """Make those of ``offers`` that still hold, a page at a time; return how many."""
        made = 0
        for at in range(0, len(offers), PAGE):
            page = offers[at : at + PAGE]
            made += await self._db.transact(self._page, guild, page, label="buddies.offers", deadline=None)
        return made

    def _page(self, tx: Transaction, guild: GuildId, offers: Sequence[Offer]) -> int:
        return sum(self._offer(tx, guild, each) is not None for each in offers)

    def _offer(self, tx: Transaction, guild: GuildId, offer: Offer) -> Pair | None:
        """Make an offer if all of it still holds: they wait, none has another, none is kept apart."""
        members = offer.members
        if store.seeking(tx, members, guild) != set(members):
            return None
        if any(self._busy(tx, member, guild, mentors=member == offer.mentor) for member in members):
            return None
        if any(self._blocks.apart_in(tx, one, other) for one, other in combinations(members, 2)):
            return None
        seats = [(member, member == offer.mentor) for member in members]
        return self._pairs.offer_in(tx, guild, seats, offer.reasons)

    def _busy(self, tx: Transaction, member: MemberId, guild: GuildId, *, mentors: bool) -> bool:
        if self._reports.suspended_in(tx, guild, member) or self._memorials.remembered_in(tx, guild, member):
            return True
        pairs = [pair for pair in self._letters.of_in(tx, member) if pair.guild == guild]
        pairings, mentees = self._letters.mentees_in(tx, member, guild)
        if mentors:
            full = mentees >= store.rules(tx, guild).mentor_cap
        else:
            full = len(pairs) - pairings >= MOST_BUDDIES
        return full or any(pair.state in OPEN for pair in pairs)

    # Who waits

    async def _seekers(self, guild: GuildId) -> list[Seeker]:
        now, waiting = self._clock.now(), list[tuple[Waiting, store.Json]]()
        while page := await self._db.read(
            store.pool, guild, now, waiting[-1][0].id if waiting else 0, PAGE, label="buddies.pool"
        ):
            waiting += page
        if len(waiting) < 2:
            return []
        who = [each.member for each, _ in waiting]
        history = await self._db.read(self._history, guild, who, now, label="buddies.history", deadline=None)
        offsets = await self._offsets(guild, who, now)
        paused = await self._db.read(self._paused, who, label="buddies.paused", deadline=None)
        vetted = [each.member for each, _ in waiting if each.mentors]
        mentors = await self._db.read(self._mentors, guild, vetted, label="buddies.mentors", deadline=None)
        return [
            _mentoring(
                _seeker(each, profile, history, offsets[each.member], paused=each.member in paused),
                mentors.get(each.member),
            )
            for each, profile in waiting
        ]

    def _mentors(
        self, tx: Transaction, guild: GuildId, vetted: Sequence[MemberId]
    ) -> dict[MemberId, tuple[int, Mentor]]:
        """Return in how many pairs each vetted one is the mentor, and what room they have for more."""
        cap, found = store.rules(tx, guild).mentor_cap, dict[MemberId, tuple[int, Mentor]]()
        for member in vetted:
            pairings, mentees = self._letters.mentees_in(tx, member, guild)
            found[member] = (pairings, Mentor(timedelta(), timedelta(), mentees, cap))
        return found

    async def _offsets(self, guild: GuildId, who: Sequence[MemberId], now: datetime) -> dict[MemberId, int]:
        found: dict[MemberId, int] = {}
        for at in range(0, len(who), PAGE):
            page = who[at : at + PAGE]
            found |= await self._db.read(self._zones, guild, page, now, label="buddies.zones", deadline=None)
        return found

    def _zones(
        self, tx: Transaction, guild: GuildId, who: Sequence[MemberId], now: datetime
    ) -> dict[MemberId, int]:
        return {each: offset_at(self._members.member_in(tx, each, guild).zone, now) for each in who}

    def _paused(self, tx: Transaction, who: Sequence[MemberId]) -> frozenset[MemberId]:
        return frozenset(each for each in who if self._members.paused_in(tx, each))

    def _history(self, tx: Transaction, guild: GuildId, who: Sequence[MemberId], now: datetime) -> History:
        letters = self._letters
        lately = letters.lately_in(tx, guild, now - PASSED_WITHIN)
        today = _count(member for member, _, _ in letters.lately_in(tx, guild, now - OFFERS_WITHIN))
        passed = _count(member for member, yes, state in lately if state is State.ENDED and not yes)
        rest = {member for member, _, state in lately if state in OPEN}
        rest |= {member for member, n in today.items() if n >= MOST_OFFERS}
        rest |= {member for member, n in passed.items() if n >= MOST_PASSED}
        rest |= self._memorials.all_remembered_in(tx, guild, who)
        rest |= self._reports.all_suspended_in(tx, guild, who)
        met = _by_member(letters.met_in(tx, guild))
        apart = _by_member(frozenset(pair) for pair in self._blocks.all_apart_in(tx, who))
        return History(letters.taken_in(tx, guild), frozenset(rest), met, apart)


def _seeker(waiting: Waiting, profile: store.Json, history: History, offset: int, *, paused: bool) -> Seeker:
    member = waiting.member
    return Seeker(
        member,
        waiting.guild,
        from_plain(profile),
        waiting.since,
        offset=offset,
        rounds_waited=waiting.rounds,
        past=history.met.get(member, frozenset()),
        excluded=history.apart.get(member, frozenset()),
        places=MOST_BUDDIES - history.taken.get(member, 0),
        paused=paused or member in history.rest,
    )


def _mentoring(seeker: Seeker, known: tuple[int, Mentor] | None) -> Seeker:
    """Return who may mentor with that; newcomers count against the cap and not against their places."""
    if known is None:
        return seeker
    pairings, mentor = known
    return replace(seeker, places=seeker.places + pairings, mentor=mentor)


def _count(members: Iterable[MemberId]) -> dict[MemberId, int]:
    counted: dict[MemberId, int] = {}
    for member in members:
        counted[member] = counted.get(member, 0) + 1
    return counted


def _by_member(couples: Iterable[frozenset[MemberId]]) -> dict[MemberId, frozenset[MemberId]]:
    found: dict[MemberId, set[MemberId]] = {}
    for couple in couples:
        for member in couple:
            found.setdefault(member, set()).update(couple - {member})
    return {member: frozenset(others) for member, others in found.items()}
