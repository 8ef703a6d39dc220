"""A feed of a server: where it comes from, which zone its times are in, and how its last reading went."""

from dataclasses import dataclass
from datetime import time
from hashlib import blake2b

from bot.errors import Refusal
from bot.features.meetings.addresses import Trouble
from bot.features.meetings.feeds.report import Report, Why
from bot.features.meetings.model import Programme
from bot.ids import GuildId

MOST_FEEDS = 10
"""Feeds of one server (issue 6)."""

NAME_LENGTH, ADDRESS_LENGTH = 60, 500
"""Characters."""


Problem = Why | Trouble
"""Why a reading was of no use: what the file is, or what became of the address."""


@dataclass(frozen=True, slots=True)
class Source:
    """A feed.

    Attributes:
        address: Where it is refreshed from; empty for an uploaded file.
        zone: IANA id of times that bear none; empty when nobody said.
        taken: Meetings of the last good copy.
        problem: Why the last reading was not used; None when it was.
        tag, modified: What its server said of the last good copy, for conditional requests.
    """

    id: int
    guild: GuildId
    name: str
    address: str = ""
    zone: str = ""
    programme: Programme = Programme.OTHER
    taken: int = 0
    problem: Problem | None = None
    tag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one reading: the report, and why it was not used, if it was not.

    Attributes:
        wrote: Rows of the board that were written; 0 for an unchanged feed.
    """

    source: Source
    report: Report
    problem: Problem | None = None
    wrote: int = 0

    @property
    def needs_zone(self) -> bool:
        return not self.source.zone and any(each.why is Why.NO_ZONE for each in self.report.left)


def problem_of(text: str | None) -> Problem | None:
    """Return a problem as it was stored; a few are of both kinds and read as the file's."""
    if text is None:
        return None
    return Why(text) if text in set(Why) else Trouble(text)


def named(name: str) -> str:
    """Return a feed's name.

    Raises:
        Refusal: ``meeting-feeds-name`` (``most``).
    """
    tidy = " ".join(name.split())
    if not 0 < len(tidy) <= NAME_LENGTH:
        raise Refusal("meeting-feeds-name", most=NAME_LENGTH)
    return tidy


def refreshed_at(feed: int) -> time:
    """Return when in a day (UTC) a feed is refreshed: each at a minute of its own, never all at once."""
    minute = int.from_bytes(blake2b(str(feed).encode(), digest_size=4).digest()) % 1440
    return time(*divmod(minute, 60))
