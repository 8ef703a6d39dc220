"""Discord, the disk, the database and the clock fail: what becomes of a message, in table and journal."""

import asyncio
import resource
import sqlite3
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import AbstractContextManager, asynccontextmanager, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from discord.http import Route

from bench.local_end import shapes
from bench.local_end.client import LocalEnd, local_end
from bench.local_end.options import Options
from bot.agenda.rows import Entry
from bot.agenda.rules import DailyAt
from bot.app import App, Library
from bot.deliveries import model
from bot.deliveries.model import LEASE, NONCE_LIFE, Kind, State
from bot.deliveries.service import Owed
from bot.ids import ChannelId, GuildId, MemberId
from bot.storage import sqlite
from bot.storage.errors import StorageError
from tests.databases import copy_of, empty_folder
from tests.reliability import proof_bot, proof_cog
from tests.reliability.forks import arrivals, by_state
from tests.reliability.proof_cog import CALL, DIRECT, LATE, POST, RECURRING, THREAD

__all__ = ["empty_folder"]

pytestmark = pytest.mark.asyncio(loop_scope="module")

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
GUILD = GuildId(shapes.guild_id(0))
PLACE, OTHER = ChannelId(shapes.text_channel_id(0, 0)), ChannelId(shapes.text_channel_id(0, 1))
MEMBER = MemberId(5)
POSTS = "/channels/*/messages"


@dataclass
class HandClock:
    at: datetime = NOON

    def now(self) -> datetime:
        return self.at


@dataclass
class House:
    """The bot without its gateway, as when that is gone: what it owes goes out all the same."""

    app: App
    end: LocalEnd
    journal: Path
    clock: HandClock

    async def owe(self, kind: Kind = POST, *, channel: ChannelId | None = PLACE, ref: str = "") -> None:
        member = MEMBER if channel is None else None
        owed = Owed(
            kind.name, f"{kind.name}:{channel}", self.clock.at, member=member, guild=GUILD,
            channel=channel, ref=ref,
        )  # fmt: skip
        await self.app.db.transact(lambda tx: self.app.deliveries.owe_in(tx, owed))

    async def every_day_at(self, at: time, number: int = 0) -> None:
        entry = Entry(number + 1, RECURRING, DailyAt(at), "UTC", guild=GUILD, ref=str(PLACE))
        await self.app.db.transact(self.app.agenda.put_in, entry)

    async def tick(self, **later: float) -> None:
        self.clock.at += timedelta(**later)
        await self.app.tick(self.clock.at)

    async def states(self) -> dict[State, int]:
        return await self.app.deliveries.counts()

    async def arrived(self) -> list[int]:
        """Return how often each of this test's deliveries arrived, without those that never did."""
        those = [each.id for found in (await by_state(self.app)).values() for each in found]
        seen = arrivals(self.journal)
        return [seen[each] for each in those if seen[each]]


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("end") / "journal.jsonl"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_end(journal: Path) -> AsyncGenerator[LocalEnd]:
    async with local_end(Options(guilds=2, journal=journal)) as end:
        yield end


@pytest_asyncio.fixture(loop_scope="module")
async def house(
    shared_end: LocalEnd,
    journal: Path,
    library: Library,
    tmp_path: Path,
    empty_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncGenerator[House]:
    await shared_end.reset()
    monkeypatch.setattr(Route, "BASE", f"{shared_end.url}/api/v10")
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.2)
    copy_of(empty_folder, tmp_path / "data")
    clock = HandClock()
    async with running(App(proof_bot.config(tmp_path / "data"), clock, library)) as app:
        yield House(app, shared_end, journal, clock)


@asynccontextmanager
async def running(app: App) -> AsyncGenerator[App]:
    assert await app.open_storage()
    async with app.bot:
        await app.bot.load_extension(proof_cog.__name__)
        await app.bot.http.static_login("token")
        await app.start_services()
        yield app
    await app.close()


