"""Everybody against everybody at once: the best candidates of each, for a pool of thousands.

Runs in the worker process alone, which may know numpy. Filters and points are those of `matching` and
`scoring`: what has few different values is asked there once for each two of them, and added up for all.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from bot.features.buddies import matching, scoring
from bot.features.buddies.matching import Seeker
from bot.features.buddies.profile import Format, Interest, Support

NEVER = -1_000_000
"""Points of two people whom a hard filter keeps apart; no sum of others makes up for it."""

BLOCK = 64
"""How many people are looked at together; with a thousand others they fit a processor's cache."""

Points = NDArray[np.float32]
"""Whole numbers below 2**24, which 32 bits of float hold exactly, and multiply fastest."""
Bits = NDArray[np.uint64]
Places = NDArray[np.int64]

Ask = Callable[[Seeker, Seeker], int]


@dataclass(frozen=True, slots=True)
class Edges:
    """Two people each who may meet, first place below second, and what the two are worth: three columns."""

    one: Places
    other: Places
    points: Places

    def and_those_of(self, more: "Edges") -> "Edges":
        columns = zip((self.one, self.other, self.points), (more.one, more.other, more.points), strict=True)
        return Edges(*(np.concatenate(both) for both in columns))


class Pool:
    """What is known of everybody, as columns.

    Args:
        seekers: Available people; their places in this sequence stand for them.
        alone: Whether two of them would be alone with each other, rather than part of a trio.
        repeats: Whether past partners may meet again.
    """

    def __init__(self, seekers: Sequence[Seeker], alone: bool = True, repeats: bool = False) -> None:
        self.size, self._seekers = len(seekers), seekers
        aspects = [*_ASPECTS, _COMPANY] if alone else _ASPECTS
        columns = [_columns(seekers, *aspect) for aspect in aspects]
        self._have = np.hstack([have for have, _ in columns])
        self._earn = np.hstack([earn for _, earn in columns]).T.copy()
        self._slots = np.array([each.slots for each in seekers], np.uint64)
        self._interests = _bits([each.profile.interests for each in seekers], list(Interest))[0]
        self._support = _bits([scoring.support_that_matters(each) for each in seekers], list(Support))[0]
        languages = [each.profile.languages for each in seekers]
        self._languages = _bits(languages, sorted(frozenset[str]().union(*languages)))
        self._apart = _apart(seekers, repeats)

    def points(self, rows: Places, columns: Places) -> Points:
        """Return the points of each of ``rows`` with each of ``columns``; below zero: never."""
        points: Points = self._have[rows] @ self._earn[:, columns]
        points += _times(scoring.SLOT_POINTS, _shared(self._slots, rows, columns), scoring.FULL_SLOTS)
        interests = _shared(self._interests, rows, columns)
        points += _times(scoring.INTEREST_POINTS, interests, scoring.FULL_INTERESTS)
        points += _times(scoring.SUPPORT, _shared(self._support, rows, columns), 1)
        understood = [_shared(word, rows, columns) for word in self._languages]
        points[sum(understood[1:], start=understood[0]) == 0] = NEVER
        self._keep_apart(points, rows, columns)
        return points

    def _keep_apart(self, points: Points, rows: Places, columns: Places) -> None:
        column = np.full(self.size, -1)
        column[columns] = np.arange(len(columns))
        pairs = [(row, other) for row, place in enumerate(numbers(rows)) for other in self._apart[place]]
        row, other = np.array(pairs, np.int64).reshape(-1, 2).T
        here = column[other] >= 0
        points[row[here], column[other[here]]] = NEVER

    def best(self, rows: Places, columns: Places, most: int) -> Edges:
        """Return the ``most`` best candidates of each of ``rows`` in ``columns``, each two people once."""
        blocks = np.array_split(rows, range(BLOCK, len(rows), BLOCK))
        found = [self._best(block, columns, min(most, len(columns))) for block in blocks]
        return _once([np.concatenate(column) for column in zip(*found, strict=True)], self.size)

    def edges(self, pairs: Sequence[tuple[int, int]]) -> Edges:
        """Return pairs that exist, lower place first, with what they are worth."""
        one, other = np.array(pairs, np.int64).reshape(-1, 2).T
        worth = [scoring.score(self._seekers[a], self._seekers[b]) for a, b in pairs]
        return Edges(one, other, np.array(worth, np.int64))

    def _best(self, rows: Places, columns: Places, most: int) -> tuple[Places, Places, Places]:
        points, worse = self.points(rows, columns), len(columns) - most
        whom = (
            np.argpartition(points, worse, axis=1)[:, worse:]
            if worse
            else np.tile(np.arange(most), (len(rows), 1))
        )
        worth = np.take_along_axis(points, whom, 1).ravel()
        may = worth >= 0
        return np.repeat(rows, most)[may], columns[whom.ravel()[may]], worth[may].astype(np.int64)


