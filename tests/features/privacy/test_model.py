"""An export can be read by a person and by a program, and nothing in it does anything."""

import json
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.features.privacy.model import Export, Rows

MADE = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
ALLOWED = {"html", "meta", "title", "style", "h1", "p", "h2", "dl", "dt", "dd"}


def page_of(tables: Rows, title: str = "All of it") -> str:
    return Export(MADE, "Harbor volunteers", tables).page(title, "Nothing is kept about you.")


class Reader(HTMLParser):
    """What a browser makes of a page: its elements, and the text one reads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


@given(words=st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_whatever_was_written_stays_text(words: str) -> None:
    read = Reader(page_of({"checkins": [{"note": f"<{words}>", words: [words, {words: words}]}]}, words))
    assert read.elements <= ALLOWED
    assert read.attributes <= {"lang", "charset", "name", "content"}
    assert f"<{words}>" in read.text


def test_a_script_in_a_note_is_shown_and_not_run() -> None:
    page = page_of({"checkins": [{"note": "<script>alert('x')</script>"}]})
    assert "<script" not in page
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;" in page


def test_a_page_needs_nothing_from_elsewhere() -> None:
    page = page_of({"checkins": [{"note": "words"}]})
    for address in ("http:", "https:", "src=", "href=", "url(", "@import"):
        assert address not in page


def test_values_are_written_as_a_person_would() -> None:
    row: dict[str, Any] = {
        "day": "2026-11-20",
        "scores": {"mood": 3, "craving": None, "saved_at": "noon", "halt": ["lonely", "tired"]},
        "note": "",
        "withdrawn_at": None,
    }
    text = Reader(page_of({"checkins": [row]})).text
    assert "mood: 3\nsaved at: noon\nhalt: lonely, tired" in text
    for nothing in ("craving", "note", "withdrawn", "None"):
        assert nothing not in text


def test_a_zero_is_not_nothing() -> None:
    assert "day start0" in Reader(page_of({"members": [{"day_start": 0}]})).text


def test_an_empty_table_has_no_heading_and_an_empty_export_says_so() -> None:
    text = Reader(page_of({"checkins": [], "members": []})).text
    assert "Checkins" not in text
    assert "Nothing is kept about you." in text


def test_names_of_tables_become_headings() -> None:
    assert "Buddy pairs" in Reader(page_of({"buddy_pairs": [{"id": "1"}]})).text


def test_the_document_says_what_it_is_and_survives_json() -> None:
    document = Export(MADE, "Harbor volunteers", {"checkins": ({"day": "2026-11-20"},)}).document()
    assert json.loads(json.dumps(document)) == {
        "format": "handrail-export",
        "version": 1,
        "made_at": "2026-11-20T12:00:00+00:00",
        "operator": "Harbor volunteers",
        "tables": {"checkins": [{"day": "2026-11-20"}]},
    }
