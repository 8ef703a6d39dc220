"""From files and addresses to an open database: lock, migrate, master key, connections."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from bot.storage.backup import renew_key_backup
from bot.storage.crypto import Key, new_secret
from bot.storage.erasure import erase_stale
from bot.storage.master import admit, candidate, finish_rotation, rotate_master_key
from bot.storage.place import Place
from bot.storage.transaction import Transaction

T = TypeVar("T")


class Engine(Protocol):
    """What SQLite and PostgreSQL have in common."""

    master: Key

    async def open(self) -> None: ...
    async def close(self) -> None: ...
    def write(self, work: Callable[[Transaction], T]) -> Awaitable[T]: ...
    def read(self, work: Callable[[Transaction], T]) -> Awaitable[T]: ...


@dataclass(frozen=True, slots=True)
class Opened:
    """An open database and the claim on it."""

    engine: Engine
    release: Callable[[], None]

    async def close(self) -> None:
        """Disconnect, then let another process in."""
        try:
            await self.engine.close()
        finally:
            self.release()


async def open_storage(place: Place) -> Opened:
    """Open the database at ``place`` for this process; errors as ``Database.open``."""
    release = _claim(place)
    try:
        await _migrate(place)
        return Opened(await _unlocked(place), release)
    except BaseException:
        release()
        raise


async def change_master_key(place: Place) -> None:
    """Make a new master key and wrap every member's key under it; the bot is stopped meanwhile.

    A crash at any point leaves a key file that opens everything, at the latest after the
    next start. The backup of the key store is replaced too if there is one.
    """
    opened = await open_storage(place)
    try:
        new = new_secret()
        await opened.engine.write(lambda tx: rotate_master_key(tx, place, new))
        await opened.engine.read(lambda tx: finish_rotation(tx, place))
    finally:
        await opened.close()
    renew_key_backup(place)


async def _unlocked(place: Place) -> Engine:
    engine = _engine(place, Key(new_secret()))  # a stranger's key until the right one is known
    await engine.open()
    try:
        await engine.read(lambda tx: finish_rotation(tx, place))
        secret = candidate(place)
        await engine.write(lambda tx: admit(tx, place, secret))
        engine.master = Key(secret)
        if await engine.write(erase_stale):
            renew_key_backup(place)
    except BaseException:
        await engine.close()
        raise
    return engine


def _claim(place: Place) -> Callable[[], None]:
    if not place.is_sqlite:
        return lambda: None
    from bot.storage.lock import claim

    return claim(place.file)


# What only one database needs, or only some starts, is imported when it is needed.
async def _migrate(place: Place) -> None:
    from bot.storage.migrations import migrate

    await migrate(place)


def _engine(place: Place, master: Key) -> Engine:
    if place.is_sqlite:
        from bot.storage.sqlite import SqliteEngine

        return SqliteEngine(place, master)
    from bot.storage.postgresql import PostgresEngine

    return PostgresEngine(place, master)
