"""The board: what is on, what comes next, what is looked for, and that an unchanged feed writes nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import Refusal
from bot.features.meetings.filters import Filter
from bot.features.meetings.model import Format, Programme, Trait
from bot.ids import GuildId
from bot.storage.database import Database
from tests.features.house import HARBOR
from tests.features.meetings.houses import FEED, BoardHouse, names, weekly


@pytest.fixture
async def house(database: Database) -> BoardHouse:
    house = BoardHouse(database)
    await house.start()
    return house


async def test_what_is_on_and_what_begins_within_the_hour_is_found(house: BoardHouse) -> None:
    await house.take(
        weekly("over", 0, "11:00"),
        weekly("on", 0, "12:30"),
        weekly("soon", 0, "13:45"),
        weekly("far away and soon", 0, "08:50", "America/New_York"),
        weekly("later", 0, "14:30"),
        weekly("tomorrow", 1, "13:30"),
    )
    now = await house.board.now(HARBOR)
    assert names(now.on.listings) == ["Meeting on"]
    assert names(now.soon.listings) == ["Meeting soon", "Meeting far away and soon"]


async def test_a_listing_whose_time_has_passed_gets_its_next_one(house: BoardHouse) -> None:
    await house.take(weekly("a", 0, "13:30"))
    house.clock.at += timedelta(hours=3)
    assert await house.board.keep_up(house.clock.at) == 1
    assert await house.board.keep_up(house.clock.at) == 0
    (listing,) = (await house.board.ahead(HARBOR)).listings
    assert listing.on is not None
    # The clocks went forward in between: the same wall time is an hour earlier in UTC.
    assert listing.on.starts == datetime(2026, 3, 30, 11, 30, tzinfo=UTC)


async def test_an_unchanged_feed_writes_nothing(house: BoardHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    meetings = [weekly(f"m{n}", n % 7) for n in range(30)]
    assert await house.take(*meetings) == 30
    house.clock.at += timedelta(days=1)
    writes: list[str] = []
    transact = house.database.transact

    async def counted(*arguments: object, **named: object) -> object:
        writes.append(str(named.get("label")))
        return await transact(*arguments, **named)  # pyright: ignore - passed on as it came

    monkeypatch.setattr(house.database, "transact", counted)
    assert await house.take(*meetings) == 0
    assert writes == []
    assert await house.take(*meetings[1:], weekly("m0", 3, "20:15")) == 1
    assert writes == ["meetings.put"]


async def test_what_a_feed_lists_no_more_leaves_the_board_and_comes_back(house: BoardHouse) -> None:
    await house.take(weekly("stays", 1), weekly("goes", 2))
    await house.take(weekly("stays", 1))
    assert names((await house.board.ahead(HARBOR)).listings) == ["Meeting stays"]
    await house.take(weekly("stays", 1), weekly("goes", 2))
    assert len((await house.board.ahead(HARBOR)).listings) == 2


async def test_what_is_gone_for_a_month_is_forgotten(house: BoardHouse) -> None:
    await house.take(weekly("goes", 2))
    (listing,) = (await house.board.ahead(HARBOR)).listings
    await house.take()
    house.clock.at += timedelta(days=31)
    await house.board.keep_up(house.clock.at)
    with pytest.raises(Refusal, match="meetings-gone"):
        await house.board.get(HARBOR, listing.id)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), {"aa", "smart", "hall"}),
        (Filter(programme=Programme.SMART), {"smart"}),
        (Filter(format=Format.ONLINE), {"aa", "smart"}),
        (Filter(format=Format.IN_PERSON), {"hall", "smart"}),
        (Filter(language="es"), {"hall"}),
        (Filter(traits=frozenset({Trait.WOMEN})), {"aa", "hall"}),
        (Filter(traits=frozenset({Trait.WOMEN, Trait.OPEN})), {"aa"}),
        (Filter(own=True), set[str]()),
    ],
)
async def test_the_board_shows_what_fits(house: BoardHouse, wanted: Filter, found: set[str]) -> None:
    meetings = [
        weekly("aa", 1, programme=Programme.AA, traits={Trait.WOMEN, Trait.OPEN}, languages=("en",)),
        weekly("smart", 2, programme=Programme.SMART, format=Format.HYBRID),
        weekly("hall", 3, format=Format.IN_PERSON, traits={Trait.WOMEN}, languages=("en", "es")),
    ]
    await house.take(*meetings)
    shown = (await house.board.ahead(HARBOR, wanted)).listings
    assert {each.meeting.id for each in shown} == found
    if not wanted.own:
        assert {each.id for each in meetings if wanted.fits(each)} == found


async def test_words_are_looked_for_in_names_and_places_and_mean_themselves(house: BoardHouse) -> None:
    await house.take(weekly("100% here", 1, address="12 Harbour Street"), weekly("other", 2))
    assert names((await house.board.said(HARBOR, Filter(), "harBOUR  street")).listings) == [
        "Meeting 100% here"
    ]
    assert names((await house.board.said(HARBOR, Filter(), "100%")).listings) == ["Meeting 100% here"]
    assert names((await house.board.said(HARBOR, Filter(), "_")).listings) == []


async def test_pages_follow_each_other_without_gaps(house: BoardHouse) -> None:
    await house.take(*(weekly(f"{n:02}", n % 7, f"{n:02}:00") for n in range(12)))
    pages = [await house.board.ahead(HARBOR, page=number) for number in range(3)]
    assert [each.more for each in pages] == [True, True, False]
    assert len({listing.id for each in pages for listing in each.listings}) == 12


async def test_another_servers_board_is_its_own(house: BoardHouse) -> None:
    await house.take(weekly("a", 1))
    elsewhere = GuildId(HARBOR + 1)
    assert await house.board.is_empty(elsewhere)
    assert not await house.board.is_empty(HARBOR)
    assert (await house.board.ahead(elsewhere)).listings == []
    await house.board.forget(FEED)
    assert await house.board.is_empty(HARBOR)
