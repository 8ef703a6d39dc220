"""One time of a meeting, somebody who would go with company, somebody who would come along."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.consent import Category
from bot.errors import Refusal
from bot.ids import ChannelId, GuildId, MemberId

COMPANIONS = Category("companions")
"""For which times of which meetings a member asked for company or offered it, and with whom they go."""

FURTHEST = timedelta(days=14)
"""How far ahead a time may be asked for (own choice): two times of a weekly meeting."""

LEAST_AHEAD = timedelta(minutes=15)
"""Before a meeting begins there must be time to answer (own choice)."""

MOST_OPEN = 5
"""Times of meetings one member asks or offers for at once."""

PLACE_OPENS = timedelta(days=1)
"""How long before the meeting their thread opens, at the earliest."""

ASKED_AFTER = timedelta(minutes=30)
"""After a meeting's end: when "How was it?" comes."""

PLACE_CLOSES = timedelta(days=1)
"""After a meeting's end: when the thread is folded away and that two went together is forgotten."""

GATES = {
    "buddies-account-young": "companions-account-young",
    "buddies-member-young": "companions-member-young",
    "buddies-adults-only": "companions-adults-only",
    "buddies-suspended": "companions-suspended",
}
"""The gates are those of buddies; what is said at them is about this."""


class Side(StrEnum):
    """What somebody said: that they would go with company, or that they would come along."""

    ASKS = "asks"
    COMES = "comes"

    @property
    def other(self) -> "Side":
        return Side.COMES if self is Side.ASKS else Side.ASKS


class State(StrEnum):
    """How it stands for one of them."""

    WAITING = "waiting"
    OFFERED = "offered"
    SAID_YES = "said-yes"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Seat:
    """What one member said for one time of one meeting.

    Attributes:
        starts: Instant at which the meeting begins; ``minutes`` is its length.
        passed: How often an offer came to nothing through the other one.
        match: Number of the two who are offered to each other; None while they wait.
        accepted: Whether they said yes to that offer.
        together: Both said yes: they know who it is.
        thread: Their place, once it is made.
    """

    id: int
    member: MemberId
    guild: GuildId
    listing: int
    starts: datetime
    minutes: int
    side: Side
    passed: int = 0
    match: int | None = None
    accepted: bool = False
    together: bool = False
    thread: ChannelId | None = None

    @property
    def state(self) -> State:
        if self.together:
            return State.TOGETHER
        if self.match is None:
            return State.WAITING
        return State.SAID_YES if self.accepted else State.OFFERED

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(minutes=self.minutes)

    @property
    def place_from(self) -> datetime:
        return self.starts - PLACE_OPENS

    @property
    def asked_at(self) -> datetime:
        return self.ends + ASKED_AFTER

    @property
    def closes_at(self) -> datetime:
        return self.ends + PLACE_CLOSES


Two = tuple[Seat, Seat]


def check_time(starts: datetime, now: datetime) -> None:
    """Let through what is soon enough, and not too soon to be answered.

    Raises:
        Refusal: ``companions-too-late``, ``companions-too-far``.
    """
    if starts < now + LEAST_AHEAD:
        raise Refusal("companions-too-late")
    if starts > now + FURTHEST:
        raise Refusal("companions-too-far", days=FURTHEST.days)


def partner(seat: Seat, others: Iterable[Seat], apart: Callable[[MemberId], bool]) -> Seat | None:
    """Return who is offered to somebody, or None.

    Of the other side and free, for the same time of the same meeting, and not kept apart. First who
    was passed over least, then who has waited longest, so that an offer that fell through comes round last.
    """
    there = seat.guild, seat.listing, seat.starts
    free = (
        each
        for each in others
        if each.state is State.WAITING
        and each.side is seat.side.other
        and each.member != seat.member
        and (each.guild, each.listing, each.starts) == there
    )
    return next(
        (each for each in sorted(free, key=lambda it: (it.passed, it.id)) if not apart(each.member)), None
    )


def offered(one: Seat, other: Seat, match: int) -> Two:
    """Return the two as they are offered to each other; neither has said yes to it."""
    return replace(one, match=match, accepted=False), replace(other, match=match, accepted=False)


def accept(seat: Seat, other: Seat) -> Two:
    """Return the two after a yes of ``seat``; the same yes twice is one."""
    if seat.match is None or seat.match != other.match:
        raise ValueError("these two are not offered to each other")
    both = other.accepted
    return replace(seat, accepted=True, together=both), replace(other, together=both)


def freed(seat: Seat) -> Seat:
    """Return somebody whose offer came to nothing through the other one: they wait again."""
    return replace(seat, match=None, accepted=False, together=False, thread=None, passed=seat.passed + 1)
