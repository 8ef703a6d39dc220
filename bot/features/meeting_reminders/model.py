"""What a member follows: one time of a meeting, a series, or a kind of meeting; and how long before."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import blake2b

from bot.consent import Category
from bot.errors import Refusal
from bot.features.meetings.board import LEADS, Listing
from bot.features.meetings.filters import Filter
from bot.features.meetings.model import Occurrence, Schedule
from bot.ids import GuildId, MemberId

MEETINGS = Category("meetings")
"""Which meetings a member follows, and what they wrote about those they tried (P-1)."""

WELCOME = {
    1440: timedelta(hours=12),
    60: timedelta(minutes=50),
    15: timedelta(minutes=14),
    0: timedelta(minutes=10),
}
"""How late a reminder still comes: never after the start, and the first one never beside the next."""

USUAL = frozenset({60})
"""Minutes before, when nobody chose."""

MOST_FOLLOWED, MOST_KINDS = 50, 5
"""Meetings and kinds one member may follow."""

KIND_A_DAY = 5
"""Meetings of one kind a member is reminded of on a day: a large feed has hundreds."""

KIND_LOOK = timedelta(hours=25)
"""How far ahead a day's look goes: the longest day."""

NOTE_LENGTH, NAME_LENGTH = 500, 100
"""Characters of what a member writes about a meeting they tried."""

MOST_TRIES = 30


class Felt(StrEnum):
    """How a meeting was for them (T-2)."""

    GOOD = "good"
    UNSURE = "unsure"
    NOT_FOR_ME = "not_for_me"


class News(StrEnum):
    """What those who follow a meeting are told of it."""

    SKIPPED = "skipped"
    ENDED = "ended"
    MOVED = "moved"
    UNLISTED = "unlisted"


@dataclass(frozen=True, slots=True)
class Follow:
    """One thing a member follows.

    Attributes:
        listing: The meeting; None for a kind of meeting.
        only: Instant of the one time that is followed; None for the series.
        leads: Minutes before, among `LEADS`.
        wanted: The kind; None for a meeting.
        mark: Tells whether the meeting's times are those the member was told.
    """

    id: int
    member: MemberId
    guild: GuildId
    leads: frozenset[int]
    listing: int | None = None
    only: datetime | None = None
    wanted: Filter | None = None
    mark: str = ""

    def follows(self, occurrence: Occurrence) -> bool:
        return self.only in (None, occurrence.starts)


@dataclass(frozen=True, slots=True)
class Followed:
    """A followed meeting with its listing and its next time; None for both when it is gone."""

    follow: Follow
    listing: Listing | None
    next: Occurrence | None


@dataclass(frozen=True, slots=True)
class Try:
    """A meeting somebody went to, in their own words; for them alone."""

    id: int
    name: str
    felt: Felt
    note: str = ""

    def __post_init__(self) -> None:
        if not 0 < len(self.name) <= NAME_LENGTH or len(self.note) > NOTE_LENGTH:
            raise Refusal("meeting-reminders-try-length", name=NAME_LENGTH, note=NOTE_LENGTH)


def leads_of(values: Iterable[int]) -> frozenset[int]:
    """Return chosen leads.

    Raises:
        Refusal: ``meeting-reminders-no-lead``: nothing was chosen.
    """
    chosen = frozenset(values) & frozenset(LEADS)
    if not chosen:
        raise Refusal("meeting-reminders-no-lead")
    return chosen


def bits_of(leads: Collection[int]) -> int:
    return sum(1 << place for place, lead in enumerate(LEADS) if lead in leads)


def leads_in(bits: int) -> frozenset[int]:
    return frozenset(lead for place, lead in enumerate(LEADS) if bits >> place & 1)


def mark_of(schedule: Schedule | None) -> str:
    """Return what changes when a meeting's usual times do; one time left out changes nothing of it."""
    if schedule is None:
        return ""
    return blake2b(f"{schedule.rule}{schedule.zone}".encode(), digest_size=8).hexdigest()


def next_of(follow: Follow, listing: Listing, now: datetime) -> Occurrence | None:
    """Return the next time of a followed meeting that the member is waiting for."""
    if listing.gone or listing.hidden:
        return None
    return next((each for each in listing.ahead(now, 60) if follow.follows(each)), None)
