"""Public listings: every row accounted for, doubles shown once, a good copy never replaced by a worse one."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from bot.errors import Refusal
from bot.features.meeting_feeds.model import MOST_FEEDS, Source, named, problem_of, refreshed_at
from bot.features.meeting_feeds.service import NOTE, MeetingFeeds
from bot.features.meetings.addresses import FetchFailed, Trouble
from bot.features.meetings.feeds.report import Why
from bot.features.meetings.fetch import Fetched, Fetcher, Stamp
from bot.features.server_meetings.model import Repeat
from bot.ids import GuildId
from bot.storage.database import Database
from tests.features.house import HARBOR
from tests.features.meetings.houses import BERLIN, BoardHouse, names, wall


@pytest.fixture
async def house(database: Database) -> BoardHouse:
    house = BoardHouse(database)
    await house.start()
    return house


@pytest.fixture
def feeds(house: BoardHouse) -> MeetingFeeds:
    return house.services.get(MeetingFeeds)


def row(slug: str, day: int = 1, **more: object) -> Mapping[str, object]:
    found = {
        "slug": slug,
        "name": f"Meeting {slug}",
        "day": day,
        "time": "19:00",
        "address": f"{slug} 1 Main St",
    }
    return found | more


def file(*rows: Mapping[str, object]) -> bytes:
    return json.dumps(rows).encode()


def source(house: BoardHouse, **more: Any) -> Source:
    return replace(Source(house.press(), HARBOR, "Harbour intergroup", zone=BERLIN), **more)


TEN = [row(f"m{n}", n % 7) for n in range(10)]


async def test_a_file_is_read_and_stands_on_the_board(house: BoardHouse, feeds: MeetingFeeds) -> None:
    reading = await feeds.add(source(house), file(*TEN, row("odd", 9)))
    assert (reading.report.total, reading.report.taken, reading.wrote) == (11, 10, 10)
    assert [(each.row, each.why) for each in reading.report.left] == [(11, Why.DAY)]
    assert reading.problem is None
    assert len((await house.board.ahead(HARBOR)).listings) == 5
    (kept,) = await feeds.of_guild(HARBOR)
    assert kept.taken == 10


async def test_times_without_a_zone_ask_for_one_first(house: BoardHouse, feeds: MeetingFeeds) -> None:
    reading = await feeds.add(source(house, zone=""), file(*TEN))
    assert reading.problem is Why.NO_ZONE
    assert await feeds.of_guild(HARBOR) == []
    assert await house.board.is_empty(HARBOR)


async def test_a_worse_reading_leaves_the_last_good_copy_and_is_told_once(
    house: BoardHouse, feeds: MeetingFeeds
) -> None:
    good = (await feeds.add(source(house), file(*TEN))).source
    for data, why in (
        (b"<!doctype html><html>checking your browser</html>", Why.CHALLENGE),
        (file(*TEN[:6]), Why.SHRUNK),
        (b"[{", Why.BROKEN),
    ):
        known = await feeds.get(HARBOR, good.id)
        assert (await feeds.take(known, data)).problem is why
    assert len((await house.board.ahead(HARBOR)).listings) == 5
    await house.go()
    assert len(house.arrived(NOTE)) == 1
    assert await feeds.noted(house.arrived(NOTE)[0]) is not None
    await feeds.take(await feeds.get(HARBOR, good.id), file(*TEN))
    assert await feeds.noted(house.arrived(NOTE)[0]) is None


async def test_an_unchanged_file_writes_nothing(
    house: BoardHouse, feeds: MeetingFeeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    await feeds.add(source(house), file(*TEN))
    (known,) = await feeds.of_guild(HARBOR)
    monkeypatch.setattr(house.database, "transact", _no_writer)
    assert (await feeds.take(known, file(*TEN))).wrote == 0


async def _no_writer(*arguments: object, **named: object) -> None:
    raise AssertionError("the writer was asked for")


async def test_what_two_listings_and_the_server_list_stands_there_once(
    house: BoardHouse, feeds: MeetingFeeds
) -> None:
    await house.hold("Harbour Lights", wall(3, 24, 19), Repeat.WEEKLY)
    twice = [row("a", 2, name="Harbor steps"), row("b", 3, name="Evening")]
    await feeds.add(source(house), file(*twice))
    await feeds.add(source(house), file(row("x", 3, name="Evening", address="b 1 Main St"), row("y", 4)))
    shown = names((await house.board.ahead(HARBOR)).listings)
    assert sorted(shown) == ["Evening", "Harbor steps", "Harbour Lights", "Meeting y"]


async def test_a_feed_is_its_servers_alone_and_can_be_taken_off(
    house: BoardHouse, feeds: MeetingFeeds
) -> None:
    good = (await feeds.add(source(house), file(*TEN))).source
    with pytest.raises(Refusal, match="meeting-feeds-not-found"):
        await feeds.get(GuildId(HARBOR + 1), good.id)
    await feeds.remove(HARBOR, good.id)
    assert await house.board.is_empty(HARBOR)
    assert await feeds.of_guild(HARBOR) == []


async def test_a_server_has_at_most_ten(house: BoardHouse, feeds: MeetingFeeds) -> None:
    for number in range(MOST_FEEDS):
        await feeds.add(source(house), file(row(f"only{number}")))
    with pytest.raises(Refusal, match="meeting-feeds-most"):
        await feeds.add(source(house), file(row("more")))


def test_feeds_are_refreshed_at_minutes_of_their_own() -> None:
    assert len({refreshed_at(feed) for feed in range(10)}) > 5


def test_a_feed_has_a_name() -> None:
    assert named("  a   b ") == "a b"
    for name in ("", "x" * 61):
        with pytest.raises(Refusal):
            named(name)


class Shelf(Fetcher):
    """Answers every address with what lies on it, as a server with ETags does."""

    def __init__(self, answer: bytes | Trouble) -> None:
        super().__init__()
        self.answer, self.asked = answer, list[Stamp | None]()

    async def fetch(self, address: str, stamp: Stamp | None = None) -> Fetched:
        self.asked.append(stamp)
        if isinstance(self.answer, Trouble):
            raise FetchFailed(self.answer)
        fresh = Stamp(etag=str(hash(self.answer)))
        return Fetched(stamp != fresh, fresh, self.answer)


async def test_an_address_is_read_again_once_a_day_and_a_bad_answer_changes_nothing(
    sqlite_database: Database,
) -> None:
    shelf = Shelf(file(*TEN))
    house = BoardHouse(sqlite_database, fetcher=shelf)
    await house.start()
    feeds = house.services.get(MeetingFeeds)
    added = source(house, address="https://meetings.example.org/list")
    reading = await feeds.add_address(added)
    assert (reading.wrote, reading.problem) == (10, None)
    for day, answer in enumerate((file(*TEN), Trouble.SLOW, file(*TEN, row("fresh"))), 1):
        shelf.answer = answer
        for _ in range(24):
            await house.go(hours=1)
            await feeds.keep_up(house.clock.at)
        assert len(shelf.asked) == day + 1
        (known,) = await feeds.of_guild(HARBOR)
        assert known.problem is (Trouble.SLOW if answer is Trouble.SLOW else None)
        assert known.taken == (11 if day == 3 else 10)
    assert shelf.asked[1] == Stamp(etag=str(hash(file(*TEN))))
    await feeds.remove(HARBOR, added.id)
    for _ in range(24):
        await house.go(hours=1)
        await feeds.keep_up(house.clock.at)
    assert len(shelf.asked) == 4


async def test_an_address_that_gives_nothing_is_not_added(sqlite_database: Database) -> None:
    house = BoardHouse(sqlite_database, fetcher=Shelf(Trouble.PRIVATE))
    await house.start()
    feeds = house.services.get(MeetingFeeds)
    reading = await feeds.add_address(source(house, address="https://meetings.example.org/list"))
    assert reading.problem is Trouble.PRIVATE
    assert await feeds.of_guild(HARBOR) == []


def test_a_stored_problem_comes_back() -> None:
    assert [problem_of(each) for each in (None, "slow", "shrunk")] == [None, Trouble.SLOW, Why.SHRUNK]
