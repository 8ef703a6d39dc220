"""A pair of buddies as a value: the people, where it stands, and how long each part lasts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.consent import Category
from bot.errors import Refusal
from bot.features.buddies.matching import Reason
from bot.ids import ChannelId, GuildId, MemberId

BUDDIES = Category("buddies")
"""What this feature keeps: a profile, that somebody waits, whom they are paired with."""

OFFER_LASTS = timedelta(days=3)
"""How long an offer waits for a yes (own choice: a weekend fits in)."""

TRIAL = timedelta(days=14)
REVIEW_EVERY = timedelta(days=30)
TERM = timedelta(days=90)
"""Requirement B-6: trial, reviews, and a term after which ending is normal."""

REVIEW_WAITS = timedelta(days=7)
"""How long a review waits for answers; left alone it goes on, but for the end of a term."""

QUIET, LONG_QUIET = timedelta(days=7), timedelta(days=14)
"""Requirement B-7: when the quiet one is asked, and when the other is told."""

REST = timedelta(days=7)
"""Requirement B-6: the buffer before a new buddy; whoever wants to skips it."""

ENDED_KEPT = timedelta(days=30)
"""Requirement P-6: that two were paired is forgotten after this."""

FEWEST_OF_MORE, LARGEST = 3, 5
"""People of a trio or pod (B-8); of so many who said yes nobody is sent back because one did not."""


class State(StrEnum):
    """Where a pair stands. A trial is an active pair before its first review."""

    OFFERED = "offered"
    HALF = "accepted by one"
    ACTIVE = "active"
    REVIEW = "review"
    PAUSED = "paused"
    ENDED = "ended"


OPEN = frozenset({State.OFFERED, State.HALF})
TOGETHER = frozenset({State.ACTIVE, State.REVIEW, State.PAUSED})
LIVE = OPEN | TOGETHER


class Cause(StrEnum):
    """Why a pair ended, as far as the other one is ever told."""

    NO_MATCH = "no-match"
    ENDED = "ended"
    GONE = "gone"
    TERM = "term"


class Quiet(StrEnum):
    """The rungs of the ladder for a pair that went quiet; never a number about a person."""

    NOT = "not"
    ASKED = "asked"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two agreed on, as short words that have a text each; empty is not talked about yet."""

    cadence: str = ""
    hours: str = ""
    slip: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """One person's place in a pair.

    Attributes:
        id: Of this place; what a button carries, so that it names nobody.
        reasons: What they have in common, the same for all in it.
        accepted_at: When they said yes, with it to the code of conduct and to being an adult.
        keeps: They said "keep" in the review that is open.
        mentors: They are the mentor of the others.
    """

    id: int
    member: MemberId
    reasons: tuple[Reason, ...] = ()
    accepted_at: datetime | None = None
    keeps: bool = False
    agreement: Agreement = Agreement()
    mentors: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people the bot put together; three are a trio, up to five a pod.

    Attributes:
        due_at: When time alone changes it next: an offer runs out, a review opens or closes.
        term_at: When the term ends; that review is the last one unless all keep it.
        paused_until: End of a pause.
        contact_at: When there was last a sign of contact; the ladder counts from here.
        thread: The place they were given; None before it is made, or when it is gone.
    """

    id: int
    guild: GuildId
    state: State
    seats: tuple[Seat, ...]
    offered_at: datetime
    due_at: datetime
    began_at: datetime | None = None
    term_at: datetime | None = None
    paused_until: datetime | None = None
    ended_at: datetime | None = None
    contact_at: datetime | None = None
    quiet: Quiet = Quiet.NOT
    thread: ChannelId | None = None

    @property
    def members(self) -> tuple[MemberId, ...]:
        return tuple(seat.member for seat in self.seats)

    @property
    def together(self) -> bool:
        """Whether they know each other: both said yes, and it has not ended."""
        return self.state in TOGETHER

    @property
    def on_trial(self) -> bool:
        """Whether their first review is still ahead."""
        if self.began_at is None or self.state is not State.ACTIVE:
            return False
        return self.due_at <= self.began_at + TRIAL + REVIEW_WAITS

    def seat_of(self, member: MemberId) -> Seat:
        """Return a member's place.

        Raises:
            Refusal: ``buddies-not-yours``.
        """
        for seat in self.seats:
            if seat.member == member:
                return seat
        raise Refusal("buddies-not-yours")

    def others(self, member: MemberId) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if seat.member != member)
