"""Each story of a feature is lived twice: on a SQLite file and on PostgreSQL."""

import pytest

from bot.storage.database import Database
from tests.databases import database, empty_folder, place, postgresql_url, sqlite_database
from tests.features.house import House

__all__ = ["database", "empty_folder", "place", "postgresql_url", "sqlite_database"]


@pytest.fixture
async def house(database: Database) -> House:
    """All services on an empty database, once on each of both."""
    return await House(database).start()


@pytest.fixture
async def file_house(sqlite_database: Database) -> House:
    """The same on SQLite only."""
    return await House(sqlite_database).start()
