"""How well two people suit each other, and why: only what both declared, in the order of safety section 7."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from itertools import combinations
from typing import TypeVar

from bot.features.buddies.matching import Kind, Offer, Reason, ReasonKey, Seeker, fits_as, has_met, mentor_of
from bot.features.buddies.profile import (
    NEWCOMERS,
    PART_HOURS,
    Cadence,
    Format,
    Goal,
    Part,
    Stage,
    Support,
    slots_of,
)

T = TypeVar("T")

HOURS, GOAL, STAGE, PATHWAY, INTERESTS, SUPPORT, CADENCE, CONTACT = 320, 240, 140, 100, 80, 70, 30, 20
"""Points; the order is the source's (safety section 7), the figures are own choice. They add up to 1000."""

BEST = 1000
FULL_SLOTS = 8
"""Half hours a day in common that are as good as more: four hours, own choice."""
FULL_INTERESTS = 4
"""What somebody leaves open is worth half."""

SLOT_POINTS, INTEREST_POINTS = HOURS // FULL_SLOTS, INTERESTS // FULL_INTERESTS
_NEAR_GOALS = {
    frozenset({Goal.ABSTINENCE, Goal.MEDICATION}): 160,  # medication is recovery
    frozenset({Goal.REDUCE, Goal.BREAK}): 160,
    frozenset({Goal.ABSTINENCE, Goal.BREAK}): 100,
    frozenset({Goal.MEDICATION, Goal.BREAK}): 100,
    frozenset({Goal.MEDICATION, Goal.REDUCE}): 100,
    frozenset({Goal.ABSTINENCE, Goal.REDUCE}): 40,  # only if both accept
}
_STAGES: Sequence[Stage] = tuple(Stage)
_CADENCES: Sequence[Cadence] = tuple(Cadence)
_OTHER_PATHWAY = 15


def goal_points(one: Seeker, other: Seeker) -> int:
    a, b = one.profile.goal, other.profile.goal
    if a is None or b is None:
        return GOAL // 2
    return GOAL if a is b else _NEAR_GOALS[frozenset({a, b})]


def stage_points(one: Seeker, other: Seeker) -> int:
    a, b = one.profile.stage, other.profile.stage
    if a is None or b is None or (a in NEWCOMERS) != (b in NEWCOMERS):  # the last: a newcomer and a mentor
        return STAGE // 2
    return STAGE - 90 * abs(_STAGES.index(a) - _STAGES.index(b))


def pathway_points(one: Seeker, other: Seeker) -> int:
    a, b = one.profile.pathway, other.profile.pathway
    if a is None or b is None:
        return PATHWAY // 2
    return PATHWAY if a is b else _OTHER_PATHWAY


def cadence_points(one: Seeker, other: Seeker) -> int:
    a, b = one.profile.cadence, other.profile.cadence
    if a is None or b is None:
        return CADENCE // 2
    return max(0, CADENCE - 15 * abs(_CADENCES.index(a) - _CADENCES.index(b)))


def contact_points(one: Seeker, other: Seeker) -> int:
    return CONTACT if one.profile.contact == other.profile.contact else 0


def open_hours_points(one: Seeker, other: Seeker) -> int:
    return 0 if one.profile.parts and other.profile.parts else HOURS // 2


def open_support_points(one: Seeker, other: Seeker) -> int:
    return 0 if one.profile.same_experience and other.profile.same_experience else SUPPORT // 2


BY_FEW_VALUES: tuple[Callable[[Seeker, Seeker], int], ...] = (
    goal_points,
    stage_points,
    pathway_points,
    cadence_points,
    contact_points,
    open_hours_points,
    open_support_points,
)
"""Points by what has few different values; hours, interests and support in common come on top."""


def score(one: Seeker, other: Seeker) -> int:
    """Return 0 to 1000 points for two people, the same whoever comes first; filters are not its business."""
    hours = (one.slots & other.slots).bit_count()
    interests = len(one.profile.interests & other.profile.interests)
    support = support_that_matters(one) & support_that_matters(other)
    return (
        sum(points(one, other) for points in BY_FEW_VALUES)
        + SLOT_POINTS * min(FULL_SLOTS, hours)
        + INTEREST_POINTS * min(FULL_INTERESTS, interests)
        + (SUPPORT if support else 0)
    )


