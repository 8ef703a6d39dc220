"""What members do with reminders; on a SQLite file and on PostgreSQL."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.errors import ConsentNeeded, Refusal
from bot.features.members.model import SETTINGS
from bot.features.reminders.model import MESSAGES, Cadence, Purpose, Reminder, Wanted
from bot.features.reminders.service import REMINDER
from bot.ids import MemberId, RequestId
from bot.storage.database import Database
from tests.features.due import DueHouse

ALICE, BOB = MemberId(760000000000000001), MemberId(760000000000000002)
MIDNIGHT = datetime(2026, 3, 1, tzinfo=UTC)
DAILY = Wanted(time(9), Cadence.DAILY)
PRESS = RequestId(900000000000000001)


@pytest.fixture
async def house(database: Database) -> DueHouse:
    return await begin(database)


@pytest.fixture
async def file_house(sqlite_database: Database) -> DueHouse:
    return await begin(sqlite_database)


async def begin(database: Database) -> DueHouse:
    house = await DueHouse(database, MIDNIGHT).start()
    await house.members.agree(ALICE, MESSAGES)
    return house


async def remind(
    house: DueHouse, member: MemberId = ALICE, purpose: Purpose = Purpose.CHECKIN, wanted: Wanted = DAILY
) -> Reminder:
    request = RequestId(PRESS + list(Purpose).index(purpose) + (member - ALICE) * 10)
    found = (await house.reminders.set(member, None, request, purpose, wanted)).of(purpose)
    assert found is not None
    return found


async def move(house: DueHouse, zone: str) -> None:
    await house.members.agree(ALICE, SETTINGS)
    await house.members.change(ALICE, lambda old: replace(old, zone=zone))


async def test_nothing_is_set_without_a_yes(house: DueHouse) -> None:
    with pytest.raises(ConsentNeeded):
        await remind(house, BOB)
    assert (await house.reminders.board(BOB, None)).reminders == []


async def test_it_comes_every_day_once(house: DueHouse) -> None:
    await remind(house)
    await house.live(3)
    assert house.mail.days(REMINDER) == ["2026-03-01", "2026-03-02", "2026-03-03"]
    assert {each.member for each in house.mail.arrived} == {ALICE}


async def test_one_of_each_purpose_and_the_same_press_twice_is_one(house: DueHouse) -> None:
    for purpose in (Purpose.EVENING, Purpose.MORNING, Purpose.MORNING):
        await remind(house, purpose=purpose)
    board = await house.reminders.board(ALICE, None)
    assert [each.purpose for each in board.reminders] == [Purpose.MORNING, Purpose.EVENING]


async def test_setting_it_again_starts_what_was_stopped_and_ends_a_snooze(house: DueHouse) -> None:
    reminder = await remind(house)
    await house.reminders.snooze(ALICE, reminder.id)
    await house.reminders.stop(ALICE, reminder.id)
    again = await remind(house)
    assert not again.stopped
    await house.live(2)
    assert house.mail.days(REMINDER) == ["2026-03-01", "2026-03-02"]


async def test_what_is_stopped_between_tick_and_send_is_not_wanted(house: DueHouse) -> None:
    reminder = await remind(house)
    await house.go(hours=9)
    (delivery,) = house.mail.arrived
    assert await house.reminders.wanted(delivery)
    await house.reminders.stop(ALICE, reminder.id)
    assert await house.reminders.wanted(delivery) is None
    await house.reminders.start_again(ALICE, reminder.id)
    await house.reminders.snooze(ALICE, reminder.id)
    assert await house.reminders.wanted(delivery) is None


async def test_a_snooze_that_is_ended_early_gives_no_date_twice(house: DueHouse) -> None:
    reminder = await remind(house)
    await house.go(hours=9)
    await house.reminders.snooze(ALICE, reminder.id, date(2026, 3, 20))
    await house.reminders.start_again(ALICE, reminder.id)
    await house.live(2)
    assert house.mail.days(REMINDER) == ["2026-03-01", "2026-03-02", "2026-03-03"]


async def test_an_earlier_time_on_the_same_day_gives_no_date_twice(house: DueHouse) -> None:
    await remind(house)
    await house.go(hours=9)
    await remind(house, wanted=Wanted(time(20), Cadence.DAILY))
    await house.live(1)
    assert house.mail.days(REMINDER) == ["2026-03-01"]


async def test_less_often_counts_from_the_last_one(house: DueHouse) -> None:
    reminder = await remind(house)
    await house.live(2)
    await house.reminders.less_often(ALICE, reminder.id)
    await house.live(4)
    assert house.mail.days(REMINDER) == ["2026-03-01", "2026-03-02", "2026-03-04", "2026-03-06"]


async def test_nobody_touches_anothers(house: DueHouse) -> None:
    reminder = await remind(house)
    await house.members.agree(BOB, MESSAGES)
    for act in (house.reminders.stop, house.reminders.snooze, house.reminders.less_often):
        with pytest.raises(Refusal, match="reminders-not-found"):
            await act(BOB, reminder.id)
    await house.reminders.remove(BOB, reminder.id)
    assert len((await house.reminders.board(ALICE, None)).reminders) == 1


async def test_a_change_of_zone_moves_it(house: DueHouse) -> None:
    await remind(house)
    await move(house, "Asia/Tokyo")
    assert await house.agenda.next_at() == MIDNIGHT + timedelta(days=1)
    (reminder,) = (await house.reminders.board(ALICE, None)).reminders
    assert reminder.entry.zone == "Asia/Tokyo"


async def test_a_yes_taken_back_leaves_no_row_anywhere(house: DueHouse) -> None:
    await remind(house)
    await remind(house, purpose=Purpose.MORNING)
    await house.members.withdraw(ALICE, MESSAGES)
    assert (await house.reminders.board(ALICE, None)).reminders == []
    assert await house.agenda.next_at() is None


async def test_another_yes_taken_back_leaves_reminders_alone(file_house: DueHouse) -> None:
    await remind(file_house)
    await move(file_house, "Asia/Tokyo")
    await file_house.members.withdraw(ALICE, SETTINGS)
    assert len((await file_house.reminders.board(ALICE, None)).reminders) == 1


async def test_a_removed_one_is_gone_with_its_times(house: DueHouse) -> None:
    reminder = await remind(house)
    await house.reminders.remove(ALICE, reminder.id)
    assert await house.agenda.next_at() is None


async def test_a_paused_member_gets_none(house: DueHouse) -> None:
    await remind(house)
    await house.members.pause(ALICE, on=True)
    await house.live(1)
    assert house.mail.arrived == []
    assert (await house.reminders.board(ALICE, None)).paused
