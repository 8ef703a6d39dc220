"""Copies in memory of shared rows, kept true when another process on the same PostgreSQL changes a row.

Who keeps a copy registers how it is read again and says ``changed_in`` with each change; PostgreSQL tells
all processes when that transaction commits. While nobody listens nothing is missed: listening begins with
reading everything again. A SQLite file has one process, which needs none of this.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final

from sqlalchemy import bindparam, func, select

from bot.errors import NotReady
from bot.storage.errors import StorageError, without_driver_errors
from bot.storage.place import Place
from bot.storage.transaction import Transaction

CHANNEL: Final = "handrail_copies"
LOOK_SECONDS: Final = 30.0
"""How often a silent connection is asked whether it is still there."""
AGAIN_SECONDS: Final = 1.0

_TELL: Final = select(func.pg_notify(CHANNEL, bindparam("words")))

_log = logging.getLogger(__name__)

One = Callable[[int], Awaitable[object]]
Everything = Callable[[], Awaitable[object]]


def changed_in(tx: Transaction, kind: str, about: int) -> None:
    """Let every process read its copy of a row again, once this transaction is committed."""
    if tx.dialect == "postgresql":
        tx.all(_TELL, words=f"{kind} {about}")


class Copies:
    """Who keeps copies in this process, and the connection that hears of changes."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._kept: dict[str, tuple[One, Everything]] = {}

    def register(self, kind: str, one: One, everything: Everything) -> None:
        """Keep copies of ``kind``: ``one`` reads one of them again, ``everything`` all."""
        self._kept[kind] = one, everything

    async def listen(self) -> None:
        """Read again what other processes change, for ever; on SQLite there is nothing to hear."""
        while not self._place.is_sqlite:
            try:
                await without_driver_errors(self._until_cut(), "copies.listen")
            except (StorageError, NotReady) as error:
                _log.warning("changes of other processes are not heard: %s", error)
            await asyncio.sleep(AGAIN_SECONDS)

    async def _until_cut(self) -> None:
        from bot.storage.postgresql import create_engine

        heard, engine = asyncio.Queue[str](), create_engine(self._place.url)
        try:
            async with engine.connect() as connection:
                driver: Any = (await connection.get_raw_connection()).driver_connection
                await driver.add_listener(CHANNEL, _told_to(heard))
                driver.add_termination_listener(_cut_told_to(heard))
                for _, everything in self._kept.values():
                    await everything()
                await self._hear(heard, driver)
        finally:
            await engine.dispose()

    async def _hear(self, heard: asyncio.Queue[str], driver: Any) -> None:
        while True:
            try:
                words = await asyncio.wait_for(heard.get(), LOOK_SECONDS)
            except TimeoutError:
                await driver.execute("SELECT 1", timeout=LOOK_SECONDS)
                continue
            if not words:
                raise ConnectionError("the connection that listens was cut")
            kind, about = words.split()
            if kind in self._kept:
                await self._kept[kind][0](int(about))


def _told_to(heard: asyncio.Queue[str]) -> Callable[[object, int, str, str], None]:
    """Return what asyncpg calls with connection, process, channel and words."""
    return lambda _connection, _process, _channel, words: heard.put_nowait(words)


def _cut_told_to(heard: asyncio.Queue[str]) -> Callable[[object], None]:
    return lambda _connection: heard.put_nowait("")
