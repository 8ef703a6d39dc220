"""``check``'s look at what is stored: the database's version and the master key. It changes nothing."""

import asyncio
import sqlite3
import stat
from collections.abc import Iterator

from sqlalchemy import create_engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from bot.cli.findings import Finding
from bot.config import Config
from bot.storage.errors import KeyWrong, NewerThanProgram, StorageError
from bot.storage.master import read_secret
from bot.storage.migrations import HEAD, behind
from bot.storage.migrations.upgrade import version_of
from bot.storage.place import Place

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def database(config: Config) -> Iterator[Finding]:
    """The database can be reached, and is of this program's version or of one it can bring there."""
    try:
        version = _version(config.place)
        old = behind(version)
    except NewerThanProgram as error:
        yield Finding("fix", f"database: {error}; install that version of Handrail again")
    except (OSError, SQLAlchemyError) as error:
        yield Finding("fix", f"database: cannot be opened ({type(error).__name__})")
    else:
        yield _version_told(version, old)


def _version_told(version: str | None, old: bool) -> Finding:
    if version is None:
        return Finding("ok", "database: made at the first start")
    if old:
        return Finding("note", f"database: at version {version}; 'run' or 'migrate' brings it to {HEAD}")
    return Finding("ok", f"database: at version {version}")


def is_current(place: Place) -> bool:
    """Tell whether the database is of this very version; False also when it cannot be reached."""
    try:
        return _version(place) == HEAD
    except (OSError, SQLAlchemyError):
        return False


def at_this_version(place: Place) -> None:
    """Refuse to touch a database that this version did not make.

    Raises:
        StorageError: It is another version's, or not there.
    """
    if not is_current(place):
        raise StorageError(f"no database of version {HEAD} ('check' says more)", "deliveries")


def _version(place: Place) -> str | None:
    return _sqlite_version(place) if place.is_sqlite else asyncio.run(_postgresql_version(place))


def _sqlite_version(place: Place) -> str | None:
    if not place.file.exists():
        return None
    address = f"{place.file.absolute().as_uri()}?mode=ro"
    engine = create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(address, uri=True), poolclass=NullPool
    )
    with engine.connect() as connection:
        return version_of(connection)


async def _postgresql_version(place: Place) -> str | None:
    from bot.storage.postgresql import create_engine

    engine = create_engine(place.url)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(version_of)
    finally:
        await engine.dispose()


def keys(config: Config) -> Iterator[Finding]:
    """The master key is readable by its owner only, and does not travel with the backups."""
    file, place = config.key_file, config.place
    try:
        secret = read_secret(file)
    except KeyWrong:
        yield Finding("fix", f"key: {file} holds something else than a master key; put the right one back")
        return
    if secret is None:
        yield _no_key(place)
    elif file.stat().st_mode & OTHERS:
        yield Finding("fix", f"key: others can read {file}; chmod 600 it")
    else:
        yield Finding("ok", f"key: {file}")
    if place.key_lies_beside_backups:
        yield Finding(
            "note",
            f"key: {file} lies beside the backups in {place.backups}: whoever gets a copy of that can "
            "read it. Set HANDRAIL_KEY_FILE to another place, and keep a copy of the key in a third",
        )


def _no_key(place: Place) -> Finding:
    if place.is_sqlite and not place.file.exists():
        return Finding("ok", f"key: made at the first start: {place.key_file}")
    return Finding("note", f"key: not there: {place.key_file}; if anything is encrypted already, put it back")
