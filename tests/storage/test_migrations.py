"""Migrations: a copy first, one transaction, a check, and never backwards."""

import asyncio
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.ids import MemberId
from bot.storage.database import Database
from bot.storage.errors import MigrationFailed, NewerThanProgram, StorageError
from bot.storage.migrations import HEAD, VERSIONS, migrate, newest
from bot.storage.migrations.make import make
from bot.storage.place import Place
from bot.storage.postgresql import create_engine
from tests.databases import empty_postgresql, member_with_key
from tests.storage.tables import WORDS, known_to_the_program

PARENTS = """
op.create_table("parents", sa.Column("id", sa.Integer, primary_key=True), sa.Column("n", sa.Integer))
    op.create_table(
        "children",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("parent", sa.Integer, sa.ForeignKey("parents.id", ondelete="CASCADE", name="fk_parent")),
    )
    op.execute("INSERT INTO parents VALUES (1, 10)")
    op.execute("INSERT INTO children VALUES (5, 1)")
"""
REBUILT = """
with op.batch_alter_table("parents") as batch:
        batch.alter_column("n", type_=sa.String(10))
"""
BROKEN = """
op.execute("DELETE FROM parents")
    raise ValueError("Zeppelinmarmalade")
"""
ORPHANS = 'op.execute("DELETE FROM parents")'


class History:
    """A folder of migrations: the program's own, and more."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(VERSIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))

    def add(self, body: str) -> None:
        last = newest(self.folder)
        number = f"{int(last) + 1:04}"
        (self.folder / f"{number}_test.py").write_text(
            "import sqlalchemy as sa\nfrom alembic import op\n"
            f'revision = "{number}"\ndown_revision = "{last}"\n\n'
            f"def upgrade() -> None:\n    {body.strip()}\n"
        )


@pytest.fixture
def history(tmp_path: Path) -> History:
    history = History(tmp_path / "versions")
    history.add(PARENTS)
    return history


@pytest.fixture
def new(tmp_path: Path) -> Place:
    return Place.in_folder(tmp_path / "data")


async def test_a_new_database_is_made_without_a_copy(new: Place) -> None:
    await migrate(new)
    assert version_in(new.file) == HEAD
    assert not new.backups.exists()


async def test_a_parent_table_is_rebuilt_and_its_children_live(new: Place, history: History) -> None:
    await migrate(new, history.folder)
    history.add(REBUILT)
    await migrate(new, history.folder)
    assert rows_in(new.file, "SELECT n, children.id FROM parents JOIN children ON parent = parents.id") == [
        ("10", 5)
    ]
    assert len(list(new.backups.iterdir())) == 1


@pytest.mark.parametrize(
    ("body", "reason"), [(BROKEN, "ValueError"), (ORPHANS, "rows of children")], ids=["raises", "orphans"]
)
async def test_a_migration_that_fails_leaves_the_old_data_and_says_how_to_go_back(
    new: Place, history: History, body: str, reason: str
) -> None:
    await migrate(new, history.folder)
    before = newest(history.folder)
    history.add(body)
    with pytest.raises(MigrationFailed, match=reason) as told:
        await migrate(new, history.folder)
    copy = told.value.backup
    assert copy is not None
    assert f"python -m bot restore --yes {copy}" in str(told.value)
    assert WORDS not in str(told.value)
    assert told.value.__context__ is None
    for path in (new.file, copy):
        assert rows_in(path, "SELECT * FROM parents") == [(1, 10)]
        assert version_in(path) == before


@pytest.mark.parametrize("version", ["9999", "f00ba4"])
async def test_a_database_newer_than_the_program_is_refused_untouched(new: Place, version: str) -> None:
    await migrate(new)
    with closing(sqlite3.connect(new.file)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = ?", (version,))
        raw.commit()
    before = new.file.read_bytes()
    with pytest.raises(NewerThanProgram, match=version):
        await Database(new).open()
    assert new.file.read_bytes() == before


async def test_a_file_that_is_no_database_is_refused_untouched(new: Place) -> None:
    new.file.parent.mkdir()
    new.file.write_bytes(b"my diary" * 1000)
    with pytest.raises(StorageError, match="NOTADB"):
        await Database(new).open()
    assert new.file.read_bytes() == b"my diary" * 1000


def test_a_start_with_a_current_schema_imports_neither_alembic_nor_the_other_database(new: Place) -> None:
    code = """
