"""A member's own words, echoed: they ping nobody, link nowhere and change no layout."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui import clip, plain

MENTIONS = (
    "@everyone",
    "@here",
    "<@123456789012345678>",
    "<@&1>",
    "<#1>",
    "</settings:1>",
    "<t:0:R>",
    "<:a:1>",
)
LINKS = (
    "https://",
    "HTTP://",
    "steam://",
    "example.org",
    "<https://x.org>",
    "<x:/*a*>",
    "[text](https://x.org)",
)
LAYOUT = ("**", "__", "~~", "||", "`", "```", "# ", "-# ", "> ", "- ", "\\", "\u202e", "\u2066", "\x00", "_")

spiced = st.lists(st.sampled_from([*MENTIONS, *LINKS, *LAYOUT]) | st.text(max_size=4), max_size=8).map(
    "".join
)


@given(words=spiced)
def test_nobody_is_mentioned(words: str) -> None:
    shown = plain(words)
    assert not re.search(r"@(everyone|here)\b", shown)
    assert not re.search(r"(?<!\\)(\\\\)*<[@#/:at]", shown)


@given(words=spiced)
def test_nothing_is_a_link(words: str) -> None:
    assert not re.search(r"(?<! )://", plain(words))  # Discord links what has a scheme, masked or not


@given(words=spiced)
def test_no_mark_of_layout_is_left_bare(words: str) -> None:
    shown = plain(words)
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_~|`]", shown)


@given(words=spiced)
def test_nothing_invisible_turns_the_line_around(words: str) -> None:
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f]", plain(words))


@pytest.mark.parametrize(
    "words", ["slept well", "é, ü, 好, 🌧️", "سلام\u200cها", "👩\u200d👩\u200d👧", "two\nlines"]
)
def test_ordinary_words_stay_as_they_are(words: str) -> None:
    assert plain(words) == words


@given(words=st.text(max_size=30), length=st.integers(1, 30))
def test_a_clipped_text_fits_and_says_that_it_was_cut(words: str, length: int) -> None:
    shown = clip(words, length)
    assert len(shown) <= length
    assert (shown == words) if len(words) <= length else shown.endswith("…")


def test_a_cut_leaves_no_mark_that_would_escape_the_ellipsis() -> None:
    assert clip("ab\\*cd", 4) == "ab…"
