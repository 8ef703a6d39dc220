"""Who is kept apart from whom, and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.ids import MemberId, RequestId

MOST_BLOCKS = 200
"""Blocks and "not with this person" of one member; own choice, far more than anybody needs."""


class Why(StrEnum):
    """Why two people are kept apart; whichever of them said so, it holds for both."""

    BLOCK = "block"
    """Neither reaches the other through the bot. Theirs to lift."""
    NOT_WITH = "not-with"
    """They are never brought together; nothing that exists ends. Theirs to lift."""
    REPORT = "report"
    """One reported the other. As a block, and nobody lifts it: a reported pair never meets again."""


LIFTED_BY_ITS_AUTHOR = frozenset({Why.BLOCK, Why.NOT_WITH})
SEVERED = frozenset({Why.BLOCK, Why.REPORT})
"""What also ends what the two have now, and keeps either from reaching the other."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block, or "not with this person", as who set it sees it.

    ``about`` is None for one from before they erased their account: its name is gone, it still holds.
    """

    id: RequestId
    why: Why
    about: MemberId | None
    since: date


Pair = tuple[MemberId, MemberId]
"""Two people, the lower id first."""


def pair(one: MemberId, other: MemberId) -> Pair:
    return (one, other) if one < other else (other, one)
