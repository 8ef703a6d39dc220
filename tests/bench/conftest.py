"""An empty database with a table of notes, as the tests of storage have it."""

from tests.databases import empty_folder, sqlite_database
from tests.storage.conftest import file_db

__all__ = ["empty_folder", "file_db", "sqlite_database"]
