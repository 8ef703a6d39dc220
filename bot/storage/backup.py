"""Copies of the SQLite files: made under another name, opened, checked, then put in place.

The key store has one copy only, the current one: an older would bring back forgotten keys.
On PostgreSQL: ``pg_dump --exclude-schema=keys``, and the schema ``keys`` on its own.
"""

import os
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from bot.storage.errors import BackupFailed
from bot.storage.lock import claim
from bot.storage.place import Place, make_private

KEYS_NAME: Final = "members-current.db"

DAYS_KEPT: Final = 30
"""How long a copy of the database stays; members are told so when they erase something."""

_STAMP: Final = "%Y-%m-%dT%H-%M-%SZ"
_OURS: Final = re.compile(r"(?:handrail|before-\d{4})-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)\.db")


def backup_database(database: Path, folder: Path, now: datetime, *, name: str = "handrail") -> Path:
    """Copy ``database`` to a file in ``folder`` named after ``now`` (UTC) and return its path.

    The bot may be running: the copy is one consistent state, and holds nothing deleted.

    Raises:
        BackupFailed: Not enough space, or the copy did not pass its check.
    """
    target = folder / f"{name}-{now.strftime(_STAMP)}.db"
    _copy(database, target)
    return target


def prune_backups(folder: Path, now: datetime, days: int = DAYS_KEPT) -> list[Path]:
    """Delete the database's copies older than ``days``, by the moment in their name; return which.

    Whatever else lies there stays, above all the one copy of the key store.

    Raises:
        BackupFailed: One could not be deleted.
    """
    old = [path for path in sorted(folder.glob("*.db")) if _is_older(path.name, now - timedelta(days))]
    for path in old:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise BackupFailed(
                f"{path} is older than {days} days and could not be deleted: {type(error).__name__}"
            ) from None
    return old


def back_up_daily(place: Place, now: datetime) -> Path | None:
    """Make the day's copies unless there is one of the last 24 hours; delete old ones.

    Called every hour by the running bot; for a database that is not a file it does nothing.

    Raises:
        BackupFailed: As `backup_database`.
    """
    if not place.is_sqlite:
        return None
    prune_backups(place.backups, now)
    todays = (
        path for path in place.backups.glob("handrail-*.db") if not _is_older(path.name, now - timedelta(1))
    )
    if next(todays, None) is not None:
        return None
    copy = backup_database(place.file, place.backups, now)
    backup_keys(place)
    return copy


def _is_older(name: str, than: datetime) -> bool:
    found = _OURS.fullmatch(name)
    try:
        return found is not None and datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC) < than
    except ValueError:  # a 31 February: not written by us
        return False


def backup_keys(place: Place) -> Path:
    """Copy the store of member keys over its one former copy and return the copy's path.

    Raises:
        BackupFailed: The former copy is still there.
    """
    target = place.backups / KEYS_NAME
    _copy(place.member_keys, target)
    return target


def renew_key_backup(place: Place) -> None:
    """Bring the copy of the key store up to date, if there is one: a key was forgotten or changed."""
    if place.is_sqlite and (place.backups / KEYS_NAME).exists():
        backup_keys(place)


def restore_database(place: Place, backup: Path) -> Path:
    """Put a copy of ``backup`` in the place of the database; return where the former one now lies.

    The bot is stopped. To be followed by ``Database.open`` and ``erase_without_key``, before
    anything is sent.

    Raises:
        AlreadyRunning: The bot runs.
        BackupFailed: ``backup`` is not a sound database; nothing was changed.
    """
    release = claim(place.file)
    try:
        fresh = place.file.with_name(place.file.name + ".restored")
        _copy(backup, fresh)
        return _swap(place.file, fresh)
    finally:
        release()


def _swap(current: Path, fresh: Path) -> Path:
    """Put ``fresh`` where ``current`` is; its write-ahead log belongs to it and goes with it."""
    former = current.with_name(current.name + ".before-restore")
    for suffix in ("-wal", "-shm", ""):
        source, target = Path(f"{current}{suffix}"), Path(f"{former}{suffix}")
        target.unlink(missing_ok=True)
        if source.exists():
            os.replace(source, target)
    os.replace(fresh, current)
    _sync_folder(current.parent)
    return former


def _copy(source: Path, target: Path) -> None:
    unfinished = target.with_name(target.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    make_private(unfinished)
    try:
        _need_space(source, target.parent)
        _vacuum_into(source, unfinished)
        _check(unfinished)
        os.replace(unfinished, target)
        _sync_folder(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise BackupFailed(f"{source} could not be copied to {target}: {type(error).__name__}") from None
    finally:
        unfinished.unlink(missing_ok=True)


def _need_space(source: Path, folder: Path) -> None:
    wanted, free = source.stat().st_size, shutil.disk_usage(folder).free
    if free < 2 * wanted:
        raise BackupFailed(f"{folder} has {free >> 20} MiB left, {wanted >> 19} MiB are wanted")


def _vacuum_into(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True)) as raw:
        raw.execute("VACUUM INTO ?", (str(target),))
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _check(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as raw:
        found = raw.execute("PRAGMA quick_check").fetchall()
        tables = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if found != [("ok",)] or not tables:
        raise BackupFailed(f"{copy} did not pass its check")


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut (Windows has no such call, and needs none)."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
