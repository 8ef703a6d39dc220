"""The bot's process is killed at random moments of a fan-out; what is due arrives once all the same."""

import asyncio
import random
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bench.local_end import shapes
from bench.local_end.client import EndError, LocalEnd, local_end
from bench.local_end.options import Options
from bot.agenda.rows import Entry
from bot.agenda.rules import Once
from bot.app import App, Library
from bot.clock import SystemClock
from bot.deliveries.model import LEASE, NONCE_LIFE, State
from bot.deliveries.service import Owed
from bot.features.checkins.model import CHECKINS
from bot.features.checkins.service import Checkins
from bot.features.members.service import Members
from bot.ids import ChannelId, GuildId, MemberId
from bot.storage.base import EPOCH, MICROSECOND
from tests.reliability.forks import Forks, arrivals, by_state, forks, names, opened, prepare
from tests.reliability.proof_cog import CALL, DIRECT, EVENT, POST, RECURRING, THREAD

GUILDS, CHANNELS = 4, 36
GUILD = GuildId(shapes.guild_id(0))
STEPS = 6
FIRST_MEMBER = 5_000
SENDING = 0.75
"""Part of the kills that wait until the bot can send; the others hit any moment since its start."""

_CLAIMED = "SELECT count(*) FROM deliveries WHERE state = 'sending' AND ready_at >= ?"


@dataclass(frozen=True, slots=True)
class Plan:
    """How often is killed, how long a bot may live, and how many times faster leases and nonces pass."""

    kills: int
    posts: int
    longest_life: float
    hurry: float
    seed: int
    members: int
    patience: float


SHORT = Plan(kills=3, posts=60, longest_life=0.8, hurry=30, seed=1, members=15, patience=25)
LONG = Plan(kills=200, posts=3_500, longest_life=1.0, hurry=1, seed=2, members=1_500, patience=900)


@dataclass(slots=True)
class People:
    """Members who check in while the bot is killed; who was answered is remembered."""

    end: LocalEnd
    waiting: list[int]
    answered: list[int] = field(default_factory=list[int])

    async def check_in(self) -> None:
        """One after another; whoever gets no answer gives up, as people do."""
        while self.waiting:
            member = self.waiting.pop()
            try:
                await self.end.command("checkin", user=member)
                saved = await self.end.submit({"mood": "3"}, user=member)
            except EndError:
                self.waiting.insert(0, member)
                await asyncio.sleep(0.05)
            else:
                assert "Saved for" in str(saved)
                self.answered.append(member)


