"""The heartbeat: the bot knows when it was away, and tells nobody of a short restart."""

from datetime import UTC, datetime, timedelta

from bot.agenda.heartbeat import AWAY_AFTER, GONE_AFTER, Away, Heartbeat
from bot.storage.database import Database
from tests.databases import database, empty_folder, place, postgresql_url, sqlite_database

__all__ = ["database", "empty_folder", "place", "postgresql_url", "sqlite_database"]

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class HandClock:
    def __init__(self) -> None:
        self.at = NOON

    def now(self) -> datetime:
        return self.at


async def away(db: Database, after: timedelta) -> Away | None:
    """Beat at noon, let the bot start again later, and return what it knows of that time."""
    clock = HandClock()
    await Heartbeat(db, clock).beat(NOON)
    clock.at += after
    restarted = Heartbeat(db, clock)
    await restarted.start()
    return await db.transact(restarted.away_in)


async def test_hours_without_a_beat_are_an_absence(database: Database) -> None:
    assert await away(database, timedelta(hours=3)) == Away(NOON, NOON + timedelta(hours=3))


async def test_a_quick_restart_is_none(sqlite_database: Database) -> None:
    assert await away(sqlite_database, AWAY_AFTER) is None


async def test_the_first_start_ever_is_none(sqlite_database: Database) -> None:
    heartbeat = Heartbeat(sqlite_database, HandClock())
    await heartbeat.start()
    assert await sqlite_database.transact(heartbeat.away_in) is None


async def test_a_clock_that_goes_back_is_no_absence(sqlite_database: Database) -> None:
    assert await away(sqlite_database, -timedelta(hours=1)) is None


async def test_processes_on_one_database_know_of_each_other(database: Database) -> None:
    clock = HandClock()
    one, two = Heartbeat(database, clock), Heartbeat(database, clock)
    for each in (one, two, one):
        await each.start()
    shared = 1 if database.place.is_sqlite else 2
    assert (one.processes(), two.processes()) == (shared, shared)
    await two.stop()
    await one.start()
    assert one.processes() == 1


async def test_a_process_that_was_killed_is_not_counted_for_long(database: Database) -> None:
    clock = HandClock()
    await Heartbeat(database, clock).start()
    clock.at += GONE_AFTER + timedelta(seconds=1)
    left = Heartbeat(database, clock)
    await left.start()
    assert left.processes() == 1
