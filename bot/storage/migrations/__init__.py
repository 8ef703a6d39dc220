"""Bring a database to the program's schema, once, at start, without losing anything.

A start with a current schema imports no Alembic: the newest version is known from the
names of the files in ``versions``, which are numbered without gaps.
"""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from bot.storage.errors import NewerThanProgram, StorageError, without_values
from bot.storage.place import Place

VERSIONS: Final = Path(__file__).parent / "versions"
HEAD: Final = max((path.name[:4] for path in VERSIONS.glob("[0-9]*_*.py")), default="0000")
"""The newest version, e.g. ``0003``."""


def behind(version: str | None) -> bool:
    """Return whether a database at ``version`` (``None``: empty) needs migrations.

    Raises:
        NewerThanProgram: It comes from a newer program, or another one.
    """
    if version is None:
        return True
    if not version.isdecimal() or version > HEAD:
        raise NewerThanProgram(f"the database is at version {version}, this program knows {HEAD}")
    return version < HEAD


async def migrate(place: Place) -> None:
    """Bring the database at ``place`` to ``HEAD``.

    Raises:
        NewerThanProgram: Nothing was touched.
        MigrationFailed: The old data is unchanged.
        StorageError: The file is no database.
    """
    if place.is_sqlite:
        if behind(_version_of(place.file)):
            from bot.storage.migrations.upgrade import upgrade_sqlite

            await asyncio.to_thread(upgrade_sqlite, place)
    else:
        from bot.storage.migrations.upgrade import upgrade_postgresql

        await upgrade_postgresql(place)


def _version_of(file: Path) -> str | None:
    if not file.exists() or not file.stat().st_size:
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
