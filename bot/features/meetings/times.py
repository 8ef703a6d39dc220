"""So long before a meeting, and when it begins: one agenda row for a listing and a lead, whoever wants it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import blake2b
from itertools import islice

from bot.agenda.rows import Entry
from bot.agenda.rules import Occurrence as Due
from bot.agenda.rules import Once
from bot.agenda.service import Agenda
from bot.clock import Clock
from bot.features.meetings.board import LEADS, Listing
from bot.features.meetings.model import Occurrence
from bot.features.meetings.service import Change, Meetings
from bot.ids import GuildId
from bot.storage.transaction import Transaction

MEETING = "meeting"
"""Kind of the agenda rows. They tell that somebody waits for a listing, never who."""

CAUGHT_UP = 10
"""Times of one listing looked at after downtime."""

Wanted = Callable[[Transaction, GuildId], Mapping[int, Collection[int]]]
"""Which leads are wanted of which listings of a server."""

Then = Callable[[Transaction, Listing, Occurrence, int], None]
"""Told of a listing, the time it takes place, and the lead that has come."""


class MeetingTimes:
    """Wakes those who registered. Instants come from a listing's own rule, zone and exceptions."""

    def __init__(self, clock: Clock, agenda: Agenda, meetings: Meetings) -> None:
        self._clock, self._agenda, self._meetings = clock, agenda, meetings
        self._listeners: list[tuple[Wanted, Then]] = []
        agenda.register(MEETING, self._due)
        meetings.when_changed(self._follow)

    def register(self, wanted: Wanted, then: Then) -> None:
        self._listeners.append((wanted, then))

    def plan_in(self, tx: Transaction, listing: Listing) -> None:
        """Let the agenda hold what is wanted of a listing now, and nothing else."""
        self._plan(tx, listing, self._wanted(tx, listing.guild).get(listing.id, frozenset()))

    def _wanted(self, tx: Transaction, guild: GuildId) -> dict[int, frozenset[int]]:
        found: dict[int, frozenset[int]] = {}
        for wanted, _ in self._listeners:
            for listing, leads in wanted(tx, guild).items():
                found[listing] = found.get(listing, frozenset()) | frozenset(leads)
        return found

    def _follow(self, tx: Transaction, changes: Sequence[Change]) -> None:
        """Plan anew what changed; a whole feed asks once for each server."""
        wanted = {guild: self._wanted(tx, guild) for guild in {each.listing.guild for each in changes}}
        for change in changes:
            leads = wanted[change.listing.guild].get(change.listing.id)
            if leads is not None:
                self._plan(tx, change.listing, frozenset() if change.off else leads)

    def _plan(self, tx: Transaction, listing: Listing, leads: frozenset[int]) -> None:
        now = self._clock.now()
        for lead in LEADS:
            if self._is_due(tx, listing.id, lead, now):
                continue  # the tick takes it, and plans on
            for number in _numbers(listing.id, lead):
                self._agenda.remove_in(tx, number)
            if lead in leads:
                self._put(tx, _numbers(listing.id, lead)[0], listing, lead, now)

    def _is_due(self, tx: Transaction, listing: int, lead: int, now: datetime) -> bool:
        entries = (self._agenda.get_in(tx, number) for number in _numbers(listing, lead))
        return any(
            each is not None and each.next is not None and each.next.instant <= now for each in entries
        )

    def _put(self, tx: Transaction, number: int, listing: Listing, lead: int, now: datetime) -> None:
        before = timedelta(minutes=lead)
        if not listing.meeting.may_remind:
            return
        following = next((o for o in listing.ahead(now + before, 2) if o.starts - before > now), None)
        if following is not None:
            rule = Once((following.starts - before).replace(tzinfo=None))
            self._agenda.put_in(tx, Entry(number, MEETING, rule, "UTC", ref=f"{listing.id}.{lead}"))

    def _due(self, tx: Transaction, entry: Entry, due: Due, now: datetime) -> None:
        # It was for one instant: the next one is a row with the other of its two numbers.
        self._agenda.remove_in(tx, entry.id)
        id, _, lead = entry.ref.partition(".")
        listing = self._meetings.get_in(tx, int(id))
        if listing is None or listing.hidden or listing.gone:
            return
        for occurrence in _come(listing, due.instant, now, int(lead)):
            for _, then in self._listeners:
                then(tx, listing, occurrence, int(lead))
        leads = self._wanted(tx, listing.guild).get(listing.id, frozenset())
        if int(lead) in leads:
            self._put(tx, entry.id ^ 1, listing, int(lead), now)


def _come(listing: Listing, since: datetime, now: datetime, lead: int) -> Iterator[Occurrence]:
    """Yield the times whose lead has come between two instants; a meeting that moved yields none."""
    before = timedelta(minutes=lead)
    found = listing.ahead(since + before, CAUGHT_UP)
    return (each for each in islice(found, CAUGHT_UP) if each.starts - before <= now)


def _numbers(listing: int, lead: int) -> tuple[int, int]:
    """Return the two numbers of a listing's agenda rows for a lead, used in turn."""
    digest = blake2b(f"meeting-time:{listing}".encode(), digest_size=8).digest()
    base = int.from_bytes(digest) >> 2 & ~7 | LEADS.index(lead) << 1
    return base, base | 1
