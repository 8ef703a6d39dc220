"""A database that people filled under an early version, brought to today's; the first is 0001."""

import shutil
from collections.abc import AsyncGenerator, Callable, Container, Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
import pytest_asyncio
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    create_engine,
    insert,
    select,
    text,
)

from bot.features.checkins.store import checkins
from bot.ids import MemberId
from bot.storage.backup import KEYS_NAME
from bot.storage.crypto import Key, new_secret
from bot.storage.database import Database
from bot.storage.keys import create_member_key
from bot.storage.master import admit, candidate
from bot.storage.migrations import HEAD, VERSIONS, migrate
from bot.storage.migrations.upgrade import own_connection, upgrade, version_of
from bot.storage.place import Place
from bot.storage.postgresql import create_engine as create_postgresql
from bot.storage.sqlite import SqliteEngine

T = TypeVar("T")

EARLY = "0002"
"""The first version with tables of members."""

MEMBER, SERVER = 1 << 60, (1 << 62) - 1
FILLED = {
    "members": [
        (MEMBER, "Asia/Kathmandu", "en-GB", "NP", 240, 1320, 420, b"\x00sealed\xff"),
        (MEMBER + 1, None, None, None, 0, None, None, None),
    ],
    "consents": [
        (MEMBER, "checkins", 1, "Harbor volunteers", 1_767_225_600_123_456, None),
        (MEMBER, "settings", 2, "Zürich \u2013 \u6e2f", 1_767_225_600_000_000, 1_767_312_000_000_001),
    ],
    "checkins": [(MEMBER, "2026-01-01", b"scores", None), (MEMBER, "2026-01-02", b"", b"\x00\x01note")],
    "pauses": [(MEMBER + 1,)],
    "server_channels": [(SERVER, "checkins", SERVER - 1)],
    "servers": [(SERVER, "Europe/Dublin", "IE")],
    "shares": [(SERVER - 2, MEMBER, "checkins", "2026-01-01", "checkins", SERVER, SERVER - 1, None)],
    "sealed_under": [(MEMBER, b"0123456789abcdef")],
}
"""Rows as that version wrote them, every column in its order; ids as large as Discord's."""


async def test_what_an_early_version_kept_is_unchanged_today(tmp_path: Path) -> None:
    place = Place.in_folder(tmp_path / "data")
    await migrate(place, versions_until(EARLY, tmp_path / "versions"))
    tables = fill(place)
    await migrate(place)
    with connected(place) as connection:
        assert {table.name: kept(connection, table) for table in tables} == FILLED
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == HEAD
    (copy,) = place.backups.iterdir()
    assert copy.name.startswith(f"before-{HEAD}-")


MOVED: frozenset[str] = frozenset()
"""Tables and columns (``table.column``) that a later version took away on purpose, having moved them."""


async def test_a_row_of_every_table_survives_every_version_since_it_came(unmade: Place) -> None:
    written: dict[str, dict[str, object]] = {}
    for version in sorted(path.name[:4] for path in VERSIONS.glob("[0-9]*_*.py")):
        await on(unmade, partial(upgrade, to=version))
        written |= await on(unmade, partial(fill_what_is_new, known=written))
    assert len(written) > 40
    assert {"storage_facts", "sealed_under", "keys.member_keys", "deliveries"} <= set(written)
    await on(unmade, lambda connection: all_are_there(connection, written))


def all_are_there(connection: Connection, written: Mapping[str, Mapping[str, object]]) -> None:
    assert version_of(connection) == HEAD
    there = reflected(connection)
    assert [name for name in written if name not in there and name not in MOVED] == []
    for name, row in written.items():
        assert changed(connection, there[name], row) == {}, name


async def test_what_was_sealed_under_the_first_version_is_read_today(tmp_path: Path) -> None:
    place, who = Place.in_folder(tmp_path / "data"), MemberId(MEMBER)
    with own_connection(place) as connection:
        upgrade(connection, to="0001")
    engine, secret = SqliteEngine(place, Key(new_secret())), candidate(place)
    await engine.open()
    await engine.write(lambda tx: admit(tx, place, secret))
    engine.master = Key(secret)
    await engine.write(lambda tx: create_member_key(tx, who))
    sealed = await engine.write(lambda tx: tx.seal(checkins.c.note, who, "2026-01-01", "a quiet day"))
    await engine.close()
    with own_connection(place) as connection:
        upgrade(connection, to=EARLY)
        connection.execute(
            text(
                "INSERT INTO checkins (member_id, day, scores, note) VALUES (:who, '2026-01-01', x'', :note)"
            ),
            {"who": who, "note": sealed},
        )
    database = Database(place)
    await database.open()
    note = await database.transact(lambda tx: tx.open(checkins.c.note, who, "2026-01-01", sealed))
    kept_still = await database.transact(lambda tx: tx.all(select(checkins.c.note, checkins.c.member_id)))
    await database.close()
    assert note == "a quiet day"
    assert [tuple(row) for row in kept_still] == [(sealed, who)]


