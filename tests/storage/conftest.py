"""The databases of these tests, and their table."""

from collections.abc import AsyncIterator

import pytest

from bot.ids import MemberId
from bot.storage.database import Database
from tests.databases import database, empty_folder, member_with_key, place, postgresql_url, sqlite_database
from tests.storage.tables import drop_notes, make_notes

__all__ = ["database", "empty_folder", "place", "postgresql_url", "sqlite_database"]


@pytest.fixture
async def db(database: Database) -> AsyncIterator[Database]:
    """A database with the table of these tests, on each of both."""
    await make_notes(database)
    yield database
    if not database.why_not:
        await drop_notes(database)


@pytest.fixture
async def file_db(sqlite_database: Database) -> Database:
    """The same on SQLite only."""
    await make_notes(sqlite_database)
    return sqlite_database


@pytest.fixture
async def alice(db: Database) -> MemberId:
    return await member_with_key(db, MemberId(1001))


@pytest.fixture
async def bob(db: Database) -> MemberId:
    return await member_with_key(db, MemberId(1002))
