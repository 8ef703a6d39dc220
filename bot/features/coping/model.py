"""A craving and what helps: tools, rounds with one, what helped, a kit of one's own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from bot.consent import Category
from bot.errors import Refusal
from bot.ids import RequestId

COPING = Category("coping")
"""What this feature keeps."""

RATINGS = range(11)
"""Craving, 0 (none) to 10 (strongest): an own rating line, no cut-offs shown (safety 2.2)."""

ROUNDS_BEFORE_PEOPLE = 2
"""Rounds without a lower rating after which people come first (C-3)."""


class Tool(StrEnum):
    """What can be done in a craving (C-2), in the order it is offered."""

    DELAY = "delay"
    BOX = "box"
    PACED = "paced"
    GROUNDING = "grounding"
    SURFING = "surfing"
    HALT = "halt"
    FORWARD = "forward"
    MOVE = "move"
    WATER = "water"
    REASONS = "reasons"
    PERSON = "person"
    LEAVE = "leave"


_MINUTES = {Tool.DELAY: 15, Tool.HALT: 10, Tool.FORWARD: 5, Tool.WATER: 5, Tool.REASONS: 5}
_USUAL_MINUTES = 10


def wait_of(tool: Tool) -> timedelta:
    """Return how long to stay with a tool that has no live exercise before looking again."""
    return timedelta(minutes=_MINUTES.get(tool, _USUAL_MINUTES))


@dataclass(frozen=True, slots=True)
class Ride:
    """One craving from its first rating on; it lives in the buttons of its message, nowhere else.

    Attributes:
        start: The first rating, 0 to 10.
        now: The latest rating.
        rounds: How many tools were tried since the first rating.
    """

    start: int
    now: int
    rounds: int = 0

    def __post_init__(self) -> None:
        if self.start not in RATINGS or self.now not in RATINGS or self.rounds < 0:
            raise Refusal("coping-out-of-range")

    def rated(self, rating: int) -> "Ride":
        """Return the ride after one more round."""
        return Ride(self.start, rating, min(self.rounds + 1, 99))

    @property
    def stuck(self) -> bool:
        """Whether it is time for people: two rounds or more, a craving, and not lower than at first (C-3)."""
        return self.rounds >= ROUNDS_BEFORE_PEOPLE and self.now >= max(self.start, 1)


@dataclass(frozen=True, slots=True)
class Round:
    """One tool tried once, with the ratings around it."""

    tool: Tool
    before: int
    after: int

    def __post_init__(self) -> None:
        if self.before not in RATINGS or self.after not in RATINGS:
            raise Refusal("coping-out-of-range")

    @property
    def drop(self) -> int:
        return self.before - self.after


@dataclass(frozen=True, slots=True)
class Helped:
    """How a tool went for one member.

    Attributes:
        times: Rounds they saved with it.
        drop: By how many points the rating fell, on average; above 0.
    """

    tool: Tool
    times: int
    drop: float


def what_helped(rounds: Iterable[Round]) -> list[Helped]:
    """Return the tools after which ratings fell on average: the largest fall first (C-4).

    The more often tried comes first among equals; a tool that did not help is left out, not shown last.
    """
    drops: dict[Tool, list[int]] = {tool: [] for tool in Tool}
    for each in rounds:
        drops[each.tool].append(each.drop)
    found = [Helped(tool, len(all_), sum(all_) / len(all_)) for tool, all_ in drops.items() if sum(all_) > 0]
    return sorted(found, key=lambda helped: (-helped.drop, -helped.times))


def offered(helped: Sequence[Helped]) -> list[Tool]:
    """Return every tool once: those that helped first, then the others in their usual order."""
    known = [each.tool for each in helped]
    return known + [tool for tool in Tool if tool not in known]


LINES = 10
LINE_LENGTH = 100
"""Lines of each list of a kit, characters of a line."""

CARD_PEOPLE, CARD_PLACES = 3, 2
"""How much of a kit the support card holds (R-5), beside one reason and one line to call."""


@dataclass(frozen=True, slots=True)
class Kit:
    """One's own reasons, people, places and songs, and a number to call or text.

    What stands first in a list is what Help shows.
    """

    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    songs: tuple[str, ...] = ()
    line: str = ""

    def __post_init__(self) -> None:
        lists = (self.people, self.places, self.reasons, self.songs)
        every = [self.line, *(line for each in lists for line in each)]
        if any(len(each) > LINES for each in lists) or any(len(line) > LINE_LENGTH for line in every):
            raise Refusal("coping-kit-too-long", lines=LINES, length=LINE_LENGTH)

    def __bool__(self) -> bool:
        return bool(self.people or self.places or self.reasons or self.songs or self.line)

    @property
    def card(self) -> "Kit":
        """Return the support card: what Help shows first (R-5)."""
        return Kit(self.people[:CARD_PEOPLE], self.places[:CARD_PLACES], self.reasons[:1], line=self.line)

    @property
    def words(self) -> str:
        """Return everything written in it, a line each."""
        return "\n".join((*self.people, *self.places, *self.reasons, *self.songs, self.line))


def lines_in(text: str) -> tuple[str, ...]:
    """Return the lines of a form field that hold something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class Tag(StrEnum):
    """What kind of trigger it is; one may be several."""

    TIME = "time"
    PLACE = "place"
    PEOPLE = "people"
    FEELING = "feeling"


TRIGGERS = 20
"""How many triggers one keeps."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Something that brings a craving on, in one's own words."""

    words: str
    tags: frozenset[Tag] = frozenset()

    def __post_init__(self) -> None:
        if not self.words or len(self.words) > LINE_LENGTH:
            raise Refusal("coping-trigger-length", length=LINE_LENGTH)


@dataclass(frozen=True, slots=True)
class KeptTrigger:
    """A trigger with its id."""

    id: RequestId
    trigger: Trigger


class When(StrEnum):
    """The menu of ifs: situations that often come before a craving."""

    STRESS = "stress"
    LONELY = "lonely"
    ANGRY = "angry"
    BORED = "bored"
    TIRED = "tired"
    GOOD_NEWS = "good-news"
    OFFERED = "offered"
    OLD_PLACE = "old-place"
    PARTY = "party"
    PAYDAY = "payday"
    ARGUMENT = "argument"
    EVENING = "evening"
    PAIN = "pain"
    SLIPPED = "slipped"


class Then(StrEnum):
    """The menu of thens: small things that can be done at once."""

    CALL = "call"
    LEAVE = "leave"
    WAIT = "wait"
    BREATHE = "breathe"
    WALK = "walk"
    EAT = "eat"
    NO_THANKS = "no-thanks"
    MEETING = "meeting"
    REASONS = "reasons"
    SHOWER = "shower"
    MUSIC = "music"
    BED = "bed"
    HANDS = "hands"
    CRAVING = "craving"


PLANS = 3
"""How many plans are active at most (C-5)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """If this happens, then I do that: both from menus (C-5)."""

    when: When
    then: Then


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A plan with its id."""

    id: RequestId
    plan: Plan


@dataclass(frozen=True, slots=True)
class AtHand:
    """What of a member's own is there for a craving; empty when nothing is kept, or storage is away."""

    kit: Kit = field(default_factory=Kit)
    plans: Sequence[KeptPlan] = ()
    helped: Sequence[Helped] = ()
