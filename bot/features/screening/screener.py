"""Screens one submitted text against the rules of every language: in memory, nothing kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.features.screening.model import Card, Screening, Tier
from bot.features.screening.normalise import PAUSE, STOP, words
from bot.features.screening.patterns import Row
from bot.features.screening.rules import Cue, Family, Language, Rules
from bot.features.screening.vocabulary import Phrase, Vocabulary, matches

OTHERS = "others"
"""The cue for another person: a crisis rule that speaks of one leads to the helper's card."""

_URGENCY = (Card.OVERDOSE, Card.CRISIS, Card.HELPER, Card.WITHDRAWAL, Card.RELAPSE, None)
_LIFE = frozenset((Card.OVERDOSE, Card.CRISIS, Card.HELPER))


@dataclass(frozen=True, slots=True)
class _Found:
    card: Card | None
    family: str


class Screener:
    """Finds which card a submitted text asks for; the same for every member, with no memory of any.

    The language of a text is unknown, so all languages' rules always run.

    Args:
        rules: From ``load_rules``, read once.
    """

    def __init__(self, rules: Rules) -> None:
        self._vocabulary = rules.vocabulary
        by_card = {card: list[tuple[Language, Family]]() for card in _URGENCY}
        for language in rules.languages:
            for family in language.families:
                by_card[family.card].append((language, family))
        self._ranked = [by_card[card] for card in _URGENCY]
        self._languages = rules.languages

    def screen(self, text: str) -> Screening:
        """Return what ``text`` asks for.

        Args:
            text: As the member sent it; any script, any length (work grows in proportion to it).
        """
        reading = _Reading(self._vocabulary, self._languages, text)
        denied = False
        for rank in self._ranked:
            found = list(self._hits(reading, rank))
            if found:
                best = min(found, key=lambda hit: _URGENCY.index(hit.card))
                return _result(best, reading.steps)
            denied = denied or reading.denied
        return Screening(Tier.SOFT if denied else Tier.NOTHING, None, None, reading.steps)

    @staticmethod
    def _hits(reading: "_Reading", rank: Iterable[tuple[Language, Family]]) -> Iterable[_Found]:
        for language, family in rank:
            card = reading.verdict(language, family)
            if card is not False:
                yield _Found(card, family.name)
                if card is not Card.HELPER:
                    return


def _result(found: _Found, steps: int) -> Screening:
    return Screening(Tier.ACUTE if found.card else Tier.SOFT, found.card, found.family, steps)


class _Reading:
    """One text on its way through the rules."""

    def __init__(self, vocabulary: Vocabulary, languages: Iterable[Language], text: str) -> None:
        tokens = [STOP, *words(text), STOP]
        meant = {word: vocabulary.repaired(word) for word in set(tokens)}
        self._words = [meant[word] for word in tokens]
        self._looked_up = len(text) + len(tokens)
        self._starts = self._located(vocabulary)
        self._present = self._starts.keys()
        self._rows = {language.code: self._row(language) for language in languages}
        self._zones: dict[tuple[str, str], int] = {}
        self.denied = False

    @property
    def steps(self) -> int:
        return self._looked_up + sum(row.steps for row in self._rows.values())

    def verdict(self, language: Language, family: Family) -> Card | None | bool:
        """Return the card of ``family`` (None: the soft line) when it stands in the text, else False."""
        row = self._rows[language.code]
        free = row.everything
        for pattern in family.patterns:
            if pattern.needs <= self._present and row.holds(pattern, free):
                counted = free & ~self._cancelled(language, family.cancelled_by)
                if row.holds(pattern, counted):
                    own = counted & ~self._zone(language, OTHERS)
                    helper = family.card is Card.CRISIS and not row.holds(pattern, own)
                    return Card.HELPER if helper else family.card
                self.denied = self.denied or family.card in _LIFE
        return False

    def _located(self, vocabulary: Vocabulary) -> dict[int, dict[int, int]]:
        starts: dict[int, dict[int, int]] = {}
        heads: dict[str, list[Phrase]] = {word: vocabulary.beginning_with(word) for word in set(self._words)}
        for place, word in enumerate(self._words):
            for phrase in heads[word]:
                self._looked_up += 1
                if matches(phrase, self._words, place):
                    _mark(starts, phrase, place)
        return starts

    def _row(self, language: Language) -> Row:
        size = len(self._words)
        walls = _bits(n for n, word in enumerate(self._words) if word == STOP)
        row = Row(size, self._starts, 0)
        row.passable = row.everything & ~walls & ~row.spans(language.clause_words)
        aside = 0
        for pattern in language.set_aside:
            if pattern.needs <= self._present:
                aside |= row.covered(pattern.parts[0])
        return Row(size, self._starts, row.passable, aside, row.steps)

    def _cancelled(self, language: Language, names: Sequence[str]) -> int:
        zones = 0
        for name in names:
            zones |= self._zone(language, name)
        return zones

    def _zone(self, language: Language, name: str) -> int:
        key = language.code, name
        if key not in self._zones:
            cue = language.cues.get(name)
            self._zones[key] = self._reached(self._rows[language.code], cue) if cue else 0
        return self._zones[key]

    def _reached(self, row: Row, cue: Cue) -> int:
        if cue.words not in self._present:
            return 0
        innocent = row.spans(cue.exceptions)
        if cue.reach is None:
            unless = row.clauses(row.spans(cue.stops))
            return row.clauses(row.spans(cue.words) & ~innocent) & ~unless
        pauses = _bits(n for n, word in enumerate(self._words) if word == PAUSE)
        ends = 0
        for length, begins in row.at(cue.words, row.everything & ~innocent).items():
            ends |= begins << length
        return _spread(ends, cue.reach, row.passable & ~pauses & ~row.spans(cue.stops)) & row.everything


def _spread(ends: int, reach: int, passable: int) -> int:
    """Return up to ``reach`` words after each bit of ``ends``, as far as they are passable."""
    zone = front = ends & passable
    for _ in range(reach - 1):
        front = (front << 1) & passable
        zone |= front
    return zone


def _mark(starts: dict[int, dict[int, int]], phrase: Phrase, place: int) -> None:
    length = len(phrase.words)
    for concept in phrase.concepts:
        lengths = starts.setdefault(concept, {})
        lengths[length] = lengths.get(length, 0) | 1 << place


def _bits(places: Iterable[int]) -> int:
    row = 0
    for place in places:
        row |= 1 << place
    return row
