"""Run Alembic on a connection of its own: one transaction, checked before it is committed."""

import logging
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
from bot.storage.backup import backup_database, prune_backups
from bot.storage.errors import BackupFailed, MigrationFailed
from bot.storage.keys import SCHEMA
from bot.storage.migrations import VERSIONS, behind, newest
from bot.storage.place import Place, has_content

_log = logging.getLogger(__name__)

_ADVISORY_LOCK: Final = 0x48414E44  # any number that all processes share ("HAND")


def upgrade_sqlite(place: Place, versions: Path) -> None:
    """Copy the database, then migrate it; errors as ``migrate``."""
    copy = _copy(place, newest(versions))
    try:
        with own_connection(place) as connection:
            upgrade(connection, versions)
            _refuse_broken_references(connection)
        return
    except Exception as error:
        failure = _failure(error, copy)
    raise failure  # outside the handler: a driver's exception, which may hold values, ends here


async def upgrade_postgresql(place: Place, versions: Path) -> None:
    """Migrate; of several processes one does it and the others wait."""
    from bot.storage.postgresql import create_engine

    engine = create_engine(place.url)
    try:
        async with engine.connect() as connection:
            if not behind(await connection.run_sync(version_of), versions):
                return
        async with engine.begin() as connection:
            await connection.execute(select(func.pg_advisory_xact_lock(_ADVISORY_LOCK)))
            await connection.run_sync(_upgrade_if_behind, versions)
    finally:
        await engine.dispose()


def version_of(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(connection: Connection, versions: Path = VERSIONS, to: str = "head") -> None:
    """Run the migrations up to ``to`` inside the transaction of ``connection``."""
    command.upgrade(config(connection, versions), to)


def config(connection: Connection, versions: Path = VERSIONS) -> Config:
    """Return Alembic's settings; there is no ``alembic.ini``."""
    settings = Config(attributes={"connection": connection})
    settings.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    settings.set_main_option("version_locations", str(versions).replace("%", "%%"))
    settings.set_main_option("path_separator", "newline")
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


def _upgrade_if_behind(connection: Connection, versions: Path) -> None:
    if not behind(version_of(connection), versions):
        return
    try:
        connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
        upgrade(connection, versions)
        return
    except Exception as error:
        failure = _failure(error, None)
    raise failure


def _refuse_broken_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise MigrationFailed(f"rows of {broken[0]} refer to nothing", None)


def _copy(place: Place, version: str) -> Path | None:
    if not has_content(place.file):
        return None
    now = SystemClock().now()
    copy = backup_database(place.file, place.backups, now, name=f"before-{version}")
    try:
        prune_backups(place.backups, now)
    except BackupFailed as error:
        _log.warning("%s", error)  # no reason not to start; `backup` tells it again
    return copy


def _failure(error: Exception, copy: Path | None) -> MigrationFailed:
    reason = str(error) if isinstance(error, MigrationFailed) else type(error).__name__
    way_back = f"; its copy: {copy}; to go back to it: python -m bot restore --yes {copy}" if copy else ""
    message = f"the migration failed ({reason}); the data is unchanged{way_back}"
    return MigrationFailed(message, copy).with_traceback(error.__traceback__)
