"""Live exercises as lists of steps: how long each stays in sight, and what it says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.features.coping.model import Tool

LONGEST_NAP = 4.0
"""Seconds slept at once, so that a stop is noticed soon."""

BOX_ROUNDS = 4
PACED_ROUNDS = 6
"""Together about a minute each."""

LOOK = 14.0
"""Seconds for one step of looking around or of watching a craving."""


@dataclass(frozen=True, slots=True)
class Step:
    """One sight of an exercise.

    Attributes:
        seconds: How long it stays; at least three, so that edits keep within Discord's limits.
        key: The text that is read meanwhile.
    """

    seconds: float
    key: str


_READY = Step(4.0, "coping-live-ready")
_BOX = (
    Step(4.0, "coping-live-in"),
    Step(4.0, "coping-live-hold-full"),
    Step(4.0, "coping-live-out"),
    Step(4.0, "coping-live-hold-empty"),
)
_PACED = (Step(4.0, "coping-live-in"), Step(6.0, "coping-live-out-long"))
_GROUNDING = (
    Step(LOOK, "coping-live-see"),
    Step(LOOK, "coping-live-feel"),
    Step(LOOK, "coping-live-hear"),
    Step(LOOK, "coping-live-smell"),
    Step(LOOK, "coping-live-taste"),
)
_SURFING = (
    Step(LOOK, "coping-live-notice"),
    Step(LOOK, "coping-live-where"),
    Step(LOOK, "coping-live-breathe-there"),
    Step(LOOK, "coping-live-rising"),
    Step(LOOK, "coping-live-riding"),
    Step(LOOK, "coping-live-falling"),
)
_MOVE = (
    Step(20.0, "coping-live-move-start"),
    Step(20.0, "coping-live-move-on"),
    Step(20.0, "coping-live-move-last"),
    Step(10.0, "coping-live-move-rest"),
)
_STEPS: dict[Tool, tuple[Step, ...]] = {
    Tool.BOX: (_READY, *_BOX * BOX_ROUNDS),
    Tool.PACED: (_READY, *_PACED * PACED_ROUNDS),
    Tool.GROUNDING: _GROUNDING,
    Tool.SURFING: _SURFING,
    Tool.MOVE: (_READY, *_MOVE),
}


def steps(tool: Tool) -> Sequence[Step]:
    """Return the live exercise of a tool, under two minutes; empty for tools without one."""
    return _STEPS.get(tool, ())


def naps(seconds: float) -> Iterator[float]:
    """Yield lengths of at most `LONGEST_NAP` that make ``seconds`` together."""
    left = seconds
    while left > 0:
        yield min(left, LONGEST_NAP)
        left -= LONGEST_NAP
