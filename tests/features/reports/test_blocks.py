"""Who is kept apart stays apart, whoever of the two said so, erases everything, or comes back."""

from collections.abc import Iterator
from itertools import combinations, count
from random import Random

import pytest

from bot.errors import Refusal
from bot.features.reports.model import MOST_BLOCKS, SEVERED, Pair, Why, pair
from bot.features.reports.service import Blocks
from bot.ids import MemberId, RequestId
from bot.storage.aliases import aliases, create_alias_key
from bot.storage.crypto import new_secret
from bot.storage.database import Database
from bot.storage.opening import change_master_key
from tests.features.house import ALICE, BOB, House

CAROL = MemberId(760000000000000003)
POOL = (ALICE, BOB, CAROL)
PRESS = RequestId(890000000000000000)


@pytest.fixture
def blocks(house: House) -> Blocks:
    return Blocks(house.database, house.clock)


@pytest.fixture
def presses() -> Iterator[RequestId]:
    return (RequestId(PRESS + n) for n in count())


async def apart(house: House, blocks: Blocks, one: MemberId, other: MemberId) -> bool:
    return await house.database.read(blocks.apart_in, one, other)


async def test_two_strangers_are_not_apart(house: House, blocks: Blocks) -> None:
    assert not await apart(house, blocks, ALICE, BOB)
    assert await house.database.read(blocks.all_apart_in, POOL) == frozenset()
    assert await blocks.mine(ALICE) == []
    assert not await blocks.unblock(ALICE, PRESS)


@pytest.mark.parametrize("why", Why)
async def test_a_block_holds_for_both_and_for_nobody_else(house: House, blocks: Blocks, why: Why) -> None:
    await blocks.block(ALICE, BOB, PRESS, why)
    assert await apart(house, blocks, ALICE, BOB)
    assert await apart(house, blocks, BOB, ALICE)
    assert not await apart(house, blocks, ALICE, CAROL)
    assert await house.database.read(blocks.all_apart_in, POOL) == {pair(ALICE, BOB)}


@pytest.mark.parametrize("why", Why)
async def test_a_block_and_a_report_sever_and_a_preference_does_not(
    house: House, blocks: Blocks, why: Why
) -> None:
    told: list[Pair] = []
    blocks.when_severed(lambda _, one, other: told.append((one, other)))
    await blocks.block(ALICE, BOB, PRESS, why)
    severs = why in SEVERED
    assert await house.database.read(blocks.severed_in, BOB, ALICE) is severs
    assert told == ([(ALICE, BOB)] if severs else [])


async def test_the_same_block_twice_is_one(blocks: Blocks) -> None:
    first = await blocks.block(ALICE, BOB, PRESS)
    assert await blocks.block(ALICE, BOB, RequestId(PRESS + 1)) == first == PRESS
    (only,) = await blocks.mine(ALICE)
    assert (only.about, only.why) == (BOB, Why.BLOCK)


async def test_who_is_blocked_never_learns_of_it(house: House, blocks: Blocks) -> None:
    await blocks.block(ALICE, BOB, PRESS)
    assert await blocks.mine(BOB) == []
    assert await house.privacy.kept(BOB) == {}
    exported = (await house.privacy.export(BOB)).document()["tables"]
    assert not any(exported.values())


async def test_whom_one_blocked_is_in_ones_own_export(house: House, blocks: Blocks) -> None:
    await blocks.block(ALICE, BOB, PRESS)
    exported = (await house.privacy.export(ALICE)).document()["tables"]
    assert [row["about"] for row in exported["blocks"]] == [str(BOB)]


async def test_only_its_author_lifts_a_block(house: House, blocks: Blocks) -> None:
    await blocks.block(ALICE, BOB, PRESS)
    assert not await blocks.unblock(BOB, PRESS)
    assert await apart(house, blocks, ALICE, BOB)
    assert await blocks.unblock(ALICE, PRESS)
    assert not await apart(house, blocks, ALICE, BOB)
    assert await house.privacy.kept(ALICE) == {"sealed_under": 1}


async def test_each_of_two_who_block_each_other_lifts_only_their_own(house: House, blocks: Blocks) -> None:
    await blocks.block(ALICE, BOB, PRESS)
    await blocks.block(BOB, ALICE, RequestId(PRESS + 1))
    await blocks.unblock(ALICE, PRESS)
    assert await apart(house, blocks, ALICE, BOB)


