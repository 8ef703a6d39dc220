"""Run Alembic on a connection of its own: one transaction, checked before it is committed."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, create_engine, event, func, select, text
from sqlalchemy.pool import NullPool

from bot.clock import SystemClock
from bot.storage.backup import backup_database
from bot.storage.errors import MigrationFailed
from bot.storage.keys import SCHEMA
from bot.storage.migrations import HEAD, behind
from bot.storage.place import Place

_ADVISORY_LOCK: Final = 0x48414E44  # any number that all processes share ("HAND")


def upgrade_sqlite(place: Place) -> None:
    """Copy the database, then bring it to ``HEAD``; errors as ``migrate``."""
    copy = _copy(place)
    with _told(copy), own_connection(place) as connection:
        upgrade(connection)
        _refuse_broken_references(connection)


async def upgrade_postgresql(place: Place) -> None:
    """Bring the database to ``HEAD``; of several processes one does it and the others wait."""
    from bot.storage.postgresql import create_engine

    engine = create_engine(place.url)
    try:
        async with engine.connect() as connection:
            if not behind(await connection.run_sync(version_of)):
                return
        with _told(None):
            async with engine.begin() as connection:
                await connection.execute(select(func.pg_advisory_xact_lock(_ADVISORY_LOCK)))
                await connection.run_sync(_upgrade_if_behind)
    finally:
        await engine.dispose()


def version_of(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(connection: Connection, to: str = "head") -> None:
    """Run the migrations up to ``to`` inside the transaction of ``connection``."""
    command.upgrade(config(connection), to)


def config(connection: Connection) -> Config:
    """Return Alembic's settings; there is no ``alembic.ini``."""
    settings = Config(attributes={"connection": connection})
    settings.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    return settings


@contextmanager
def own_connection(place: Place) -> Generator[Connection]:
    """Yield a connection in one transaction, with foreign keys off: Alembic copies and drops
    tables, which with them on would delete every row that refers to one."""
    engine = _own_engine(place)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _own_engine(place: Place) -> Engine:
    from bot.storage.sqlite import connect

    def unguarded() -> Any:
        raw = connect(place)
        raw.execute("PRAGMA foreign_keys=OFF")
        return raw

    engine = create_engine("sqlite://", creator=unguarded, poolclass=NullPool, hide_parameters=True)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:  # pyright: ignore[reportUnusedFunction]  # called by the event
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _upgrade_if_behind(connection: Connection) -> None:
    if behind(version_of(connection)):
        connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
        upgrade(connection)


def _refuse_broken_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise MigrationFailed(f"rows of {broken[0]} refer to nothing", None)


def _copy(place: Place) -> Path | None:
    if not place.file.exists() or not place.file.stat().st_size:
        return None
    return backup_database(place.file, place.backups, SystemClock().now(), name=f"before-{HEAD}")


@contextmanager
def _told(copy: Path | None) -> Generator[None]:
    try:
        yield
    except Exception as error:
        reason = str(error) if isinstance(error, MigrationFailed) else type(error).__name__
    else:
        return
    way_back = f"; its copy: {copy}; to go back to it: python -m bot restore {copy}" if copy else ""
    raise MigrationFailed(f"migration to {HEAD} failed ({reason}); the data is unchanged{way_back}", copy)
