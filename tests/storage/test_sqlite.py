"""What is relied on of SQLite and of aiosqlite's private parts."""

import asyncio
import gc
import sqlite3
import threading
from contextlib import closing

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, bindparam, insert, select, text

from bot.storage.database import Database, Transaction
from bot.storage.errors import StorageError
from bot.storage.sqlite import connect
from bot.storage.statements import Plan, Plans
from tests.storage.tables import GET, NOON, ids, notes, put_plain

FULL = 2  # of PRAGMA synchronous


async def test_a_transaction_is_one_hop_to_one_daemon_thread(file_db: Database) -> None:
    def where(tx: Transaction) -> tuple[threading.Thread, list[int]]:
        put_plain(tx, 7)
        return threading.current_thread(), ids(tx)

    threads = {(await file_db.transact(where))[0] for _ in range(5)}
    assert len(threads) == 1
    (writer,) = threads
    assert writer is not threading.main_thread()
    assert writer.daemon
    assert (await file_db.read(lambda _: threading.current_thread())) is not writer


async def test_transactions_never_interleave(file_db: Database) -> None:
    seen: list[str] = []

    def work(tx: Transaction, name: str) -> None:
        seen.append(name)
        put_plain(tx, 7)
        seen.append(name)

    await asyncio.gather(*(file_db.transact(work, str(n)) for n in range(20)))
    assert seen[::2] == seen[1::2]


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [
        ("main.journal_mode", "wal"),
        ("keys.journal_mode", "wal"),
        ("main.synchronous", FULL),
        ("keys.synchronous", FULL),
        ("main.secure_delete", 1),
        ("keys.secure_delete", 1),
        ("foreign_keys", 1),
        ("query_only", 0),
    ],
)
async def test_connections_are_set_for_safety(file_db: Database, pragma: str, expected: object) -> None:
    assert await file_db.transact(lambda tx: tx.one(text(f"PRAGMA {pragma}"))) == (expected,)


async def test_a_database_locked_by_somebody_else_is_told(file_db: Database) -> None:
    await file_db.transact(lambda tx: tx.one(text("PRAGMA busy_timeout=20")))
    with closing(connect(file_db.place)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError) as told:
            await file_db.transact(put_plain, 7, label="notes.save")
        other.execute("ROLLBACK")
    assert told.value.kind == "OperationalError SQLITE_BUSY"
    await file_db.transact(put_plain, 8)
    assert await file_db.transact(ids) == [8]


async def test_a_full_disk_is_told_and_undone(file_db: Database) -> None:
    def fill(tx: Transaction) -> None:
        tx.many(insert(notes), [{"id": n, "member": n, "words": bytes(500)} for n in range(1000)])

    pages = await file_db.transact(lambda tx: tx.one(text("PRAGMA page_count")))
    assert pages is not None
    await file_db.transact(lambda tx: tx.one(text(f"PRAGMA max_page_count={pages[0] + 2}")))
    with pytest.raises(StorageError) as told:
        await file_db.transact(fill)
    assert told.value.kind == "OperationalError SQLITE_FULL"
    assert await file_db.transact(ids) == []


async def test_a_corrupt_file_is_told_without_its_contents(file_db: Database) -> None:
    place = file_db.place
    await file_db.close()
    content = place.file.read_bytes()
    place.file.write_bytes(content[:100] + b"\xee" * (len(content) - 100))
    with pytest.raises(StorageError) as told:
        await file_db.open()
    assert told.value.kind in {"DatabaseError SQLITE_CORRUPT", "DatabaseError SQLITE_NOTADB"}
    assert file_db.why_not == "StorageError"


async def test_a_missing_table_is_named_to_the_developer(file_db: Database) -> None:
    with pytest.raises(StorageError, match="no such table: nowhere"):
        await file_db.transact(lambda tx: tx.run(text("DELETE FROM nowhere")))


def test_a_statement_is_compiled_once_and_forgotten_with_it() -> None:
    plans = Plans()
    statement = select(notes.c.id).where(notes.c.id == bindparam("id"))
    plan = plans.of(statement, ("id",))
    assert plans.of(statement, ("id",)) is plan
    assert len(plans) == 1
    del statement
    gc.collect()
    assert len(plans) == 0


@pytest.mark.parametrize(
    ("names", "told"), [((), "parameter missing: id"), (("id", "typo"), "does not have: typo")]
)
def test_a_parameter_missing_or_unknown_is_a_mistake_told_at_once(names: tuple[str, ...], told: str) -> None:
    with pytest.raises(TypeError, match=told):
        Plan(GET, names)


def test_defaults_in_columns_are_refused() -> None:
    table = Table("defaults", MetaData(), Column("id", Integer), Column("n", Integer, default=1))
    with pytest.raises(TypeError, match="from the model"):
        Plan(insert(table), ("id",))


def test_values_written_into_a_statement_go_through_their_types() -> None:
    sql, values = Plan(select(notes.c.id).where(notes.c.at == NOON), ()).prepare({})
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.execute("CREATE TABLE test_notes (id, at)")
        raw.execute("INSERT INTO test_notes VALUES (7, 1772366400123456)")
        assert raw.execute(sql, values).fetchall() == [(7,)]