import asyncio, pathlib, sys
from bot.storage.database import Database
from bot.storage.place import Place
async def start():
    db = Database(Place.in_folder(pathlib.Path(sys.argv[1])))
    await db.open()
    await db.close()
asyncio.run(start())
rare = "alembic", "asyncpg", "sqlalchemy.dialects.postgresql", "greenlet"
print([name for name in rare if name in sys.modules])
"""
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code, str(new.file.parent)], capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    ]
    assert "alembic" in outputs[0]
    assert outputs[1] == "[]\n"


async def test_a_second_process_is_refused_and_told_who_is_first(sqlite_database: Database) -> None:
    code = """
import asyncio, pathlib, sys
from bot.storage.database import Database
from bot.storage.place import Place
asyncio.run(Database(Place.in_folder(pathlib.Path(sys.argv[1]))).open())
"""
    folder = sqlite_database.place.file.parent
    second = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, str(folder), stderr=asyncio.subprocess.PIPE
    )
    _, told = await second.communicate()
    assert second.returncode == 1
    assert b"AlreadyRunning" in told
    assert f"process {os.getpid()} on ".encode() in told
    await sqlite_database.close()
    await sqlite_database.open()


async def test_the_next_migration_is_written_from_the_tables_in_plain_types(
    new: Place, history: History, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = history.folder
    (folder / f"{newest(folder)}_test.py").unlink()
    with known_to_the_program():
        path = make("Notes, for a test", folder)
    written = path.read_text()
    assert path.name == f"{newest(folder)}_notes_for_a_test.py"
    assert "create_table('test_notes'" in written.replace('"', "'")
    assert "sa.LargeBinary()" in written
    assert "bot" not in written
    assert path.name in capsys.readouterr().out
    await migrate(new, folder)
    assert rows_in(new.file, "SELECT count(*) FROM test_notes") == [(0,)]


async def test_on_postgresql_one_of_several_migrates_and_the_others_wait(
    postgresql_url: str, tmp_path: Path, history: History
) -> None:
    place = Place.in_folder(tmp_path / "data", url=postgresql_url)
    await empty_postgresql(place)
    try:
        await asyncio.gather(*(migrate(place, history.folder) for _ in range(4)))
        history.add(BROKEN)
        with pytest.raises(MigrationFailed, match="ValueError"):
            await migrate(place, history.folder)
        assert await rows_on(place, "SELECT n FROM parents") == [(10,)]
        with pytest.raises(NewerThanProgram):
            await Database(place).open()
    finally:
        await drop_everything(place)


async def test_postgresql_is_made_by_the_migrations_alone(postgresql_url: str, tmp_path: Path) -> None:
    place = Place.in_folder(tmp_path / "data", url=postgresql_url)
    await empty_postgresql(place)
    await drop_everything(place)
    try:
        database = Database(place)
        await database.open()
        await member_with_key(database, MemberId(1))
        await database.close()
        assert await rows_on(place, "SELECT member FROM keys.member_keys") == [(1,)]
    finally:
        await drop_everything(place)


def version_in(path: Path) -> str:
    return str(rows_in(path, "SELECT version_num FROM alembic_version")[0][0])


def rows_in(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(sql).fetchall()


async def rows_on(place: Place, sql: str) -> list[tuple[object, ...]]:
    engine = create_engine(place.url)
    async with engine.connect() as connection:
        rows = [tuple(row) for row in (await connection.exec_driver_sql(sql)).all()]
    await engine.dispose()
    return rows


async def drop_everything(place: Place) -> None:
    engine = create_engine(place.url)
    async with engine.begin() as connection:
        for statement in (
            "DROP SCHEMA public CASCADE",
            "CREATE SCHEMA public",
            "DROP SCHEMA IF EXISTS keys CASCADE",
        ):
            await connection.exec_driver_sql(statement)
    await engine.dispose()
