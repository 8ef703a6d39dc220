"""Text of strangers is made harmless, whatever it is; links lead to http(s) and nowhere of a house."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.meetings.feeds import clean
from bot.features.meetings.feeds.build import id_of

HOSTILE = st.text(
    st.sampled_from(list("ab <>&;@#`|[]()!/\\*_~\n\t\x00\x1b\u200b\u202e\ud800é日😀")) | st.characters(),
    max_size=80,
) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        "@everyone",
        "@\u200beveryone",
        "&lt;@123&gt;",
        "&amp;lt;b&amp;gt;",
        "<@&5>",
        "[x](http://e)",
    ]
)


@given(HOSTILE, HOSTILE, st.integers(1, 60))
def test_any_text_becomes_one_harmless_line(one: str, other: str, longest: int) -> None:
    line = clean.tidy(one + other, longest)
    assert len(line) <= longest
    assert not re.search(r"[<>\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ud800-\udfff`]|\|\||\]\(", line)
    assert not re.search(r"@(everyone|here)", line, re.IGNORECASE)
    assert line == line.strip()
    line.encode()


@pytest.mark.parametrize(
    ("told", "tidied"),
    [
        ("Women &amp; Men", "Women & Men"),
        ("  two\n lines\t", "two lines"),
        ("<b>Bold</b> &lt;3", "Bold ‹3"),
        ("@everyone come", "everyone come"),
        ("@ @here", "here"),
        ("For an invite: ada@example.org", "For an invite:"),
        (254, "254"),
        (None, ""),
        (True, ""),
        (["x"], ""),
    ],
)
def test_names_are_read_as_people_would(told: object, tidied: str) -> None:
    assert clean.tidy(told) == tidied


@pytest.mark.parametrize(
    ("told", "public", "private"),
    [
        (
            "https://us02web.zoom.us/j/1?pwd=x",
            "https://us02web.zoom.us/j/1",
            "https://us02web.zoom.us/j/1?pwd=x",
        ),
        ("zoom.us/j/1", "https://zoom.us/j/1", ""),
        (
            " https://meet.google.com/abc#frag",
            "https://meet.google.com/abc",
            "https://meet.google.com/abc#frag",
        ),
        (
            "https://teams.live.com/meet/9?p=abc&x=1",
            "https://teams.live.com/meet/9?x=1",
            "https://teams.live.com/meet/9?p=abc&x=1",
        ),
        ("https://me:pw@zoom.us/j/1", "", ""),
        ("https://zoom.us:8080/j/1", "", ""),
        ("https://127.0.0.1/x", "", ""),
        ("https://localhost/x", "", ""),
        ("https://zооm.us/j/1", "", ""),
        ("javascript:alert.x(1)", "", ""),
        ("https://[::1/x.y", "", ""),
        ("see our page", "", ""),
        (5, "", ""),
    ],
)
def test_links_are_plain_and_without_their_passcode(told: object, public: str, private: str) -> None:
    found = clean.link(told)
    assert (found.public, found.private) == (public, private)


def test_a_provider_is_known_at_a_dot_only() -> None:
    assert clean.link("https://us02web.zoom.us/j/1").provider == "zoom.us"
    assert clean.link("https://evilzoom.us/j/1").provider == ""
    assert clean.link("https://zoom.us.evil.example/j/1").provider == ""
    assert clean.link("https://zoom.us/j/1 Passcode 77").rest == "Passcode 77"


@pytest.mark.parametrize(
    ("told", "number", "whole"),
    [
        ("+1 (646) 558-8656", "+16465588656", ""),
        ("+16465588656,,123#", "+16465588656", "+16465588656,,123#"),
        ("ID: 372 734 770 Password: x", "", "ID: 372 734 770 Password: x"),
        ("12", "", "12"),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_numbers_to_dial_are_apart_from_codes(told: object, number: str, whole: str) -> None:
    assert clean.phone(told) == (number, whole)


@pytest.mark.parametrize(
    ("told", "public", "private"),
    [
        ("Ring the bell.", "Ring the bell.", ""),
        ("PW - Shoulder1", "", "PW - Shoulder1"),
        (
            "Zoom ID: 123 4567 890\npasscode: 123456\nVirtual",
            "Virtual",
            "Zoom ID: 123 4567 890 passcode: 123456",
        ),
        ("Use the side door. Contact Ada L. 555-0100", "Use the side door.", ""),
        ("Write to ada@example.org; coffee is free", "coffee is free", ""),
        ("Upstairs<br>Speaker: Ada L.", "Upstairs", ""),
        ("Passcode:\nharbor9\nRing the bell", "Ring the bell", "Passcode: harbor9"),
        ("Zoom passcode is\nharbor9", "", "Zoom passcode is harbor9"),
        ("123 456 7890", "", "123 456 7890"),
    ],
)
def test_notes_are_sorted_sentence_by_sentence(told: str, public: str, private: str) -> None:
    shown, hidden = clean.notes(told)
    assert shown == public
    assert hidden == private


@given(HOSTILE)
def test_no_text_is_too_strange_for_a_link_a_number_or_a_note(text: str) -> None:
    found = clean.link(text)
    assert found.public == "" or re.match(r"https?://[a-z0-9.-]+(?:[/?]|$)", found.public)
    number, _ = clean.phone(text)
    assert re.fullmatch(r"\+?\d*", number)
    assert all(len(part) <= clean.NOTES_LENGTH for part in clean.notes(text, text))
    assert clean.page(text) == "" or clean.page(text).startswith("http")


def test_an_id_that_looks_like_an_address_stays_itself() -> None:
    """Calendars make their UIDs so; without it a series would be another one after a change of its name."""
    assert id_of("0123abc@calendar.example.org") == "0123abc@calendar.example.org"
    assert "@everyone" not in id_of("<b>@everyone</b> a-7")
