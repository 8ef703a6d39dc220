"""The heart of a round: a heaviest matching on the best candidates of each, then whoever is left over.

Runs in the worker process alone: numpy and rustworkx hold the interpreter's lock.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import rustworkx as rx

from bot.features.buddies.candidates import Edges, Places, Pool, numbers
from bot.features.buddies.matching import Seeker, compatible_trio
from bot.features.buddies.profile import Format

CANDIDATES = 40
"""How many of the best of each are looked at; with 40 the whole is as good as with all of them."""

CHUNK_CANDIDATES = 12
"""As CANDIDATES, where people who suit each other were put into the same chunk."""

WIDE = 400
"""How many candidates those get whom their chunk left over."""

MOST_ROUNDS = 20
"""After so many rounds somebody comes no earlier than they do already."""

TIES = 100
"""Into how many steps the order of waiting is cut; with two people's it stays below one point."""

POINT = 2 * TIES

Pair = tuple[int, int]
"""Places of two people, the lower first."""


def pair_all(seekers: Sequence[Seeker], chunk: int) -> list[Pair]:
    """Return who is offered whom, as places; no two who are left over could be offered to each other.

    Args:
        seekers: Available people.
        chunk: About how many are matched at once.
    """
    if not seekers:
        return []
    pool, first, chunks = Pool(seekers), _Priorities(seekers), _chunks(seekers, chunk)
    most = CANDIDATES if len(chunks) == 1 else CHUNK_CANDIDATES
    pairs = [pair for some in chunks for pair in _heaviest(pool.best(some, some, most), first)]
    pairs = _among_the_rest(pool, first, _second_chance(pool, first, pairs))
    if not any(each.past for each in seekers):
        return pairs
    return _among_the_rest(Pool(seekers, repeats=True), first, pairs)


def _second_chance(pool: Pool, first: "_Priorities", pairs: Sequence[Pair]) -> list[Pair]:
    """Match those who are left over once more, with all they could be with and the partners of these.

    A pair stays, or makes room for somebody who comes first, or for two others.
    """
    left = _left(pool.size, pairs)
    wishes = pool.best(left, np.arange(pool.size), WIDE)
    wanted = set(wishes.one.tolist()) | set(wishes.other.tolist())
    kept = [pair for pair in pairs if wanted.isdisjoint(pair)]
    touched = [pair for pair in pairs if not wanted.isdisjoint(pair)]
    return kept + _heaviest(wishes.and_those_of(pool.edges(touched)), first)


def _among_the_rest(pool: Pool, first: "_Priorities", pairs: list[Pair]) -> list[Pair]:
    """Add pairs of those who are left over until no two of them could be one."""
    while True:
        left = _left(pool.size, pairs)
        more = _heaviest(pool.best(left, left, CANDIDATES), first)
        if not more:
            return pairs
        pairs = pairs + more


def _left(size: int, pairs: Iterable[Pair]) -> Places:
    return np.setdiff1d(np.arange(size), np.array(list(pairs), np.int64).ravel())


def join_trios(seekers: Sequence[Seeker], pairs: Sequence[Pair]) -> list[tuple[int, ...]]:
    """Return all pairs, of which some became trios: whoever is left over joins where all three fit."""
    welcoming = [pair for pair in pairs if _room_for_a_third(seekers, pair)]
    left = [place for place in numbers(_left(len(seekers), pairs)) if _takes_trios(seekers[place])]
    if not left or not welcoming:
        return list(pairs)
    pool = Pool(seekers, alone=False)
    left.sort(key=lambda place: (-seekers[place].rounds_waited, seekers[place].waiting_since, place))
    joined: dict[Pair, tuple[int, ...]] = {}
    for place in left:
        for pair in _welcomes(pool, place, [pair for pair in welcoming if pair not in joined]):
            if compatible_trio((seekers[place], seekers[pair[0]], seekers[pair[1]])):
                joined[pair] = (*pair, place)
                break
    return [joined.get(pair, pair) for pair in pairs]


def _welcomes(pool: Pool, place: int, pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs of which both may meet somebody, best first."""
    ends = np.array(pairs, np.int64).reshape(-1, 2)
    points = pool.points(np.array([place]), np.arange(pool.size))[0][ends]
    fitting = np.flatnonzero((points >= 0).all(axis=1))
    best = fitting[np.argsort(-points[fitting].sum(axis=1), kind="stable")]
    return [pairs[number] for number in numbers(best)]


def _room_for_a_third(seekers: Sequence[Seeker], pair: Pair) -> bool:
    return all(_takes_trios(seekers[place]) for place in pair)


def _takes_trios(seeker: Seeker) -> bool:
    return Format.TRIO in seeker.profile.formats


class _Priorities:
    """What two people weigh: who waited a round before all else, then points, then how long they wait."""

    def __init__(self, seekers: Sequence[Seeker]) -> None:
        size = len(seekers)
        rounds = np.array([min(each.rounds_waited, MOST_ROUNDS) for each in seekers], np.int64)
        since = np.array([each.waiting_since.timestamp() for each in seekers])
        order = np.empty(size, np.int64)
        order[np.argsort(-since, kind="stable")] = np.arange(size)
        self._own = order * TIES // size + rounds * (POINT * 1000 * size)

    def of(self, edges: Edges) -> Places:
        return edges.points * POINT + self._own[edges.one] + self._own[edges.other]


def _heaviest(edges: Edges, first: _Priorities) -> list[Pair]:
    graph: rx.PyGraph[int, int] = rx.PyGraph()
    used, ends = np.unique(np.concatenate([edges.one, edges.other]), return_inverse=True)
    graph.add_nodes_from(range(len(used)))
    one, other = ends.reshape(2, -1).tolist()
    graph.add_edges_from(list(zip(one, other, first.of(edges).tolist(), strict=True)))
    found = rx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    places = numbers(used)
    return sorted((min(places[a], places[b]), max(places[a], places[b])) for a, b in found)


def _chunks(seekers: Sequence[Seeker], size: int) -> list[Places]:
    """Cut a large pool so that people who suit each other are mostly in one piece."""
    order = sorted(range(len(seekers)), key=lambda place: _neighbourhood(seekers[place]))
    pieces = 1 if len(seekers) <= 2 * size else -(-len(seekers) // size)
    return np.array_split(np.array(order, np.int64), pieces)


def _neighbourhood(seeker: Seeker) -> tuple[bool, str, str, float]:
    about = seeker.profile
    return about.newcomer, min(about.languages), about.goal or "", _middle_of(seeker.slots)


def _middle_of(slots: int) -> float:
    """Return the middle of somebody's hours around the clock, in radians; for none, a turn further."""
    turns = np.flatnonzero([slots >> slot & 1 for slot in range(48)]) * (2 * np.pi / 48)
    return float(np.angle(np.exp(1j * turns).sum())) if slots else 2 * np.pi
