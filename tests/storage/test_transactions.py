"""Transactions: the same functions on a SQLite file and on PostgreSQL."""

import asyncio
import time
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import bindparam, delete, insert, select, text

from bot.errors import NotReady, Refusal, Slow
from bot.storage.base import insert_once, upsert
from bot.storage.database import Database, Transaction
from bot.storage.errors import StorageError
from bot.storage.place import Place
from tests.storage.tables import GET, GET_TO_WRITE, NOON, SET_COUNT, WORDS, ids, notes, put_plain


async def test_values_come_back_as_they_went(db: Database) -> None:
    await db.transact(put_plain, 7, 3)
    row = await db.transact(lambda tx: tx.one(GET, id=7))
    assert row is not None
    assert (row.id, row.at, row.day, row.count, row.words) == (7, NOON, date(2026, 3, 1), 3, None)
    assert tuple(row) == (7, 1, NOON, date(2026, 3, 1), 3, None, None)


async def test_an_instant_of_any_zone_is_the_same_instant(db: Database) -> None:
    elsewhere = NOON.astimezone(timezone(-timedelta(hours=9, minutes=30)))
    at = await db.transact(
        lambda tx: (tx.run(insert(notes), id=1, member=1, at=elsewhere), tx.one(GET, id=1))
    )
    assert at[1] is not None
    assert at[1].at == NOON


@pytest.mark.parametrize("wrong", [{"at": datetime(2026, 3, 1)}, {"day": NOON}])  # noqa: DTZ001  # the mistake
async def test_a_naive_instant_and_an_instant_as_a_day_are_refused(
    db: Database, wrong: dict[str, object]
) -> None:
    with pytest.raises((ValueError, StorageError)):
        await db.transact(lambda tx: tx.run(insert(notes), id=1, member=1, **wrong))
    assert await db.transact(ids) == []


async def test_a_hundred_people_saving_the_same_row_leave_one(db: Database) -> None:
    await asyncio.gather(*(db.transact(put_plain, 7, n, deadline=None) for n in range(100)))
    assert await db.transact(ids) == [7]


async def test_no_increment_is_lost(db: Database) -> None:
    def increment(tx: Transaction) -> None:
        row = tx.one(GET_TO_WRITE, id=7)
        assert row is not None
        tx.run(SET_COUNT, which=7, value=row.count + 1)

    await db.transact(put_plain, 7)
    await asyncio.gather(*(db.transact(increment, deadline=None) for _ in range(60)))
    row = await db.transact(lambda tx: tx.one(GET, id=7))
    assert row is not None
    assert row.count == 60


async def test_a_refusal_undoes_everything_and_passes_unchanged(db: Database) -> None:
    refusal = Refusal("counters-not-found")

    def work(tx: Transaction) -> None:
        put_plain(tx, 7)
        raise refusal

    with pytest.raises(Refusal) as told:
        await db.transact(work)
    assert told.value is refusal
    assert await db.transact(ids) == []


async def test_even_the_strangest_exception_undoes_everything_and_is_told(db: Database) -> None:
    def work(tx: Transaction) -> None:
        put_plain(tx, 7)
        raise StopIteration

    with pytest.raises(RuntimeError, match="StopIteration"):
        await db.transact(work)
    assert await db.transact(ids) == []


async def test_a_caller_who_goes_away_does_not_stop_the_work(db: Database) -> None:
    going = asyncio.create_task(db.transact(put_plain, 7))
    await asyncio.sleep(0)
    going.cancel()
    with pytest.raises(asyncio.CancelledError):
        await going
    await db.transact(put_plain, 8)
    await until(db, [7, 8])


async def test_who_waits_too_long_is_told_and_the_work_is_saved(db: Database) -> None:
    with pytest.raises(Slow):
        await db.transact(slow_put, 7, 0.3, deadline=0.05)
    await until(db, [7])


async def test_a_failure_nobody_waits_for_is_told_to_the_operator_without_words(
    db: Database, caplog: pytest.LogCaptureFixture
) -> None:
    def work(tx: Transaction) -> None:
        sleep(tx, 0.2)
        raise ValueError(WORDS)

    with pytest.raises(Slow):
        await db.transact(work, deadline=0.01)
    while not caplog.records:
        await asyncio.sleep(0.01)
    assert "ValueError" in caplog.text
    assert WORDS not in caplog.text


async def test_closing_waits_for_what_is_under_way(db: Database) -> None:
    with pytest.raises(Slow):
        await db.transact(slow_put, 7, 0.2, deadline=0.01)
    await db.close()
    await db.open()
    assert await db.transact(ids) == [7]


async def test_a_database_that_is_not_open_says_why(db: Database) -> None:
    closed = Database(db.place)
    assert closed.why_not == "starting"
    closed.unavailable("KeyMissing")
    with pytest.raises(NotReady, match="KeyMissing"):
        await closed.transact(ids)
    assert db.why_not == ""
    await db.close()
    with pytest.raises(NotReady, match="closed"):
        await db.read(ids)
    await db.open()


