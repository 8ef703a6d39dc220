"""Duty and the record of staff, on both databases."""

from datetime import timedelta

import pytest

from bot.features.staff.model import KEPT_FOR, Deed
from bot.features.staff.service import Staff
from bot.ids import GuildId, RequestId
from tests.features.house import ALICE, BOB, HARBOR, House

ELSEWHERE = GuildId(HARBOR + 1)
PRESS = 890000000000000000


@pytest.fixture
def staff(house: House) -> Staff:
    return Staff(house.database, house.clock)


async def test_who_is_there_is_known_by_server_the_longest_first(house: House, staff: Staff) -> None:
    assert await staff.duty(HARBOR, BOB, RequestId(PRESS), on=True)
    house.clock.at += timedelta(minutes=1)
    assert await staff.duty(HARBOR, ALICE, RequestId(PRESS + 1), on=True)
    assert [each.member for each in await staff.on_duty(HARBOR)] == [BOB, ALICE]
    assert await staff.on_duty(ELSEWHERE) == []
    assert await staff.duty(HARBOR, BOB, RequestId(PRESS + 2), on=False)
    assert [each.member for each in await staff.on_duty(HARBOR)] == [ALICE]


async def test_what_changes_nothing_is_not_on_record(staff: Staff) -> None:
    assert not await staff.duty(HARBOR, BOB, RequestId(PRESS), on=False)
    assert await staff.duty(HARBOR, BOB, RequestId(PRESS + 1), on=True)
    assert not await staff.duty(HARBOR, BOB, RequestId(PRESS + 2), on=True)
    assert [act.deed for act in await staff.record(HARBOR)] == [Deed.DUTY_ON]


async def test_who_erases_everything_takes_their_name_out_and_not_what_was_done(
    house: House, staff: Staff
) -> None:
    await staff.duty(HARBOR, BOB, RequestId(PRESS), on=True)
    assert (await staff.record(HARBOR))[0].by == BOB
    await house.privacy.erase(BOB)
    assert [(act.deed, act.by) for act in await staff.record(HARBOR)] == [(Deed.DUTY_ON, None)]
    assert await staff.on_duty(HARBOR) == []


async def test_the_record_is_one_servers_and_goes_after_180_days(house: House, staff: Staff) -> None:
    await staff.duty(HARBOR, BOB, RequestId(PRESS), on=True)
    assert await staff.record(ELSEWHERE) == []
    house.clock.at += KEPT_FOR
    await staff.clean(house.clock.now())
    assert len(await staff.record(HARBOR)) == 1
    await staff.clean(house.clock.now() + timedelta(seconds=1))
    assert await staff.record(HARBOR) == []
    assert await house.privacy.kept(BOB) == {"duties": 1}


async def test_the_newest_comes_first_and_not_without_end(house: House, staff: Staff) -> None:
    for at in range(4):
        house.clock.at += timedelta(minutes=1)
        await staff.duty(HARBOR, BOB, RequestId(PRESS + at), on=at % 2 == 0)
    newest = await staff.record(HARBOR, most=3)
    assert [act.deed for act in newest] == [Deed.DUTY_OFF, Deed.DUTY_ON, Deed.DUTY_OFF]
