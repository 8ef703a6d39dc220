"""One message owed to someone, the policy of its kind, and what is decided before it is sent."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.ids import ChannelId, GuildId, MemberId

LEASE = timedelta(seconds=60)
"""How long a claim holds; a crashed process's work is free for another after that."""

LONGEST_TRY = timedelta(seconds=45)
"""A try ends before its lease does; discord.py alone would wait five minutes for an answer."""

NONCE_LIFE = timedelta(minutes=3)
"""How long Discord drops a repeat of the same nonce ("a few minutes"); own, cautious figure."""

MOST_ATTEMPTS = 8
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(minutes=30)
"""Own choice: eight tries over about an hour and a half, then the operator is asked."""

OWN_A_DAY = 1
"""Unasked direct messages of the bot's own initiative a member may get on one local day."""


class State(StrEnum):
    """What became of a delivery."""

    WAITING = "waiting"
    SENDING = "sending"
    """Claimed, or tried without knowing whether it arrived: until it is repeated its fate is open."""
    SENT = "sent"
    DROPPED = "dropped"
    UNDELIVERABLE = "undeliverable"
    UNKNOWN = "unknown"
    DEAD = "dead"


SETTLED = frozenset({State.SENT, State.DROPPED, State.UNDELIVERABLE, State.UNKNOWN})


class Initiative(StrEnum):
    """Whose idea a direct message is; decides whether it counts towards a day's limit."""

    MEMBER = "member"
    """The member asked for this very thing (a reminder they set, a follow-up): never counted."""
    PERSON = "person"
    """Another person caused it."""
    BOT = "bot"
    """Nobody asked today: at most one a day."""
    SERVER = "server"
    """A post in a channel that admins set up."""


class Reason(StrEnum):
    """Why a delivery was not sent, or not as planned."""

    LATE = "late"
    PAUSED = "paused"
    QUIET = "quiet"
    ENOUGH = "enough"
    UNWANTED = "unwanted"
    CLOSED = "closed"
    GONE = "gone"
    FORBIDDEN = "forbidden"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Kind:
    """How messages of one kind are treated.

    Attributes:
        name: As rows spell it.
        welcome: How long after its time it is still welcome; None for always.
        initiative: Whose idea it is.
        urgent: Goes before everything else, through quiet hours and pauses.
        certain: Sent again when its fate is unknown ("rather twice than never"); otherwise it is
            settled as unknown and shown so.
        at_chosen_time: The member chose this very time, also inside their quiet hours.
        step: Not a message (a thread, a role, an event): its sender looks first, then creates.
    """

    name: str
    welcome: timedelta | None
    initiative: Initiative
    urgent: bool = False
    certain: bool = False
    at_chosen_time: bool = False
    step: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message owed. ``id`` is its nonce; ``key`` is unique and says what it is for, never content."""

    id: int
    kind: str
    key: str
    due_at: datetime
    member: MemberId | None = None
    guild: GuildId | None = None
    channel: ChannelId | None = None
    ref: str = ""
    day: date | None = None
    state: State = State.WAITING
    attempts: int = 0
    first_tried_at: datetime | None = None
    message: int | None = None


@dataclass(frozen=True, slots=True)
class New:
    """A delivery to be written: when it is first tried, and what its kind says of it."""

    delivery: Delivery
    ready_at: datetime
    urgent: bool
    initiative: Initiative


@dataclass(frozen=True, slots=True)
class Sent:
    """Discord has it; ``message`` is its id, 0 for a step."""

    message: int


@dataclass(frozen=True, slots=True)
class NotSent:
    """It will never arrive, or is not wanted any more."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Discord could not be reached, or asked to wait.

    ``perhaps`` says that the message may have been accepted all the same.
    """

    after: timedelta | None = None
    perhaps: bool = False


Outcome = Sent | NotSent | TryAgain


def is_late(kind: Kind, delivery: Delivery, now: datetime) -> bool:
    return kind.welcome is not None and now > delivery.due_at + kind.welcome


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait after the ``attempts``-th try that failed; doubling, bounded."""
    return min(FIRST_WAIT * 2 ** max(attempts - 1, 0), LONGEST_WAIT)


def fate_is_unknown(delivery: Delivery, now: datetime) -> bool:
    """Tell whether an earlier try may have arrived and Discord would no longer drop a repeat."""
    return delivery.first_tried_at is not None and now > delivery.first_tried_at + NONCE_LIFE


def time_to_try(delivery: Delivery, kind: Kind | None, now: datetime) -> timedelta:
    """Return how long a try may take: what may have arrived is not sent when Discord has forgotten it."""
    may_repeat = kind is None or kind.certain or kind.step
    if delivery.first_tried_at is None or may_repeat:
        return LONGEST_TRY
    return min(delivery.first_tried_at + NONCE_LIFE - now, LONGEST_TRY)


@dataclass(frozen=True, slots=True)
class Reach:
    """How a member may be reached now: what `decide` needs to know of them.

    Attributes:
        paused: They paused everything unasked.
        quiet_until: End of the quiet hours that hold now, or None.
        today: Their local day.
        unasked: Direct messages they did not ask for that reached them today.
        own: Those among them that were the bot's own idea.
    """

    paused: bool
    quiet_until: datetime | None
    today: date
    unasked: int = 0
    own: int = 0


@dataclass(frozen=True, slots=True)
class Postpone:
    """Not now: its quiet hours end at ``until``."""

    until: datetime


def decide(
    kind: Kind, delivery: Delivery, reach: Reach | None, now: datetime, most: int
) -> NotSent | Postpone | None:
    """Return why not to send a delivery now, or None to send it.

    Args:
        reach: The member it goes to; None for a channel.
        most: Unasked direct messages a member may get on one local day (operator's setting).
    """
    if is_late(kind, delivery, now):
        return NotSent(Reason.LATE)
    if reach is None or kind.urgent:
        return None
    if reach.paused:
        return NotSent(Reason.PAUSED)
    if reach.quiet_until is not None and not kind.at_chosen_time:
        useful = kind.welcome is None or reach.quiet_until <= delivery.due_at + kind.welcome
        return Postpone(reach.quiet_until) if useful else NotSent(Reason.QUIET)
    if kind.initiative is Initiative.BOT and reach.own >= OWN_A_DAY:
        return NotSent(Reason.ENOUGH)
    if kind.initiative in (Initiative.BOT, Initiative.PERSON) and reach.unasked >= most:
        return NotSent(Reason.ENOUGH)
    return None