async def test_a_server_that_is_not_there_is_told_without_its_address(tmp_path: Path) -> None:
    url = f"postgresql://bot:{WORDS}@/handrail?host={tmp_path}"
    database = Database(Place.in_folder(tmp_path, url=url))
    with pytest.raises(StorageError) as told:
        await database.open()
    assert WORDS not in repr(told.value)
    assert database.why_not == "StorageError"


async def test_a_read_cannot_write(db: Database) -> None:
    with pytest.raises(StorageError):
        await db.read(put_plain, 7)
    assert await db.read(ids) == []


async def test_a_read_sees_what_was_saved_before_it(db: Database) -> None:
    await db.transact(put_plain, 7)
    assert await db.read(ids) == [7]


async def test_what_the_database_refuses_is_told_without_values(db: Database) -> None:
    def twice(tx: Transaction) -> None:
        tx.run(insert(notes), id=7, member=1)
        tx.run(insert(notes), id=7, member=1, words=WORDS.encode())

    with pytest.raises(StorageError) as told:
        await db.transact(twice, label="notes.save")
    assert "IntegrityError" in told.value.kind
    assert told.value.label == "notes.save"
    assert WORDS not in repr(told.value)
    assert told.value.__cause__ is told.value.__context__ is None


async def test_a_value_of_the_wrong_kind_is_told_without_it(db: Database) -> None:
    with pytest.raises(StorageError) as told:
        await db.transact(lambda tx: tx.run(insert(notes), id=WORDS, member=1))
    assert WORDS not in repr(told.value)
    assert told.value.__cause__ is told.value.__context__ is None


async def test_the_same_press_twice_is_the_same_row(db: Database) -> None:
    once = insert_once(notes)
    first = await db.transact(lambda tx: tx.run(once, id=7, member=1, count=1))
    second = await db.transact(lambda tx: tx.run(once, id=7, member=1, count=2))
    row = await db.transact(lambda tx: tx.one(GET, id=7))
    assert row is not None
    assert (first, second, row.count) == (1, 0, 1)


async def test_an_upsert_changes_what_it_names_and_can_return(db: Database) -> None:
    change = upsert(notes, ["id"], ["count"]).returning(notes.c.count, notes.c.at)
    await db.transact(put_plain, 7, 1)
    row = await db.transact(lambda tx: tx.one(change, id=7, member=9, count=5))
    assert row is not None
    assert (row.count, row.at) == (5, NOON)
    keep = upsert(notes, ["id"], [])
    assert await db.transact(lambda tx: tx.run(keep, id=7, member=9)) == 0


async def test_many_rows_go_in_at_once(db: Database) -> None:
    rows = [{"id": n, "member": 1, "at": NOON} for n in range(5)]
    await db.transact(lambda tx: (tx.many(insert(notes), rows), tx.many(insert(notes), [])))
    assert await db.transact(ids) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(("days", "left"), [([date(2026, 3, 1)], [9]), ([], [7, 8, 9])])
async def test_a_list_may_have_any_length(db: Database, days: list[date], left: list[int]) -> None:
    gone = delete(notes).where(
        notes.c.day.in_(bindparam("days", expanding=True)),
        notes.c.at <= bindparam("until"),
        notes.c.count < 5,
    )

    def work(tx: Transaction) -> list[int]:
        for note, count in ((7, 0), (8, 1), (9, 7)):
            put_plain(tx, note, count)
        tx.run(gone, days=days, until=NOON)
        return ids(tx)

    assert await db.transact(work) == left


async def test_rows_can_be_counted_and_labelled(db: Database) -> None:
    top = select(notes.c.member, notes.c.count.label("top")).order_by(notes.c.count.desc())
    await db.transact(put_plain, 7, 4)
    await db.transact(put_plain, 8, 6)
    rows = await db.transact(lambda tx: tx.all(top))
    assert [row.top for row in rows] == [6, 4]
    assert await db.transact(lambda tx: tx.one(top)) == (1, 6)


async def test_textual_sql_gives_plain_tuples(db: Database) -> None:
    assert await db.transact(lambda tx: tx.one(text("SELECT 1, 2"))) == (1, 2)


def slow_put(tx: Transaction, note: int, seconds: float) -> None:
    sleep(tx, seconds)
    put_plain(tx, note)


def sleep(tx: Transaction, seconds: float) -> None:
    """Hold the transaction: on SQLite the thread, on PostgreSQL its server."""
    if tx.dialect == "sqlite":
        time.sleep(seconds)
    else:
        tx.one(text("SELECT pg_sleep(:seconds)"), seconds=seconds)


async def until(db: Database, expected: list[int]) -> None:
    for _ in range(200):
        if await db.transact(ids) == expected:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"never {expected}")