async def test_nobody_lifts_what_a_report_put_between_two(house: House, blocks: Blocks) -> None:
    await blocks.block(ALICE, BOB, PRESS, Why.REPORT)
    assert await blocks.mine(ALICE) == []
    assert not await blocks.unblock(ALICE, PRESS)
    assert await apart(house, blocks, ALICE, BOB)


@pytest.mark.parametrize("leaver", [ALICE, BOB], ids=["its author", "who is blocked"])
async def test_erasing_an_account_and_coming_back_does_not_undo_a_block(
    house: House, blocks: Blocks, leaver: MemberId
) -> None:
    await blocks.block(ALICE, BOB, PRESS)
    await house.privacy.erase(leaver)
    assert await apart(house, blocks, ALICE, BOB)
    await blocks.block(leaver, CAROL, RequestId(PRESS + 1))  # back, with a new key
    assert await apart(house, blocks, ALICE, BOB)


async def test_after_an_erasure_the_author_still_lifts_a_block_that_lost_its_name(
    house: House, blocks: Blocks
) -> None:
    await blocks.block(ALICE, BOB, PRESS)
    await house.privacy.erase(ALICE)
    (nameless,) = await blocks.mine(ALICE)
    assert (nameless.about, nameless.since) == (None, house.clock.now().date())
    assert await blocks.unblock(ALICE, nameless.id)
    assert not await apart(house, blocks, ALICE, BOB)


async def test_a_block_made_again_after_an_erasure_has_its_name_again(blocks: Blocks, house: House) -> None:
    await blocks.block(ALICE, BOB, PRESS)
    await house.privacy.erase(ALICE)
    assert await blocks.block(ALICE, BOB, RequestId(PRESS + 1)) == PRESS
    assert [each.about for each in await blocks.mine(ALICE)] == [BOB]


async def test_nobody_blocks_themselves(blocks: Blocks) -> None:
    with pytest.raises(Refusal) as refused:
        await blocks.block(ALICE, ALICE, PRESS)
    assert refused.value.key == "reports-yourself"


async def test_blocks_are_many_and_not_endless(file_house: House, presses: Iterator[RequestId]) -> None:
    blocks = Blocks(file_house.database, file_house.clock)
    for other in range(MOST_BLOCKS):
        await blocks.block(ALICE, MemberId(BOB + other), next(presses))
    with pytest.raises(Refusal) as refused:
        await blocks.block(ALICE, MemberId(BOB + MOST_BLOCKS), next(presses))
    assert refused.value.key == "reports-blocks-full"
    assert len(await blocks.mine(ALICE)) == MOST_BLOCKS


async def test_a_new_master_key_keeps_people_apart(file_house: House) -> None:
    db = file_house.database
    await Blocks(db, file_house.clock).block(ALICE, BOB, PRESS)
    await db.close()
    await change_master_key(db.place)
    again = Database(db.place)
    await again.open()
    try:
        assert await again.read(Blocks(again, file_house.clock).apart_in, ALICE, BOB)
    finally:
        await again.close()


async def test_an_alias_tells_no_account_and_is_another_one_elsewhere(house: House) -> None:
    assert await house.database.read(lambda tx: aliases(tx) is None)
    await house.database.transact(create_alias_key)
    names = await house.database.read(lambda tx: [(aliases(tx) or bytes)(each) for each in POOL])
    assert len(set(names)) == len(POOL)
    assert all(str(each).encode() not in alias for each, alias in zip(POOL, names, strict=True))
    assert all(alias != new_secret()[: len(alias)] for alias in names)


async def test_a_pool_agrees_with_every_pair_whatever_happened(
    file_house: House, presses: Iterator[RequestId]
) -> None:
    """A plain set of who said what is the second opinion."""
    blocks, chance, said = (
        Blocks(file_house.database, file_house.clock),
        Random(5),
        dict[RequestId, tuple[MemberId, MemberId, Why]](),
    )
    for _ in range(60):
        deed, by, about = chance.choice((*Why, "lift", "erase")), *chance.sample(POOL, 2)
        if deed == "erase":
            await file_house.privacy.erase(by)
        elif deed == "lift":
            for each in await blocks.mine(by):
                await blocks.unblock(by, each.id)
                del said[each.id]
        else:
            said[await blocks.block(by, about, next(presses), Why(deed))] = (by, about, Why(deed))
        wanted = {pair(one, other) for one, other, _ in said.values()}
        assert await file_house.database.read(blocks.all_apart_in, POOL) == wanted
        for one, other in combinations(POOL, 2):
            assert await apart(file_house, blocks, one, other) is (pair(one, other) in wanted)