def numbers(places: Places) -> list[int]:
    return cast("list[int]", places.tolist())


def _once(columns: Sequence[Places], size: int) -> Edges:
    low, high = np.minimum(columns[0], columns[1]), np.maximum(columns[0], columns[1])
    _, first = np.unique(low * size + high, return_index=True)
    return Edges(low[first], high[first], columns[2][first])


def _columns(seekers: Sequence[Seeker], key: Callable[[Seeker], Hashable], ask: Ask) -> tuple[Points, Points]:
    """Return which value each has, as ones, and what each earns with every value: both (people, values)."""
    known: dict[Hashable, int] = {}
    has = np.array([known.setdefault(key(each), len(known)) for each in seekers], np.int64)
    _, first = np.unique(has, return_index=True)
    with_it = [seekers[place] for place in numbers(first)]
    worth = np.array([[ask(one, other) for other in with_it] for one in with_it], np.float32)
    return np.eye(len(with_it), dtype=np.float32)[has], worth[has]


def _bits(sets: Sequence[frozenset[Any]], values: Sequence[Any]) -> list[Bits]:
    """Return sets as 64-bit words: a column of words for every 64 values."""
    places = {value: place for place, value in enumerate(values)}
    whole = [sum(1 << places[value] for value in some) for some in sets]
    words = range(0, max(1, len(values)), 64)
    return [np.array([number >> word & (1 << 64) - 1 for number in whole], np.uint64) for word in words]


def _shared(bits: Bits, rows: Places, columns: Places) -> NDArray[np.uint8]:
    return np.bitwise_count(bits[rows][:, None] & bits[columns][None, :])


def _times(points: int, shared: NDArray[np.uint8], full: int) -> Points:
    return np.multiply(np.minimum(shared, np.uint8(full)), np.float32(points), dtype=np.float32)


def _apart(seekers: Sequence[Seeker], repeats: bool) -> list[list[int]]:
    """Return whom each may not meet, as places: themselves, who is excluded by either, past partners."""
    places = {each.member: place for place, each in enumerate(seekers)}
    apart: list[set[int]] = [{place} for place in range(len(seekers))]
    for place, each in enumerate(seekers):
        for member in each.excluded if repeats else each.excluded | each.past:
            if (other := places.get(member)) is not None:
                apart[place].add(other)
                apart[other].add(place)
    return [sorted(some) for some in apart]


def _never_unless(holds: Callable[[Seeker, Seeker], object], ask: Ask | None = None) -> Ask:
    def asked(one: Seeker, other: Seeker) -> int:
        if not holds(one, other):
            return NEVER
        return ask(one, other) if ask else 0

    return asked


_Aspect = tuple[Callable[[Seeker], Hashable], Ask]
"""What tells people apart in one respect, and what two of them are worth in it."""

_ASPECTS: Sequence[_Aspect] = (
    (lambda each: each.guild, _never_unless(lambda one, other: one.guild == other.guild)),
    (
        lambda each: (each.profile.gender, each.profile.accepted_genders),
        _never_unless(matching.genders_both_ways),
    ),
    (
        lambda each: each.profile.contact,
        _never_unless(matching.contact_in_common, scoring.contact_points),
    ),
    (
        lambda each: (each.profile.goal, each.profile.goal_open),
        _never_unless(matching.goals_bear_each_other, scoring.goal_points),
    ),
    (
        lambda each: (
            each.profile.stage,
            each.profile.kinds,
            each.places > 0,
            each.mentor is not None and each.mentor.room > 0,
        ),
        _never_unless(matching.role_between, scoring.stage_points),
    ),
    (lambda each: each.profile.pathway, scoring.pathway_points),
    (lambda each: each.profile.cadence, scoring.cadence_points),
    (lambda each: bool(each.profile.parts), scoring.open_hours_points),
    (lambda each: each.profile.same_experience, scoring.open_support_points),
)

_COMPANY: _Aspect = (
    lambda each: (each.profile.very_hard, Format.PAIR in each.profile.formats),
    _never_unless(matching.two_are_enough),
)
