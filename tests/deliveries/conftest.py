"""Databases for the queue's tests."""

from tests.databases import database, empty_folder, place, postgresql_url, sqlite_database

__all__ = ["database", "empty_folder", "place", "postgresql_url", "sqlite_database"]
