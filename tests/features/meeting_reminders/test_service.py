"""Reminders of meetings: to the minute across both changes of the clocks, and only while wanted."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.deliveries.store import deliveries
from bot.errors import ConsentNeeded, Refusal
from bot.features.meeting_reminders.model import MEETINGS, Felt, News, Try
from bot.features.meetings.filters import Filter
from bot.features.meetings.model import Programme, Trait
from bot.features.privacy.service import Privacy
from bot.features.server_meetings.model import Repeat
from bot.storage.database import Database, Transaction
from tests.features.house import ALICE, BOB, HARBOR
from tests.features.meetings.houses import MONDAY, BoardHouse, wall, weekly

ALL = frozenset({1440, 60, 15, 0})


@pytest.fixture
async def lived(sqlite_database: Database) -> BoardHouse:
    """The same on SQLite only, for stories in which days pass."""
    return await open_house(sqlite_database)


@pytest.fixture
async def house(database: Database) -> BoardHouse:
    return await open_house(database)


async def open_house(database: Database) -> BoardHouse:
    house = BoardHouse(database)
    await house.start()
    for member in (ALICE, BOB):
        await house.members.agree(member, MEETINGS)
    return house


async def listing_of(house: BoardHouse, id: str) -> int:
    found = (await house.board.ahead(HARBOR)).listings
    return next(each.id for each in found if each.meeting.id == id)


async def follow(house: BoardHouse, listing: int, *leads: int, once: bool = False) -> int:
    chosen = frozenset(leads or {60})
    done = await house.following.follow(ALICE, HARBOR, house.press(), listing, chosen, once=once)
    return done.follow.id


def reminded(house: BoardHouse, lead: int) -> list[str]:
    return [f"{each.due_at:%d %H:%M}" for each in house.arrived(f"meeting_{lead}")]


@pytest.mark.parametrize(
    ("start", "begins"),
    [
        ("2026-03-23T12:00Z", ["2026-03-29T17:00Z", "2026-04-05T17:00Z"]),
        ("2026-10-12T12:00Z", ["2026-10-18T17:00Z", "2026-10-25T18:00Z"]),
    ],
)
async def test_every_lead_comes_to_the_minute_across_a_change_of_clocks(
    lived: BoardHouse, start: str, begins: list[str]
) -> None:
    lived.clock.at = datetime.fromisoformat(start)
    await lived.take(weekly("a", 6, "19:00"))  # Sunday, the very day the clocks change
    await follow(lived, await listing_of(lived, "a"), *ALL)
    for _ in range(14 * 6):
        lived.clock.at += timedelta(hours=4)
        await lived.board.keep_up(lived.clock.at)
        await lived.tick()
    owed = await lived.database.read(owed_at)
    for lead in ALL:
        due = [datetime.fromisoformat(each) - timedelta(minutes=lead) for each in begins]
        assert owed[f"meeting_{lead}"] == due


def owed_at(tx: Transaction) -> dict[str, list[datetime]]:
    found: dict[str, list[datetime]] = {}
    for row in tx.all(select(deliveries.c.kind, deliveries.c.due_at).order_by(deliveries.c.due_at)):
        found.setdefault(row.kind, []).append(row.due_at)
    return found


async def test_nothing_is_followed_before_a_yes(house: BoardHouse) -> None:
    await house.take(weekly("a", 1))
    await house.members.withdraw(ALICE, MEETINGS)
    with pytest.raises(ConsentNeeded):
        await follow(house, await listing_of(house, "a"))


async def test_one_time_alone_is_reminded_of_once_and_then_forgotten(lived: BoardHouse) -> None:
    await lived.take(weekly("a", 0, "14:00"))
    await follow(lived, await listing_of(lived, "a"), 15, once=True)
    for _ in range(10 * 24):
        await lived.step(hours=1)
    await lived.step(minutes=0)
    assert len(lived.arrived("meeting_15")) <= 1
    assert (await lived.following.mine(ALICE)).meetings == []


async def test_a_reminder_after_the_start_is_not_sent(house: BoardHouse) -> None:
    await house.take(weekly("a", 0, "15:00"))
    await follow(house, await listing_of(house, "a"), 60, 15)
    await house.step(hours=3)
    assert house.arrived("meeting_60") == house.arrived("meeting_15") == []


async def test_a_reminder_says_at_the_moment_of_sending_whether_it_is_wanted(house: BoardHouse) -> None:
    await house.take(weekly("a", 0, "15:00"))
    id = await follow(house, await listing_of(house, "a"), 60)
    await house.go(hours=1)
    (delivery,) = house.arrived("meeting_60")
    found = await house.telling.reminder(delivery)
    assert found is not None
    assert found.at.starts == datetime(2026, 3, 23, 14, tzinfo=UTC)
    await house.take(weekly("a", 0, "16:00"))
    assert await house.telling.reminder(delivery) is None
    await house.take(weekly("a", 0, "15:00"))
    assert await house.telling.reminder(delivery) is not None
    await house.following.unfollow(ALICE, id)
    assert await house.telling.reminder(delivery) is None


async def test_what_is_unfollowed_leaves_no_row_in_the_agenda(house: BoardHouse) -> None:
    await house.take(weekly("a", 1))
    before = await house.agenda.next_at()
    id = await follow(house, await listing_of(house, "a"))
    assert await house.agenda.next_at() is not None
    await house.following.unfollow(ALICE, id)
    assert await house.agenda.next_at() == before


async def test_a_feed_that_moves_a_meeting_or_lists_it_no_more_tells_who_follows(lived: BoardHouse) -> None:
    await lived.take(weekly("a", 3))
    await follow(lived, await listing_of(lived, "a"), 60)
    await lived.take(weekly("a", 3, "20:00"))
    await lived.go()
    await lived.take()
    await lived.go()
    words = [await lived.telling.word(each) for each in lived.arrived("meeting_news")]
    assert [each.news for each in words if each] == [News.MOVED, News.UNLISTED]
    for _ in range(4 * 24):
        await lived.step(hours=1)
    assert lived.arrived("meeting_60") == []


async def test_a_meeting_that_is_listed_again_is_reminded_of_without_a_word(house: BoardHouse) -> None:
    await house.take(weekly("a", 0, "15:00"))
    await follow(house, await listing_of(house, "a"), 15)
    await house.take()
    await house.take(weekly("a", 0, "15:00"))
    await house.go()
    assert len(house.arrived("meeting_news")) == 1
    await house.go(hours=1, minutes=45)
    assert reminded(house, 15) == ["23 13:45"]


async def test_one_time_left_out_and_an_end_are_told_and_reminded_of_no_more(lived: BoardHouse) -> None:
    standing = await lived.hold("Harbour lights", wall(3, 24, 19))
    await follow(lived, standing.listing.id, 60)
    left_out = standing.dates[0].at
    await lived.own.skip(HARBOR, standing.listing.id, left_out.wall)
    await lived.own.skip(HARBOR, standing.listing.id, standing.dates[2].at.wall)
    for _ in range(9 * 24):
        await lived.step(hours=1)
    assert reminded(lived, 60) == ["31 16:00"]
    await lived.own.end(HARBOR, standing.listing.id)
    await lived.own.end(HARBOR, standing.listing.id)
    await lived.go()
    words = [await lived.telling.word(each) for each in lived.arrived("meeting_news")]
    assert [each.news for each in words if each] == [News.SKIPPED, News.SKIPPED, News.ENDED]
    assert words[0] is not None
    assert words[0].at == left_out.starts
    assert words[-1] is not None
    assert words[-1].listing.meeting.name == "Harbour lights"
    with pytest.raises(Refusal, match="meetings-gone"):
        await follow(lived, standing.listing.id)


async def test_a_kind_of_meeting_is_reminded_of_the_first_few_a_day(lived: BoardHouse) -> None:
    women = [
        weekly(f"w{n}", 1, f"{10 + n}:00", traits={Trait.WOMEN}, programme=Programme.SMART) for n in range(8)
    ]
    await lived.take(*women, weekly("other", 1, "09:00"))
    kind = Filter(programme=Programme.SMART, traits=frozenset({Trait.WOMEN}))
    await lived.following.follow_kind(ALICE, HARBOR, lived.press(), kind, frozenset({15}))
    for _ in range(36 * 4):
        await lived.step(minutes=15)
    assert 1 <= len(lived.arrived("meeting_15")) <= 10
    assert "24 08:45" in reminded(lived, 15)
    (own,) = (await lived.following.mine(ALICE)).kinds
    assert own.wanted == kind
    await lived.following.unfollow(ALICE, own.id)
    assert (await lived.following.mine(ALICE)).kinds == []


async def test_a_new_meeting_of_a_kind_is_reminded_of_on_its_first_day(lived: BoardHouse) -> None:
    await lived.following.follow_kind(ALICE, HARBOR, lived.press(), Filter(own=True), frozenset({60}))
    await lived.hold("Late addition", wall(3, 23, 20), Repeat.ONCE)
    for _ in range(8):
        await lived.step(hours=1)
    assert reminded(lived, 60) == ["23 18:00"]


async def test_what_was_tried_is_theirs_alone_and_goes_with_an_erasure(lived: BoardHouse) -> None:
    await lived.following.note_try(ALICE, Try(lived.press(), "The blue door", Felt.GOOD, "kind faces"))
    await lived.take(weekly("a", 1))
    await follow(lived, await listing_of(lived, "a"))
    assert [each.note for each in await lived.following.tried(ALICE)] == ["kind faces"]
    assert await lived.following.tried(BOB) == []
    await lived.services.get(Privacy).erase(ALICE)
    assert await lived.following.tried(ALICE) == []
    for _ in range(8 * 24):
        await lived.step(hours=1)
    assert lived.mail.arrived == []


async def test_taking_back_the_yes_ends_all_of_it(lived: BoardHouse) -> None:
    await lived.take(weekly("a", 1))
    await follow(lived, await listing_of(lived, "a"))
    await lived.following.follow_kind(ALICE, HARBOR, lived.press(), Filter(), frozenset({60}))
    await lived.members.withdraw(ALICE, MEETINGS)
    for _ in range(3 * 24):
        await lived.step(hours=1)
    assert lived.mail.arrived == []


def test_a_monday_is_a_monday() -> None:
    assert MONDAY.weekday() == 0
