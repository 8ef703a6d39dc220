"""A server's daily prompt: when it comes, with which words, and when it steps back because nobody uses it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from bot.agenda.rules import DailyAt, Occurrence, next_occurrence
from bot.errors import Refusal
from bot.ids import ChannelId, GuildId, RoleId

WELCOME = timedelta(hours=2)
"""How late a prompt still comes; after that it is noise (ARCHITECTURE 5.5)."""

SPREAD = timedelta(minutes=5)
"""Prompts due together are posted within this (ARCHITECTURE 5.6)."""

_MADE = 22
"""Bits to the right of the milliseconds in a Discord id (Discord's reference, "Snowflakes")."""

LATE_AFTER = timedelta(minutes=10)
"""From here on a prompt says that it is late."""

HALF_AFTER, REST_AFTER = 14, 28
"""Days without any use after which it comes half as often, then not at all (issue 3; platform policy 4.1)."""

OWN_LENGTH = 300
"""Characters of a server's own wording."""

MOST_OWN = 25
"""Own wordings of a server: as many as one select can offer for removal."""

SEARCHED = 60
"""Occurrences looked through for the next three; at half pace every second one counts."""


class Topic(StrEnum):
    """What a wording of the library is about; admins leave out what does not fit their server."""

    GRATITUDE = "gratitude"
    BODY = "body"
    PEOPLE = "people"
    COPING = "coping"
    AHEAD = "ahead"
    REST = "rest"
    WINS = "wins"
    HARD = "hard"
    NOTICING = "noticing"


class Shape(StrEnum):
    """Where members write, if they like: in one thread a day, or in the channel itself."""

    THREAD = "thread"
    MESSAGE = "message"


class Pace(StrEnum):
    """How often it comes, by when it was last used."""

    FULL = "full"
    HALF = "half"
    RESTING = "resting"


class News(StrEnum):
    """What admins are told: that it steps back, or why it cannot be posted."""

    HALF = "half"
    RESTING = "resting"
    GONE = "gone"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Plan:
    """What the admins of a server chose.

    Attributes:
        at: Local wall time in the server's zone.
        weekdays: Monday 0 to Sunday 6; empty means every day.
        left_out: Topics of the library that are not used.
        role: Who is pinged, if anybody: a role that people give themselves.
        used_on: The day anybody last used it, or it was turned on; never who.
        posted_at, posted_day: When the newest one fell due; both None before the first.
    """

    guild: GuildId
    channel: ChannelId | None = None
    at: time = time(9)
    weekdays: frozenset[int] = frozenset()
    shape: Shape = Shape.THREAD
    left_out: frozenset[Topic] = frozenset()
    role: RoleId | None = None
    on: bool = False
    used_on: date | None = None
    posted_at: datetime | None = None
    posted_day: date | None = None

    @property
    def rule(self) -> DailyAt:
        return DailyAt(self.at, self.weekdays)

    @property
    def topics(self) -> tuple[Topic, ...]:
        return tuple(topic for topic in Topic if topic not in self.left_out)

    def choices(self) -> dict[str, Any]:
        """Return what admins chose, as JSON; `with_choices` puts it back."""
        return {
            "channel": self.channel,
            "at": self.at.isoformat(),
            "weekdays": sorted(self.weekdays),
            "shape": self.shape,
            "left_out": sorted(self.left_out),
            "role": self.role,
            "on": self.on,
        }

    def pace(self, today: date) -> Pace:
        unused = 0 if self.used_on is None else (today - self.used_on).days
        if unused >= REST_AFTER:
            return Pace.RESTING
        return Pace.HALF if unused >= HALF_AFTER else Pace.FULL

    def comes_on(self, day: date, pace: Pace) -> bool:
        """Tell whether it comes on a day that the rule names: at half pace every second time."""
        return pace is Pace.FULL or (pace is Pace.HALF and self.turn(day) % 2 == 0)

    def turn(self, day: date) -> int:
        """Return how many chosen weekdays there were up to ``day``, since the year 1."""
        weeks, rest = divmod(day.toordinal(), 7)  # the first of January of the year 1 was a Monday
        chosen = self.weekdays or frozenset(range(7))
        return weeks * len(chosen) + sum(weekday < rest for weekday in chosen)


def with_choices(plan: Plan, kept: Mapping[str, Any]) -> Plan:
    """Return a plan with what `Plan.choices` kept of it; when it was last used and posted stays."""
    return replace(
        plan,
        channel=kept["channel"],
        at=time.fromisoformat(kept["at"]),
        weekdays=frozenset(kept["weekdays"]),
        shape=Shape(kept["shape"]),
        left_out=frozenset(map(Topic, kept["left_out"])),
        role=kept["role"],
        on=kept["on"],
    )


def turned_on(plan: Plan, today: date, now: datetime) -> Plan:
    """Return a plan that runs (again), at full pace.

    Raises:
        Refusal: ``prompts-no-channel``.
    """
    if plan.channel is None:
        raise Refusal("prompts-no-channel")
    return replace(plan, on=True, used_on=today, posted_at=plan.posted_at or now)


def own_wording(typed: str) -> str:
    """Return a server's own wording as one line.

    Raises:
        Refusal: ``prompts-own-length`` (``longest``).
    """
    words = " ".join(typed.split())
    if not 0 < len(words) <= OWN_LENGTH:
        raise Refusal("prompts-own-length", longest=OWN_LENGTH)
    return words


def wording(plan: Plan, pool: Sequence[str], day: date) -> str:
    """Return the words of ``day``: no wording comes again before all others came.

    The order is the server's own and stays when wordings are added or taken away; a day always has
    the same words, so a second try says what the first one said.

    Args:
        pool: Every wording in use, at least one.
    """
    order = sorted(pool, key=lambda words: sha256(f"{plan.guild}:{words}".encode()).digest())
    turn = plan.turn(day) // (2 if plan.pace(day) is Pace.HALF else 1)
    return order[turn % len(order)]


def upcoming(plan: Plan, zone: ZoneInfo, today: date, now: datetime) -> tuple[Occurrence, ...]:
    """Return the next three times, as the plan stands today; none while it rests."""
    pace = plan.pace(today)
    ahead = islice(_occurrences(plan, zone, now), SEARCHED)
    fresh = (each for each in ahead if plan.posted_day is None or each.local_date > plan.posted_day)
    return tuple(islice((each for each in fresh if plan.comes_on(each.local_date, pace)), 3))


def _occurrences(plan: Plan, zone: ZoneInfo, now: datetime) -> Iterator[Occurrence]:
    following = next_occurrence(plan.rule, zone, now)
    while following is not None:
        yield following
        following = next_occurrence(plan.rule, zone, following.instant)


def turn_of(guild: GuildId, servers: int) -> timedelta:
    """Return how long after its time a server's prompt is posted: each day the same, in turns of a second.

    Args:
        servers: How many there may be; a few need no spreading.
    """
    seconds = min(servers, int(SPREAD.total_seconds()) + 1)
    return timedelta(seconds=(guild >> _MADE) % max(seconds, 1))
