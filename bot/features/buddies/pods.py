"""Pods of three to five, the gentler step: two is fragile, three survives a bad week (safety section 7)."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from bot.features.buddies.matching import Offer, Seeker, compatible_group, fits_as
from bot.features.buddies.model import FEWEST_OF_MORE, LARGEST
from bot.features.buddies.profile import Format
from bot.features.buddies.scoring import offer, score

FEWEST, MOST = FEWEST_OF_MORE, LARGEST
"""People in a pod (B-8)."""


def gather(seekers: Iterable[Seeker]) -> list[Offer]:
    """Return pods for those who chose the step; the same people give the same pods, in whatever order.

    First as many pods of three as those who wait longest find, then everybody else joins the smallest that
    fits: no three who are left could be a pod, and nobody who is left fits one with room. It compares every
    two, tens of microseconds each: a hundred people are the worker's business.

    Args:
        seekers: Who waits; who is not free or did not choose pods is passed over.
    """
    waiting = [each for each in seekers if each.available and Format.POD in each.profile.formats]
    waiting.sort(key=lambda each: (-each.rounds_waited, each.waiting_since, each.member))
    pods, left = _threes(waiting, _who_fits(waiting))
    for each in left:
        _join(each, pods)
    return [offer(pod, Format.POD) for pod in pods]


_Fits = Mapping[int, Sequence[Seeker]]
"""For each member whom they fit, best first."""


def _who_fits(waiting: Sequence[Seeker]) -> _Fits:
    fits: dict[int, list[Seeker]] = {each.member: [] for each in waiting}
    for one, other in combinations(waiting, 2):
        if fits_as(one, other):
            fits[one.member].append(other)
            fits[other.member].append(one)
    for each in waiting:
        fits[each.member].sort(key=lambda other, each=each: -score(each, other))
    return fits


def _threes(waiting: Sequence[Seeker], fits: _Fits) -> tuple[list[list[Seeker]], list[Seeker]]:
    free = {each.member: each for each in waiting}
    pods: list[list[Seeker]] = []
    for opener in waiting:
        others = [each for each in fits[opener.member] if each.member in free]
        if opener.member in free and (pod := _best_three(opener, others)):
            pods.append(pod)
            for each in pod:
                del free[each.member]
    return pods, list(free.values())


def _best_three(opener: Seeker, others: Sequence[Seeker]) -> list[Seeker] | None:
    """Return the first three that may be a pod, whom the opener suits best first."""
    found = ([opener, *two] for two in combinations(others, 2))
    return next((three for three in found if compatible_group(three, Format.POD)), None)


def _join(seeker: Seeker, pods: Sequence[list[Seeker]]) -> None:
    for pod in sorted(pods, key=len):
        if len(pod) < MOST and compatible_group([*pod, seeker], Format.POD):
            pod.append(seeker)
            return
