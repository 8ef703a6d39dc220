"""When the rules of time zones change, what was computed from them is computed again."""

from bot.storage.database import Database
from bot.storage.facts import remember, remember_tzdata, tzdata_changed


async def test_new_time_zone_rules_are_noticed_until_they_are_remembered(database: Database) -> None:
    assert await database.transact(tzdata_changed)
    await database.transact(remember_tzdata)
    assert not await database.transact(tzdata_changed)
    await database.transact(remember, "tzdata", "1999a")
    assert await database.transact(tzdata_changed)
