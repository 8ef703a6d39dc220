"""What screening a submitted text can find, and how often the same card may be shown."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, StrEnum

from bot.ids import MemberId

CARD_PAUSE = timedelta(hours=6)
"""The same acute card at most once per this span and member (safety-and-content 6.3, step 10)."""

HEAVY_MOOD = 1
"""Lowest mood a member can enter, on 1 to 5 (safety-and-content 6.3, step 8)."""

HEAVY_CONFIDENCE = 2
"""At or below this confidence, on 0 to 10, a lowest mood gets the soft line (same source)."""


class Tier(Enum):
    """How prominently help is offered."""

    NOTHING = "nothing"
    SOFT = "soft"
    ACUTE = "acute"


class Card(StrEnum):
    """The acute cards, most urgent first: the first that applies is shown."""

    OVERDOSE = "overdose"
    CRISIS = "crisis"
    HELPER = "helper"
    WITHDRAWAL = "withdrawal"
    RELAPSE = "relapse"


@dataclass(frozen=True, slots=True)
class Screening:
    """What one text asks for; lives in memory only, is never stored, logged or counted.

    Args:
        tier: How prominently help is offered.
        card: The acute card; None unless ``tier`` is acute.
        family: Name of the rule family that decided, ``en/death-wish``: for reviewers' tests, never for logs.
        steps: Work done: tokens looked at, plus 64-bit words of every row operation.
    """

    tier: Tier
    card: Card | None
    family: str | None
    steps: int


class Throttle:
    """Remembers, in memory only, when each member last saw each acute card.

    Overdose is never held back: a repeated emergency is still an emergency.
    """

    def __init__(self, pause: timedelta = CARD_PAUSE) -> None:
        self._pause = pause
        self._shown: dict[tuple[MemberId, Card], datetime] = {}

    def full_card(self, member: MemberId, card: Card, now: datetime) -> bool:
        """Return whether the full card is shown now (True) or its compact version (False).

        A full card starts a new pause; a compact one does not prolong the old.

        Args:
            member: Who submitted the text.
            card: The card that screening chose.
            now: Aware instant.
        """
        self._forget_before(now - self._pause)
        if card is Card.OVERDOSE:
            return True
        if (member, card) in self._shown:
            return False
        self._shown[member, card] = now
        return True

    def forget(self, member: MemberId) -> None:
        """Drop what is remembered of a member, who asked to be erased or left."""
        self._shown = {key: seen for key, seen in self._shown.items() if key[0] != member}

    def _forget_before(self, oldest: datetime) -> None:
        self._shown = {key: seen for key, seen in self._shown.items() if seen > oldest}


def heavy_scores(mood: int | None, confidence: int | None) -> bool:
    """Return whether scores the member entered ask for the soft line.

    Args:
        mood: 1 (lowest) to 5, None when skipped.
        confidence: 0 to 10, None when skipped.
    """
    if mood is None or confidence is None:
        return False
    return mood <= HEAVY_MOOD and confidence <= HEAVY_CONFIDENCE
