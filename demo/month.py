"""A believable month of check-ins, the same every time; times of day and words are made up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise
from random import Random

from bot.features.checkins.model import MOODS, SCALE, Entry, Halt
from demo.people import ALEX, JO, NOOR, SASHA, Soul

DAYS = 34
"""Days that are filled in, today not among them."""


NEEDS = {Halt.HUNGRY: 0.04, Halt.ANGRY: 0.03, Halt.LONELY: 0.09, Halt.TIRED: 0.14}
"""How likely each is ticked on the best of days; more likely on harder ones."""


@dataclass(frozen=True, slots=True)
class Lived:
    """How somebody's month went.

    Attributes:
        who: Whose.
        days: How many days back it goes.
        often: How likely a day has a check-in, 0 to 1.
        moods: Mood around which the days vary, evenly spread over the month, 1 to 5.
        notes: What they wrote, in order; some days have none.
    """

    who: Soul
    days: int
    often: float
    moods: tuple[float, ...]
    notes: tuple[str, ...]


LIVED = (
    Lived(
        ALEX,
        DAYS,
        0.85,
        (3.2, 3.0, 3.6, 3.0, 1.8, 1.5, 2.6, 3.3, 3.9, 4.4, 4.8),
        (
            "First one. Let's see.",
            "Long walk after work, that helped.",
            "Slept badly, kept it short.",
            "Argued on the phone. Called Noor instead of being alone with it.",
            "Hard evening. Went to bed early and it passed.",
            "Still heavy, but I ate something warm.",
            "Meeting tonight. Said two sentences.",
            "Better. Cooked for the neighbours.",
            "Good day at work, and a quiet evening.",
            "Swimming with Jo. Laughed a lot.",
        ),
    ),
    Lived(
        JO,
        DAYS,
        0.4,
        (2.4, 2.8, 2.0, 3.1, 2.2, 3.4),
        ("Tired of being tired.", "The weekend was long.", "Rang my sister.", "Bus was late, mood was too."),
    ),
    Lived(NOOR, 20, 0.5, (3.6, 4.0, 3.4, 4.2), ("Busy shift.", "Tea on the balcony.")),
    Lived(SASHA, 1, 1.0, (2.6,), ("New here. Everyone has been kind so far.",)),
)


def entries(lived: Lived, today: date) -> Iterator[tuple[date, time, Entry]]:
    """Yield each check-in of somebody's month, oldest first: its day, when it was given, what it says."""
    chance = Random(lived.who.name)  # the same month every time
    backs = [back for back in range(lived.days, 0, -1) if chance.random() < lived.often]
    written = _spread(lived.notes, len(backs))
    for back, note in zip(backs, written, strict=True):
        mood = _along(lived.moods, 1 - back / lived.days)
        at = time(chance.randrange(18, 23), chance.randrange(60))
        yield today - timedelta(days=back), at, _entry(chance, mood, note)


def _spread(notes: tuple[str, ...], days: int) -> list[str]:
    """Return a note or nothing for each day, the notes evenly apart, in order."""
    share = [len(notes) * day // max(days, 1) for day in range(days + 1)]
    return [notes[here] if here < after else "" for here, after in pairwise(share)]


def _along(curve: tuple[float, ...], way: float) -> float:
    return curve[min(int(way * len(curve)), len(curve) - 1)]


def _entry(chance: Random, mood: float, note: str) -> Entry:
    felt = _within(MOODS, chance.gauss(mood, 0.5))
    low = 5 - felt
    return Entry(
        mood=felt,
        craving=_within(SCALE, chance.gauss(1.8 * low, 1.2)),
        halt=frozenset(need for need in Halt if chance.random() < NEEDS[need] * (1 + low)),
        confidence=_within(SCALE, chance.gauss(9 - 1.5 * low, 1.0)),
        note=note,
    )


def _within(scale: range, value: float) -> int:
    return min(max(round(value), scale.start), scale.stop - 1)
