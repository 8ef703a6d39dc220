"""Buddies: how near a round comes to the best there is, what it costs, and that the bot goes on meanwhile."""

import asyncio
import gc
import os
import time
from collections.abc import Sequence
from itertools import combinations

import networkx as nx
import numpy as np
import rustworkx as rx

from bench.measure import Result, counted, cpu_seconds, interleaved, paired
from bench.plan import Effort, Rows
from bot.features.buddies.away import played_away
from bot.features.buddies.candidates import Edges, Pool
from bot.features.buddies.matching import Seeker
from bot.features.buddies.rounds import Round, play
from bot.features.buddies.scoring import score
from bot.worker import Worker
from tests.features.buddies.people import crowd

EXACT_LIMIT, KNOWN_LIMIT, CPU_LIMIT = 0.99, 0.98, 1.0
LONGEST_HOLD = 50.0
"""Milliseconds. All four: issue 5, "What it must reach"."""

CANDIDATES = 40
"""Of each, from the whole pool: what the best known is looked for among."""


async def rows(effort: Effort) -> Rows:
    """Yield points, CPU and the longest time the loop was held."""
    large, middle, small = (crowd(effort.waiting // part) for part in (1, 5, 25))
    yield _points(f"points of a round over {len(middle)}, of all that could be", middle, None, EXACT_LIMIT)
    yield _points(f"points of a round over {len(large)}, of the best known", large, CANDIDATES, KNOWN_LIMIT)
    worker = Worker()
    await played_away(worker, small, 1)  # it has started and loaded its libraries
    yield await _cpu(worker, large, small, effort)
    yield await _hold(worker, large)
    await worker.close()


def _points(name: str, people: Sequence[Seeker], candidates: int | None, limit: float) -> Result:
    """Compare the points of a round's offers with an exact matching's.

    Args:
        candidates: How many of the best of each the exact matching may choose from; None: all, which is
            the complete graph but for those whom a hard filter keeps apart.
    """
    best = _heaviest(people, candidates or len(people))
    return counted(name, _worth(people, play(people, 1)), best, "points", limit, "higher")


def _worth(people: Sequence[Seeker], done: Round) -> int:
    """Return the points of the offers; of three people, those of the two who suit each other best."""
    by_id = {each.member: each for each in people}
    return sum(
        max(score(by_id[one], by_id[other]) for one, other in combinations(offer.members, 2))
        for offer in done.offers
    )


def _heaviest(people: Sequence[Seeker], candidates: int) -> int:
    everybody = np.arange(len(people))
    edges = Pool(people).best(everybody, everybody, candidates)
    worth = _by_pair(edges)
    graph: rx.PyGraph[int, int] = rx.PyGraph()
    graph.add_nodes_from(range(len(people)))
    graph.add_edges_from([(one, other, points) for (one, other), points in worth.items()])
    found = rx.max_weight_matching(graph, weight_fn=int)
    return sum(worth[min(two), max(two)] for two in found)


def _by_pair(edges: Edges) -> dict[tuple[int, int], int]:
    ends = zip(edges.one.tolist(), edges.other.tolist(), strict=True)
    return dict(zip(ends, edges.points.tolist(), strict=True))


async def _cpu(worker: Worker, large: Sequence[Seeker], small: Sequence[Seeker], effort: Effort) -> Result:
    pid = await worker.run(os.getpid)
    graph: nx.Graph[int] = nx.Graph()
    for (one, a), (other, b) in combinations(enumerate(small), 2):
        graph.add_edge(one, other, weight=score(a, b))

    async def round_over_all() -> float:
        before = time.process_time() + cpu_seconds(pid)
        await played_away(worker, large, 1)
        return time.process_time() + cpu_seconds(pid) - before

    async def exact_for_few() -> float:
        before = time.process_time()
        nx.max_weight_matching(graph)
        return time.process_time() - before

    pairs = await interleaved(round_over_all, exact_for_few, effort.starts)
    name = f"CPU of a round over {len(large)}, of networkx's exact matching for {len(small)}"
    return paired(name, pairs, "s", CPU_LIMIT)


async def _hold(worker: Worker, people: Sequence[Seeker]) -> Result:
    """Return the longest the event loop had to wait, in CPU milliseconds of this process, all threads.

    A busy machine lengthens every wait, and says nothing about who holds the interpreter's lock.
    """
    longest, done = 0.0, asyncio.Event()
    gc.set_threshold(10_000, 50, 50)  # as the bot has it (bot/__main__.py, bot/app.py)
    gc.freeze()

    async def tick() -> None:
        nonlocal longest
        before = time.process_time()
        while not done.is_set():
            await asyncio.sleep(0.001)
            now = time.process_time()
            longest, before = max(longest, now - before), now

    ticking = asyncio.create_task(tick())
    await played_away(worker, people, 1)
    done.set()
    await ticking
    name = f"longest hold of the loop by a round over {len(people)}"
    return counted(name, longest * 1000, LONGEST_HOLD, "ms", 1.0)
