"""What somebody declares about themselves to find a buddy: choices only, no free words, nothing measured."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, cast
from zoneinfo import ZoneInfo

from bot.features.members.model import Pathway

MOST_LANGUAGES = 5
MOST_SUPPORT = 5
MOST_INTERESTS = 8
MOST_GENDERS = 4
"""How much a profile holds; own choice: enough to find somebody by, too little to be known by."""

_LANGUAGE = re.compile(r"[a-z]{2,3}")
"""ISO 639-1 or 639-3 code."""


class Part(StrEnum):
    """Of a local day, when contact would suit."""

    NIGHT = "night"
    EARLY = "early"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    LATE = "late"


PART_HOURS: Mapping[Part, range] = {
    Part.NIGHT: range(5),
    Part.EARLY: range(5, 8),
    Part.MORNING: range(8, 12),
    Part.AFTERNOON: range(12, 17),
    Part.EVENING: range(17, 21),
    Part.LATE: range(21, 24),
}
"""Local hours of each part; they fill the day and do not overlap."""


class Goal(StrEnum):
    """What somebody is working towards; none is above another (G-4)."""

    ABSTINENCE = "abstinence"
    REDUCE = "reduce"
    MEDICATION = "medication"
    BREAK = "break"


class Stage(StrEnum):
    """How long the present stretch is, as they say themselves; never taken from a counter (B-2)."""

    FIRST_MONTH = "first-month"
    FIRST_QUARTER = "first-quarter"
    FIRST_YEAR = "first-year"
    LATER = "later"


NEWCOMERS = frozenset({Stage.FIRST_MONTH, Stage.FIRST_QUARTER})
"""Under 90 days (B-5)."""


class Gender(StrEnum):
    """As somebody names it; left unsaid, only who chose "any" is offered (safety section 7)."""

    WOMAN = "woman"
    MAN = "man"
    NON_BINARY = "non-binary"
    ANOTHER = "another"
    UNSAID = "unsaid"


class GenderWish(StrEnum):
    """Whom somebody would like to be paired with; kept both ways."""

    ANY = "any"
    SAME = "same"
    LISTED = "listed"


class Contact(StrEnum):
    """How to talk."""

    TEXT = "text"
    VOICE = "voice"


class Cadence(StrEnum):
    """How often to talk, most often first."""

    DAILY = "daily"
    TWICE_WEEKLY = "twice-weekly"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"


class Support(StrEnum):
    """What somebody wants support with."""

    ALCOHOL = "alcohol"
    OPIOIDS = "opioids"
    STIMULANTS = "stimulants"
    CANNABIS = "cannabis"
    BENZODIAZEPINES = "benzodiazepines"
    NICOTINE = "nicotine"
    OTHER_SUBSTANCE = "other-substance"
    GAMBLING = "gambling"
    GAMING = "gaming"
    FOOD = "food"
    SEX = "sex"
    SHOPPING = "shopping"
    LOVED_ONE = "loved-one"


class Interest(StrEnum):
    """What one may talk about besides; interests bind where a shared diagnosis alone may harm ([S44])."""

    ANIMALS = "animals"
    ART = "art"
    BOOKS = "books"
    COOKING = "cooking"
    FAITH = "faith"
    FAMILY = "family"
    FILM = "film"
    FITNESS = "fitness"
    GAMES = "games"
    GARDENING = "gardening"
    LEARNING = "learning"
    MAKING = "making"
    MEDITATION = "meditation"
    MUSIC = "music"
    OUTDOORS = "outdoors"
    SPORT = "sport"
    TECHNOLOGY = "technology"
    TRAVEL = "travel"
    WORK = "work"
    WRITING = "writing"


class Kind(StrEnum):
    """Of a pairing: two peers, or a mentor whom admins granted the role and a newcomer (B-5)."""

    PEER = "peer"
    MENTOR = "mentor"


class Format(StrEnum):
    """How many people somebody can take at the moment: the rungs between "just me" and a channel (N5)."""

    PAIR = "pair"
    TRIO = "trio"
    POD = "pod"


@dataclass(frozen=True, slots=True)
class Profile:
    """What a member declares; only a language is needed (safety section 7).

    Attributes:
        languages: ISO 639 codes, one to five.
        parts: Local parts of the day that suit; empty: no preference said.
        support: What they want support with; used only if both say the same experience matters.
        goal_open: A buddy with an opposite goal is fine (needed from both for reduce and abstinence).
        wished_genders: With ``GenderWish.LISTED`` only.
        kinds: Peers, or a mentor (for a mentor: willing to be one now).
        formats: A pair, room for a third, a pod; any of them.
        very_hard: "It is very hard right now": two such people get a third support.

    Raises:
        ValueError: No language, too many of something, or choices that contradict each other.
    """

    languages: frozenset[str]
    parts: frozenset[Part] = frozenset()
    support: frozenset[Support] = frozenset()
    same_experience: bool = False
    goal: Goal | None = None
    goal_open: bool = False
    pathway: Pathway | None = None
    stage: Stage | None = None
    gender: Gender = Gender.UNSAID
    gender_wish: GenderWish = GenderWish.ANY
    wished_genders: frozenset[Gender] = frozenset()
    contact: frozenset[Contact] = frozenset({Contact.TEXT})
    cadence: Cadence | None = None
    interests: frozenset[Interest] = frozenset()
    kinds: frozenset[Kind] = frozenset({Kind.PEER})
    formats: frozenset[Format] = frozenset({Format.PAIR, Format.TRIO})
    very_hard: bool = False

    def __post_init__(self) -> None:
        _need(1 <= len(self.languages) <= MOST_LANGUAGES, "languages")
        _need(all(_LANGUAGE.fullmatch(code) for code in self.languages), "languages")
        _need(len(self.support) <= MOST_SUPPORT, "support")
        _need(len(self.interests) <= MOST_INTERESTS, "interests")
        _need(bool(self.contact and self.kinds and self.formats), "contact, kinds, formats")
        _need(Gender.UNSAID not in self.wished_genders, "wished_genders")
        _need(bool(self.wished_genders) == (self.gender_wish is GenderWish.LISTED), "wished_genders")
        _need(self.gender is not Gender.UNSAID or self.gender_wish is not GenderWish.SAME, "gender_wish")

    @property
    def newcomer(self) -> bool:
        return self.stage in NEWCOMERS

    @property
    def accepted_genders(self) -> frozenset[Gender]:
        """Whom they would be paired with; who left it unsaid is among them only for "any"."""
        if self.gender_wish is GenderWish.ANY:
            return frozenset(Gender)
        return frozenset({self.gender}) if self.gender_wish is GenderWish.SAME else self.wished_genders


def _need(holds: bool, what: str) -> None:
    if not holds:
        raise ValueError(f"profile: {what}")  # names the field, never what was chosen


SLOTS = 48
"""Half hours of a day; every zone's offset but a few with quarter hours is a multiple."""


