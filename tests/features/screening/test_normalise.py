"""Many spellings, one reading."""

import pytest

from bot.features.screening.normalise import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I’m FINE", "im fine"),
        ("ＦＵＬＬ width", "full width"),
        ("𝓱𝓮𝓵𝓹", "help"),
        ("he\u200blp", "help"),
        ("Überdosis, déjà", "uberdosis , deja"),
        ("j'ai qu'une", "j ai qu une"),
        ("od'd", "oded"),
        ("h e l p me", "help me"),
        ("h.e.l.p", "help"),
        ("well... yes", "well , yes"),
        ("no!!! yes?", "no . . . yes ."),
        ("ѕоber", "sober"),
        ("self-aware", "self aware"),
        ("", ""),
    ],
)
def test_spellings_become_one(text: str, expected: str):
    assert " ".join(words(text)) == expected
