"""The board of a server: listings of its own and of feeds, each with the time it is on or comes next."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from itertools import islice

from bot.errors import Refusal
from bot.features.meetings.model import OWN, Meeting, Occurrence, Schedule
from bot.features.meetings.occurrences import next_ones, on_at
from bot.ids import GuildId

SOON = timedelta(hours=1)
"""How far ahead "on now and soon" looks."""

PAGE = 5
"""Listings of one page: each takes a line of facts and a line of times."""

DEEPEST = 200
"""Pages that can be turned to; who looks further needs a filter."""

LEADS = (1440, 60, 15, 0)
"""Minutes before a meeting at which it can be told of; 0 is its beginning."""

NO_FEED = 0
"""``Listing.feed`` of what the server holds itself."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A line on a server's board.

    Attributes:
        id: Of the press that made it, or a number that its feed and its id there always give.
        feed: Feed it came with; ``NO_FEED`` for the server's own.
        on: When it is on, or comes next; None when never, or by appointment.
        hidden: Not shown: a draft, or the same meeting stands on the board already.
        gone: Its feed lists it no more; kept a while for those who follow it.
    """

    id: int
    guild: GuildId
    feed: int
    meeting: Meeting
    on: Occurrence | None = None
    hidden: bool = False
    gone: bool = False

    @property
    def own(self) -> bool:
        return self.feed == NO_FEED

    def ahead(self, now: datetime, count: int) -> list[Occurrence]:
        """Return the next ``count`` times."""
        return [] if self.meeting.schedule is None else next_ones(self.meeting.schedule, now, count)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of listings; ``more`` tells whether another follows."""

    listings: Sequence[Listing]
    number: int
    more: bool

    @classmethod
    def of(cls, found: Sequence[Listing], number: int) -> "Page":
        """Return a page from one listing more than it shows, if there is one."""
        return cls(found[:PAGE], number, len(found) > PAGE)


def current(schedule: Schedule | None, now: datetime) -> Occurrence | None:
    """Return the time a meeting is on at ``now``, else the next one, else None."""
    if schedule is None:
        return None
    return on_at(schedule, now) or next(iter(next_ones(schedule, now)), None)


def listing_id(feed: int, meeting: Meeting) -> int:
    """Return the number of an imported meeting: the same each time it is read, below 2**62."""
    return int.from_bytes(blake2b(f"{feed}:{meeting.id}".encode(), digest_size=8).digest()) >> 2


def imported(guild: GuildId, feed: int, meeting: Meeting, now: datetime) -> Listing:
    return placed(Listing(listing_id(feed, meeting), guild, feed, meeting), now)


def all_imported(guild: GuildId, feed: int, meetings: Iterable[Meeting], now: datetime) -> Iterator[Listing]:
    """Yield a feed's listings; what hundreds share, the same time in the same zone, is computed once."""
    known: dict[Hashable, Occurrence | None] = {}
    for meeting in meetings:
        schedule = meeting.schedule
        if schedule is None or schedule.without or schedule.extra:
            yield imported(guild, feed, meeting, now)
            continue
        slot = schedule.rule, schedule.zone, schedule.minutes
        if slot not in known:
            known[slot] = current(schedule, now)
        yield Listing(listing_id(feed, meeting), guild, feed, meeting, known[slot])


def placed(listing: Listing, now: datetime) -> Listing:
    """Return a listing with the time it is on or comes next."""
    return replace(listing, on=current(listing.meeting.schedule, now))


def own(guild: GuildId, id: int, meeting: Meeting, now: datetime, *, hidden: bool = False) -> Listing:
    named = replace(meeting, source=OWN, id=str(id))
    return placed(Listing(id, guild, NO_FEED, named, hidden=hidden), now)


def skipped(meeting: Meeting, wall: datetime) -> Meeting:
    """Return a meeting that does not take place at one of its wall times.

    Raises:
        Refusal: ``meetings-no-such-time``.
    """
    schedule = meeting.schedule
    if schedule is None:
        raise Refusal("meetings-no-such-time")
    extra = tuple(each for each in schedule.extra if each.at != wall)
    less = Schedule(schedule.rule, schedule.zone, schedule.minutes, schedule.without | {wall}, extra)
    return replace(meeting, schedule=less)


def found_in(ahead: Sequence[Occurrence], wall: datetime) -> Occurrence | None:
    return next((each for each in islice(ahead, 60) if each.wall == wall), None)
