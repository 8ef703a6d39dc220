"""Text to comparable words: one spelling for accents, case, quotes, look-alikes and spaced letters."""

import unicodedata
from collections.abc import Iterator

HARD_STOPS = frozenset("!?;\n\u2028\u2029\r")
SOFT_STOPS = frozenset(",:()[]{}\u2013\u2014|")
STOP, PAUSE = ".", ","
"""The two punctuation words: a sentence ends, a breath is taken."""

_DOT, _FIRM = ".", "!"

ELISIONS = frozenset(["j", "d", "l", "m", "n", "t", "s", "c", "qu", "jusqu", "lorsqu", "puisqu", "quelqu"])
"""French words that lose their vowel before an apostrophe."""

SPELLED = {"od'd": "oded", "od'ed": "oded", "0d'd": "oded", "aujourd'hui": "aujourdhui"}
"""Words whose apostrophe cannot simply be dropped (od'd would read as odd)."""

LOOK_ALIKES = str.maketrans("аеорсухіѕԁтнмкв", "aeopcyxisdthmkb")
"""Cyrillic letters used in place of Latin ones to slip past filters."""

_QUOTES = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u02bc": "'", "`": "'", "\u00b4": "'", "\u2032": "'", "\u2026": ".."}
)
_KEPT = frozenset("'*@$")


class _Characters(dict[int, str | None]):
    """A table for ``str.translate``: letters stay, invisible marks go, the rest separates words."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        if character.isalnum() or character in _KEPT:
            return character
        if character == _DOT:
            return f" {_DOT} "
        if character in HARD_STOPS:
            return f" {_FIRM} "
        if character in SOFT_STOPS:
            return f" {PAUSE} "
        return None if unicodedata.category(character) in ("Mn", "Cf", "Me") else " "


_TABLE = _Characters({code: _Characters()[code] for code in range(128)})
"""Plain letters looked up beforehand; the others are decided each time, nothing is added."""


def words(text: str) -> list[str]:
    """Return the words and punctuation words of ``text``, in order, one case and no accents.

    >>> words("I’m NOT “fine”… J'ai bu.")
    ['im', 'not', 'fine', ',', 'j', 'ai', 'bu', '.']
    """
    plain = unicodedata.normalize("NFKD", text.translate(_QUOTES)).casefold().translate(LOOK_ALIKES)
    pieces = plain.translate(_TABLE).split()
    return list(_joined(_calmed(pieces)))


def _calmed(pieces: list[str]) -> Iterator[str]:
    """Split off elisions, drop apostrophes, and turn a run of dots into a pause (people trail off)."""
    for index, piece in enumerate(pieces):
        if piece == _DOT:
            yield from _dots(pieces, index)
        elif piece == _FIRM:
            yield STOP
        elif piece.isalnum() or piece == PAUSE:
            yield piece
        else:
            yield from _without_marks(piece.strip("'*@"))


def _dots(pieces: list[str], index: int) -> Iterator[str]:
    if index and pieces[index - 1] == _DOT:
        return
    trailing_off = index + 1 < len(pieces) and pieces[index + 1] == _DOT
    yield PAUSE if trailing_off else STOP


def _without_marks(piece: str) -> Iterator[str]:
    if piece in SPELLED:
        yield SPELLED[piece]
        return
    before, mark, after = piece.partition("'")
    if mark and before in ELISIONS and len(after) > 1:
        yield before
        piece = after
    piece = piece.replace("'", "")
    if piece:
        yield piece


def _joined(pieces: Iterator[str]) -> Iterator[str]:
    """Join three or more letters written one by one (``k m s``, ``k.m.s``) and keep all else."""
    run: list[str] = []
    for piece in pieces:
        if len(piece) == 1 and (piece.isalpha() or (piece == STOP and run and run[-1] != STOP)):
            run.append(piece)
        else:
            yield from _spelled_out(run)
            run = []
            yield piece
    yield from _spelled_out(run)


def _spelled_out(run: list[str]) -> Iterator[str]:
    letters = [piece for piece in run if piece != STOP]
    if len(letters) < 3:
        yield from run
        return
    yield "".join(letters)
    if run[-1] == STOP:
        yield STOP