@pytest.mark.parametrize("everywhere", [False, True], ids=["route", "global"])
async def test_a_429_is_waited_for(house: House, everywhere: bool) -> None:
    await house.end.fault(path=POSTS, status=429, retry_after=0.2, everywhere=everywhere)
    await house.owe()
    await house.tick()
    assert (await house.states(), await house.arrived()) == ({State.SENT: 1}, [1])


async def test_a_429_without_end_is_tried_again_later(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "LONGEST_TRY", timedelta(seconds=0.3))
    await house.end.fault(path=POSTS, status=429, retry_after=60, times=None)
    await house.owe()
    await house.tick()
    assert (await house.states(), await house.arrived()) == ({State.SENDING: 1}, [])
    await house.end.clear_faults()
    await house.tick(seconds=30)
    assert (await house.states(), await house.arrived()) == ({State.SENT: 1}, [1])


@pytest.mark.parametrize("after", [False, True], ids=["refused", "accepted"])
async def test_a_5xx_leaves_one_message(house: House, after: bool) -> None:
    for number, status in enumerate((500, 502, 503)):
        place = ChannelId(shapes.text_channel_id(0, number))
        await house.end.fault(path=f"/channels/{place}/messages", status=status, after=after)
        await house.owe(channel=place)
    await house.tick()
    await house.tick(seconds=20)
    assert (await house.states(), await house.arrived()) == ({State.SENT: 3}, [1, 1, 1])


@pytest.mark.parametrize("after", [False, True], ids=["unread", "accepted"])
async def test_a_connection_that_is_cut_leaves_one_message(house: House, after: bool) -> None:
    await house.end.fault(path=POSTS, cut=True, after=after)
    await house.owe()
    await house.tick()
    assert await house.states() == {State.SENDING: 1}
    await house.tick(seconds=20)
    assert (await house.states(), await house.arrived()) == ({State.SENT: 1}, [1])


