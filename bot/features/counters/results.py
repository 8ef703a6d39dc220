"""What the counters service is asked and answers: values, for views to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.features.counters.changes import UNDO, present_start
from bot.features.counters.kept import Kept, SlipNote
from bot.features.counters.model import Counter, Goal, Slip, SlipKind, withdrawal_notice_due
from bot.features.counters.standing import Standing, standing
from bot.features.members.model import Member
from bot.ids import RequestId


@dataclass(frozen=True, slots=True)
class Told:
    """A counter and what it comes to at this moment; a draft still waits for its yes."""

    counter: Counter
    standing: Standing
    draft: bool
    now: datetime

    @property
    def begun(self) -> bool:
        return not self.draft and self.standing.begins_in is None

    @property
    def notice_due(self) -> bool:
        """Whether the present count begins so lately, or ahead, that the withdrawal notice goes with it."""
        return withdrawal_notice_due(present_start(self.counter), self.now)

    @property
    def undoable(self) -> Slip | None:
        """Return the slip recorded last, as long as it can be taken back."""
        last = max(self.counter.slips, key=lambda slip: slip.recorded, default=None)
        return last if last is not None and self.now - last.recorded <= UNDO else None


@dataclass(frozen=True, slots=True)
class Board:
    """All counters of a member, oldest first."""

    member: Member
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class One:
    """One counter of a member."""

    member: Member
    told: Told


@dataclass(frozen=True, slots=True)
class Past:
    """A counter with the notes on its slips."""

    one: One
    notes: Mapping[RequestId, SlipNote]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A counter as its form was filled in; ``began`` is typed in the words of ``locale``."""

    label: str
    goal: Goal
    began: str
    locale: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class TypedSlip:
    """A slip as its form was filled in; moments are typed, empty for "now" and "from then on"."""

    kind: SlipKind
    when: str
    start: str
    note: str
    locale: str


def told_of(known: Member, kept: Kept, now: datetime) -> Told:
    """Return what a counter comes to for its member at ``now``."""
    told = standing(kept.counter, now, known.zone, known.settings.day_start)
    return Told(kept.counter, told, kept.draft, now)
