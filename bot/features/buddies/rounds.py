"""A round: everybody who waits is offered somebody, as well as it goes for all of them together.

`play` is for the worker process: it holds the interpreter's lock, for a second in a pool of thousands, and
loads numpy and rustworkx, which the bot itself never does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from bot.features.buddies.matching import Offer, Seeker
from bot.features.buddies.pods import gather
from bot.features.buddies.profile import Format
from bot.features.buddies.scoring import offer
from bot.ids import MemberId


@dataclass(frozen=True, slots=True)
class Round:
    """What a round came to.

    Attributes:
        offers: Nobody is in two of them.
        left: Who was free to be offered somebody and was not; they have waited a round more.
    """

    offers: tuple[Offer, ...]
    left: tuple[MemberId, ...]


CHUNK = 500
"""About how many people of a large pool are matched at once: the cost grows with the square of it.

Up to twice as many are still one piece; both own choice, measured by ``bench/rows/buddies.py``.
"""


GATHERED = 300
"""How many of those who wait longest may become pods: every two are compared (own choice)."""


def play(seekers: Sequence[Seeker], seed: int, chunk: int = CHUNK) -> Round:
    """Pair the people of one pool; the same people and seed give the same round, in whatever order.

    Past partners meet again only when all others are spoken for; who is left over joins a pair of which
    both want that.

    Args:
        seekers: Who waits; whoever is paused, full or not through the gates is passed over.
        seed: Decides between equals.
        chunk: About how many people are matched at once.
    """
    from bot.features.buddies.pairing import join_trios, pair_all  # with it numpy and rustworkx

    waiting = sorted((each for each in seekers if each.available), key=lambda each: each.member)
    Random(seed).shuffle(waiting)
    groups = join_trios(waiting, pair_all(waiting, chunk))
    spoken_for = {place for group in groups for place in group}
    return Round(
        tuple(sorted((offer([waiting[place] for place in group]) for group in groups), key=_by_members)),
        tuple(sorted(each.member for place, each in enumerate(waiting) if place not in spoken_for)),
    )


def whole(seekers: Sequence[Seeker], seed: int, chunk: int = CHUNK) -> Round:
    """Play a round, then gather pods of those it left over who chose that step."""
    played, by_member = play(seekers, seed, chunk), {each.member: each for each in seekers}
    left = [by_member[member] for member in played.left]
    left.sort(key=lambda each: (-each.rounds_waited, each.waiting_since, each.member))
    pods = gather([each for each in left if Format.POD in each.profile.formats][:GATHERED])
    placed = {member for pod in pods for member in pod.members}
    return Round((*played.offers, *pods), tuple(each for each in played.left if each not in placed))


def _by_members(offer: Offer) -> tuple[MemberId, ...]:
    return offer.members
