"""Company for a meeting on both databases: both say yes first, a no says nothing, and nothing stays."""

import asyncio
from datetime import timedelta

import pytest

from bot.deliveries.model import Delivery
from bot.errors import ConsentNeeded, Refusal
from bot.features.buddies.waiting import Standing
from bot.features.companions.letters import AFTER, CLOSE, LAPSE, MET, OFF, OFFER, OPENING, THREAD
from bot.features.companions.model import COMPANIONS, Side, State
from bot.features.companions.partings import Partings
from bot.features.companions.sending import Sending
from bot.features.companions.service import CHANNEL_USE, Companions, Shown
from bot.features.memorials.service import Memorials
from bot.features.reminders.model import MESSAGES
from bot.features.reports.service import Blocks
from bot.ids import ChannelId, MemberId
from bot.storage.database import Database
from tests.features.house import ALICE, BOB, HARBOR
from tests.features.meetings.houses import MONDAY, BoardHouse, wall, weekly

CAROL = MemberId(BOB + 1)
PLACE, THREAD_ID = ChannelId(970000000000000001), ChannelId(970000000000000002)
OLD = Standing(MONDAY - timedelta(days=60))


class CompanyHouse(BoardHouse):
    """A board with one meeting on Tuesdays at 19:00 in Berlin, and three members who may go together."""

    async def open(self) -> "CompanyHouse":
        await self.start()
        self.company = self.services.get(Companions)
        self.sending, self.partings = self.services.get(Sending), self.services.get(Partings)
        self.blocks = self.services.get(Blocks)
        await self.servers.choose_channel(HARBOR, CHANNEL_USE, PLACE, self.press())
        for member in (ALICE, BOB, CAROL):
            for category in (MESSAGES, COMPANIONS):
                await self.members.agree(member, category)
        await self.take(weekly("a", 1))
        (self.listing,) = [each.id for each in (await self.board.ahead(HARBOR)).listings]
        return self

    async def say(self, member: MemberId, side: Side, time: int = 0, standing: Standing = OLD) -> Shown:
        found = await self.company.times(member, HARBOR, self.listing)
        starts = found.times[time].starts
        return await self.company.say(member, HARBOR, self.press(), self.listing, starts, side, standing)

    async def yes(self, member: MemberId) -> Shown:
        seat = await self.seat(member)
        return await self.company.accept(member, seat.seat.id, OLD)

    async def seat(self, member: MemberId) -> Shown:
        (found,) = await self.company.all(member)
        return found

    async def state(self, member: MemberId) -> State | None:
        found = await self.company.all(member)
        return found[0].seat.state if found else None

    async def together(self) -> None:
        await self.say(ALICE, Side.ASKS)
        await self.say(BOB, Side.COMES)
        await self.yes(ALICE)
        await self.yes(BOB)

    async def sent(self, kind: str) -> list[Delivery]:
        await self.go()
        return self.arrived(kind)


@pytest.fixture
async def house(database: Database) -> CompanyHouse:
    return await CompanyHouse(database).open()


@pytest.fixture
async def lived(sqlite_database: Database) -> CompanyHouse:
    """The same on SQLite only."""
    return await CompanyHouse(sqlite_database).open()


async def test_two_are_offered_and_learn_names_only_after_both_yeses(house: CompanyHouse) -> None:
    assert (await house.say(ALICE, Side.ASKS)).seat.state is State.WAITING
    offer = await house.say(BOB, Side.COMES)
    assert (offer.seat.state, offer.other) == (State.OFFERED, None)
    assert {each.member for each in await house.sent(OFFER)} == {ALICE, BOB}
    assert (await house.yes(ALICE)).other is None
    assert await house.sent(MET) == []
    met = await house.yes(BOB)
    assert met.other is not None
    assert met.other.member == ALICE
    assert {each.member for each in await house.sent(MET)} == {ALICE, BOB}


async def test_both_press_yes_at_once_and_it_begins_once(house: CompanyHouse) -> None:
    await house.say(ALICE, Side.ASKS)
    await house.say(BOB, Side.COMES)
    await asyncio.gather(*(house.yes(each) for each in (ALICE, BOB, ALICE, BOB)))
    assert [await house.state(each) for each in (ALICE, BOB)] == [State.TOGETHER] * 2
    assert len(await house.sent(MET)) == 2


