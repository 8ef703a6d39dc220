"""Patterns over words: concepts in order with bounded gaps, and several such parts near each other.

A text is a row of words; "concept c begins at word i" is bit i of an integer. Gaps are
shifts, so a pattern costs a fixed number of row operations whatever the text says.
"""

from collections.abc import Mapping
from dataclasses import dataclass

NEAR = 14
"""Parts joined by ``&`` stand within twice this many words of each other."""

MOST_WORDS = 12
"""Longest listed phrase, in words."""

NEXT, USUAL, WIDE = 0, 2, 5
"""Words allowed between two elements: after ``+``, by default, and after ``..``."""


@dataclass(frozen=True, slots=True)
class Element:
    """One concept and how many other words may stand before it."""

    concept: int
    gap: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """Parts that must all stand near each other, in any order; a part is elements in order."""

    parts: tuple[tuple[Element, ...], ...]
    needs: frozenset[int]


Starts = Mapping[int, Mapping[int, int]]
"""For each concept: length in words -> bits of the words where a phrase of that length begins."""


class Row:
    """The words of one text as bit rows, for one language.

    Args:
        size: Number of words.
        starts: Where each concept begins.
        passable: Bits of the words that a gap may run over; the others end a clause.
        steps: Work already done on this text.
        aside: Bits of the words that count for nothing; a phrase that touches one does not either.
    """

    def __init__(self, size: int, starts: Starts, passable: int, aside: int = 0, steps: int = 0) -> None:
        self.size, self.starts, self.passable = size, starts, passable
        self._touching = [0]
        for offset in range(MOST_WORDS):
            self._touching.append(self._touching[-1] | aside >> offset)
        self.everything = (1 << size) - 1
        self._cost = size // 64 + 1
        self.steps = steps

    def after(self, ends: int, gap: int) -> int:
        """Return where a next element may begin when the last one ended at ``ends``."""
        self.steps += self._cost * (gap + 1)
        for _ in range(gap):
            ends |= (ends & self.passable) << 1
        return ends & self.everything

    def before(self, begins: int, gap: int) -> int:
        """Return where the last element may have ended when the next one begins at ``begins``."""
        self.steps += self._cost * (gap + 1)
        for _ in range(gap):
            begins |= (begins >> 1) & self.passable
        return begins

    def around(self, bits: int, reach: int) -> int:
        """Return every word within ``reach`` words of ``bits``, clauses ignored."""
        done = 0
        while done < reach:
            step = min(done + 1, reach - done)
            bits |= (bits << step) | (bits >> step)
            done += step
            self.steps += self._cost
        return bits & self.everything

    def clauses(self, seeds: int) -> int:
        """Return every word of the clauses that contain a bit of ``seeds``."""
        self.steps += 8 * self._cost
        inside = seeds & self.passable
        up = _flooded(inside, self.passable)
        down = _flooded(self._mirrored(inside), self._mirrored(self.passable))
        return (up | self._mirrored(down & self.everything) | seeds) & self.everything

    def _mirrored(self, bits: int) -> int:
        return int(format(bits, f"0{self.size}b")[::-1], 2)

    def at(self, concept: int, allowed: int) -> dict[int, int]:
        """Return the begins of ``concept`` inside ``allowed``, by length."""
        self.steps += self._cost
        found = {
            length: bits & allowed & ~self._touching[length]
            for length, bits in self.starts.get(concept, {}).items()
        }
        return {length: bits for length, bits in found.items() if bits}

    def spans(self, concept: int) -> int:
        """Return every word that a phrase of ``concept`` covers."""
        return _covered(self.starts.get(concept, {}))

    def ends(self, part: tuple[Element, ...], free: int) -> int:
        """Return where ``part`` ends (the word after it), each element beginning inside ``free``."""
        reach = free
        for number, element in enumerate(part):
            found = self.at(element.concept, (self.after(reach, element.gap) if number else reach) & free)
            if not found:
                return 0
            reach = 0
            for length, bits in found.items():
                reach |= bits << length
        return reach

    def holds(self, pattern: Pattern, free: int) -> bool:
        """Return whether ``pattern`` stands in the text with every element inside ``free``."""
        if len(pattern.parts) == 1:
            return bool(self.ends(pattern.parts[0], free))
        common = self.everything
        for part in pattern.parts:
            common &= self.around(self.ends(part, free) >> 1, NEAR)
            if not common:
                return False
        return True

    def covered(self, part: tuple[Element, ...]) -> int:
        """Return the words that the elements of ``part`` cover wherever the whole part stands."""
        layers: list[dict[int, int]] = []
        reach = self.everything
        for number, element in enumerate(part):
            layers.append(self.at(element.concept, self.after(reach, element.gap) if number else reach))
            reach = 0
            for length, bits in layers[-1].items():
                reach |= bits << length
        return self._traced_back(part, layers, reach)

    def _traced_back(self, part: tuple[Element, ...], layers: list[dict[int, int]], ends: int) -> int:
        covered = 0
        for element, layer in zip(reversed(part), reversed(layers), strict=True):
            kept = {length: bits & (ends >> length) for length, bits in layer.items()}
            covered |= _covered(kept)
            begins = 0
            for bits in kept.values():
                begins |= bits
            ends = self.before(begins, element.gap)
        return covered


def _flooded(seeds: int, passable: int) -> int:
    """Return ``seeds`` spread upwards through runs of ``passable``: the carry of one addition does it."""
    return ((seeds + passable) ^ passable) & passable | seeds


def _covered(begins: Mapping[int, int]) -> int:
    words = 0
    for length, bits in begins.items():
        for offset in range(length):
            words |= bits << offset
    return words
