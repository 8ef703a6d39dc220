"""A post is noted before it is made and settled after; whatever happens between, it can be taken back."""

import asyncio
from dataclasses import replace

import pytest

from bot.errors import Refusal
from bot.features.checkins.model import CHECKINS
from bot.features.shares.model import Share, Thing
from bot.ids import ChannelId, RequestId
from tests.features.house import ALICE, BOB, HARBOR, NOON, House

DAY = Thing("checkins", NOON.date().isoformat(), "checkins")
MILESTONE = Thing("milestones", "7", "counters")
WALL, SUPPORT = ChannelId(870000000000000001), ChannelId(870000000000000002)
MESSAGE = 880000000000000001


def wanted(press: int, thing: Thing = DAY, channel: ChannelId = WALL) -> Share:
    return Share(RequestId(890000000000000000 + press), thing, HARBOR, channel)


async def posted(house: House, share: Share, message: int = MESSAGE) -> Share:
    begun = await house.shares.begin(ALICE, share)
    assert await house.shares.finish(begun, message)
    return replace(begun, message=message)


async def test_a_post_is_noted_before_it_is_made(house: House) -> None:
    begun = await house.shares.begin(ALICE, wanted(1))
    assert begun == wanted(1)
    assert await house.shares.of_thing(ALICE, DAY.kind, DAY.ref) == [begun]


async def test_a_post_that_was_made_is_known_with_its_message(house: House) -> None:
    made = await posted(house, wanted(1))
    assert await house.shares.of_thing(ALICE, DAY.kind, DAY.ref) == [made]


async def test_the_same_thing_stands_once_in_a_channel(house: House) -> None:
    made = await posted(house, wanted(1))
    with pytest.raises(Refusal) as refused:
        await house.shares.begin(ALICE, wanted(2))
    assert refused.value.key == "shares-already"
    assert await house.shares.of_member(ALICE) == [made]


async def test_another_channel_and_another_thing_are_posts_of_their_own(house: House) -> None:
    made = [
        await posted(house, wanted(1), MESSAGE),
        await posted(house, wanted(2, channel=SUPPORT), MESSAGE + 1),
        await posted(house, wanted(3, MILESTONE), MESSAGE + 2),
    ]
    assert sorted(await house.shares.of_member(ALICE), key=lambda each: each.id) == made
    assert len(await house.shares.of_thing(ALICE, DAY.kind, DAY.ref)) == 2


async def test_posts_are_found_by_the_category_their_data_lies_under(house: House) -> None:
    day, milestone = await posted(house, wanted(1)), await posted(house, wanted(2, MILESTONE))
    assert await house.shares.of_member(ALICE, "checkins") == [day]
    assert await house.shares.of_member(ALICE, "counters") == [milestone]
    assert await house.shares.of_member(ALICE, "settings") == []


async def test_two_members_may_share_the_same_day(house: House) -> None:
    await house.shares.begin(ALICE, wanted(1))
    assert await house.shares.begin(BOB, wanted(2)) == wanted(2)
    assert await house.shares.of_member(BOB) == [wanted(2)]


async def test_a_post_of_unknown_fate_is_tried_again_under_its_first_id(house: House) -> None:
    """So that its nonce lets Discord drop a repeat."""
    first = await house.shares.begin(ALICE, wanted(1))
    assert await house.shares.begin(ALICE, wanted(2)) == first
    assert await house.shares.of_member(ALICE) == [first]


async def test_the_same_press_twice_is_one_post(house: House) -> None:
    both = await asyncio.gather(*(house.shares.begin(ALICE, wanted(1)) for _ in range(2)))
    assert both == [wanted(1), wanted(1)]
    assert await house.shares.of_member(ALICE) == [wanted(1)]


async def test_two_presses_at_once_are_one_post(house: House) -> None:
    one, other = await asyncio.gather(*(house.shares.begin(ALICE, wanted(press)) for press in (1, 2)))
    assert one == other
    assert await house.shares.of_member(ALICE) == [one]


async def test_a_post_that_was_not_made_is_forgotten_and_can_be_made_anew(house: House) -> None:
    refused = await house.shares.begin(ALICE, wanted(1))
    await house.shares.drop(ALICE, refused)
    assert await house.shares.of_member(ALICE) == []
    assert await house.shares.begin(ALICE, wanted(2)) == wanted(2)


async def test_a_post_taken_back_while_it_is_made_does_not_count_as_made(house: House) -> None:
    begun = await house.shares.begin(ALICE, wanted(1))
    await house.shares.drop(ALICE, begun)
    assert not await house.shares.finish(begun, MESSAGE)
    assert await house.shares.of_member(ALICE) == []


async def test_dropping_twice_is_dropping_once(house: House) -> None:
    begun = await house.shares.begin(ALICE, wanted(1))
    await house.shares.drop(ALICE, begun)
    await house.shares.drop(ALICE, begun)
    assert await house.shares.of_member(ALICE) == []


async def test_nobody_drops_the_post_of_another(house: House) -> None:
    made = await posted(house, wanted(1))
    await house.shares.drop(BOB, made)
    assert await house.shares.of_member(ALICE) == [made]


async def test_where_a_post_stands_outlives_its_data_so_that_it_can_be_taken_down(house: House) -> None:
    await house.agree(ALICE, CHECKINS)
    made = await posted(house, wanted(1))
    await house.members.withdraw(ALICE, CHECKINS)
    assert await house.shares.of_member(ALICE, "checkins") == [made]


async def test_erasing_forgets_where_posts_stand(house: House) -> None:
    begun = await house.shares.begin(ALICE, wanted(1))
    await house.privacy.erase(ALICE)
    assert await house.shares.of_member(ALICE) == []
    assert not await house.shares.finish(begun, MESSAGE)
