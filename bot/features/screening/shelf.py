"""Tens of thousands of listed phrases in little memory, found by their first word."""

import itertools
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_STEM = "*"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One listed word or phrase; a word that ends in ``*`` matches every word that begins so."""

    words: tuple[str, ...]
    concepts: tuple[int, ...]


class Shelf:
    """Phrases by their first word; one object for each would take ten times the memory.

    All phrases of a first word are one text of lines ``<second word> <more words> =<number of its
    concepts>``, sorted by the second word. A word alone has an empty second one, a stem the mark ``*``
    (its words follow).
    """

    def __init__(self, phrases: Mapping[str, Iterable[Phrase]]) -> None:
        groups = sorted({phrase.concepts for each in phrases.values() for phrase in each})
        numbers = {concepts: number for number, concepts in enumerate(groups)}
        self._concepts = array("I", itertools.chain.from_iterable(groups))
        self._ends = array("I", itertools.accumulate(map(len, groups), initial=0))
        self._packed = {first: _packed(each, numbers) for first, each in phrases.items()}

    def __contains__(self, first: str) -> bool:
        return first in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def before(self, first: str, following: Iterable[str]) -> Iterator[Phrase]:
        """Yield the phrases of ``first`` that may stand where one of ``following`` is the next word."""
        packed = self._packed[first]
        for second in ("", _STEM, *following):
            for line in _lines(packed, f"\n{second} "):
                more, _, number = line.rpartition("=")
                words = (first, *([second] if second and second != _STEM else []), *more.split())
                yield Phrase(words, self._group(int(number)))

    def _group(self, number: int) -> tuple[int, ...]:
        return tuple(self._concepts[self._ends[number] : self._ends[number + 1]])


def _packed(phrases: Iterable[Phrase], numbers: Mapping[tuple[int, ...], int]) -> str:
    lines: list[str] = []
    for phrase in phrases:
        second, more = "".join(phrase.words[1:2]), phrase.words[2:]
        if second.endswith("*"):
            second, more = _STEM, phrase.words[1:]
        lines.append(f"{second} {''.join(f'{word} ' for word in more)}={numbers[phrase.concepts]}")
    return "\n" + "\n".join(sorted(lines)) + "\n"


def _lines(packed: str, mark: str) -> Iterator[str]:
    """Yield what follows ``mark`` on every line that begins with it."""
    at = packed.find(mark)
    while at >= 0:
        end = packed.index("\n", at + len(mark))
        yield packed[at + len(mark) : end]
        at = end if packed.startswith(mark, end) else -1