async def test_who_blocked_is_never_offered_and_a_block_ends_it_at_once(house: CompanyHouse) -> None:
    await house.blocks.block(BOB, ALICE, house.press())
    await house.say(ALICE, Side.ASKS)
    assert (await house.say(BOB, Side.COMES)).seat.state is State.WAITING
    await house.say(CAROL, Side.COMES)
    assert await house.state(ALICE) is State.OFFERED
    await house.blocks.block(ALICE, CAROL, house.press())
    assert [await house.state(each) for each in (ALICE, BOB, CAROL)] == [State.WAITING] * 3
    assert await house.sent(OFF) == []


async def test_a_no_is_told_to_nobody_and_the_next_is_asked(house: CompanyHouse) -> None:
    await house.say(BOB, Side.COMES)
    await house.say(ALICE, Side.ASKS)
    await house.say(CAROL, Side.COMES)
    await house.yes(ALICE)
    assert await house.company.decline(BOB, (await house.seat(BOB)).seat.id)
    assert await house.state(BOB) is None
    assert [await house.state(each) for each in (ALICE, CAROL)] == [State.OFFERED] * 2
    assert await house.sent(OFF) == []


async def test_an_old_no_ends_nothing_and_leaving_tells_only_that(house: CompanyHouse) -> None:
    await house.together()
    seat = (await house.seat(ALICE)).seat
    assert not await house.company.decline(ALICE, seat.id)
    assert await house.sending.thread_made(seat.match or 0, THREAD_ID)
    await house.company.leave(ALICE, seat.id)
    assert [each.member for each in await house.sent(OFF)] == [BOB]
    assert [each.channel for each in house.arrived(CLOSE)] == [THREAD_ID]
    assert [await house.state(each) for each in (ALICE, BOB)] == [None, None]
    assert not await house.sending.thread_made(seat.match or 0, THREAD_ID)
    with pytest.raises(Refusal, match="companions-over"):
        await house.company.leave(ALICE, seat.id)


async def test_withdrawing_leaves_the_other_one_with_nobody_and_no_reason(house: CompanyHouse) -> None:
    await house.together()
    await house.members.withdraw(ALICE, COMPANIONS)
    assert [each.member for each in await house.sent(OFF)] == [BOB]
    await house.members.agree(ALICE, COMPANIONS)
    await house.say(CAROL, Side.ASKS)
    await house.say(BOB, Side.COMES)
    await house.members.withdraw(CAROL, MESSAGES)
    assert [await house.state(each) for each in (BOB, CAROL)] == [State.WAITING, None]


async def test_days_pass_the_place_opens_the_question_comes_and_all_is_forgotten(lived: CompanyHouse) -> None:
    await lived.say(ALICE, Side.ASKS, time=1)
    await lived.say(BOB, Side.COMES, time=1)
    await lived.say(CAROL, Side.COMES, time=1)
    await lived.yes(ALICE)
    await lived.yes(BOB)
    assert await lived.sent(THREAD) == []
    await lived.go(days=7, hours=6)  # Monday evening, a day before
    assert [len(lived.arrived(kind)) for kind in (THREAD, OPENING)] == [1, 1]
    two = await lived.sending.two(int(lived.arrived(THREAD)[0].ref))
    assert two is not None
    assert {each.member for each in two[:2]} == {ALICE, BOB}
    await lived.go(hours=23, minutes=30)  # it is on
    for delivery in lived.arrived(LAPSE):
        await lived.sending.lapse(int(delivery.ref))
    assert await lived.state(CAROL) is None  # quietly
    assert await lived.state(ALICE) is State.TOGETHER
    await lived.go(hours=2)
    assert {each.member for each in lived.arrived(AFTER)} == {ALICE, BOB}
    wanted = await lived.sending.wanted(lived.arrived(AFTER)[0])
    assert wanted is not None
    await lived.go(days=1)
    (close,) = lived.arrived(CLOSE)
    assert await lived.sending.close(int(close.ref)) is None
    assert await lived.sending.wanted(lived.arrived(AFTER)[0]) is None
    with pytest.raises(Refusal, match="companions-over"):
        await lived.company.mine(ALICE, wanted.seat.id)
    assert lived.arrived(OFF) == []


