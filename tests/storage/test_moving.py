"""From SQLite to PostgreSQL: every table, whole, also when it is cut off; never over somebody's data."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Integer, LargeBinary, String, Table, insert, select

from bot.ids import MemberId
from bot.storage.base import Instant, LocalDay, Sealed
from bot.storage.database import Database
from bot.storage.errors import AlreadyRunning
from bot.storage.facts import facts, remember
from bot.storage.keys import create_member_key
from bot.storage.moving import PAGE, CannotMove, move
from bot.storage.place import Place
from bot.storage.tables import load_tables
from bot.storage.transaction import Transaction
from tests.databases import copy_of, empty_postgresql

ALICE = MemberId(101)
START = datetime(2026, 3, 2, 12, tzinfo=UTC)
MANY = "deliveries"


def value(column: Column[Any], number: int) -> object:
    """Return something of a column's type that no other row has."""
    match column.type:
        case Instant():
            return START + timedelta(microseconds=number)
        case LocalDay():
            return date(2026, 1, 1) + timedelta(days=number % 300)
        case Boolean():
            return number % 2 == 0
        case Sealed() | LargeBinary():
            return f"{column.name} {number}".encode()
        case String():
            return f"ü{number}" if column.type.length is None or column.type.length > 6 else f"{number}"[:2]
        case Integer():
            return number
        case other:
            raise NotImplementedError(type(other).__name__)


def fill(tx: Transaction, table: Table, rows: int) -> None:
    tx.many(insert(table), [{c.key: value(c, n) for c in table.c} for n in range(1, rows + 1)])


@pytest.fixture
async def source(tmp_path: Path, empty_folder: Path) -> Place:
    """A SQLite file with rows in every table, in one of them more than a page."""
    place = copy_of(empty_folder, tmp_path / "data")
    database = Database(place)
    await database.open()
    await database.transact(create_member_key, ALICE)
    for table in load_tables().sorted_tables:
        await database.transact(fill, table, PAGE * 2 + 1 if table.name == MANY else 3)
    await database.close()
    return place


@pytest.fixture
async def target(tmp_path: Path, postgresql_url: str) -> Place:
    place = Place.in_folder(tmp_path / "data", url=postgresql_url)
    await empty_postgresql(place)
    return place


async def everything(place: Place) -> dict[str, set[tuple[object, ...]]]:
    database = Database(place)
    await database.open()
    try:
        return {
            table.fullname: {tuple(row) for row in await database.read(lambda tx, t=table: tx.all(select(t)))}
            for table in load_tables().sorted_tables
        }
    finally:
        await database.close()


def heard_by_nobody(table: str, rows: int) -> None:
    del table, rows


async def test_every_row_of_every_table_moves(source: Place, target: Place) -> None:
    told: dict[str, int] = {}
    rows = await move(source, target, told.__setitem__)
    there = await everything(target)
    assert there == await everything(source)
    assert rows == sum(len(each) for each in there.values())
    assert told[MANY] == PAGE * 2 + 1
    assert {"keys.member_keys", "keys.key_facts"} <= told.keys()
    assert await move(source, target, told.__setitem__) == rows  # a second time there is nothing to do


async def test_what_was_cut_off_goes_on(source: Place, target: Place) -> None:
    done: list[str] = []

    def cut_off(table: str, rows: int) -> None:
        del rows
        done.append(table)
        if table == MANY:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await move(source, target, cut_off)
    again: list[str] = []
    await move(source, target, lambda table, _: again.append(table))
    assert not set(done) & set(again)
    assert await everything(target) == await everything(source)


async def test_a_database_that_holds_something_is_left_alone(source: Place, target: Place) -> None:
    other = Database(target)
    await other.open()
    await other.transact(remember, "somebody", "else's")
    await other.close()
    before = await everything(target)
    with pytest.raises(CannotMove, match="not empty"):
        await move(source, target, heard_by_nobody)
    assert await everything(target) == before
    assert {row[0] for row in before[facts.fullname]} >= {"somebody"}


async def test_nothing_moves_while_the_bot_runs(source: Place, target: Place) -> None:
    bot = Database(source)
    await bot.open()
    with pytest.raises(AlreadyRunning):
        await move(source, target, heard_by_nobody)
    await bot.close()


@pytest.mark.parametrize(("url", "code"), [("mysql://h/d", 2), ("", 0)])
def test_one_command_moves(source: Place, target: Place, url: str, code: int) -> None:
    data = source.file.parent
    done = subprocess.run(
        [sys.executable, "-m", "bot", "move", "--to", url or target.url],
        env={**os.environ, "HANDRAIL_DATA": str(data)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    assert ("same on both sides" in done.stdout) == (code == 0)