async def test_the_copy_before_a_migration_takes_the_place_of_those_older_than_thirty_days(
    tmp_path: Path,
) -> None:
    place = Place.in_folder(tmp_path / "data")
    await migrate(place, versions_until(EARLY, tmp_path / "versions"))
    place.backups.mkdir()
    (place.backups / "before-0002-2020-01-01T00-00-00Z.db").touch()
    (place.backups / KEYS_NAME).touch()
    await migrate(place)
    copy, keys = sorted(path.name for path in place.backups.iterdir())
    assert copy.startswith(f"before-{HEAD}-")
    assert keys == KEYS_NAME


@pytest_asyncio.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.long)])
async def unmade(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncGenerator[Place]:
    """Where a database may be made from nothing, once on each of both."""
    if request.param == "sqlite":
        yield Place.in_folder(tmp_path / "data")
        return
    server: str = request.getfixturevalue("postgresql_url")
    await administer(server, "CREATE DATABASE upgraded")
    place = Place.in_folder(tmp_path / "data", url=server.replace("/postgres?", "/upgraded?"))
    await on(place, lambda connection: connection.execute(text("CREATE SCHEMA keys")))
    yield place
    await administer(server, "DROP DATABASE upgraded")


async def administer(server: str, command: str) -> None:
    engine = create_postgresql(server)
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text(command))
    await engine.dispose()


async def on(place: Place, work: Callable[[Connection], T]) -> T:
    """Run ``work`` in one transaction of its own, as a start does."""
    if place.is_sqlite:
        with own_connection(place) as connection:
            return work(connection)
    engine = create_postgresql(place.url)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(work)
    finally:
        await engine.dispose()


def versions_until(last: str, folder: Path) -> Path:
    """Return a folder with the program's migrations up to ``last``."""
    folder.mkdir()
    for path in VERSIONS.glob("[0-9]*_*.py"):
        if path.name[:4] <= last:
            shutil.copy(path, folder)
    return folder


def fill(place: Place) -> Sequence[Table]:
    """Insert the rows as they are; return the tables with the columns they have now."""
    now = MetaData()
    with connected(place) as connection:
        now.reflect(connection, only=list(FILLED))
        for name, rows in FILLED.items():
            columns = now.tables[name].c.keys()
            connection.execute(
                insert(now.tables[name]), [dict(zip(columns, row, strict=True)) for row in rows]
            )
    return now.sorted_tables


def reflected(connection: Connection) -> dict[str, Table]:
    """Return every table that is there now, ``keys.`` before those of the key store."""
    now = MetaData()
    now.reflect(connection)
    now.reflect(connection, schema="keys")
    return {name: table for name, table in now.tables.items() if table.name != "alembic_version"}


def fill_what_is_new(connection: Connection, known: Container[str]) -> dict[str, dict[str, object]]:
    """Insert one row into each table that is not known yet; return them by table."""
    new = {name: table for name, table in reflected(connection).items() if name not in known}
    rows = {name: {column.name: plausible(column) for column in table.c} for name, table in new.items()}
    for name, row in rows.items():
        connection.execute(insert(new[name]), row)
    return rows


def plausible(column: Column[Any]) -> object:
    """Return a value a column may hold: a large id, a day, text of the length it takes, bytes."""
    kind = column.type
    if isinstance(kind, LargeBinary):
        return b"\x00sealed\xff" * 2
    if isinstance(kind, Boolean):
        return True
    if isinstance(kind, Integer):
        return MEMBER if column.name.endswith("id") or column.name == "member" else 1
    if column.name.endswith(("day", "_on", "month")):
        return "2026-01-01"
    return "text"[: getattr(kind, "length", None) or 4]


def changed(connection: Connection, table: Table, before: Mapping[str, object]) -> dict[str, object]:
    """Return the columns of the one row of ``table`` that are not as they were."""
    (row,) = connection.execute(select(table)).mappings().all()
    gone = object()
    return {
        name: row.get(name)
        for name, value in before.items()
        if f"{table.name}.{name}" not in MOVED and row.get(name, gone) != value
    }


def kept(connection: Connection, table: Table) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute(select(table).order_by(*table.c))]


@contextmanager
def connected(place: Place) -> Generator[Connection]:
    engine = create_engine(f"sqlite:///{place.file}")
    with engine.begin() as connection:
        yield connection
    engine.dispose()