@pytest_asyncio.fixture(loop_scope="module")
async def hanging(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Discord accepts what comes and does not say so in time."""
    monkeypatch.setattr(model, "LONGEST_TRY", timedelta(seconds=0.3))
    await house.end.fault(path=POSTS, after=True, delay=1.5, times=2)


async def test_an_answer_that_never_comes_leaves_one_message(house: House, hanging: None) -> None:
    await house.owe()
    await house.tick()
    assert (await house.states(), await house.arrived()) == ({State.SENDING: 1}, [1])
    await house.end.clear_faults()
    await house.tick(seconds=20)
    assert (await house.states(), await house.arrived()) == ({State.SENT: 1}, [1])


async def test_past_the_nonces_minutes_an_unknown_fate_is_settled_by_kind(
    house: House, hanging: None
) -> None:
    await house.owe(POST)
    await house.owe(CALL, channel=OTHER)
    await house.tick()
    await house.end.clear_faults()
    await house.end.reset()  # it forgets nonces; the journal stays
    await house.tick(seconds=NONCE_LIFE.total_seconds() + 20)
    assert await house.states() == {State.UNKNOWN: 1, State.SENT: 1}
    assert sorted(await house.arrived()) == [1, 2]  # rather twice than never: the call


@pytest.mark.parametrize(
    ("status", "code", "reason"),
    [(403, 50007, "closed"), (404, 10003, "gone"), (403, 50013, "forbidden"), (403, 50001, "forbidden")],
)
async def test_a_refusal_is_settled_and_told(house: House, status: int, code: int, reason: str) -> None:
    await house.end.fault(path=POSTS, status=status, code=code, times=None)
    await house.owe(DIRECT if code == 50007 else POST, channel=None if code == 50007 else PLACE)
    await house.tick()
    await house.tick(hours=1)
    told = await house.app.deliveries.in_state(State.UNDELIVERABLE)
    assert [why for _, why in told] == [reason]
    tried = [each for each in await house.end.requests() if each["path"].endswith("/messages")]
    assert len(tried) == 1
    member, guild = (MEMBER, None) if code == 50007 else (None, GUILD)
    assert len(await house.app.deliveries.untold(member, guild)) == 1
    assert await house.app.deliveries.untold(member, guild) == []


async def test_a_step_whose_answer_is_lost_is_taken_once(house: House) -> None:
    await house.end.fault(method="POST", path="/channels/*/threads", cut=True, after=True)
    await house.owe(THREAD, ref="evening")
    await house.tick()
    assert await house.states() == {State.SENDING: 1}
    await house.tick(minutes=10)  # a step looks first, however long ago it was tried
    assert await house.states() == {State.SENT: 1}
    assert (await house.end.stats())["counts"]["accepted thread"] == 1


@contextmanager
def full_disk(house: House) -> Generator[None]:
    """No file of this process may grow: what a full disk is to SQLite."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def locked_database(house: House) -> Generator[None]:
    """Somebody holds the only writer's place, as a long backup by hand would."""
    with closing(sqlite3.connect(house.app.db.place.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.mark.parametrize("broken", [full_disk, locked_database])
async def test_what_was_sent_while_storage_is_broken_is_not_sent_again(
    house: House, broken: Callable[[House], AbstractContextManager[None]]
) -> None:
    await house.end.fault(path=POSTS, after=True, delay=0.5)
    await house.owe()
    ticking = asyncio.create_task(house.tick())
    while not await house.end.messages():
        await asyncio.sleep(0.02)
    with broken(house), suppress(StorageError):
        await ticking
    assert (await house.states(), await house.arrived()) == ({State.SENDING: 1}, [1])
    await house.tick(seconds=LEASE.total_seconds() + 1)
    assert (await house.states(), await house.arrived()) == ({State.SENT: 1}, [1])


@pytest.mark.parametrize("broken", [full_disk, locked_database])
async def test_what_falls_due_while_storage_is_broken_comes_afterwards(
    house: House, broken: Callable[[House], AbstractContextManager[None]]
) -> None:
    await house.every_day_at(time(13))
    with broken(house), pytest.raises(StorageError):
        await house.tick(hours=1)
    assert await house.arrived() == []
    await house.tick(minutes=1)
    assert (await house.states(), await house.arrived()) == ({State.SENT: 1}, [1])


async def test_a_clock_an_hour_ahead_and_back_repeats_nothing_and_loses_nothing(house: House) -> None:
    await house.every_day_at(time(12, 30))
    await house.tick(hours=1)
    assert await house.arrived() == [1]
    await house.tick(hours=-1)
    await house.tick(minutes=30)
    assert await house.arrived() == [1]  # 12:30 comes a second time
    await house.tick(days=1)
    assert await house.arrived() == [1, 1]


async def test_what_was_tried_in_a_future_that_was_none_is_doubted(house: House, hanging: None) -> None:
    await house.owe(POST)
    await house.owe(CALL, channel=OTHER)
    await house.tick(hours=1)
    assert sorted(await house.arrived()) == [1, 1]
    await house.end.clear_faults()
    await house.end.reset()  # it forgets nonces; the journal stays
    await house.tick(hours=-1)
    assert await house.states() == {State.UNKNOWN: 1, State.SENT: 1}
    assert sorted(await house.arrived()) == [1, 2]


async def test_three_hours_of_downtime_make_one_message_each(house: House) -> None:
    for number, minutes in enumerate((10, 70, 130)):
        await house.every_day_at(time(12 + minutes // 60, minutes % 60), number=number)
    await house.owe(LATE, channel=OTHER)
    await house.owe(POST)
    await house.tick(hours=3)
    assert await house.states() == {State.SENT: 4, State.DROPPED: 1}
    assert await house.arrived() == [1, 1, 1, 1]
    await house.tick(days=5)  # nor does a longer one make a flood
    assert await house.states() == {State.SENT: 7, State.DROPPED: 1}
