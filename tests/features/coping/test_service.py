"""A kit, triggers, plans and rounds as their member keeps them, on SQLite and PostgreSQL."""

from collections.abc import Awaitable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from bot.errors import ConsentNeeded, Refusal
from bot.features.coping.model import (
    COPING,
    AtHand,
    Kit,
    Plan,
    Round,
    Tag,
    Then,
    Tool,
    Trigger,
    When,
)
from bot.features.coping.service import Coping
from bot.ids import RequestId
from tests.features.coping.test_model import kits
from tests.features.house import ALICE, BOB, NOON, House

on_both = settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])

ADA = Kit(people=("Ada",), reasons=("my kids",))
CALL = Plan(When.BORED, Then.CALL)


@pytest.fixture
async def coping(house: House) -> Coping:
    """The kit of a house where Alice has agreed to it."""
    await house.agree(ALICE, COPING)
    return _coping(house)


def _coping(house: House) -> Coping:
    return Coping(house.database, house.clock, house.members)


async def refusal_of(work: Awaitable[object]) -> str:
    with pytest.raises(Refusal) as refused:
        await work
    return refused.value.key


async def test_nothing_is_kept_without_a_yes(house: House) -> None:
    coping = _coping(house)
    row = RequestId(1)
    for work in (
        coping.require(ALICE),
        coping.put_kit(ALICE, ADA),
        coping.put_trigger(ALICE, row, Trigger("rain")),
        coping.add_plan(ALICE, row, CALL),
        coping.keep_round(ALICE, row, Round(Tool.BOX, 5, 3)),
    ):
        with pytest.raises(ConsentNeeded):
            await work
    assert await house.privacy.kept(ALICE) == {}


@on_both
@given(kit=kits)
async def test_a_kit_comes_back_as_it_was_written(house: House, kit: Kit) -> None:
    await house.agree(ALICE, COPING)
    await _coping(house).put_kit(ALICE, kit)
    assert await _coping(house).kit(ALICE) == kit


async def test_an_emptied_kit_leaves_no_row(house: House, coping: Coping) -> None:
    await coping.put_kit(ALICE, ADA)
    await coping.put_kit(ALICE, Kit())
    assert "coping_kits" not in await house.privacy.kept(ALICE)


async def test_nobody_reads_anothers(house: House, coping: Coping) -> None:
    await coping.put_kit(ALICE, ADA)
    await coping.put_trigger(ALICE, RequestId(1), Trigger("rain", frozenset({Tag.TIME})))
    await house.agree(BOB, COPING)
    assert await coping.at_hand(BOB) == AtHand()
    assert await coping.triggers(BOB) == []
    await coping.drop_trigger(BOB, RequestId(1))
    assert len(await coping.triggers(ALICE)) == 1


async def test_a_trigger_is_changed_in_its_place(coping: Coping) -> None:
    await coping.put_trigger(ALICE, RequestId(1), Trigger("rain"))
    await coping.put_trigger(ALICE, RequestId(2), Trigger("payday", frozenset({Tag.TIME, Tag.PLACE})))
    await coping.put_trigger(ALICE, RequestId(1), Trigger("snow"))
    assert [each.trigger.words for each in await coping.triggers(ALICE)] == ["snow", "payday"]
    assert (await coping.trigger(ALICE, RequestId(2))).trigger.tags == {Tag.TIME, Tag.PLACE}
    assert await refusal_of(coping.trigger(ALICE, RequestId(3))) == "coping-trigger-gone"


async def test_twenty_triggers_are_kept_and_the_last_can_still_be_changed(coping: Coping) -> None:
    for row in range(1, 21):
        await coping.put_trigger(ALICE, RequestId(row), Trigger(f"trigger {row}"))
    assert await refusal_of(coping.put_trigger(ALICE, RequestId(21), Trigger("x"))) == "coping-triggers-full"
    await coping.put_trigger(ALICE, RequestId(20), Trigger("changed"))
    assert len(await coping.triggers(ALICE)) == 20


async def test_three_plans_are_active_and_the_same_one_is_one(coping: Coping) -> None:
    for row, when in enumerate((When.BORED, When.BORED, When.LONELY, When.PAYDAY), 1):
        await coping.add_plan(ALICE, RequestId(row), Plan(when, Then.CALL))
    assert len(await coping.plans(ALICE)) == 3
    more = coping.add_plan(ALICE, RequestId(9), Plan(When.ANGRY, Then.WALK))
    assert await refusal_of(more) == "coping-plans-full"
    await coping.drop_plan(ALICE, RequestId(1))
    await coping.add_plan(ALICE, RequestId(10), Plan(When.ANGRY, Then.WALK))
    assert [each.plan.when for each in await coping.plans(ALICE)] == [When.LONELY, When.PAYDAY, When.ANGRY]


async def test_a_round_kept_twice_counts_once(coping: Coping) -> None:
    for _ in range(2):
        await coping.keep_round(ALICE, RequestId(7), Round(Tool.BOX, 8, 5))
    (helped,) = await coping.helped(ALICE)
    assert (helped.tool, helped.times, helped.drop) == (Tool.BOX, 1, 3.0)


async def test_the_same_name_of_a_round_is_no_door_to_anothers(house: House, coping: Coping) -> None:
    await house.agree(BOB, COPING)
    await coping.keep_round(ALICE, RequestId(7), Round(Tool.BOX, 8, 5))
    await coping.keep_round(BOB, RequestId(7), Round(Tool.HALT, 8, 1))
    assert [each.tool for each in await coping.helped(ALICE)] == [Tool.BOX]
    await coping.forget_rounds(BOB)
    assert len(await coping.helped(ALICE)) == 1


async def test_taking_a_yes_back_erases_all_of_it(house: House, coping: Coping) -> None:
    await coping.put_kit(ALICE, ADA)
    await coping.add_plan(ALICE, RequestId(1), CALL)
    await coping.keep_round(ALICE, RequestId(2), Round(Tool.BOX, 8, 5))
    await house.members.withdraw(ALICE, COPING)
    assert await coping.at_hand(ALICE) == AtHand()


async def test_with_storage_away_there_is_nothing_at_hand_and_no_error(house: House, coping: Coping) -> None:
    await coping.put_kit(ALICE, ADA)
    await house.database.close()
    assert await coping.at_hand(ALICE) == AtHand()


async def test_looking_again_is_told_from_now(house: House) -> None:
    assert _coping(house).look_again_at(Tool.DELAY) == NOON + timedelta(minutes=15)
