"""A good match that waits is offered at once; all others are left to the round, which sees everybody."""

from collections.abc import Iterable

from bot.features.buddies.matching import Offer, Seeker, compatible, has_met
from bot.features.buddies.scoring import offer, score

GOOD = 700
"""Of 1000 points; own choice: hours and goal fit, and little else speaks against it."""


def at_once(seeker: Seeker, waiting: Iterable[Seeker], good: int = GOOD) -> Offer | None:
    """Return the offer to make as soon as somebody starts to wait, or None to leave it to the round.

    Who was left by more rounds comes first among the good, then the better, then who waits longer. About
    ten microseconds for each who waits: a pool of more than a thousand is the worker's business.

    Args:
        seeker: Who starts to wait or has changed what they look for.
        waiting: Everybody else; who is not free or has met them before is passed over.
        good: Fewest points, 0 to 1000.
    """
    found = [
        (each, points)
        for each in waiting
        if compatible(seeker, each) and not has_met(seeker, each) and (points := score(seeker, each)) >= good
    ]
    if not found:
        return None
    best, _ = min(found, key=lambda it: (-it[0].rounds_waited, -it[1], it[0].waiting_since, it[0].member))
    return offer([seeker, best])
