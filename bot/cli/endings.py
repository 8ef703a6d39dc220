"""Errors that are the operator's to read: their words are about files, versions and processes."""

from collections.abc import Iterator
from typing import cast

from bot.storage.errors import (
    AlreadyRunning,
    BackupFailed,
    KeyProblem,
    MigrationFailed,
    NewerThanProgram,
    StorageError,
)

OPERATORS = (AlreadyRunning, NewerThanProgram, MigrationFailed, BackupFailed, KeyProblem, StorageError)


def leaves(error: BaseException) -> Iterator[BaseException]:
    """Yield ``error``, or what a group of errors is made of."""
    if isinstance(error, BaseExceptionGroup):
        for each in cast("BaseExceptionGroup[BaseException]", error).exceptions:
            yield from leaves(each)
    else:
        yield error
