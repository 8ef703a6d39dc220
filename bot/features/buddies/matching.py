"""Who may be paired with whom (hard filters of safety section 7), and what an offer holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import combinations

from bot.features.buddies.profile import Format, Goal, Kind, Profile, Stage, slots_of
from bot.ids import GuildId, MemberId

MENTEES = 3
"""How many newcomers a mentor has at most unless admins set less or more (safety section 7)."""

MOST_VERY_HARD = 2
"""Of a trio or a pod; two need a third ([S47]), and three would need more than that. Own choice."""


class Gate(StrEnum):
    """What must be passed before a first offer; one that a server does not have is passed."""

    ADULT = "adult"
    ACCOUNT_AGE = "account-age"
    SERVER_AGE = "server-age"
    ADULTS_ONLY = "adults-only"


ALL_GATES = frozenset(Gate)


@dataclass(frozen=True, slots=True)
class Mentor:
    """Somebody whom admins granted the mentor role.

    Attributes:
        tenure: How long they have been what the server counts (the role, or membership).
        tenure_needed: What admins ask for.
        mentees: Newcomers they are with now, offers under way included.
    """

    tenure: timedelta
    tenure_needed: timedelta
    mentees: int = 0
    cap: int = MENTEES

    @property
    def room(self) -> int:
        """How many newcomers may be offered to them now."""
        return max(0, self.cap - self.mentees) if self.tenure >= self.tenure_needed else 0


@dataclass(frozen=True, slots=True)
class Seeker:
    """Somebody who waits for a buddy, as far as matching may know them.

    Attributes:
        offset: Minutes their zone is ahead of UTC (``profile.offset_at``).
        waiting_since: Aware instant; breaks ties, the longer the earlier.
        rounds_waited: Rounds that left them without a pair through no choice of their own; decides who
            comes first.
        past: Partners of before whom they may meet again when there is nobody else.
        excluded: Never again: blocks of either side, "not with this person", reported, ended or
            declined pairs. One side's word is enough.
        gates: What they have passed.
        places: How many more buddies they may have (capacity); a mentor's newcomers count against
            the mentor's cap instead.
        mentor: None for who has not been granted the role.
    """

    member: MemberId
    guild: GuildId
    profile: Profile
    waiting_since: datetime
    offset: int = 0
    rounds_waited: int = 0
    past: frozenset[MemberId] = frozenset()
    excluded: frozenset[MemberId] = frozenset()
    gates: frozenset[Gate] = ALL_GATES
    places: int = 1
    paused: bool = False
    mentor: Mentor | None = None

    @property
    def slots(self) -> int:
        """The half hours of the UTC day that suit them, as 48 bits."""
        return slots_of(self.profile.parts, self.offset)

    @property
    def available(self) -> bool:
        """Whether they may be offered anybody at all."""
        has_room = self.places > 0 or (self.mentor is not None and self.mentor.room > 0)
        return self.gates == ALL_GATES and has_room and not self.paused


class ReasonKey(StrEnum):
    """What two or three people have in common; worded by texts."""

    PARTS = "parts"
    HOURS = "hours"
    LANGUAGES = "languages"
    CONTACT = "contact"
    GOAL = "goal"
    STAGE = "stage"
    PATHWAY = "pathway"
    INTERESTS = "interests"
    SUPPORT = "support"
    CADENCE = "cadence"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing all members of an offer chose; it tells nothing about one that the others did not say too.

    Attributes:
        values: What they share, e.g. values of an enum or language codes, sorted; empty for HOURS.
        count: For HOURS: whole hours of the day that suit all.
    """

    key: ReasonKey
    values: tuple[str, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """People who may be asked whether they would like to meet.

    Attributes:
        members: Two or three (a pod: three to five), sorted by id.
        kind: Peers, or a mentor and a newcomer.
        mentor: Who of them is the mentor, with ``Kind.MENTOR``.
        format: How many they are.
        reasons: Why, most telling first; the same for all of them.
        score: 0 to 1000, the mean over their pairs; for choosing, never shown.
        repeat: They have met before, and there was nobody else.
    """

    members: tuple[MemberId, ...]
    kind: Kind
    format: Format
    reasons: tuple[Reason, ...] = field(default=())
    score: int = 0
    repeat: bool = False
    mentor: MemberId | None = None


def fits_as(one: Seeker, other: Seeker) -> Kind | None:
    """Return as what two people may be in one offer, or None when a hard filter keeps them apart.

    It is the same for both directions. That two people for whom it is very hard need a third is
    ``compatible``'s business, as is how many people each can take.
    """
    if not all(holds(one, other) for holds in _FILTERS):
        return None
    return role_between(one, other)


def role_between(one: Seeker, other: Seeker) -> Kind | None:
    """Return as what two people may meet by their stages and what they want, other filters aside."""
    if _peers(one, other):
        return Kind.PEER
    return Kind.MENTOR if mentor_of(one, other) else None


def compatible(one: Seeker, other: Seeker) -> bool:
    """Return whether these two alone may be offered to each other."""
    return two_are_enough(one, other) and fits_as(one, other) is not None


def two_are_enough(one: Seeker, other: Seeker) -> bool:
    """Return whether both can do with a pair: two for whom it is very hard need a third ([S47])."""
    a, b = one.profile, other.profile
    return Format.PAIR in a.formats & b.formats and not (a.very_hard and b.very_hard)


def compatible_trio(trio: tuple[Seeker, Seeker, Seeker]) -> bool:
    """Return whether these three may be offered to each other."""
    return compatible_group(trio, Format.TRIO)


def compatible_group(members: Sequence[Seeker], form: Format) -> bool:
    """Return whether more than two may be offered to each other: every two fit, some have room to hold."""
    if any(form not in each.profile.formats for each in members):
        return False
    if sum(each.profile.very_hard for each in members) > MOST_VERY_HARD:
        return False
    if any(fits_as(one, other) is None for one, other in combinations(members, 2)):
        return False
    return all(_mentees_in(members, each) <= each.mentor.room for each in members if each.mentor)


def mentor_of(one: Seeker, other: Seeker) -> Seeker | None:
    """Return who of two would be the other's mentor, or None when neither may."""
    return one if _may_mentor(one, other) else other if _may_mentor(other, one) else None


def has_met(one: Seeker, other: Seeker) -> bool:
    """Return whether they were partners before, as either of them knows."""
    return one.member in other.past or other.member in one.past


def _mentees_in(members: Sequence[Seeker], mentor: Seeker) -> int:
    return sum(
        each is not mentor and not _peers(mentor, each) and _may_mentor(mentor, each) for each in members
    )


def _two_people_of_one_server(one: Seeker, other: Seeker) -> bool:
    return one.member != other.member and one.guild == other.guild


def _both_available(one: Seeker, other: Seeker) -> bool:
    return one.available and other.available


def _not_kept_apart(one: Seeker, other: Seeker) -> bool:
    return one.member not in other.excluded and other.member not in one.excluded


def _language_in_common(one: Seeker, other: Seeker) -> bool:
    return not one.profile.languages.isdisjoint(other.profile.languages)


def genders_both_ways(one: Seeker, other: Seeker) -> bool:
    a, b = one.profile, other.profile
    return b.gender in a.accepted_genders and a.gender in b.accepted_genders


def contact_in_common(one: Seeker, other: Seeker) -> bool:
    return not one.profile.contact.isdisjoint(other.profile.contact)


def goals_bear_each_other(one: Seeker, other: Seeker) -> bool:
    a, b = one.profile, other.profile
    return {a.goal, b.goal} != {Goal.REDUCE, Goal.ABSTINENCE} or (a.goal_open and b.goal_open)


_FILTERS: tuple[Callable[[Seeker, Seeker], bool], ...] = (
    _two_people_of_one_server,
    _both_available,
    _not_kept_apart,
    _language_in_common,
    genders_both_ways,
    contact_in_common,
    goals_bear_each_other,
)


def _peers(one: Seeker, other: Seeker) -> bool:
    a, b = one.profile, other.profile
    willing = Kind.PEER in a.kinds & b.kinds and min(one.places, other.places) > 0
    return willing and peer_stages(a.stage, b.stage)


def peer_stages(one: Stage | None, other: Stage | None) -> bool:
    """Return whether two stages make peers.

    Newcomers meet newcomers only (B-5). A stage that was not said may be any: it meets the unsaid
    and the middle, neither newcomers nor those far along.
    """
    return other in _PEER_STAGES[one]


_PEER_STAGES: Mapping[Stage | None, frozenset[Stage | None]] = {
    Stage.FIRST_MONTH: frozenset({Stage.FIRST_MONTH, Stage.FIRST_QUARTER}),
    Stage.FIRST_QUARTER: frozenset({Stage.FIRST_MONTH, Stage.FIRST_QUARTER}),
    Stage.FIRST_YEAR: frozenset({Stage.FIRST_YEAR, Stage.LATER, None}),
    Stage.LATER: frozenset({Stage.FIRST_YEAR, Stage.LATER}),
    None: frozenset({Stage.FIRST_YEAR, None}),
}


def _may_mentor(one: Seeker, other: Seeker) -> bool:
    if one.mentor is None or one.mentor.room == 0 or other.places == 0:
        return False
    willing = Kind.MENTOR in one.profile.kinds & other.profile.kinds
    return willing and other.profile.newcomer and not one.profile.newcomer