async def test_a_meeting_that_is_called_off_is_told_to_those_who_knew_each_other(lived: CompanyHouse) -> None:
    made = await lived.hold("Own", wall(3, 25, 19))
    lived.listing = made.listing.id
    await lived.together()
    await lived.say(CAROL, Side.ASKS)
    await lived.own.skip(HARBOR, lived.listing, wall(3, 25, 19))
    assert {each.member for each in await lived.sent(OFF)} == {ALICE, BOB}
    assert [await lived.state(each) for each in (ALICE, BOB, CAROL)] == [None] * 3


async def test_a_meeting_that_moves_or_leaves_its_listing_lets_everybody_go(lived: CompanyHouse) -> None:
    await lived.say(ALICE, Side.ASKS)
    await lived.take(weekly("a", 1, "20:00"))
    assert await lived.state(ALICE) is None
    await lived.together()
    await lived.sending.thread_made((await lived.seat(BOB)).seat.match or 0, THREAD_ID)
    await lived.take()
    assert {each.member for each in await lived.sent(OFF)} == {ALICE, BOB}
    assert {each.channel for each in lived.arrived(CLOSE)} == {THREAD_ID}


async def test_the_gates_are_those_of_buddies_and_nothing_is_kept_before_a_yes(lived: CompanyHouse) -> None:
    new = Standing(MONDAY - timedelta(days=3))
    with pytest.raises(Refusal, match="companions-member-young"):
        await lived.company.check(ALICE, HARBOR, new)
    fresh = MemberId(1486000000000000000)  # an id tells when its account was made
    for category in (MESSAGES, COMPANIONS):
        await lived.members.agree(fresh, category)
    with pytest.raises(Refusal, match="companions-account-young"):
        await lived.company.check(fresh, HARBOR, OLD)
    await lived.members.withdraw(ALICE, COMPANIONS)
    with pytest.raises(ConsentNeeded):
        await lived.say(ALICE, Side.ASKS)


async def test_one_may_not_ask_and_offer_for_the_same_time_nor_for_too_many(lived: CompanyHouse) -> None:
    first = await lived.say(ALICE, Side.ASKS)
    assert (await lived.say(ALICE, Side.ASKS)).seat == first.seat
    with pytest.raises(Refusal, match="companions-already"):
        await lived.say(ALICE, Side.COMES)
    await lived.take(*(weekly(f"m{each}", 2) for each in range(5)))
    listings = [each.id for each in (await lived.board.ahead(HARBOR)).listings]
    for each in listings[:5]:
        lived.listing = each
        await lived.say(ALICE, Side.ASKS)
    lived.listing = listings[0]
    with pytest.raises(Refusal, match="companions-enough"):
        await lived.say(ALICE, Side.ASKS, time=1)


async def test_without_a_place_or_a_time_there_is_nothing_to_ask_for(lived: CompanyHouse) -> None:
    found = await lived.company.times(ALICE, HARBOR, lived.listing)
    gone = found.times[0].starts - timedelta(days=7)
    with pytest.raises(Refusal, match="companions-no-time"):
        await lived.company.say(ALICE, HARBOR, lived.press(), lived.listing, gone, Side.ASKS, OLD)
    await lived.servers.choose_channel(HARBOR, CHANNEL_USE, None, lived.press())
    with pytest.raises(Refusal, match="companions-no-channel"):
        await lived.company.times(ALICE, HARBOR, lived.listing)


async def test_who_leaves_is_remembered_or_suspended_is_nobodys_company(lived: CompanyHouse) -> None:
    memorials = lived.services.get(Memorials)
    await lived.say(ALICE, Side.ASKS)
    await lived.say(BOB, Side.COMES)
    await memorials.remember(HARBOR, BOB, CAROL, lived.press())
    assert [await lived.state(each) for each in (ALICE, BOB)] == [State.WAITING, None]
    await lived.say(CAROL, Side.COMES)
    await lived.yes(ALICE)
    await lived.yes(CAROL)
    await lived.sent(MET)
    await memorials.remember(HARBOR, CAROL, BOB, lived.press())
    (met,) = [each for each in lived.arrived(MET) if each.member == ALICE]
    assert await lived.sending.wanted(met) is None  # stands still: a person tells her
    await lived.partings.leave_server(ALICE, HARBOR)
    assert await lived.state(ALICE) is None
