"""The agenda: one row for each thing that recurs; the tick takes what is due, once."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.agenda import rows
from bot.agenda.rows import Entry
from bot.agenda.rules import DailyAt, Occurrence, Once
from bot.agenda.service import BATCH, Agenda
from bot.ids import MemberId
from bot.storage.database import Database
from bot.storage.facts import remember
from bot.storage.transaction import Transaction
from tests.databases import database, empty_folder, place, postgresql_url, sqlite_database

__all__ = ["database", "empty_folder", "place", "postgresql_url", "sqlite_database"]

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
ALICE = MemberId(7)
NINE = DailyAt(time(9))
ZONES = ["UTC", "America/New_York", "Pacific/Apia", "Africa/Cairo"]


@dataclass
class HandClock:
    at: datetime = MONDAY

    def now(self) -> datetime:
        return self.at


@dataclass
class Bell:
    """A kind that only remembers what was due."""

    rung: list[tuple[int, date, datetime]] = field(default_factory=list[tuple[int, date, datetime]])

    def ring(self, tx: Transaction, entry: Entry, due: Occurrence, now: datetime) -> None:
        self.rung.append((entry.id, due.local_date, now))

    @property
    def days(self) -> list[date]:
        return [day for _, day, _ in self.rung]


@dataclass
class House:
    db: Database
    clock: HandClock
    agenda: Agenda
    bell: Bell

    async def put(self, entry: Entry) -> Entry:
        return await self.db.transact(self.agenda.put_in, entry)

    async def change(self, change: Callable[[Transaction, Entry], Entry], entry: Entry) -> Entry:
        return await self.db.transact(change, entry)

    async def go(self, **by: float) -> int:
        self.clock.at += timedelta(**by)
        return await self.agenda.tick(self.clock.at)


@pytest.fixture
def house(database: Database) -> House:
    clock, bell = HandClock(), Bell()
    agenda = Agenda(database, clock)
    agenda.register("bell", bell.ring)
    return House(database, clock, agenda, bell)


def daily(id: int = 1, zone: str = "UTC") -> Entry:
    return Entry(id, "bell", NINE, zone, member=ALICE)


async def test_a_daily_thing_rings_once_a_day(house: House) -> None:
    await house.put(daily())
    assert await house.go(minutes=30) == 0
    assert await house.go(minutes=31) == 1
    assert await house.go(minutes=1) == 0
    await house.go(days=1)
    assert house.bell.days == [date(2026, 3, 2), date(2026, 3, 3)]


async def test_days_of_downtime_ring_once_for_the_newest(house: House) -> None:
    await house.put(daily())
    await house.go(days=4, hours=3)
    assert house.bell.days == [date(2026, 3, 6)]


async def test_a_paused_thing_is_silent_and_goes_on_without_making_up(house: House) -> None:
    entry = await house.put(daily())
    entry = await house.change(house.agenda.pause_in, entry)
    await house.go(days=3)
    await house.change(house.agenda.resume_in, entry)
    await house.go(hours=2)
    assert house.bell.days == [date(2026, 3, 5)]


async def test_one_time_can_be_skipped(house: House) -> None:
    await house.change(house.agenda.skip_in, await house.put(daily()))
    await house.go(days=1, hours=2)
    assert house.bell.days == [date(2026, 3, 3)]


async def test_a_snooze_ends_on_its_day(house: House) -> None:
    entry = await house.put(daily())
    await house.db.transact(house.agenda.snooze_in, entry, date(2026, 3, 6))
    for _ in range(5):
        await house.go(days=1)
    assert house.bell.days == [date(2026, 3, 6)]


async def test_what_happens_once_is_over_afterwards(house: House) -> None:
    await house.put(replace(daily(), rule=Once(datetime.combine(date(2026, 3, 2), time(9)))))
    await house.go(days=1)
    await house.go(days=1)
    assert len(house.bell.rung) == 1
    assert await house.agenda.next_at() is None


async def test_a_change_of_zone_never_gives_one_date_twice(house: House) -> None:
    await house.put(daily(zone="Asia/Tokyo"))
    await house.go(hours=17)  # it rang at nine in Tokyo, the evening before in Honolulu
    await house.db.transact(house.agenda.move_in, ALICE, "Pacific/Honolulu")
    for _ in range(60):
        await house.go(hours=1)
    assert len(house.bell.days) == len(set(house.bell.days))


async def test_many_due_at_once_all_ring(house: House) -> None:
    for number in range(BATCH + 20):
        await house.put(daily(number + 1))
    assert await house.go(hours=2) == BATCH + 20
    assert len({id for id, _, _ in house.bell.rung}) == BATCH + 20


async def test_an_entry_of_a_kind_nobody_knows_goes_by_quietly(house: House) -> None:
    await house.put(replace(daily(), kind="removed"))
    assert await house.go(hours=2) == 1
    assert await house.agenda.next_at() == datetime(2026, 3, 3, 9, tzinfo=UTC)


async def test_a_ring_that_fails_is_not_lost(house: House) -> None:
    def broken(tx: Transaction, entry: Entry, due: Occurrence, now: datetime) -> None:
        raise RuntimeError("a defect")

    await house.put(daily())
    house.agenda.register("bell", broken)
    with pytest.raises(RuntimeError):
        await house.go(hours=2)
    house.agenda.register("bell", house.bell.ring)
    assert await house.go(minutes=1) == 1


async def test_new_zone_rules_plan_everything_anew(house: House) -> None:
    await house.put(daily())
    await house.db.transact(remember, "tzdata", "1999a")
    await house.agenda.start()
    assert await house.agenda.next_at() == datetime(2026, 3, 2, 9, tzinfo=UTC)
    await house.go(hours=2)
    assert house.bell.days == [date(2026, 3, 2)]


@given(
    st.lists(
        st.sampled_from(["UTC", "America/New_York", "Pacific/Apia", "Africa/Cairo"]), min_size=1, max_size=6
    ),
    st.integers(0, 23),
)
@settings(max_examples=60)
def test_however_one_travels_each_date_comes_at_most_once(zones: list[str], hour: int) -> None:
    now = MONDAY
    entry = rows.planned(Entry(1, "bell", DailyAt(time(hour)), zones[0]), now)
    seen: list[date] = []
    for zone in zones * 2:
        for _ in range(20):
            now += timedelta(hours=1)
            if entry.next is not None and entry.next.instant <= now:
                entry, due = rows.taken(entry, now)
                seen.append(due.local_date)
        entry = rows.in_zone(entry, zone, now)
    assert len(seen) == len(set(seen))
    assert entry.info == ZoneInfo(zones[-1])
