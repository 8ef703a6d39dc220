"""Deliveries: owed with their fact, sent once, settled; on a SQLite file and on PostgreSQL."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Library
from bot.config import Operator
from bot.deliveries.dispatcher import STOP_AFTER, Dispatcher, Pace, Refusals
from bot.deliveries.model import (
    LEASE,
    LONGEST_TRY,
    MOST_ATTEMPTS,
    NONCE_LIFE,
    Delivery,
    Initiative,
    Kind,
    NotSent,
    Outcome,
    Reason,
    Sent,
    State,
    TryAgain,
    time_to_try,
)
from bot.deliveries.service import BATCH, DailyLimit, Deliveries, Owed
from bot.features.help_now.regions import Regions
from bot.features.members.model import SETTINGS, QuietHours, Settings
from bot.features.members.service import Members
from bot.features.servers.changes import Changes
from bot.features.servers.service import Servers
from bot.ids import MemberId
from bot.readers import Readers
from bot.storage.database import Database
from bot.texts import Texts
from tests.conftest import OPERATOR

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ALICE = MemberId(101)

PROMPT = Kind("prompt", timedelta(hours=2), Initiative.BOT)
NOTE = Kind("note", timedelta(hours=12), Initiative.PERSON)
REMINDER = Kind("reminder", timedelta(hours=2), Initiative.MEMBER, at_chosen_time=True)
CALL = Kind("call", None, Initiative.MEMBER, urgent=True, certain=True)


@dataclass
class HandClock:
    at: datetime = NOON

    def now(self) -> datetime:
        return self.at


@dataclass
class ScriptedSender:
    """Plays Discord: gives the next scripted answer, else accepts; remembers what arrived."""

    script: list[Outcome] = field(default_factory=list[Outcome])
    arrived: list[Delivery] = field(default_factory=list[Delivery])
    tried: list[Delivery] = field(default_factory=list[Delivery])

    async def __call__(self, delivery: Delivery, /) -> Outcome:
        self.tried.append(delivery)
        if self.script:
            return self.script.pop(0)
        self.arrived.append(delivery)
        return Sent(1000 + len(self.arrived))


@dataclass
class House:
    db: Database
    clock: HandClock
    members: Members
    deliveries: Deliveries
    sender: ScriptedSender
    dispatcher: Dispatcher
    refusals: Refusals

    async def owe(
        self,
        kind: Kind,
        key: str = "k",
        *,
        member: MemberId | None = ALICE,
        after: float = 0,
        spread: timedelta = timedelta(),
    ) -> None:
        owed = Owed(kind.name, key, self.clock.at + timedelta(hours=after), member=member, spread=spread)
        await self.db.transact(lambda tx: self.deliveries.owe_in(tx, owed))

    async def deliver(self, *, hours: float = 0, minutes: float = 0) -> int:
        self.clock.at += timedelta(hours=hours, minutes=minutes)
        return await self.dispatcher.deliver(self.clock.at)

    async def states(self) -> dict[State, int]:
        return await self.deliveries.counts()

    async def settings(self, settings: Settings) -> None:
        await self.members.agree(ALICE, SETTINGS)
        await self.members.change(ALICE, lambda _: settings)


@pytest.fixture
def house(database: Database, library: Library) -> House:
    return build(database, library.texts)


def build(database: Database, texts: Texts, operator: Operator = OPERATOR) -> House:
    clock, regions = HandClock(), Regions()
    servers = Servers(database, regions, Changes(database, clock))
    members = Members(database, clock, operator, servers, Readers(texts), regions)
    deliveries = Deliveries(database, clock, members, DailyLimit(3))
    for kind in (PROMPT, NOTE, REMINDER, CALL):
        deliveries.register(kind)
    sender, refusals = ScriptedSender(), Refusals()
    dispatcher = Dispatcher(deliveries, clock, sender, Pace(0, lambda: 0.0), refusals)
    return House(database, clock, members, deliveries, sender, dispatcher, refusals)


async def test_what_is_owed_is_sent_once(house: House) -> None:
    await house.owe(PROMPT)
    await house.owe(PROMPT)  # the same key is the same message
    assert await house.deliver() == 1
    assert await house.deliver(minutes=5) == 0
    assert await house.states() == {State.SENT: 1}


async def test_nothing_is_sent_before_its_time(house: House) -> None:
    await house.owe(REMINDER, after=1)
    assert await house.deliver() == 0
    assert await house.deliver(hours=1) == 1


async def test_what_is_too_late_is_dropped_quietly(house: House) -> None:
    await house.owe(PROMPT)
    await house.deliver(hours=3)
    assert house.sender.tried == []
    assert await house.states() == {State.DROPPED: 1}


async def test_a_call_for_support_is_never_too_late(house: House) -> None:
    await house.owe(CALL)
    await house.deliver(hours=50)
    assert len(house.sender.arrived) == 1


async def test_a_failure_is_tried_again_later_with_the_same_nonce(house: House) -> None:
    house.sender.script = [TryAgain(perhaps=True)]
    await house.owe(REMINDER)
    await house.deliver()
    assert await house.deliver() == 0  # not at once
    await house.deliver(minutes=1)
    assert [each.id for each in house.sender.tried] == [house.sender.arrived[0].id] * 2


async def test_an_unknown_fate_is_settled_by_kind(house: House) -> None:
    house.sender.script = [TryAgain(perhaps=True), TryAgain(perhaps=True)]
    await house.owe(PROMPT, "prompt")
    await house.owe(CALL, "call")
    await house.deliver()
    house.sender.script = []
    await house.deliver(minutes=NONCE_LIFE.total_seconds() / 60 + 1)
    assert [each.key for each in house.sender.arrived] == ["call"]
    assert await house.states() == {State.SENT: 1, State.UNKNOWN: 1}


async def test_a_message_that_certainly_did_not_arrive_may_be_tried_for_long(house: House) -> None:
    house.sender.script = [TryAgain(after=timedelta(minutes=10))]
    await house.owe(REMINDER)
    await house.deliver()
    await house.deliver(minutes=11)
    assert len(house.sender.arrived) == 1


async def test_closed_direct_messages_are_told_once_to_the_member(house: House) -> None:
    house.sender.script = [NotSent(Reason.CLOSED)]
    await house.owe(REMINDER)
    await house.deliver()
    assert await house.states() == {State.UNDELIVERABLE: 1}
    assert [each.kind for each in await house.deliveries.untold(member=ALICE)] == ["reminder"]
    assert await house.deliveries.untold(member=ALICE) == []


async def test_after_many_failures_the_operator_is_asked(house: House) -> None:
    house.sender.script = [TryAgain() for _ in range(MOST_ATTEMPTS)]
    await house.owe(CALL)
    for _ in range(MOST_ATTEMPTS):
        await house.deliver(hours=1)
    assert await house.states() == {State.DEAD: 1}
    dead, reason = (await house.deliveries.in_state(State.DEAD))[0]
    assert reason == Reason.FAILED
    assert await house.deliveries.retry(dead.id)
    await house.deliver()
    assert await house.states() == {State.SENT: 1}


async def test_a_crash_after_claiming_gives_the_work_to_another(house: House) -> None:
    await house.owe(REMINDER)
    assert len(await house.deliveries.claim(house.clock.at)) == 1  # and then the process dies
    assert await house.deliver() == 0
    house.clock.at += LEASE + timedelta(seconds=1)
    await house.deliver()
    assert len(house.sender.arrived) == 1


async def test_what_is_not_wanted_any_more_is_taken_back(house: House) -> None:
    await house.owe(REMINDER, "later", after=1)
    assert await house.db.transact(lambda tx: house.deliveries.cancel_in(tx, "later"))
    await house.deliver(hours=1)
    assert house.sender.tried == []


async def test_pausing_everything_stops_all_but_calls(house: House) -> None:
    await house.members.pause(ALICE, on=True)
    await house.owe(REMINDER, "reminder")
    await house.owe(CALL, "call")
    await house.deliver()
    assert [each.key for each in house.sender.arrived] == ["call"]


async def test_quiet_hours_delay_what_is_still_useful_at_their_end(house: House) -> None:
    await house.settings(Settings(zone="UTC", quiet=quiet("11:00", "14:00")))
    await house.owe(NOTE, "note")
    await house.owe(PROMPT, "prompt")  # welcome for two hours: still so at 14:00
    await house.owe(REMINDER, "reminder")  # its time was chosen inside them
    await house.deliver()
    assert [each.key for each in house.sender.arrived] == ["reminder"]
    await house.deliver(hours=2)
    assert {each.key for each in house.sender.arrived} == {"reminder", "note", "prompt"}


async def test_quiet_hours_drop_what_would_be_noise_after_them(house: House) -> None:
    await house.settings(Settings(zone="UTC", quiet=quiet("11:00", "18:00")))
    await house.owe(PROMPT)
    await house.deliver()
    assert await house.states() == {State.DROPPED: 1}


async def test_the_bot_has_one_idea_a_day_and_others_count_to_three(house: House) -> None:
    for number in range(2):
        await house.owe(PROMPT, f"prompt {number}")
    for number in range(4):
        await house.owe(NOTE, f"note {number}")
    for number in range(4):
        await house.owe(REMINDER, f"reminder {number}")
    for _ in range(12):  # one after the other, as time brings them
        await one(house)
    kinds = [each.kind for each in house.sender.arrived]
    assert kinds.count("prompt") <= 1
    assert kinds.count("prompt") + kinds.count("note") == 3
    assert kinds.count("reminder") == 4  # what a member set is never counted


async def test_a_new_local_day_begins_anew(house: House) -> None:
    await house.owe(PROMPT, "monday")
    await house.deliver()
    await house.owe(PROMPT, "tuesday", after=24)
    await house.deliver(hours=24)
    assert len(house.sender.arrived) == 2


async def test_urgent_kinds_go_first(house: House) -> None:
    for number in range(5):
        await house.owe(REMINDER, f"reminder {number}")
    await house.owe(CALL, "call")
    await house.deliver()
    assert house.sender.tried[0].key == "call"


async def test_what_may_have_arrived_is_not_left_behind_a_long_queue(house: House) -> None:
    """Until Discord forgets its nonce it can be repeated; behind a thousand others it would be given up."""
    house.sender.script = [TryAgain(perhaps=True)]
    await house.owe(REMINDER, "perhaps arrived")
    await house.deliver()
    for number in range(BATCH + 1):
        await house.owe(REMINDER, f"overdue {number}", after=-1)
    await house.owe(CALL, "call")
    house.sender.tried.clear()
    await house.deliver(minutes=1)
    assert [each.key for each in house.sender.tried[:2]] == ["call", "perhaps arrived"]


async def test_too_many_refusals_stop_sending(house: House) -> None:
    for _ in range(STOP_AFTER):
        house.refusals.note(house.clock.at)
    await house.owe(REMINDER)
    assert await house.deliver() == 0
    assert await house.deliver(minutes=11) == 1


async def test_a_sender_that_breaks_loses_nothing(house: House) -> None:
    async def broken(delivery: Delivery) -> Outcome:
        raise RuntimeError("a defect")

    dispatcher = Dispatcher(house.deliveries, house.clock, broken, Pace(0, lambda: 0.0), house.refusals)
    await house.owe(REMINDER)
    await dispatcher.deliver(house.clock.at)
    await house.deliver(minutes=1)
    assert len(house.sender.arrived) == 1


async def test_settled_deliveries_lose_their_owner_and_then_go(house: House) -> None:
    await house.owe(REMINDER)
    await house.deliver()
    house.clock.at += timedelta(days=31)
    await house.deliveries.clean(house.clock.at)
    assert await house.states() == {State.SENT: 1}
    sent, _ = (await house.deliveries.in_state(State.SENT))[0]
    assert sent.member is None
    await house.deliveries.clean(house.clock.at + timedelta(days=60))
    assert await house.states() == {}


async def test_stopping_claims_nothing_more(house: House) -> None:
    await house.owe(REMINDER)
    await house.dispatcher.stop()
    assert await house.deliver() == 0


def quiet(start: str, end: str) -> QuietHours:
    from datetime import time

    return QuietHours(time.fromisoformat(start), time.fromisoformat(end))


async def one(house: House) -> Sequence[Delivery]:
    """Send what is ready, one claim of one at a time, so that each sees what arrived before it."""
    await house.deliver(minutes=1)
    return house.sender.arrived


async def test_what_comes_too_late_by_the_hundred_is_settled_at_once(house: House) -> None:
    for number in range(30):
        await house.owe(PROMPT, f"late {number}")
    await house.owe(CALL, "call")
    await house.deliver(hours=3)
    assert await house.states() == {State.DROPPED: 30, State.SENT: 1}


async def test_what_may_have_arrived_is_not_sent_when_discord_has_forgotten_it(house: House) -> None:
    house.sender.script = [TryAgain(perhaps=True), TryAgain(perhaps=True)]
    await house.owe(PROMPT)
    await house.deliver()
    house.clock.at += timedelta(seconds=NONCE_LIFE.total_seconds() - 1)
    (ready,) = await house.deliveries.claim(house.clock.at)
    assert time_to_try(ready.delivery, PROMPT, house.clock.at) == timedelta(seconds=1)
    assert time_to_try(ready.delivery, CALL, house.clock.at) == LONGEST_TRY


class SlowSender(ScriptedSender):
    """Discord takes its time with prompts; while it does, something urgent comes up."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self.house, self.go_on = house, asyncio.Event()

    async def __call__(self, delivery: Delivery, /) -> Outcome:
        if delivery.kind == CALL.name:
            self.go_on.set()
        else:
            await self.house.owe(CALL, "call")
            await self.go_on.wait()
        return await super().__call__(delivery)


async def test_a_slow_answer_does_not_hold_up_a_call_for_support(house: House) -> None:
    sender = SlowSender(house)
    dispatcher = Dispatcher(house.deliveries, house.clock, sender, Pace(0, lambda: 0.0), house.refusals)
    await house.owe(PROMPT, "prompt")
    async with asyncio.timeout(10):
        await dispatcher.deliver(house.clock.at)
    assert [each.key for each in sender.arrived] == ["call", "prompt"]


async def test_two_processes_take_half_of_the_pace_each() -> None:
    pace = Pace(40, lambda: 0.0, lambda: 2)
    await pace.turn()
    first = pace.free_at
    await pace.turn()
    assert pace.free_at - first == pytest.approx(2 / 40)


async def test_what_is_spread_waits_for_its_turn_and_is_not_late_for_it(house: House) -> None:
    await house.owe(PROMPT, spread=timedelta(days=1))
    assert await house.deliver(minutes=59) == 0
    assert await house.deliver(minutes=1) == 1