def offset_at(zone: ZoneInfo, now: datetime) -> int:
    """Return how many minutes ``zone`` is ahead of UTC at ``now`` (-720 to 840)."""
    return (now.astimezone(zone).utcoffset() or timedelta()) // timedelta(minutes=1)


def slots_of(parts: Collection[Part], offset: int) -> int:
    """Return the half hours of the UTC day that ``parts`` of a local day fill, as 48 bits.

    Args:
        parts: Local parts of the day.
        offset: Minutes ahead of UTC, rounded down to half hours.
    """
    shift = offset // 30
    local = (2 * hour + half for part in parts for hour in PART_HOURS[part] for half in (0, 1))
    return sum(1 << ((slot - shift) % SLOTS) for slot in local)


_ENUMS: Mapping[str, type[StrEnum]] = {
    "parts": Part, "support": Support, "goal": Goal, "pathway": Pathway, "stage": Stage,
    "gender": Gender, "gender_wish": GenderWish, "wished_genders": Gender, "contact": Contact,
    "cadence": Cadence, "interests": Interest, "kinds": Kind, "formats": Format,
}  # fmt: skip


def plain(profile: Profile) -> dict[str, object]:
    """Return a profile as what JSON holds, sets as sorted lists; ``from_plain`` is its inverse."""
    values = {each.name: getattr(profile, each.name) for each in fields(Profile)}
    return {
        name: sorted(cast("frozenset[str]", value)) if isinstance(value, frozenset) else value
        for name, value in values.items()
    }


def from_plain(kept: Mapping[str, object]) -> Profile:
    """Return the profile that ``plain`` described.

    Raises:
        ValueError: It was never a profile of this version or an earlier one.
    """
    known = {each.name for each in fields(Profile)}
    return Profile(**{name: _value(name, value) for name, value in kept.items() if name in known})


def _value(name: str, value: object) -> Any:
    enum = _ENUMS.get(name)
    if isinstance(value, list):
        several = cast("list[str]", value)
        return frozenset(enum(each) for each in several) if enum else frozenset(several)
    return enum(value) if enum and value is not None else value
