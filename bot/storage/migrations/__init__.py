"""Bring a database to the program's schema, once, at start, without losing anything.

A start with a current schema imports no Alembic: the newest version is known from the
names of the files in ``versions``, which are numbered without gaps.
"""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from bot.storage.errors import KeyStoreMissing, NewerThanProgram, StorageError, without_values
from bot.storage.place import Place, has_content

VERSIONS: Final = Path(__file__).parent / "versions"


def newest(versions: Path) -> str:
    """Return the last number in a folder of migrations, e.g. ``0003``."""
    return max(path.name[:4] for path in versions.glob("[0-9]*_*.py"))


HEAD: Final = newest(VERSIONS)


def behind(version: str | None, versions: Path = VERSIONS) -> bool:
    """Return whether a database at ``version`` (``None``: empty) needs migrations.

    Raises:
        NewerThanProgram: It comes from a newer program, or another one.
    """
    if version is None:
        return True
    known = newest(versions)
    if not version.isdecimal() or version > known:
        raise NewerThanProgram(f"the database is at version {version}, this program knows {known}")
    return version < known


async def migrate(place: Place, versions: Path = VERSIONS) -> None:
    """Bring the database at ``place`` to the newest of ``versions``.

    Raises:
        NewerThanProgram: Nothing was touched.
        MigrationFailed: The old data is unchanged.
        KeyStoreMissing: There is a database and no store of member keys.
        StorageError: The file is no database.
    """
    if place.is_sqlite:
        version = _version_of(place.file)
        if version is not None and not has_content(place.member_keys):
            raise KeyStoreMissing(
                f"the store of member keys is wanted: {place.member_keys}", place.member_keys
            )
        if behind(version, versions):
            from bot.storage.migrations.upgrade import upgrade_sqlite

            await asyncio.to_thread(upgrade_sqlite, place, versions)
    else:
        from bot.storage.migrations.upgrade import upgrade_postgresql

        await upgrade_postgresql(place, versions)


def _version_of(file: Path) -> str | None:
    if not has_content(file):
        return None
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)) as raw:
            return _read_version(raw)
    except sqlite3.Error as error:
        failure = without_values(error, "storage.version")
    assert isinstance(failure, StorageError)
    raise failure


def _read_version(raw: sqlite3.Connection) -> str | None:
    known = raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    row = known and raw.execute("SELECT version_num FROM alembic_version").fetchone()
    return row[0] if row else None
