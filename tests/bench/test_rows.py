"""What the rows of `make bench` stand on; that they run is `python -m bench --quick`."""

import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bench import house
from bench.__main__ import main, measure, modules
from bench.bot_under_test import tell_ready
from bench.inside import rows_read, statements, steps
from bench.measure import Result, counted
from bench.plan import QUICK, Effort
from bench.rows.interactions import size_of
from bot.features.members.service import Members
from bot.storage.database import Database
from tests.storage.tables import ids, put_plain


def test_every_module_of_rows_is_found_by_its_name() -> None:
    assert {"interactions", "starts", "transactions"} <= modules().keys()
    assert modules("start").keys() == {"starts"}


async def test_rows_come_in_order_of_their_modules() -> None:
    async def two(effort: Effort) -> AsyncIterator[Result]:
        for number in (1, 2):
            yield counted(f"{effort.pairs} pairs, row {number}", 1, 1, "rows", 1)

    found = await measure({"first": two, "second": two}, QUICK)
    assert [each.row.name for each in found] == ["6 pairs, row 1", "6 pairs, row 2"] * 2


def test_a_part_of_the_rows_is_printed_and_decides_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["no module is called this"]) == 0
    assert capsys.readouterr().out.startswith("name")


def test_the_floor_is_asked_for_a_panel_as_big_as_the_answer() -> None:
    row = {"type": 1, "components": [{"type": 2}, {"type": 2}, {"type": 2}]}
    parts = [{"type": 10, "content": "12345678"}, {"type": 10, "content": "1234"}, row]
    answer = {"data": {"components": parts}}
    assert size_of(answer) == ("--blocks", "2", "--letters", "6", "--buttons", "3", "--options", "0")


async def test_statements_are_heard_with_their_values(file_db: Database) -> None:
    heard = await statements(file_db, lambda: file_db.transact(put_plain, 7))
    assert (heard[0], heard[-1]) == ("BEGIN IMMEDIATE", "COMMIT")
    assert any(each.startswith("INSERT") and "7" in each for each in heard)


async def test_more_rows_are_more_rows_read_and_more_steps(file_db: Database) -> None:
    await file_db.transact(put_plain, 7)
    one = await rows_read(file_db, lambda: file_db.transact(ids))
    few = await steps(file_db, lambda: file_db.transact(ids))
    for number in range(8, 20):
        await file_db.transact(put_plain, number)
    assert await rows_read(file_db, lambda: file_db.transact(ids)) == one + 12
    assert await steps(file_db, lambda: file_db.transact(ids)) > few


async def test_who_lives_in_the_house_has_agreed(tmp_path: Path) -> None:
    async with house.opened(tmp_path) as app:
        await house.move_in(app)
        agreed = await app.services.get(Members).consents(house.MEMBERS[-1])
    assert {each.category for each in agreed} == {"checkins", "counters"}


def test_the_bot_is_ready_when_it_says_so_and_only_trouble_is_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def said(level: int, words: str) -> bool:
        return tell_ready(logging.LogRecord("bot.app", level, __file__, 1, words, (), None))

    assert not said(logging.INFO, "ready in %d servers")
    assert '"ready":true' in capsys.readouterr().out
    assert not said(logging.INFO, "something else")
    assert said(logging.ERROR, "storage stays closed")
    assert capsys.readouterr().out == ""
