"""The database of the program: ``transact`` writes, ``read`` reads, nothing else is needed.

A transaction is a function: it commits when the function returns and rolls back when it
raises. Nothing can await inside one.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeVar, TypeVarTuple

from bot.errors import NotReady, Slow
from bot.storage.copies import Copies
from bot.storage.errors import without_driver_errors, without_values
from bot.storage.opening import Engine, Opened, open_storage
from bot.storage.place import Place
from bot.storage.transaction import Row, Transaction
from bot.timed import Timed, unwatched

__all__ = ["DEADLINE", "Database", "Row", "Transaction"]

Args = TypeVarTuple("Args")
T = TypeVar("T")

DEADLINE: Final = 2.0
"""Seconds a person waits; Discord gives up on an interaction after three."""

_log = logging.getLogger(__name__)


class Database:
    """SQLite by default, PostgreSQL by address; not ready until opened."""

    def __init__(self, place: Place) -> None:
        self.place: Final = place
        self.copies: Final = Copies(place)
        self._opened: Opened | None = None
        self._why_not = "starting"
        self._working: set[asyncio.Future[Any]] = set()
        self.timed: Timed = unwatched
        """Told the label of each piece of work and the seconds that somebody waited for it."""

    @property
    def why_not(self) -> str:
        """Why the database cannot be used, empty when it can."""
        return "" if self._opened is not None else self._why_not

    async def open(self) -> None:
        """Lock, migrate, unlock with the master key, connect.

        Raises:
            AlreadyRunning: Another process uses the SQLite file.
            NewerThanProgram, MigrationFailed: The schema is not what the program needs.
            KeyProblem: Encrypted values are there that the keys at hand do not open.
            StorageError: There is no database at the place, or none that can be read.
        """
        try:
            self._opened = await without_driver_errors(open_storage(self.place), "storage.open")
        except BaseException as error:
            self._why_not = type(error).__name__
            raise

    def unavailable(self, reason: str) -> None:
        """Say why the database will not be opened; the bot runs with Help only."""
        self._why_not = reason

    async def close(self) -> None:
        """Wait for the work that is under way, then disconnect."""
        opened, self._opened, self._why_not = self._opened, None, "closed"
        await asyncio.gather(*self._working, return_exceptions=True)
        if opened is not None:
            await opened.close()

    async def transact(
        self,
        work: Callable[[Transaction, *Args], T],
        *args: *Args,
        label: str = "",
        deadline: float | None = DEADLINE,
    ) -> T:
        """Run ``work(tx, *args)`` as one transaction and return its result.

        A caller that is cancelled, or no longer waits, does not stop the work: it may still
        be saved, so whatever a person may repeat has to be the same write the second time.

        Args:
            work: Synchronous, quick (it holds the only writer), without I/O of its own.
            label: What it is called in errors, ``feature.verb``.
            deadline: Seconds to wait; ``None`` waits until it is done.

        Raises:
            NotReady: The database is not open.
            Slow: The deadline passed; the work goes on.
            StorageError: The database said no. Exceptions of ``work`` itself pass unchanged.
        """
        write = self._ready().write(lambda tx: work(tx, *args))
        return await self._wait(write, label, deadline)

    async def read(
        self,
        work: Callable[[Transaction, *Args], T],
        *args: *Args,
        label: str = "",
        deadline: float | None = None,
    ) -> T:
        """Run ``work(tx, *args)`` on one snapshot without holding the writer; it cannot write.

        For reads over 5 ms. Arguments and errors as ``transact``.
        """
        reading = self._ready().read(lambda tx: work(tx, *args))
        return await self._wait(reading, label, deadline)

    def _ready(self) -> Engine:
        if self._opened is None:
            raise NotReady(self._why_not)
        return self._opened.engine

    async def _wait(self, work: Awaitable[T], label: str, deadline: float | None) -> T:
        future = asyncio.ensure_future(work)  # SQLite's is one already: a task would take as long as a hop
        self._working.add(future)
        future.add_done_callback(self._working.discard)
        began = time.perf_counter()
        try:
            await asyncio.wait((future,), timeout=deadline)
        finally:
            self.timed(label, time.perf_counter() - began)
            if not future.done():
                future.add_done_callback(_tell_failure_of_the_left)
        if not future.done():
            raise Slow
        error = future.exception()
        if error is not None:
            raise without_values(error, label)
        return future.result()


def _tell_failure_of_the_left(work: "asyncio.Future[Any]") -> None:
    """Nobody waits for the result any more; a failure is told to the operator."""
    if not work.cancelled() and (error := work.exception()) is not None:
        _log.warning("work that was no longer waited for failed: %s", type(error).__name__)
