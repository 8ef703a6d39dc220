"""Screens one submitted text against the rules of every language: in memory, nothing kept."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.features.screening.model import Card, Screening, Tier
from bot.features.screening.normalise import PAUSE, STOP, words
from bot.features.screening.patterns import Pattern, Row
from bot.features.screening.ruleset import Cue, Family, Language, Rules
from bot.features.screening.vocabulary import Vocabulary

OTHERS = "others"
"""The cue for another person: a crisis rule that speaks of one leads to the helper's card."""

ADDED = "server/added"
"""The family named for a phrase that a server's admins added."""

_URGENCY = (Card.OVERDOSE, Card.CRISIS, Card.HELPER, Card.WITHDRAWAL, Card.RELAPSE, None)
_LIFE = frozenset((Card.OVERDOSE, Card.CRISIS, Card.HELPER))


_ByConcept = Mapping[int, Sequence[tuple[str, int, Pattern]]]
"""Under a concept: family, place in its file, pattern."""


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
        self._patterns = _by_rarest([family for language in rules.languages for family in language.families])

    def screen(self, text: str, added: Iterable[str] = ()) -> Screening:
        """Return what ``text`` asks for.

        Args:
            text: As the member sent it; any script, any length (work grows in proportion to it).
            added: Phrases that this server's admins added; each asks for the crisis card. Nothing
                can be taken away from the rules.
        """
        screening = self._by_rules(text)
        if screening.card in _LIFE or not _stands_in(text, added):
            return screening
        return Screening(Tier.ACUTE, Card.CRISIS, ADDED, screening.steps)

    def _by_rules(self, text: str) -> Screening:
        reading = _Reading(self._vocabulary, self._patterns, text)
        denied = False
        for rank in self._ranked if reading.possible else ():
            found = list(self._hits(reading, rank))
            if found:
                best = min(found, key=lambda hit: _URGENCY.index(hit.card))
                return _result(best, reading.steps)
            denied = denied or reading.denied
        return Screening(Tier.SOFT if denied else Tier.NOTHING, None, None, reading.steps)

    @staticmethod
    def _hits(reading: "_Reading", rank: Iterable[tuple[Language, Family]]) -> Iterable[_Found]:
        for language, family in rank:
            found = reading.verdict(language, family)
            if found:
                yield found
                if found.card is not Card.HELPER:
                    return


def _by_rarest(families: Sequence[Family]) -> _ByConcept:
    """Return every pattern under the one concept of it that the fewest patterns need.

    A text has few of a thousand patterns' concepts: only what stands under those is looked at.
    """
    uses = Counter(concept for family in families for each in family.patterns for concept in each.needs)
    found: dict[int, list[tuple[str, int, Pattern]]] = {}
    for family in families:
        for number, pattern in enumerate(family.patterns):
            rarest = min(pattern.needs, key=lambda concept: (uses[concept], concept))
            found.setdefault(rarest, []).append((family.name, number, pattern))
    return found


def _result(found: _Found, steps: int) -> Screening:
    return Screening(Tier.ACUTE if found.card else Tier.SOFT, found.card, found.family, steps)


class _Reading:
    """One text on its way through the rules."""

    def __init__(self, vocabulary: Vocabulary, patterns: _ByConcept, text: str) -> None:
        tokens = [STOP, *words(text), STOP]
        meant = {word: vocabulary.repaired(word) for word in set(tokens)}
        self._words = [meant[word] for word in tokens]
        self._located = vocabulary.located(self._words)
        self._present = self._located.present
        self._looked_up = len(text) + self._located.steps
        self._walls = _bits(n for n, word in enumerate(self._words) if word == STOP)
        self._rows: dict[str, Row] = {}
        self._zones: dict[tuple[str, str], int] = {}
        self.possible = self._possible(patterns)
        self.denied = False

    def _possible(self, patterns: _ByConcept) -> Mapping[str, Sequence[Pattern]]:
        """Return the patterns of each family whose concepts all stand in the text, in the file's order."""
        under = (patterns[concept] for concept in self._present if concept in patterns)
        found = [each for some in under for each in some if each[2].needs <= self._present]
        possible: dict[str, list[Pattern]] = {}
        for family, _, pattern in sorted(found, key=lambda each: each[:2]):
            possible.setdefault(family, []).append(pattern)
        return possible

    @property
    def steps(self) -> int:
        return self._looked_up + sum(row.steps for row in self._rows.values())

    def verdict(self, language: Language, family: Family) -> _Found | None:
        """Return what ``family`` finds in the text; a match that is denied, past or quoted is only noted."""
        patterns = self.possible.get(family.name)
        if not patterns:
            return None
        row = self._row(language)
        for pattern in patterns:
            if row.holds(pattern, row.everything):
                counted = row.everything & ~self._cancelled(language, family.cancelled_by)
                if row.holds(pattern, counted):
                    return _Found(self._card(language, family, pattern, counted), family.name)
                self.denied = self.denied or family.card in _LIFE
        return None

    def _card(self, language: Language, family: Family, pattern: Pattern, counted: int) -> Card | None:
        """Return the family's card; a crisis that is another person's is the helper's card."""
        if family.card is not Card.CRISIS:
            return family.card
        own = counted & ~self._zone(language, OTHERS)
        return Card.CRISIS if self._row(language).holds(pattern, own) else Card.HELPER

    def _row(self, language: Language) -> Row:
        row = self._rows.get(language.code)
        if row is None:
            row = self._rows[language.code] = self._made_row(language)
        return row

    def _made_row(self, language: Language) -> Row:
        size = len(self._words)
        row = Row(size, self._located.starts, 0)
        row.passable = row.everything & ~self._walls & ~row.spans(language.clause_words)
        aside = 0
        for pattern in language.set_aside:
            if pattern.needs <= self._present:
                aside |= row.covered(pattern.parts[0])
        return Row(size, self._located.starts, row.passable, aside, row.steps)

    def _cancelled(self, language: Language, names: Sequence[str]) -> int:
        zones = 0
        for name in names:
            zones |= self._zone(language, name)
        return zones

    def _zone(self, language: Language, name: str) -> int:
        key = language.code, name
        if key not in self._zones:
            cue = language.cues.get(name)
            self._zones[key] = self._reached(self._row(language), cue) if cue else 0
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


def _stands_in(text: str, phrases: Iterable[str]) -> bool:
    """Return whether one of ``phrases`` stands in ``text``, word for word after normalising."""
    wanted = [f" {' '.join(words(phrase))} " for phrase in phrases if phrase.strip()]
    row = f" {' '.join(words(text))} " if wanted else ""
    return any(phrase.strip() and phrase in row for phrase in wanted)


def _spread(ends: int, reach: int, passable: int) -> int:
    """Return up to ``reach`` words after each bit of ``ends``, as far as they are passable."""
    zone = front = ends & passable
    for _ in range(reach - 1):
        front = (front << 1) & passable
        zone |= front
    return zone


def _bits(places: Iterable[int]) -> int:
    row = 0
    for place in places:
        row |= 1 << place
    return row
