"""Export and erasure walk every table that says whose data it holds."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Column, Integer, MetaData, Table

from bot.ids import MemberId
from bot.storage.base import NOBODY, ownership
from bot.storage.database import Database
from bot.storage.erasure import erase_member, erase_rows, owned_tables, rows_of
from bot.storage.errors import Erased
from tests.storage.tables import NOON, WORDS, ids, known_to_the_program, put


@pytest.fixture(autouse=True)
def _known() -> Iterator[None]:
    with known_to_the_program():
        yield


async def test_an_export_has_every_row_of_mine_opened_and_none_of_others(
    db: Database, alice: MemberId, bob: MemberId
) -> None:
    await db.transact(put, 7, alice, WORDS, 4)
    await db.transact(put, 8, bob)
    rows = await db.read(rows_of, alice)
    assert rows["test_notes"] == [
        {
            "id": 7,
            "member": alice,
            "at": NOON,
            "day": date(2026, 3, 1),
            "count": 4,
            "words": WORDS,
            "more": None,
        }
    ]
    assert "sealed_under" not in rows


async def test_erasing_me_leaves_others_alone(db: Database, alice: MemberId, bob: MemberId) -> None:
    await db.transact(put, 7, alice)
    await db.transact(put, 8, bob)
    await erase_member(db, alice)
    assert await db.transact(ids) == [8]
    with pytest.raises(Erased):
        await db.transact(put, 9, alice)


async def test_erasing_tells_how_many_rows_went(db: Database, alice: MemberId) -> None:
    await db.transact(put, 7, alice)
    await db.transact(put, 8, alice)
    assert await db.transact(erase_rows, alice) == 3  # two notes, and which key they were under
    assert await db.transact(erase_rows, alice) == 0


def test_the_walk_knows_the_tables_of_all_features() -> None:
    names = {table.name for table, _ in owned_tables()}
    assert {"test_notes", "sealed_under", "members", "checkins"} <= names


def test_a_table_that_does_not_say_whose_it_is_is_an_error() -> None:
    silent = Table("silent", MetaData(), Column("id", Integer))
    with pytest.raises(KeyError, match="silent"):
        ownership(silent)
    assert ownership(Table("server", MetaData(), Column("id", Integer), info=NOBODY)) is None
