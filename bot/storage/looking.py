"""A look at storage from outside, while the bot may be running: no lock, no migration, no key.

For the operator's commands: what is private stays sealed, since the key is one made up for the look.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Final, TypeVar

from bot.storage.crypto import Key, new_secret
from bot.storage.errors import StorageError, without_driver_errors, without_values
from bot.storage.place import Place, has_content
from bot.storage.transaction import Transaction

T = TypeVar("T")

WAIT: Final = 5.0
"""Seconds to wait for another process's write."""


def is_there(place: Place) -> bool:
    """Tell whether a SQLite file holds anything; PostgreSQL is asked when it is looked at."""
    return not place.is_sqlite or has_content(place.file)


def look(place: Place, work: Callable[[Transaction], T]) -> T:
    """Run ``work`` on one snapshot; it cannot write.

    Raises:
        StorageError: There is no database, or it cannot be read.
    """
    return _on(place, work, write=False)


def write(place: Place, work: Callable[[Transaction], T]) -> T:
    """Run ``work`` as one short transaction beside a bot that may be running.

    Raises:
        StorageError: There is no database, it is busy, or it said no.
    """
    return _on(place, work, write=True)


def holder(place: Place) -> str:
    """Return who holds a SQLite file, ``process 7 on host since ...``; empty when nobody does."""
    from bot.storage.lock import held_by

    return held_by(place.file) if place.is_sqlite else ""


def complaints(place: Place) -> list[str]:
    """Return what the database's own check of itself complains about; nothing when it is whole.

    SQLite's check reads the file without its indexes' contents; PostgreSQL checks pages as it reads
    them, so there every index is only asked whether it is valid.
    """
    if place.is_sqlite:
        return [each for each in _quick_check(place) if each != "ok"]
    return asyncio.run(_invalid_indexes(place))


def _on(place: Place, work: Callable[[Transaction], T], *, write: bool) -> T:
    if not place.is_sqlite:
        return asyncio.run(without_driver_errors(_on_postgresql(place, work, write), "looking"))
    try:
        return _on_sqlite(place, work, write)
    except sqlite3.Error as error:
        failure = without_values(error, "looking")
    raise failure


def _on_sqlite(place: Place, work: Callable[[Transaction], T], write: bool) -> T:
    from bot.storage.sqlite import SqliteTransaction
    from bot.storage.statements import Plans

    with closing(_connect(place, "rw" if write else "ro")) as raw:
        raw.execute("BEGIN IMMEDIATE" if write else "BEGIN")
        result = work(SqliteTransaction(raw, Plans(), Key(new_secret())))
        raw.execute("COMMIT")  # closing takes back what was not committed
        return result


def _connect(place: Place, mode: str) -> sqlite3.Connection:
    address = f"{place.file.absolute().as_uri()}?mode={mode}"
    raw = sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None)
    raw.execute("PRAGMA secure_delete=ON").fetchall()
    return raw


def _quick_check(place: Place) -> list[str]:
    try:
        with closing(_connect(place, "ro")) as raw:
            return [str(row[0]) for row in raw.execute("PRAGMA quick_check(5)")]
    except sqlite3.Error as error:
        return [type(error).__name__]


async def _on_postgresql(place: Place, work: Callable[[Transaction], T], write: bool) -> T:
    from bot.storage.postgresql import PostgresEngine

    engine = PostgresEngine(place, Key(new_secret()))
    try:
        return await (engine.write(work) if write else engine.read(work))
    finally:
        await engine.close()


async def _invalid_indexes(place: Place) -> list[str]:
    from sqlalchemy import text

    from bot.storage.postgresql import create_engine

    engine = create_engine(place.url)
    try:
        async with engine.connect() as connection:
            found = await connection.execute(
                text("SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid")
            )
            return [f"index {row[0]} is not valid" for row in found]
    except Exception as error:
        failure = without_values(error, "looking")
    finally:
        await engine.dispose()
    return [str(failure) if isinstance(failure, StorageError) else type(failure).__name__]
