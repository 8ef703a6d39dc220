"""Who is kept apart and why; what a report is, who reads it, and when it pauses somebody's pairing."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.ids import GuildId, MemberId, RequestId

MOST_BLOCKS = 200
"""Blocks and "not with this person" of one member; own choice, far more than anybody needs."""


class Why(StrEnum):
    """Why two people are kept apart; whichever of them said so, it holds for both."""

    BLOCK = "block"
    """Neither reaches the other through the bot. Theirs to lift."""
    NOT_WITH = "not-with"
    """They are never brought together; nothing that exists ends. Theirs to lift."""
    REPORT = "report"
    """One reported the other. As a block, and nobody lifts it: a reported pair never meets again."""

    MET = "met"
    """They were buddies, or said no to it: never matched again (B-3). It does not say who ended it."""


LIFTED_BY_ITS_AUTHOR = frozenset({Why.BLOCK, Why.NOT_WITH})
SEVERED = frozenset({Why.BLOCK, Why.REPORT})
"""What also ends what the two have now, and keeps either from reaching the other."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block, or "not with this person", as who set it sees it.

    ``about`` is None for one from before they erased their account: its name is gone, it still holds.
    """

    id: RequestId
    why: Why
    about: MemberId | None
    since: date


Pair = tuple[MemberId, MemberId]
"""Two people, the lower id first."""


def pair(one: MemberId, other: MemberId) -> Pair:
    return (one, other) if one < other else (other, one)


KEPT_FOR = timedelta(days=180)
"""Safety reports (P-6)."""

WINDOW = timedelta(days=90)
ENOUGH = 2
"""Different people whose reports within `WINDOW` pause a pairing until staff decide (issue 5)."""

MOST_A_DAY = 5
"""Reports one person can send in a day; own choice. Blocks have a limit of their own."""

DAY = timedelta(days=1)

COPY_LENGTH = 1500
"""Characters of a reported message that are copied; with the rest it fits into one message of Discord's."""


class Concern(StrEnum):
    """What a report is about (O-1)."""

    HARASSMENT = "harassment"
    SEXUAL = "sexual"
    MONEY = "money"
    SOURCING = "sourcing"
    MINOR = "minor"
    WORRY = "worry"
    ELSE = "else"

    @property
    def accuses(self) -> bool:
        """Whether it keeps two apart and counts: worrying about somebody holds nothing against them."""
        return self is not Concern.WORRY


class Reader(StrEnum):
    """Who reads a report."""

    STAFF = "staff"
    OWNER = "owner"
    NOBODY = "nobody"


def reader_of(*, about_owner: bool, about_staff: bool, staff_channel: bool) -> Reader:
    """Return who reads a report, so that whom it is about never does.

    Args:
        about_owner: It is about the server's owner: there is nobody above them.
        staff_channel: There is one that the bot can post in and not everyone can read.
    """
    if about_owner:
        return Reader.NOBODY
    return Reader.STAFF if staff_channel and not about_staff else Reader.OWNER


class Standing(StrEnum):
    """How it stands with somebody's pairing in a server."""

    PAUSED = "paused"
    """By two reports; staff have not decided."""
    KEPT = "kept"
    """Staff decided that it stays paused."""
    LIFTED = "lifted"
    """Staff lifted it; what was reported before counts no more."""


OFF = frozenset({Standing.PAUSED, Standing.KEPT})


class Decision(StrEnum):
    """What staff press on a report."""

    DEALT = "dealt"
    KEEP = "keep"
    LIFT = "lift"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reported message stands; zeros for a report about a person alone."""

    channel: int = 0
    message: int = 0

    def link_in(self, guild: int) -> str:
        """Return the message's address, empty when it is about no message."""
        return f"https://discord.com/channels/{guild}/{self.channel}/{self.message}" if self.message else ""


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody reports; ``copy`` is the message as they saw it in the preview, empty for none."""

    by: MemberId
    about: MemberId
    guild: GuildId
    concern: Concern
    reader: Reader
    place: Place = Place()
    copy: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Case:
    """A report as staff see it.

    Attributes:
        report: None once the reporter erased their account: the names went with it.
        others: Different people who reported the same person in this server in the last 90 days.
        standing: How it stands with that person's pairing, None when nothing was ever paused.
    """

    id: RequestId
    guild: GuildId
    reader: Reader
    dealt: bool
    report: Report | None
    others: int
    standing: Standing | None


def counted_since(now: datetime, lifted: datetime | None) -> datetime:
    """Return from when on reports count: the last 90 days, and only what came after staff lifted a pause."""
    window = now - WINDOW
    return window if lifted is None else max(window, lifted)
