"""A table for the tests of storage, with a store as features have them.

It is not among the program's tables unless ``known_to_the_program`` says so.
"""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, Integer, MetaData, Table, bindparam, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

from bot.ids import MemberId
from bot.storage.base import Instant, LocalDay, Sealed, Snowflake, metadata, owned, upsert
from bot.storage.database import Database, Transaction

NOON = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)
WORDS = "Zeppelinmarmalade"

notes = Table(
    "test_notes",
    MetaData(),
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("member", Snowflake, nullable=False),
    Column("at", Instant),
    Column("day", LocalDay),
    Column("count", Integer),
    Column("words", Sealed),
    Column("more", Sealed),
    info=owned("member", row="id"),
)

PUT = upsert(notes, ["id"], ["member", "at", "day", "count", "words"])
GET = select(notes).where(notes.c.id == bindparam("id"))
GET_TO_WRITE = select(notes.c.count).where(notes.c.id == bindparam("id")).with_for_update()
SET_COUNT = update(notes).where(notes.c.id == bindparam("which")).values(count=bindparam("value"))
IDS = select(notes.c.id).order_by(notes.c.id)


async def make_notes(database: Database) -> None:
    await database.transact(_create)


async def drop_notes(database: Database) -> None:
    await database.transact(lambda tx: tx.run(text("DROP TABLE test_notes")))


@contextmanager
def known_to_the_program() -> Generator[None]:
    copy = notes.to_metadata(metadata)
    try:
        yield
    finally:
        metadata.remove(copy)


def put(tx: Transaction, note: int, member: MemberId, words: str = WORDS, count: int = 0) -> None:
    sealed = tx.seal(notes.c.words, member, note, words)
    tx.run(PUT, id=note, member=member, at=NOON, day=date(2026, 3, 1), count=count, words=sealed)


def put_plain(tx: Transaction, note: int, count: int = 0) -> None:
    tx.run(PUT, id=note, member=1, at=NOON, day=date(2026, 3, 1), count=count, words=None)


def words(tx: Transaction, note: int) -> Any:
    row = tx.one(GET, id=note)
    assert row is not None
    return tx.open(notes.c.words, row.member, note, row.words)


def ids(tx: Transaction) -> list[int]:
    return [row.id for row in tx.all(IDS)]


def _create(tx: Transaction) -> None:
    dialect = sqlite.dialect() if tx.dialect == "sqlite" else postgresql.dialect()
    tx.run(text(str(CreateTable(notes, if_not_exists=True).compile(dialect=dialect))))
