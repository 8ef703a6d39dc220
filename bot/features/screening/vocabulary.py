"""The word index: which listed words and phrases begin at each word of a text, misspelt or not."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from bot.features.screening.shelf import Phrase, Shelf

MIN_STEM = 3
"""Shortest ``stem*``, in letters: shorter ones would match half a dictionary."""

MAX_STEM = 14
"""Letters of a word that are looked up as a stem; bounds the work per word."""

MIN_TYPO = 6
"""Shortest word, in letters, whose misspelling is guessed: shorter ones are too close to other words."""

MIN_SWAP = 4
"""Shortest word, in letters, whose inner letters are put back in order (wnat)."""

MAX_WORD = 24
"""Longest word, in letters, that is repaired."""

NUMBER, MANY, YEAR = "NUM", "MANY", "YEAR"
"""Listed words that stand for figures: any number, one of at least ``MANY_FROM``, a year."""

MANY_FROM = 8
"""Tablets, pills: fewer may be a prescription."""

YEARS = range(1950, 2100)

LEET = (str.maketrans("013457@$", "oieastas"), str.maketrans("013457@$", "oleastas"))
"""Digits and signs written for letters; a 1 may be an i or an l."""


@dataclass(frozen=True)
class Located:
    """Where the listed concepts begin in a text.

    Args:
        hits: A phrase found, and the bits of the words where it begins.
        steps: Phrases looked at, times the 64-bit words of a row.
    """

    hits: Sequence[tuple[Phrase, int]]
    steps: int

    @cached_property
    def present(self) -> Set[int]:
        """The concepts that begin somewhere."""
        return set[int]().union(*(phrase.concepts for phrase, _ in self.hits))

    @cached_property
    def starts(self) -> Mapping[int, Mapping[int, int]]:
        """For each concept present: length in words -> bits of the words where it begins.

        Put together only when asked for: no rule is possible in most texts.
        """
        found: dict[int, dict[int, int]] = {}
        for phrase, begins in self.hits:
            _mark(found, phrase, begins)
        return found


class Vocabulary:
    """An inverted index from a first word to the phrases that begin with it.

    Args:
        phrases: Every listed phrase and the numbers of the concepts it belongs to.
        repairable: Words whose misspelling (one slip, two in long words) is repaired.
        never: Real words that must not be taken for a misspelling.
        short_forms: Words people shorten when they type (wat: what).
    """

    def __init__(
        self,
        phrases: Mapping[tuple[str, ...], Iterable[int]],
        repairable: Iterable[str],
        never: Iterable[str],
        short_forms: Mapping[str, str],
    ) -> None:
        self._short_forms = dict(short_forms)
        exact: dict[str, list[Phrase]] = {}
        stems: dict[str, list[Phrase]] = {}
        for spelling, concepts in phrases.items():
            shelf = stems if spelling[0].endswith("*") else exact
            shelf.setdefault(spelling[0].rstrip("*"), []).append(Phrase(spelling, tuple(sorted(concepts))))
        self._exact, self._stems = Shelf(exact), Shelf(stems)
        spelt = {word for spelling in phrases for word in spelling}
        self._later_words = frozenset(word for word in spelt if not word.endswith("*") and word not in exact)
        self._word_stems = frozenset(word.rstrip("*") for word in spelt if word.endswith("*"))
        self._never = frozenset(never)
        self._repairable: dict[str, list[str]] = {}
        for word in dict.fromkeys(repairable):
            self._repairable.setdefault(word[0], []).append(word)

    @property
    def listed(self) -> frozenset[str]:
        """Every word that stands in a list or pattern, stems without their ``*``."""
        return frozenset(self._exact) | self._later_words | self._word_stems

    def located(self, words: Sequence[str]) -> Located:
        """Return where every listed concept begins in ``words``: one row of bits for each distinct word."""
        places, following = _places(words), _following(words)
        cost = len(words) // 64 + 1
        hits: list[tuple[Phrase, int]] = []
        steps = len(words)
        for word, bits in places.items():
            for phrase in self._beginning(word, following.get(word, ())):
                steps += cost
                begins = _begins(phrase.words, bits, places)
                if begins:
                    hits.append((phrase, begins))
        return Located(hits, steps)

    def _beginning(self, word: str, following: Iterable[str]) -> Iterator[Phrase]:
        if word in self._exact:
            yield from self._exact.before(word, following)
        for length in range(MIN_STEM, min(len(word), MAX_STEM) + 1):
            if word[:length] in self._stems:
                yield from self._stems.before(word[:length], following)

    def knows(self, word: str) -> bool:
        """Return whether ``word`` is listed, alone or inside a phrase."""
        if self._is_word(word):
            return True
        return any(word[:n] in self._word_stems for n in range(MIN_STEM, min(len(word), MAX_STEM) + 1))

    def _is_word(self, word: str) -> bool:
        return word in self._exact or word in self._later_words

    def repaired(self, word: str) -> str:
        """Return the listed word that ``word`` most likely stands for, else ``word`` itself.

        Only unknown words are touched, and only into listed ones: stretched
        (diiie), with digits for letters (k1ll), starred (s*icide), misspelt (sucide).
        """
        if self._is_word(word) or len(word) > MAX_WORD * 2 or word in self._never:
            return word
        if word in self._short_forms:
            return self._short_forms[word]
        if self.knows(word):
            return word
        if word[0].isdecimal() and word.replace("o", "0").isdecimal():
            return word.replace("o", "0")
        for guess in (*_unstretched(word), *_unleet(word)):
            if guess != word and self.knows(guess):
                return guess
        return self._unslipped(word) or word

    def _unslipped(self, word: str) -> str | None:
        starred = "*" in word
        if not MIN_SWAP <= len(word) <= MAX_WORD or not (starred or word.isalpha()):
            return None
        bare = word.replace("*", "")
        for meant in self._repairable.get(word[0], ()):
            if starred and len(meant) == len(word) and _agree(word, meant):
                return meant
            if _swapped(bare, meant) or _few_slips(bare, meant, _slips_allowed(meant)):
                return meant
        return None


def _places(words: Sequence[str]) -> dict[str, int]:
    """Return the bits of the places of each distinct word; figures stand also under their kinds."""
    places: dict[str, int] = {}
    for place, word in enumerate(words):
        places[word] = places.get(word, 0) | 1 << place
    for word in [word for word in places if word.isdecimal()]:
        for figure in _figures(word):
            places[figure] = places.get(figure, 0) | places[word]
    return places


def _following(words: Sequence[str]) -> dict[str, set[str]]:
    """Return the words that follow each word somewhere; figures stand also under their kinds."""
    following: dict[str, set[str]] = {}
    for word, after in itertools.pairwise(words):
        next_words = (after, *_figures(after)) if after.isdecimal() else (after,)
        for kind in (word, *_figures(word)) if word.isdecimal() else (word,):
            following.setdefault(kind, set()).update(next_words)
    return following


def _begins(words: tuple[str, ...], bits: int, places: Mapping[str, int]) -> int:
    for offset, word in enumerate(words[1:], 1):
        later = _stem_places(word[:-1], places) if word.endswith("*") else places.get(word, 0)
        bits &= later >> offset
        if not bits:
            return 0
    return bits


def _stem_places(stem: str, places: Mapping[str, int]) -> int:
    found = 0
    for word, bits in places.items():
        if word.startswith(stem):
            found |= bits
    return found


def _mark(starts: dict[int, dict[int, int]], phrase: Phrase, begins: int) -> None:
    length = len(phrase.words)
    for concept in phrase.concepts:
        lengths = starts.setdefault(concept, {})
        lengths[length] = lengths.get(length, 0) | begins


def _figures(word: str) -> tuple[str, ...]:
    if len(word) > 4:
        return (NUMBER, MANY)
    if int(word) in YEARS:
        return (NUMBER, YEAR)
    return (NUMBER, MANY) if int(word) >= MANY_FROM else (NUMBER,)


def _unstretched(word: str) -> list[str]:
    """Return ``word`` with long runs of one letter cut to one or two, and without a doubled last letter.

    Two in a row is ordinary spelling inside a word, and at the end of a short one (odd).
    """
    shorter = [_squeezed(word, 1), _squeezed(word, 2)] if _squeezed(word, 2) != word else []
    return [*shorter, word[:-1]] if len(word) >= MIN_SWAP and word[-1] == word[-2] else shorter


def _squeezed(word: str, most: int) -> str:
    kept: list[str] = []
    for letter in word:
        if kept[-most:] != [letter] * most:
            kept.append(letter)
    return "".join(kept)


def _unleet(word: str) -> list[str]:
    if word.isalpha() or not any(letter.isalpha() for letter in word):
        return []
    return [word.translate(table) for table in LEET]


def _slips_allowed(word: str) -> int:
    return 2 if len(word) >= 9 else 1


def _agree(starred: str, word: str) -> bool:
    return all(letter in ("*", meant) for letter, meant in zip(starred, word, strict=True))


def _swapped(word: str, meant: str) -> bool:
    """Return whether only letters inside the word changed places (wnat: want)."""
    return len(word) == len(meant) and word[-1] == meant[-1] and sorted(word) == sorted(meant)


def _few_slips(word: str, meant: str, most: int) -> bool:
    """Return whether ``word`` is ``meant`` with a few slips; the cheap checks first."""
    if len(meant) < MIN_TYPO or len(word) < MIN_TYPO - 1:
        return False
    if abs(len(word) - len(meant)) > most or len(set(word) ^ set(meant)) > 2 * most:
        return False
    return _one_apart(word, meant, most)


def _one_apart(left: str, right: str, most: int) -> bool:
    """Return whether ``most`` slips (a letter more, less, other, or two swapped) lead from one to other."""
    if abs(len(left) - len(right)) > most:
        return False
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1] <= most
