"""``python -m bot import-meetings``: one object, or lines to read; no traceback for any file."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import cli
from bot.cli.importing import LISTED, import_file, lines
from bot.features.meetings.feeds.report import Left, Report, Why
from bot.texts import Texts

DATA = Path(__file__).resolve().parents[1] / "data" / "texts"
ROWS: list[dict[str, Any]] = [
    {"name": "Harbor Light", "slug": "a", "day": 0, "time": "19:00", "end_time": "20:30"},
    {"name": "By the tide", "slug": "b"},
    {"name": "Never", "slug": "c", "day": 9, "time": "19:00"},
]


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    file = tmp_path / "list.json"
    file.write_text(json.dumps(ROWS), encoding="utf-8")
    return file


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["import-meetings", *map(str, arguments)])


def test_one_object_says_what_was_taken_left_and_why(listing: Path) -> None:
    done = run(listing, "--zone", "america/new_york", "--dry-run", "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["total"], told["taken"], told["left"]) == (0, 3, 2, 1)
    assert told["reasons"] == [{"row": 3, "why": "Its day is none I am sure of."}]
    weekly, appointment = told["meetings"]
    assert {name: weekly[name] for name in ("name", "day", "time", "zone", "duration")} == {
        "name": "Harbor Light",
        "day": 0,
        "time": "19:00",
        "zone": "America/New_York",
        "duration": 90,
    }
    following = datetime.fromisoformat(weekly["next"])
    assert (following.tzinfo, following.weekday(), following.hour in (23, 0)) == (
        UTC,
        (following.hour == 0) - 1 % 7,
        True,
    )
    assert (appointment["day"], appointment["next"]) == (None, None)


@pytest.mark.parametrize(
    "content", [b"", b"just words", b"\x89PNG\r\n\x1a\n\0\0", b"<html></html>", b"[1, 2"]
)
def test_a_file_that_is_no_feed_has_a_reason_and_exit_code_one(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x"
    file.write_bytes(content)
    done = run(file, "--dry-run", "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["total"], told["taken"], told["left"], told["meetings"]) == (1, 0, 0, 0, [])
    assert len(told["reasons"]) == 1
    assert told["reasons"][0]["why"]


def test_a_file_that_is_not_there_or_too_big_is_no_feed(tmp_path: Path) -> None:
    big = tmp_path / "big"
    with big.open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    for path in (tmp_path, tmp_path / "nothing", big):
        assert run(path, "--dry-run", "--json").exit_code == 1


def test_lines_tell_the_same_to_a_person(listing: Path) -> None:
    done = run(listing, "--dry-run")
    assert done.exit_code == 0
    assert "3 rows: 1 taken, 2 left" in done.stdout
    assert "row 1: It names no time zone" in done.stdout
    assert import_file(listing, "Asia/Tokyo", False, datetime(2026, 1, 1, tzinfo=UTC)) == 0


def test_a_long_list_of_reasons_is_cut_for_a_person() -> None:
    left = tuple(Left(row, Why.DAY) for row in range(1, LISTED + 3))
    told = list(
        lines(Report("csv", len(left), 0, left), Texts(DATA).reader("en"), datetime(2026, 1, 1, tzinfo=UTC))
    )
    assert any("and 2 more" in line for line in told)
    assert any(
        line.startswith("fix")
        for line in lines(
            Report("", problem=Why.EMPTY), Texts(DATA).reader("en"), datetime(2026, 1, 1, tzinfo=UTC)
        )
    )


@pytest.mark.parametrize("arguments", [("--json",), ("--dry-run", "--zone", "Mars/Base")])
def test_a_wrong_call_says_how_it_is_meant(listing: Path, arguments: tuple[str, ...]) -> None:
    assert run(listing, *arguments).exit_code == 2
