"""Somebody died: one server stops, nothing is erased, and a sign of life undoes it; on both databases."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.deliveries.model import Initiative, Kind
from bot.deliveries.service import DailyLimit, Deliveries, Owed
from bot.errors import Refusal
from bot.features.memorials.service import Memorials, lift_everywhere, remember_everywhere
from bot.features.staff.model import Deed
from bot.features.staff.service import Staff
from bot.ids import GuildId, MemberId, RequestId
from tests.features.house import ALICE, BOB, HARBOR, House

MARA = MemberId(760000000000000005)
ELSEWHERE = GuildId(HARBOR + 1)
PRESS = RequestId(890000000000000000)
URGENT = Kind("thing", None, Initiative.SERVER, urgent=True)


@dataclass
class Desk:
    house: House
    staff: Staff
    deliveries: Deliveries
    memorials: Memorials

    async def sent(self) -> list[tuple[MemberId | None, GuildId | None]]:
        """Owe one message for each of two people in each of two servers and directly; return what goes."""
        now = self.house.clock.now()
        owed = [
            Owed("thing", f"thing:{now}:{member}:{guild}", now, member=member, guild=guild)
            for member in (ALICE, BOB)
            for guild in (HARBOR, ELSEWHERE, None)
        ]
        await self.house.database.transact(lambda tx: self.deliveries.owe_in(tx, *owed))
        ready = await self.deliveries.claim(now)
        self.house.clock.at += timedelta(days=1)
        return [(each.delivery.member, each.delivery.guild) for each in ready if each.delivery.due_at == now]

    async def remembered(self, member: MemberId, guild: GuildId = HARBOR) -> bool:
        return await self.memorials.remembered(guild, member)


@pytest.fixture
async def desk(house: House) -> Desk:
    staff = Staff(house.database, house.clock)
    deliveries = Deliveries(house.database, house.clock, house.members, DailyLimit())
    deliveries.register(URGENT)
    memorials = Memorials(house.database, house.clock, staff, deliveries)
    await memorials.start()
    return Desk(house, staff, deliveries, memorials)


async def test_nobody_is_remembered_at_first(desk: Desk) -> None:
    assert not desk.memorials.any
    assert not await desk.remembered(ALICE)
    assert not await desk.memorials.came_back(HARBOR, ALICE, PRESS)
    assert len(await desk.sent()) == 6


async def test_one_server_stops_and_everything_else_goes_on(desk: Desk) -> None:
    told: list[MemberId] = []
    desk.memorials.when_remembered(lambda _, __, member: told.append(member))
    assert await desk.memorials.remember(HARBOR, ALICE, MARA, PRESS)
    sent = await desk.sent()
    assert (ALICE, HARBOR) not in sent
    assert len(sent) == 5
    assert told == [ALICE]
    pool = (ALICE, BOB)
    assert await desk.house.database.read(desk.memorials.all_remembered_in, HARBOR, pool) == {ALICE}
    assert await desk.house.database.read(desk.memorials.all_remembered_in, ELSEWHERE, pool) == frozenset()


async def test_twice_is_once_and_the_record_tells_who_did_it(desk: Desk) -> None:
    await desk.memorials.remember(HARBOR, ALICE, MARA, PRESS)
    assert not await desk.memorials.remember(HARBOR, ALICE, MARA, RequestId(PRESS + 1))
    assert [(act.deed, act.by) for act in await desk.staff.record(HARBOR)] == [(Deed.MEMORIAL_SET, MARA)]


async def test_staff_lift_it(desk: Desk) -> None:
    await desk.memorials.remember(HARBOR, ALICE, MARA, PRESS)
    assert await desk.memorials.lift(HARBOR, ALICE, MARA, RequestId(PRESS + 1))
    assert not await desk.memorials.lift(HARBOR, ALICE, MARA, RequestId(PRESS + 2))
    assert len(await desk.sent()) == 6


async def test_a_sign_of_life_lifts_it_in_that_server_alone(desk: Desk) -> None:
    for at, guild in enumerate((HARBOR, ELSEWHERE)):
        await desk.memorials.remember(guild, ALICE, MARA, RequestId(PRESS + at))
    assert await desk.memorials.came_back(HARBOR, ALICE, RequestId(PRESS + 2))
    assert not await desk.remembered(ALICE)
    assert await desk.remembered(ALICE, ELSEWHERE)
    assert (await desk.staff.record(HARBOR))[0].by is None


async def test_it_holds_after_a_restart_and_an_erasure(desk: Desk) -> None:
    await desk.memorials.remember(HARBOR, ALICE, MARA, PRESS)
    await desk.house.privacy.erase(ALICE)
    later = Memorials(desk.house.database, desk.house.clock, desk.staff, desk.deliveries)
    assert not later.any
    await later.clean(desk.house.clock.now())
    assert later.any
    assert await later.remembered(HARBOR, ALICE)


async def test_it_erases_nothing_and_is_in_nobodys_export(desk: Desk) -> None:
    before = await desk.house.privacy.kept(ALICE)
    await desk.memorials.remember(HARBOR, ALICE, MARA, PRESS)
    assert await desk.house.privacy.kept(ALICE) == before


async def test_the_operator_stops_everything_and_lifts_all_of_it(desk: Desk) -> None:
    now, db = desk.house.clock.now(), desk.house.database
    await desk.memorials.remember(HARBOR, ALICE, MARA, PRESS)
    assert await remember_everywhere(db, ALICE, now)
    assert not await remember_everywhere(db, ALICE, now)
    assert {member for member, _ in await desk.sent()} == {BOB}
    assert await lift_everywhere(db, ALICE) == 2
    assert len(await desk.sent()) == 6


async def test_lifting_where_nothing_ever_stood_lifts_nothing(desk: Desk) -> None:
    assert await lift_everywhere(desk.house.database, ALICE) == 0
    assert not await desk.memorials.lift(HARBOR, ALICE, MARA, PRESS)
    assert await desk.house.database.read(desk.memorials.all_remembered_in, HARBOR, (ALICE,)) == frozenset()


async def test_nobody_remembers_themselves(desk: Desk) -> None:
    with pytest.raises(Refusal, match="memorials-yourself"):
        await desk.memorials.remember(HARBOR, MARA, MARA, PRESS)
