"""A server's prompt as it falls due; on a SQLite file and on PostgreSQL."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from bot.errors import Refusal
from bot.features.prompts.model import MOST_OWN, Plan, Shape, Topic
from bot.features.prompts.service import NOTE, PROMPT, THREAD
from bot.ids import ChannelId, GuildId, RequestId
from bot.storage.database import Database
from tests.features.due import DueHouse

HARBOR, OTHER = GuildId(860000000000000001), GuildId(860000000000000002)
MIDNIGHT = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
async def house(database: Database) -> DueHouse:
    return await DueHouse(database, MIDNIGHT).start()


@pytest.fixture
async def file_house(sqlite_database: Database) -> DueHouse:
    return await DueHouse(sqlite_database, MIDNIGHT).start()


async def set_up(house: DueHouse, guild: GuildId = HARBOR, shape: Shape = Shape.MESSAGE) -> None:
    def choose(plan: Plan) -> Plan:
        return replace(plan, channel=ChannelId(5), at=time(9), shape=shape)

    await house.prompts.change(guild, RequestId(guild + 1), choose)
    await house.prompts.turn_on(guild, RequestId(guild + 2))


async def test_a_prompt_is_owed_once_a_day(house: DueHouse) -> None:
    await set_up(house)
    await house.live(3)
    assert house.mail.days(PROMPT) == ["2026-03-01", "2026-03-02", "2026-03-03"]
    assert house.mail.days(THREAD) == []


async def test_each_server_has_its_own(house: DueHouse) -> None:
    await set_up(house)
    await set_up(house, OTHER, Shape.THREAD)
    await house.go(hours=9, seconds=5)
    assert sorted(each.guild or 0 for each in house.mail.arrived if each.kind == PROMPT) == [HARBOR, OTHER]
    assert [each.guild for each in house.mail.arrived if each.kind == THREAD] == [OTHER]


async def test_what_was_owed_before_a_restart_is_sent_once_after_it(house: DueHouse) -> None:
    await set_up(house)
    await house.go(hours=9, deliver=False)
    restarted = await DueHouse(house.database, house.clock.at).start()
    await restarted.go(minutes=1)
    await restarted.go(minutes=1)
    assert restarted.mail.days(PROMPT) == ["2026-03-01"]


async def test_a_prompt_comes_only_within_two_hours(house: DueHouse) -> None:
    await set_up(house)
    await house.go(hours=11, minutes=1)
    assert house.mail.arrived == []


async def test_changing_the_time_gives_no_date_two(house: DueHouse) -> None:
    await set_up(house)
    await house.go(hours=9)
    await house.prompts.change(HARBOR, RequestId(9), lambda plan: replace(plan, at=time(15)))
    await house.live(1)
    assert house.mail.days(PROMPT) == ["2026-03-01"]


async def test_turned_off_and_on_again_gives_no_date_two(house: DueHouse) -> None:
    await set_up(house)
    await house.go(hours=9)

    def later(plan: Plan) -> Plan:
        return replace(plan, on=False, at=time(15))

    await house.prompts.change(HARBOR, RequestId(10), later)
    await house.prompts.turn_on(HARBOR, RequestId(11))
    await house.live(1)
    assert house.mail.days(PROMPT) == ["2026-03-01"]


async def test_turned_off_the_agenda_is_empty(house: DueHouse) -> None:
    await set_up(house)
    await house.prompts.change(HARBOR, RequestId(9), lambda plan: replace(plan, on=False))
    assert await house.agenda.next_at() is None


async def test_choices_are_kept_as_they_were_made(house: DueHouse) -> None:
    await set_up(house)
    chosen = (await house.prompts.standing(HARBOR)).plan
    wanted = replace(
        chosen, weekdays=frozenset({0, 6}), left_out=frozenset({Topic.BODY, Topic.HARD}), shape=Shape.THREAD
    )
    await house.prompts.change(HARBOR, RequestId(9), lambda _: wanted)
    assert (await house.prompts.standing(HARBOR)).plan == wanted


async def test_the_same_question_pressed_twice_is_one(house: DueHouse) -> None:
    await house.prompts.add(HARBOR, RequestId(9), "Which tree is nearest?")
    twice = await house.prompts.add(HARBOR, RequestId(9), "Which tree is nearest?")
    assert twice.own == {9: "Which tree is nearest?"}
    assert (await house.prompts.standing(OTHER)).own == {}
    assert (await house.prompts.remove(OTHER, 9)).own == {}
    assert (await house.prompts.remove(HARBOR, 9)).own == {}


async def test_there_is_a_limit_of_own_questions(file_house: DueHouse) -> None:
    for number in range(MOST_OWN):
        await file_house.prompts.add(HARBOR, RequestId(number + 1), f"question {number}")
    with pytest.raises(Refusal, match="prompts-own-most"):
        await file_house.prompts.add(HARBOR, RequestId(999), "one more")


async def test_a_plan_without_words_is_refused_unless_it_has_its_own(file_house: DueHouse) -> None:
    def without(plan: Plan) -> Plan:
        return replace(plan, left_out=frozenset(Topic))

    with pytest.raises(Refusal, match="prompts-nothing-left"):
        await file_house.prompts.change(HARBOR, RequestId(1), without)
    await file_house.prompts.add(HARBOR, RequestId(2), "Which tree is nearest?")
    await file_house.prompts.change(HARBOR, RequestId(3), without)
    assert (await file_house.prompts.preview(HARBOR, "en")).words == "Which tree is nearest?"


async def test_the_newest_use_counts_and_an_older_one_changes_nothing(house: DueHouse) -> None:
    await set_up(house)
    await house.live(5)
    await house.prompts.used(HARBOR)
    await house.prompts.used(HARBOR, date(2026, 3, 2))
    assert (await house.prompts.standing(HARBOR)).plan.used_on == date(2026, 3, 6)


async def test_each_step_back_is_told_once(file_house: DueHouse) -> None:
    await set_up(file_house)
    await file_house.live(40)
    told = [each.ref for each in file_house.mail.arrived if each.kind == NOTE]
    assert told == ["half", "resting"]


async def test_prompts_of_many_servers_go_out_one_after_the_other(file_house: DueHouse) -> None:
    guilds = [GuildId((200 + number) << 22) for number in range(30)]
    for guild in guilds:
        await set_up(file_house, guild)
        await file_house.servers.choose_channel(guild, "checkins", ChannelId(5))
    await file_house.go(hours=9)
    assert len(file_house.mail.arrived) == 1
    await file_house.go(seconds=10)
    assert len(file_house.mail.arrived) == 11
    await file_house.go(seconds=20)
    assert sorted(each.guild or 0 for each in file_house.mail.arrived) == guilds
