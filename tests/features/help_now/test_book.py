"""A broken help file is refused with the name of the broken entry."""

from pathlib import Path

import pytest

from bot.features.help_now.book import load, parse

from .conftest import a_book, a_line, an_emergency


def test_a_source_key_becomes_its_sentence_and_an_address_stays() -> None:
    book = a_book(a_line(source=["a-list", "https://example.org/page"]))
    assert book.lines[1].origin.sources == ("a list that a test made up", "https://example.org/page")


@pytest.mark.parametrize(
    "broken",
    [
        {"kind": "advert"},
        {"confidence": "low"},
        {"evidence": "memory"},
        {"reviewed": "yes"},
        {"reviewed": {"name": "A. Person", "date": "soon"}},
        {"source": None},
    ],
)
def test_a_value_nobody_knows_is_refused_with_the_lines_name(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="zz-line"):
        a_book(a_line(**broken))


def test_a_line_without_a_name_is_refused() -> None:
    nameless = a_line()
    del nameless["name"]
    with pytest.raises(ValueError, match="zz-line"):
        a_book(nameless)


def test_emergency_numbers_that_help_nobody_who_is_hurt_are_refused() -> None:
    with pytest.raises(ValueError, match="hurt"):
        a_book(emergency=[an_emergency(general=None, fire="118")])


def test_emergency_numbers_without_an_origin_are_refused() -> None:
    with pytest.raises(ValueError, match="'ZZ'"):
        a_book(emergency=[an_emergency(confidence="low")])


def test_the_directory_must_be_an_entry_with_a_website() -> None:
    with pytest.raises(ValueError, match="directory"):
        parse(
            {
                "built": "2026-11-20",
                "directory": "zz-line",
                "sources": {},
                "common_emergency": [],
                "no_emergency_number": [],
                "emergency": [],
                "helplines": [a_line()],
            }
        )


def test_a_missing_file_is_an_error_and_not_an_empty_book(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        load(tmp_path / "nothing.yaml")