def support_that_matters(seeker: Seeker) -> frozenset[Support]:
    """Return what somebody wants support with, if the same experience matters to them."""
    return seeker.profile.support if seeker.profile.same_experience else frozenset()


def explain(seekers: Sequence[Seeker]) -> tuple[Reason, ...]:
    """Return what all of ``seekers`` declared, most telling first; nothing that one of them did not."""
    profiles = [each.profile for each in seekers]
    single: Mapping[ReasonKey, set[StrEnum | None]] = {
        ReasonKey.GOAL: {each.goal for each in profiles},
        ReasonKey.STAGE: {each.stage for each in profiles},
        ReasonKey.PATHWAY: {each.pathway for each in profiles},
        ReasonKey.CADENCE: {each.cadence for each in profiles},
    }
    several: Mapping[ReasonKey, frozenset[str]] = {
        ReasonKey.LANGUAGES: _common([each.languages for each in profiles]),
        ReasonKey.CONTACT: _common([each.contact for each in profiles]),
        ReasonKey.INTERESTS: _common([each.interests for each in profiles]),
        ReasonKey.SUPPORT: _common([support_that_matters(each) for each in seekers]),
    }
    agreed = {key: values for key, values in single.items() if len(values) == 1 and None not in values}
    found = {key: tuple(sorted(str(each) for each in values)) for key, values in (agreed | several).items()}
    told = [Reason(key, found[key]) for key in _ORDER if found.get(key)]
    return (*_hours_in_common(seekers), *told)


_ORDER = (
    ReasonKey.LANGUAGES,
    ReasonKey.CONTACT,
    ReasonKey.GOAL,
    ReasonKey.STAGE,
    ReasonKey.PATHWAY,
    ReasonKey.INTERESTS,
    ReasonKey.SUPPORT,
    ReasonKey.CADENCE,
)


def _common(sets: Sequence[frozenset[T]]) -> frozenset[T]:
    first, *others = sets
    return first.intersection(*others)


def _hours_in_common(seekers: Sequence[Seeker]) -> tuple[Reason, ...]:
    parts = _common([each.profile.parts for each in seekers])
    meeting = tuple(part.value for part in PART_HOURS if part in parts and _meet_in(part, seekers))
    if meeting:
        return (Reason(ReasonKey.PARTS, meeting),)
    hours = _slots_in_common([each.slots for each in seekers]).bit_count() // 2
    return (Reason(ReasonKey.HOURS, count=hours),) if hours else ()


def _meet_in(part: Part, seekers: Sequence[Seeker]) -> bool:
    """Return whether that part of everybody's own day has at least an hour in common."""
    return _slots_in_common([slots_of([part], each.offset) for each in seekers]).bit_count() >= 2


def _slots_in_common(slots: Sequence[int]) -> int:
    common = slots[0]
    for each in slots[1:]:
        common &= each
    return common


_FORMATS = {2: Format.PAIR, 3: Format.TRIO}


def offer(seekers: Sequence[Seeker], form: Format | None = None) -> Offer:
    """Return what these people may be asked; that they fit is the caller's business.

    Args:
        seekers: Two to five.
        form: A pair or a trio by their number when None.
    """
    pairs = list(combinations(sorted(seekers, key=lambda each: each.member), 2))
    mentor = next((found.member for found in map(_mentor, pairs) if found), None)
    return Offer(
        members=tuple(sorted(each.member for each in seekers)),
        kind=Kind.MENTOR if mentor else Kind.PEER,
        format=form or _FORMATS[len(seekers)],
        reasons=explain(seekers),
        score=sum(score(*pair) for pair in pairs) // len(pairs),
        repeat=any(has_met(*pair) for pair in pairs),
        mentor=mentor,
    )


def _mentor(pair: tuple[Seeker, Seeker]) -> Seeker | None:
    return mentor_of(*pair) if fits_as(*pair) is Kind.MENTOR else None