def owed_posts(now: datetime, posts: int) -> list[Owed]:
    """Return posts into many channels, calls for support, direct messages and steps, all due now."""
    places = [shapes.text_channel_id(guild, index) for guild in range(GUILDS) for index in range(CHANNELS)]
    shared = [
        Owed(
            (CALL if number % 10 == 0 else POST).name, f"post:{number}", now, guild=GUILD,
            channel=ChannelId(places[number % len(places)]),
        )
        for number in range(posts)
    ]  # fmt: skip
    direct = [Owed(DIRECT.name, f"direct:{n}", now, member=MemberId(9_000 + n)) for n in range(posts // 10)]
    steps = [
        Owed(
            kind.name, f"{kind.name}:{n}", now, guild=GUILD, ref=f"{kind.name}-{n}",
            channel=ChannelId(shapes.text_channel_id(0, n)),
        )
        for kind in (THREAD, EVENT) for n in range(STEPS)
    ]  # fmt: skip
    return [*shared, *direct, *steps]


def recurring(now: datetime, count: int) -> list[Entry]:
    """Return entries that fall due while the bot is being killed."""
    return [
        Entry(
            number + 1, RECURRING, Once((now + timedelta(seconds=1 + number)).replace(tzinfo=None)), "UTC",
            guild=GUILD, ref=str(shapes.text_channel_id(1, number % CHANNELS)),
        )
        for number in range(count)
    ]  # fmt: skip


async def kill_often(data: Path, bots: Forks, plan: Plan, chance: random.Random) -> int:
    """Return how many kills hit sends under way: claimed in that life, and not settled."""
    hits = 0
    for _ in range(plan.kills):
        await bots.fork()
        leased_until = SystemClock().now() + LEASE / plan.hurry
        if chance.random() < SENDING:
            await bots.told("ready")
        await asyncio.sleep(chance.uniform(0.05, plan.longest_life))
        await bots.kill()
        hits += count(data, _CLAIMED, (leased_until - EPOCH) // MICROSECOND) > 0
    return hits


async def until_settled(data: Path, bots: Forks, plan: Plan) -> None:
    """Let a last bot work until nothing is owed any more."""
    await bots.fork()
    async with asyncio.timeout(plan.patience):
        while still_owed(data):
            await asyncio.sleep(0.2)
    await bots.kill()


def still_owed(data: Path) -> int:
    to_do = "SELECT count(*) FROM agenda WHERE next_at IS NOT NULL"
    return count(data, to_do) + count(
        data, "SELECT count(*) FROM deliveries WHERE state IN ('waiting', 'sending')"
    )


def count(data: Path, question: str, *given: int) -> int:
    """Look into the database that another process has open."""
    with closing(sqlite3.connect(f"file:{data / 'handrail.db'}?mode=ro", uri=True)) as raw:
        return raw.execute(question, given).fetchone()[0]


async def killed(tmp_path: Path, library: Library, plan: Plan) -> None:
    now, chance = SystemClock().now(), random.Random(plan.seed)
    members = [FIRST_MEMBER + n for n in range(plan.members)]
    data, journal = tmp_path / "data", tmp_path / "journal.jsonl"
    owed, entries = owed_posts(now, plan.posts), recurring(now, plan.kills)
    async with opened(data, library) as app:
        await prepare(app, owed, entries)
        await agree(app, members)
    options = Options(guilds=GUILDS, journal=journal, nonce_seconds=NONCE_LIFE.total_seconds() / plan.hurry)
    async with local_end(options) as end:
        argv = ("--end", end.url, "--data", str(data), "--hurry", str(plan.hurry))
        people = People(end, members)
        async with forks(*argv) as bots:
            asking = asyncio.create_task(people.check_in())
            hits = await kill_often(data, bots, plan, chance)
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)
            await until_settled(data, bots, plan)
    async with opened(data, library) as app:
        await check(app, journal, owed, len(entries), hits)
        await check_people(app, people.answered)


async def agree(app: App, members: Sequence[int]) -> None:
    service = app.services.get(Members)
    for member in members:
        await service.agree(MemberId(member), CHECKINS)


async def check(app: App, journal: Path, owed: Sequence[Owed], entries: int, hits: int) -> None:
    """Every delivery arrived once, at most once where its fate was unknown; steps are there once."""
    states, arrived = await by_state(app), arrivals(journal)
    kinds = {each.name: each for each in (POST, CALL, DIRECT, THREAD, EVENT)}
    settled = [each for state in (State.SENT, State.UNKNOWN) for each in states[state]]
    assert len(settled) == len(owed) + entries == sum(len(those) for those in states.values())
    messages = [each for each in states[State.SENT] if not kinds[each.kind].step]
    assert {each.id: 1 for each in messages if not kinds[each.kind].certain} == {
        each.id: arrived[each.id] for each in messages if not kinds[each.kind].certain
    }
    assert all(arrived[each.id] >= 1 for each in messages)  # calls: rather twice than never
    assert all(arrived[each.id] <= 1 for each in states[State.UNKNOWN])
    assert not any(kinds[each.kind].certain or kinds[each.kind].step for each in states[State.UNKNOWN])
    for kind, made in ((THREAD, "thread"), (EVENT, "event")):
        assert names(journal, made) == {f"{kind.name}-{n}": 1 for n in range(STEPS)}
    assert hits
    unknown = [arrived[each.id] for each in states[State.UNKNOWN]]
    twice = sum(n > 1 for n in arrived.values())
    told = f"{hits} kills hit sends; {len(settled)} deliveries, {twice} twice, {len(unknown)} unknown"
    told += f", of which {sum(unknown)} had arrived"
    sys.stdout.write(told + "\n")  # what was proven; seen with `pytest -s`


async def check_people(app: App, answered: Sequence[int]) -> None:
    checkins = app.services.get(Checkins)
    assert answered
    for member in answered:
        opened_form = await checkins.open(MemberId(member), GUILD)
        assert opened_form.before is not None


async def test_killed_three_times_in_a_fan_out(tmp_path: Path, library: Library) -> None:
    await killed(tmp_path, library, SHORT)


@pytest.mark.long
async def test_killed_two_hundred_times_in_a_fan_out(tmp_path: Path, library: Library) -> None:
    await killed(tmp_path, library, LONG)
