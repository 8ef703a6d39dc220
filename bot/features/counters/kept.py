"""What is kept beside a counter's numbers: whether it waits for a yes, and private notes on slips."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.consent import Category
from bot.errors import Refusal
from bot.features.counters.model import Counter
from bot.ids import RequestId

COUNTERS = Category("counters")
"""What this feature keeps: counters and the notes on their slips."""

DRAFT_KEPT = timedelta(days=1)
"""How long a counter waits for the yes below the withdrawal notice (S-2)."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A counter as it is stored; a draft was typed, and the notice before it not yet answered."""

    counter: Counter
    draft: bool = False

    def expired(self, now: datetime) -> bool:
        return self.draft and now - self.counter.created_at > DRAFT_KEPT


class Question(StrEnum):
    """The look-back of four optional questions (S-7)."""

    WHERE = "where"
    BEFORE = "before"
    HELPED = "helped"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class SlipNote:
    """What a member wrote about a slip, for themselves alone."""

    words: str = ""
    answers: Mapping[Question, str] = field(default_factory=dict[Question, str])

    @property
    def empty(self) -> bool:
        return not self.words and not any(self.answers.values())


def noted(counter: Counter, slip_id: RequestId, has_note: bool) -> Counter:
    """Return the counter with whether a note is kept on one of its slips.

    Raises:
        Refusal: ``counters-slip-not-found``.
    """
    if all(slip.id != slip_id for slip in counter.slips):
        raise Refusal("counters-slip-not-found")
    slips = tuple(replace(slip, has_note=has_note) if slip.id == slip_id else slip for slip in counter.slips)
    return replace(counter, slips=slips)


def found(kept: Kept | None) -> Kept:
    """Return what was asked for; raises Refusal ``counters-not-found`` where there is none."""
    if kept is None:
        raise Refusal("counters-not-found")
    return kept
