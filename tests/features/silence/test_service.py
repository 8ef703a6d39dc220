"""What members choose for going quiet, and what comes of it; on a SQLite file and on PostgreSQL."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.agenda.service import Agenda
from bot.clock import Clock
from bot.config import Operator
from bot.consent import Category
from bot.deliveries.dispatcher import Dispatcher, Pace, Refusals
from bot.deliveries.model import Delivery, Outcome, Sent
from bot.deliveries.service import DailyLimit, Deliveries
from bot.errors import ConsentNeeded, Refusal
from bot.features.checkins.model import CHECKINS
from bot.features.checkins.model import Entry as Scores
from bot.features.checkins.service import Checkins
from bot.features.help_now.regions import Regions
from bot.features.members.model import SETTINGS
from bot.features.members.service import Members
from bot.features.reminders.model import MESSAGES, Cadence, Purpose
from bot.features.reminders.model import Wanted as Wish
from bot.features.reminders.service import Reminders
from bot.features.servers.service import Servers
from bot.features.silence.kinds import HELLO, NOTE, REST
from bot.features.silence.model import HELPERS_USE, SILENCE, Choice, Plan
from bot.features.silence.service import Silence, Wanted
from bot.ids import ChannelId, GuildId, MemberId, RequestId
from bot.readers import Readers
from bot.services import Services
from bot.storage.database import Database
from bot.storage.keys import forget_member_key
from tests.features.house import OPERATOR, HandClock, texts

ALICE, BOB = MemberId(760000000000000001), MemberId(760000000000000002)
HARBOR, QUIET_ROOM = GuildId(860000000000000001), ChannelId(870000000000000001)
MIDNIGHT = datetime(2026, 3, 1, tzinfo=UTC)
PRESS = RequestId(900000000000000001)
NEEDED = (MESSAGES, CHECKINS, SILENCE)


class SilenceHouse:
    """The services of this feature, and a Discord that takes what is still wanted when it is sent."""

    def __init__(self, database: Database) -> None:
        self.database, self.clock = database, HandClock(MIDNIGHT)
        services = Services(
            {
                Database: database,
                Clock: self.clock,
                Operator: OPERATOR,
                Readers: Readers(texts()),
                Regions: Regions(),
                DailyLimit: DailyLimit(),
            }
        )
        self.members, self.servers = services.get(Members), services.get(Servers)
        self.silence, self.checkins = services.get(Silence), services.get(Checkins)
        self.reminders, self.agenda = services.get(Reminders), services.get(Agenda)
        self.deliveries = services.get(Deliveries)
        self.sent: list[tuple[Delivery, Wanted]] = []
        self.dispatcher = Dispatcher(
            self.deliveries, self.clock, self._take, Pace(0, lambda: 0.0), Refusals()
        )

    async def _take(self, delivery: Delivery, /) -> Outcome:
        wanted = await self.silence.wanted(delivery) if delivery.kind in (NOTE, HELLO, REST) else None
        if wanted is not None:
            self.sent.append((delivery, wanted))
        return Sent(1000 + len(self.sent))

    async def live(self, days: float, *, deliver: bool = True) -> None:
        """Let time pass, six hours at a time."""
        for _ in range(int(days * 4)):
            self.clock.at += timedelta(hours=6)
            await self.agenda.tick(self.clock.at)
            if deliver:
                await self.dispatcher.deliver(self.clock.at)

    async def agree(self, member: MemberId, *categories: Category) -> None:
        for category in categories:
            await self.members.agree(member, category)

    async def choose(
        self, choice: Choice = Choice.NOTE, days: int = 3, member: MemberId = ALICE
    ) -> Plan | None:
        request = RequestId(PRESS + member - ALICE)
        return (await self.silence.choose(member, HARBOR, request, choice, days)).plan

    async def check_in(self, member: MemberId = ALICE) -> None:
        today = self.clock.at.date()
        await self.checkins.save(member, None, today, Scores(note="words of her own"))

    @property
    def steps(self) -> list[tuple[str, str]]:
        """Day of March and kind of everything that was sent."""
        return [(f"{each.due_at:%d}", each.kind) for each, _ in self.sent]


@pytest.fixture
async def house(database: Database) -> SilenceHouse:
    return await begin(database)


@pytest.fixture
async def file_house(sqlite_database: Database) -> SilenceHouse:
    return await begin(sqlite_database)


async def begin(database: Database) -> SilenceHouse:
    house = SilenceHouse(database)
    await house.servers.start()
    await house.members.start()
    await house.servers.choose_channel(HARBOR, HELPERS_USE, QUIET_ROOM)
    await house.agree(ALICE, *NEEDED)
    return house


async def remind(house: SilenceHouse) -> int:
    wish = Wish(time(9), Cadence.DAILY)
    board = await house.reminders.set(ALICE, None, RequestId(PRESS + 9), Purpose.CHECKIN, wish)
    return board.reminders[0].id


@pytest.mark.parametrize("missing", NEEDED, ids=lambda each: each.name)
async def test_nothing_is_chosen_without_each_yes(file_house: SilenceHouse, missing: Category) -> None:
    await file_house.agree(BOB, *(each for each in NEEDED if each != missing))
    with pytest.raises(ConsentNeeded) as asked:
        await file_house.choose(member=BOB)
    assert asked.value.category == missing
    with pytest.raises(ConsentNeeded):
        await file_house.silence.open(BOB)
    assert (await file_house.silence.board(BOB)).kept is None


async def test_who_chose_nothing_gets_nothing(file_house: SilenceHouse) -> None:
    await file_house.check_in()
    await file_house.live(20)
    assert file_house.sent == []


async def test_three_quiet_days_give_one_note_and_rest_is_the_end(house: SilenceHouse) -> None:
    await house.choose()
    await house.check_in()
    await house.live(30)
    assert house.steps == [("04", NOTE), ("11", REST)]
    assert house.sent[0][1].since == date(2026, 3, 1)


async def test_the_helpers_are_told_once_after_the_note(house: SilenceHouse) -> None:
    await house.choose(Choice.HELPERS)
    await house.live(30)
    assert house.steps == [("04", NOTE), ("06", HELLO), ("13", REST)]
    hello = house.sent[1][0]
    assert (hello.member, hello.guild, hello.channel) == (None, HARBOR, QUIET_ROOM)
    assert str(ALICE) not in f"{hello.key} {hello.ref}"
    assert (await house.silence.board(ALICE)).told


async def test_a_check_in_counts_anew(house: SilenceHouse) -> None:
    await house.choose()
    await house.live(2)
    await house.check_in()  # the third
    await house.live(2.5)
    assert house.sent == []
    await house.live(10)
    await house.check_in()
    await house.live(4)
    assert [kind for _, kind in house.steps].count(NOTE) == 2
    assert house.steps[0] == ("06", NOTE)


async def test_an_answer_stops_the_helpers(house: SilenceHouse) -> None:
    await house.choose(Choice.HELPERS)
    await house.live(4)
    await house.silence.answered(ALICE)
    await house.live(20)
    assert house.steps == [("04", NOTE)]
    assert not (await house.silence.board(ALICE)).told


async def test_a_pause_suspends_it_and_its_days_do_not_count(house: SilenceHouse) -> None:
    await house.choose()
    await house.live(1)
    await house.members.pause(ALICE, on=True)
    assert (await house.silence.board(ALICE)).suspended
    await house.live(10)
    await house.members.pause(ALICE, on=False)
    assert not (await house.silence.board(ALICE)).suspended
    await house.live(2)
    assert house.sent == []
    await house.live(2)
    assert [kind for _, kind in house.steps] == [NOTE]


async def test_reminders_that_are_all_stopped_suspend_it(file_house: SilenceHouse) -> None:
    reminder = await remind(file_house)
    await file_house.choose()
    await file_house.reminders.stop(ALICE, reminder)
    await file_house.live(10)
    assert file_house.sent == []
    await file_house.reminders.start_again(ALICE, reminder)
    await file_house.live(4)
    assert [kind for _, kind in file_house.steps] == [NOTE]


async def test_rest_stops_reminders_and_a_later_silence_is_still_seen(house: SilenceHouse) -> None:
    await remind(house)
    await house.choose()
    await house.live(11)
    assert house.sent[-1][1].reminders == 1
    assert (await house.reminders.board(ALICE, None)).reminders[0].stopped
    await house.check_in()
    await house.live(4)
    assert [kind for _, kind in house.steps] == [NOTE, REST, NOTE]


async def test_what_waits_to_be_sent_is_looked_at_again(house: SilenceHouse) -> None:
    for change in (house.check_in, lambda: house.silence.stop(ALICE), lambda: house.silence.answered(ALICE)):
        await house.choose(Choice.HELPERS)
        before = len(house.sent)
        await house.live(4, deliver=False)
        await change()
        await house.dispatcher.deliver(house.clock.at)
        assert house.sent[before:] == []
        await house.silence.stop(ALICE)


async def test_a_pause_between_look_and_sending_is_respected(file_house: SilenceHouse) -> None:
    await file_house.choose(Choice.HELPERS)
    await file_house.live(4)
    await file_house.live(1.5, deliver=False)
    await file_house.members.pause(ALICE, on=True)
    await file_house.dispatcher.deliver(file_house.clock.at)
    assert file_house.steps == [("04", NOTE)]


async def test_a_choice_that_is_taken_back_leaves_nothing(house: SilenceHouse) -> None:
    await house.choose(Choice.HELPERS)
    await house.silence.stop(ALICE)
    assert await house.agenda.next_at() is None
    assert (await house.silence.board(ALICE)).plan is None


@pytest.mark.parametrize("category", NEEDED, ids=lambda each: each.name)
async def test_any_yes_taken_back_ends_it(file_house: SilenceHouse, category: Category) -> None:
    await file_house.choose()
    await file_house.members.withdraw(ALICE, category)
    assert await file_house.agenda.next_at() is None
    assert (await file_house.silence.board(ALICE)).plan is None


async def test_another_yes_taken_back_leaves_it(file_house: SilenceHouse) -> None:
    await file_house.agree(ALICE, SETTINGS)
    await file_house.choose()
    await file_house.members.withdraw(ALICE, SETTINGS)
    assert (await file_house.silence.board(ALICE)).plan is not None


async def test_without_a_helpers_channel_the_helpers_cannot_be_chosen(file_house: SilenceHouse) -> None:
    await file_house.servers.choose_channel(HARBOR, HELPERS_USE, None)
    with pytest.raises(Refusal, match="silence-no-helpers"):
        await file_house.choose(Choice.HELPERS)
    with pytest.raises(Refusal, match="silence-no-helpers"):
        await file_house.silence.choose(ALICE, None, PRESS, Choice.HELPERS, 3)


async def test_a_helpers_channel_that_is_gone_is_told_to_nobody(file_house: SilenceHouse) -> None:
    await file_house.choose(Choice.HELPERS)
    await file_house.servers.choose_channel(HARBOR, HELPERS_USE, None)
    await file_house.live(6)
    assert file_house.steps == [("04", NOTE)]
    assert not (await file_house.silence.board(ALICE)).told


async def test_each_in_turn_and_none_counts_against_another(file_house: SilenceHouse) -> None:
    await file_house.agree(BOB, *NEEDED)
    await file_house.choose(Choice.HELPERS)
    await file_house.choose(Choice.HELPERS, member=BOB)
    await file_house.live(6)
    assert sorted(kind for _, kind in file_house.steps) == [HELLO, HELLO, NOTE, NOTE]


async def test_the_same_press_twice_is_one_choice_and_a_new_one_replaces_it(house: SilenceHouse) -> None:
    assert await house.choose() == await house.choose()
    changed = await house.silence.choose(ALICE, HARBOR, RequestId(PRESS + 5), Choice.NOTE, 5)
    assert changed.plan is not None
    assert changed.plan.days == 5
    await house.live(6)
    assert house.steps == [("06", NOTE)]


async def test_less_often_waits_longer_and_answers(file_house: SilenceHouse) -> None:
    await file_house.choose(Choice.HELPERS)
    await file_house.live(4)
    board = await file_house.silence.less_often(ALICE)
    assert board.plan is not None
    assert board.plan.days == 5
    await file_house.live(10)
    assert file_house.steps == [("04", NOTE)]


async def test_it_follows_the_members_own_zone(file_house: SilenceHouse) -> None:
    await file_house.choose()
    await file_house.agree(ALICE, SETTINGS)
    await file_house.members.change(ALICE, lambda old: type(old)(zone="Asia/Tokyo"))
    await file_house.live(4)
    assert [f"{each.due_at:%d %H:%M}" for each, _ in file_house.sent] == ["04 02:00"]


async def test_days_of_downtime_take_one_step_at_a_time(file_house: SilenceHouse) -> None:
    await file_house.choose(Choice.HELPERS)
    file_house.clock.at += timedelta(days=12)
    await file_house.live(1)
    assert [kind for _, kind in file_house.steps] == [NOTE]
    await file_house.live(1)
    assert [kind for _, kind in file_house.steps] == [NOTE]
    await file_house.live(1)
    assert [kind for _, kind in file_house.steps] == [NOTE, HELLO]


async def test_somebody_whose_key_is_gone_holds_up_nobody(file_house: SilenceHouse) -> None:
    await file_house.agree(BOB, *NEEDED)
    await file_house.choose(member=BOB)
    await file_house.choose()
    await file_house.database.transact(forget_member_key, BOB)
    await file_house.live(4)
    assert file_house.steps == [("04", NOTE)]
