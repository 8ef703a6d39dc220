"""A look at storage from outside, beside a bot that has it open: on SQLite and on PostgreSQL."""

import asyncio

import pytest

from bot.storage.database import Database
from bot.storage.errors import StorageError
from bot.storage.facts import fact, remember
from bot.storage.looking import complaints, holder, look, write


async def test_an_open_database_can_be_looked_at_and_written_beside(database: Database) -> None:
    await database.transact(remember, "told", "by the bot")
    assert await asyncio.to_thread(look, database.place, lambda tx: fact(tx, "told")) == "by the bot"
    await asyncio.to_thread(write, database.place, lambda tx: remember(tx, "told", "by the operator"))
    assert await database.transact(fact, "told") == "by the operator"
    assert await asyncio.to_thread(complaints, database.place) == []
    assert bool(holder(database.place)) == database.place.is_sqlite


async def test_a_look_changes_nothing(database: Database) -> None:
    with pytest.raises(StorageError):
        await asyncio.to_thread(look, database.place, lambda tx: remember(tx, "told", "no"))
    assert await database.transact(fact, "told") is None
