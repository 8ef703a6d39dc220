"""The word index: which listed words and phrases begin at each word of a text, misspelt or not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

MIN_STEM = 3
"""Shortest ``stem*``, in letters: shorter ones would match half a dictionary."""

MAX_STEM = 14
"""Letters of a word that are looked up as a stem; bounds the work per word."""

MIN_TYPO = 6
"""Shortest word, in letters, whose misspelling is guessed: shorter ones are too close to other words."""

MAX_WORD = 24
"""Longest word, in letters, that is repaired."""

NUMBER, MANY, YEAR = "NUM", "MANY", "YEAR"
"""Listed words that stand for figures: any number, one of at least ``MANY_FROM``, a year."""

MANY_FROM = 8
"""Tablets, pills: fewer may be a prescription."""

YEARS = range(1950, 2100)

LEET = (str.maketrans("013457@$", "oieastas"), str.maketrans("013457@$", "oleastas"))
"""Digits and signs written for letters; a 1 may be an i or an l."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One listed word or phrase; a word that ends in ``*`` matches every word that begins so."""

    words: tuple[str, ...]
    concepts: tuple[int, ...]


class Vocabulary:
    """An inverted index from a first word to the phrases that begin with it.

    Args:
        phrases: Every listed phrase and the numbers of the concepts it belongs to.
        repairable: Words whose misspelling (one slip, two in long words) is repaired.
        never: Real words that must not be taken for a misspelling.
    """

    def __init__(
        self,
        phrases: Mapping[tuple[str, ...], Iterable[int]],
        repairable: Iterable[str],
        never: Iterable[str],
    ) -> None:
        self._exact: dict[str, list[Phrase]] = {}
        self._stems: dict[str, list[Phrase]] = {}
        self._words: set[str] = set()
        self._word_stems: set[str] = set()
        self._never = frozenset(never)
        for spelling, concepts in phrases.items():
            self._add(Phrase(spelling, tuple(sorted(concepts))))
        self._slips: dict[str, str] = {}
        for word in repairable:
            for slip in _with_letters_left_out(word, _slips_allowed(word)):
                self._slips.setdefault(slip, word)

    def _add(self, phrase: Phrase) -> None:
        first = phrase.words[0]
        index = self._stems if first.endswith("*") else self._exact
        index.setdefault(first.rstrip("*"), []).append(phrase)
        for word in phrase.words:
            (self._word_stems if word.endswith("*") else self._words).add(word.rstrip("*"))

    def beginning_with(self, word: str) -> list[Phrase]:
        """Return the phrases whose first word is ``word``."""
        found = list(self._exact.get(word, ()))
        if word.isdecimal():
            return found + [phrase for figure in _figures(word) for phrase in self._exact.get(figure, ())]
        for length in range(MIN_STEM, min(len(word), MAX_STEM) + 1):
            found += self._stems.get(word[:length], ())
        return found

    def knows(self, word: str) -> bool:
        """Return whether ``word`` is listed, alone or inside a phrase."""
        if word in self._words:
            return True
        return any(word[:n] in self._word_stems for n in range(MIN_STEM, min(len(word), MAX_STEM) + 1))

    def repaired(self, word: str) -> str:
        """Return the listed word that ``word`` most likely stands for, else ``word`` itself.

        Only unknown words are touched, and only into listed ones: stretched
        (diiie), with digits for letters (k1ll), starred (s*icide), misspelt (sucide).
        """
        if self.knows(word) or len(word) > MAX_WORD * 2 or word in self._never:
            return word
        for guess in (_squeezed(word, 1), _squeezed(word, 2), *_unleet(word)):
            if guess != word and self.knows(guess):
                return guess
        return self._unstarred(word) or self._unslipped(word) or word

    def _unstarred(self, word: str) -> str | None:
        if "*" not in word or len(word) < 4:
            return None
        return self._slips.get(word.replace("*", "")) or self._slips.get(word)

    def _unslipped(self, word: str) -> str | None:
        if not MIN_TYPO - 1 <= len(word) <= MAX_WORD or not word.isalpha():
            return None
        for slip in _with_letters_left_out(word, _slips_allowed(word)):
            meant = self._slips.get(slip)
            if meant and meant[0] == word[0] and _one_apart(word, meant, _slips_allowed(meant)):
                return meant
        return None


def matches(phrase: Phrase, words: Sequence[str], start: int) -> bool:
    """Return whether ``phrase`` stands in ``words`` from ``start`` on."""
    if start + len(phrase.words) > len(words):
        return False
    return all(_is(listed, words[start + n]) for n, listed in enumerate(phrase.words))


def _is(listed: str, word: str) -> bool:
    if listed.endswith("*"):
        return word.startswith(listed[:-1])
    return word == listed or (word.isdecimal() and listed in _figures(word))


def _figures(word: str) -> tuple[str, ...]:
    if len(word) > 4:
        return (NUMBER, MANY)
    if int(word) in YEARS:
        return (NUMBER, YEAR)
    return (NUMBER, MANY) if int(word) >= MANY_FROM else (NUMBER,)


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


def _with_letters_left_out(word: str, most: int) -> list[str]:
    """Return ``word`` and its forms with up to ``most`` letters left out (symmetric-delete search)."""
    forms = [word]
    seen = {word}
    begin = 0
    for _ in range(most):
        end = len(forms)
        for form in forms[begin:end]:
            for n in range(len(form)):
                shorter = form[:n] + form[n + 1 :]
                if shorter not in seen:
                    seen.add(shorter)
                    forms.append(shorter)
        begin = end
    return forms


def _one_apart(left: str, right: str, most: int) -> bool:
    """Return whether ``most`` slips (a letter more, less, other, or two swapped) turn one word into the other."""
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
