"""How well screening does on labelled phrases: who got which card, what was missed. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.features.screening.model import Card, Screening, Tier

LABELS: dict[str, frozenset[Card | None]] = {
    "crisis": frozenset((Card.CRISIS, Card.HELPER)),
    "overdose": frozenset((Card.OVERDOSE,)),
    "withdrawal": frozenset((Card.WITHDRAWAL,)),
    "relapse": frozenset((Card.RELAPSE,)),
    "none": frozenset((None,)),
}
"""What each label should be shown (safety-and-content 6.2)."""

ACUTE_LABELS = frozenset(("crisis", "overdose"))
ACUTE_CARDS = frozenset((Card.CRISIS, Card.HELPER, Card.OVERDOSE))
"""Recall of acute: a crisis or overdose phrase that reaches any of these cards."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One labelled phrase; ``language`` is the first tag of its note, or ``unknown``."""

    text: str
    label: str
    language: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one phrase was shown: ``shown`` is a card's name, ``soft`` or ``nothing``."""

    phrase: Phrase
    card: Card | None
    shown: str

    @property
    def right(self) -> bool:
        return self.card in LABELS[self.phrase.label]

    @property
    def reached(self) -> bool:
        return self.card in ACUTE_CARDS


@dataclass(frozen=True, slots=True)
class Report:
    """The verdicts on one file, and the numbers drawn from them."""

    verdicts: tuple[Verdict, ...]

    @property
    def acute_recall(self) -> float | None:
        """Share of crisis and overdose phrases that reached an acute card; None without any."""
        acute = [verdict for verdict in self.verdicts if verdict.phrase.label in ACUTE_LABELS]
        return _share(acute, lambda verdict: verdict.reached)

    @property
    def false_cards(self) -> float | None:
        """Share of ``none`` phrases that got any card (overdose to relapse); None without any."""
        plain = [verdict for verdict in self.verdicts if verdict.phrase.label == "none"]
        return _share(plain, lambda verdict: not verdict.right)

    @property
    def misses(self) -> tuple[Verdict, ...]:
        return tuple(verdict for verdict in self.verdicts if not verdict.right)

    def of_language(self, language: str) -> "Report":
        return Report(tuple(v for v in self.verdicts if v.phrase.language == language))

    @property
    def languages(self) -> list[str]:
        return sorted({verdict.phrase.language for verdict in self.verdicts})

    def confusion(self) -> dict[str, Counter[str]]:
        """Return, for each label present, how often each thing was shown."""
        table: dict[str, Counter[str]] = {}
        for verdict in self.verdicts:
            table.setdefault(verdict.phrase.label, Counter())[verdict.shown] += 1
        return {label: table[label] for label in LABELS if label in table}

    def right(self, label: str) -> int:
        return sum(verdict.right for verdict in self.verdicts if verdict.phrase.label == label)


def judge(phrases: Iterable[Phrase], screen: Callable[[str], Screening]) -> Report:
    """Screen every phrase and keep what it was shown."""
    return Report(tuple(_verdict(phrase, screen(phrase.text)) for phrase in phrases))


def _verdict(phrase: Phrase, screening: Screening) -> Verdict:
    shown = screening.card.value if screening.tier is Tier.ACUTE and screening.card else screening.tier.value
    return Verdict(phrase, screening.card, shown)


def _share(verdicts: Sequence[Verdict], counts: Callable[[Verdict], bool]) -> float | None:
    if not verdicts:
        return None
    return sum(map(counts, verdicts)) / len(verdicts)
