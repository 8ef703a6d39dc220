"""The private card about a milestone: found on a daily look, kept for its member, true or gone."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.features.counters.model import Counter, CounterId
from bot.features.milestones.model import Chosen, Mark, Place, day_of, newest, place_of, reached

CARD_KEPT = timedelta(days=14)
"""How long a card waits to be looked at."""

FRESH = timedelta(days=2)
"""How long after it was found a card is still worth a message."""


@dataclass(frozen=True, slots=True)
class Card:
    """A milestone found on a look, as long as nothing about the count has changed since.

    Attributes:
        day: Local date of the milestone.
        found: Local date of the look that found it.
        counted_from, runs, slips: What the count was like; a slip, pause or edit changes them.
        sent_by: The delivery that carried it, so that no other one does.
    """

    id: int
    counter: CounterId
    mark: Mark
    day: date
    found: date
    counted_from: date
    runs: int
    slips: int
    sent_by: int | None = None

    def holds(self, counter: Counter, place: Place) -> bool:
        """Tell whether it is still true of its counter."""
        same = (self.counted_from, self.runs, self.slips) == (
            place.counted_from,
            len(counter.runs),
            len(counter.slips),
        )
        return same and not counter.paused and bool(reached([self.mark], place))

    def to_send(self, day: date, delivery: int) -> bool:
        return day - self.found <= FRESH and self.sent_by in (None, delivery)


def card_for(card: int, counter: Counter, mark: Mark, place: Place) -> Card:
    return Card(
        card,
        counter.id,
        mark,
        day_of(mark, place),
        place.on,
        place.counted_from,
        len(counter.runs),
        len(counter.slips),
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """What is kept for one member; ``chosen`` is None until they choose.

    ``queue`` is a random number that their messages go by: a row in the queue that lost its owner
    must not name them all the same.
    """

    chosen: Chosen | None = None
    by_message: bool = False
    queue: int = 0
    cards: tuple[Card, ...] = field(default=())

    def without(self, card: int) -> "Plan":
        return replace(self, cards=tuple(each for each in self.cards if each.id != card))

    def current(self, today: date) -> "Plan":
        """Return the plan without cards that have waited long enough."""
        return replace(self, cards=tuple(each for each in self.cards if today - each.found <= CARD_KEPT))

    def found(self, card: Card) -> "Plan":
        """Return the plan with one card more; an older one of the same counter makes room."""
        others = tuple(each for each in self.cards if each.counter != card.counter)
        return replace(self, cards=(*others, card))

    def sent(self, cards: Collection[int], delivery: int) -> "Plan":
        return replace(
            self,
            cards=tuple(replace(each, sent_by=delivery) if each.id in cards else each for each in self.cards),
        )


def found_on_look(
    counters: Iterable[Counter], marks: Collection[Mark], before: datetime, now: datetime, zone: ZoneInfo
) -> Iterator[tuple[Counter, Mark, Place]]:
    """Yield what counters reached since the last look, at most one mark each.

    A counter that is paused, folded away or has not begun is left alone.
    """
    for counter in counters:
        if counter.paused or counter.hidden or counter.runs[-1].started > now:
            continue
        then, place = place_of(counter, before, zone), place_of(counter, now, zone)
        mark = newest(marks, then, place)
        if mark is not None:
            yield counter, mark, place
