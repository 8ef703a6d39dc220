"""What storage raises; no message holds a value that was stored."""

import sqlite3
from collections.abc import Awaitable
from pathlib import Path
from typing import TypeVar

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

T = TypeVar("T")

# Messages of these name tables and columns only.
_TELLABLE = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT})


class StorageError(Exception):
    """The database said no: locked, full, corrupt, gone, or a constraint.

    Attributes:
        kind: The driver's name for it, e.g. ``OperationalError SQLITE_FULL``.
        label: The label of the transaction.
    """

    def __init__(self, kind: str, label: str, detail: str = "") -> None:
        super().__init__(f"{kind} in {label or 'a transaction'}" + (f": {detail}" if detail else ""))
        self.kind, self.label = kind, label


class AlreadyRunning(Exception):
    """Another process uses the SQLite file; the message names it."""


class NewerThanProgram(Exception):
    """The database was made by a newer program; nothing was touched."""


class MigrationFailed(Exception):
    """The old data is unchanged; the message says where its copy is and how to restore it.

    Attributes:
        backup: The copy made beforehand; ``None`` on PostgreSQL and for a new database.
    """

    def __init__(self, message: str, backup: Path | None) -> None:
        super().__init__(message)
        self.backup = backup


class BackupFailed(Exception):
    """A copy could not be made or did not pass its check; the one before it is still there."""


class Unreadable(Exception):
    """A sealed value does not open: it was altered, or belongs to another row or member."""


class Erased(Unreadable):
    """The member's key is gone, and with it everything sealed under it."""


class KeyProblem(Exception):
    """The encrypted values cannot be read; the bot runs with Help only and writes nothing.

    Attributes:
        path: The file that is wanted.
    """

    def __init__(self, message: str, path: Path | str) -> None:
        super().__init__(message)
        self.path = path


class KeyMissing(KeyProblem):
    """There are encrypted values, and no master key."""


class KeyWrong(KeyProblem):
    """The master key is not the one the values were encrypted with."""


class KeyStoreMissing(KeyProblem):
    """There are encrypted values, and the store of member keys is another one or none."""


async def without_driver_errors(work: Awaitable[T], label: str) -> T:
    """Await ``work``; what a driver raises leaves as ``StorageError`` without its cause."""
    try:
        return await work
    except BaseException as error:
        failure = without_values(error, label)
    # Outside the handler, so that the driver's exception does not travel as the context.
    raise failure


def without_values(error: BaseException, label: str) -> BaseException:
    """Return ``error``, or a ``StorageError`` in its place when a driver raised it."""
    if isinstance(error, sqlite3.Error):
        return _from_sqlite(error, label)
    if isinstance(error, DBAPIError):
        code: object = getattr(error.orig, "sqlstate", None)
        return StorageError(f"{type(error).__name__} {code or ''}".strip(), label)
    if isinstance(error, SQLAlchemyError | OSError) or _is_asyncpg(error):
        return StorageError(type(error).__name__, label)
    return error


def _from_sqlite(error: sqlite3.Error, label: str) -> StorageError:
    code: int = getattr(error, "sqlite_errorcode", 0)
    name: str = getattr(error, "sqlite_errorname", "")
    tellable = (code & 0xFF) in _TELLABLE or "binding parameter" in str(error)
    return StorageError(f"{type(error).__name__} {name}".strip(), label, str(error) if tellable else "")


def _is_asyncpg(error: BaseException) -> bool:
    return type(error).__module__.partition(".")[0] == "asyncpg"
