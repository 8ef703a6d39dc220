"""A member's days: whose day it is, what may be saved late, and that what was saved comes back."""

import asyncio
from collections.abc import Awaitable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from string import Template

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bot.errors import ConsentNeeded, Refusal
from bot.features.checkins import store
from bot.features.checkins.model import CHECKINS, CheckIn, Entry, Halt
from bot.features.checkins.picture import svg
from bot.features.checkins.picture_text import describe, picture_words
from bot.features.checkins.service import Checkins
from bot.ids import MemberId
from bot.storage.database import Transaction
from tests.features.house import ALICE, BOB, HARBOR, NOON, House, texts

on_both = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])

TODAY = NOON.date()
YESTERDAY = TODAY - timedelta(days=1)
CANARY = "Zeppelinmarmalade"

entries = st.builds(
    Entry,
    mood=st.none() | st.integers(1, 5),
    craving=st.none() | st.integers(0, 10),
    halt=st.frozensets(st.sampled_from(Halt)),
    confidence=st.none() | st.integers(0, 10),
    note=st.text(st.characters(codec="utf-8"), max_size=200),
)


@pytest.fixture
async def checkins(house: House) -> Checkins:
    """Check-ins of a house where Alice has agreed to them."""
    await house.agree(ALICE, CHECKINS)
    return house.checkins


async def refusal_of(work: Awaitable[object]) -> str:
    with pytest.raises(Refusal) as refused:
        await work
    return refused.value.key


async def days_of(house: House, member: MemberId = ALICE, days: int = 7) -> list[date]:
    return [each.day for each in (await house.checkins.history(member, None, days)).checkins]


# Saving


async def test_nothing_is_saved_without_a_yes(house: House) -> None:
    with pytest.raises(ConsentNeeded):
        await house.checkins.open(ALICE, None)
    with pytest.raises(ConsentNeeded):
        await house.checkins.save(ALICE, None, TODAY, Entry(mood=3))
    assert await house.privacy.kept(ALICE) == {}


@on_both
@given(entry=entries)
async def test_a_check_in_comes_back_as_it_was_given(house: House, entry: Entry) -> None:
    await house.agree(ALICE, CHECKINS)
    saved = await house.checkins.save(ALICE, None, TODAY, entry)
    assert saved.checkin == CheckIn(TODAY, entry, NOON)
    assert (await house.checkins.get(ALICE, None, TODAY)).checkin == saved.checkin
    assert (await house.checkins.history(ALICE, None, 7)).checkins == [saved.checkin]


async def test_the_form_of_a_first_check_in_is_empty(checkins: Checkins) -> None:
    opened = await checkins.open(ALICE, None)
    assert (opened.day, opened.today, opened.before) == (TODAY, TODAY, None)


async def test_the_form_of_a_day_starts_from_what_it_holds(checkins: Checkins) -> None:
    await checkins.save(ALICE, None, TODAY, Entry(mood=2, note="first words"))
    opened = await checkins.open(ALICE, None)
    assert opened.before is not None
    assert opened.before.entry == Entry(mood=2, note="first words")


async def test_the_same_form_sent_twice_is_one_check_in(house: House, checkins: Checkins) -> None:
    await asyncio.gather(*(checkins.save(ALICE, None, TODAY, Entry(mood=4, note="once")) for _ in range(4)))
    assert await house.privacy.kept(ALICE) == {"checkins": 1, "consents": 1, "sealed_under": 1}


async def test_a_second_check_in_of_a_day_takes_the_place_of_the_first(checkins: Checkins) -> None:
    await checkins.save(ALICE, None, TODAY, Entry(mood=2, note="first words"))
    await checkins.save(ALICE, None, TODAY, Entry(craving=1))
    (only,) = (await checkins.history(ALICE, None, 7)).checkins
    assert only.entry == Entry(craving=1)  # neither the mood nor the note of before is left


async def test_a_check_in_belongs_to_who_gave_it(house: House, checkins: Checkins) -> None:
    await house.agree(BOB, CHECKINS)
    await checkins.save(ALICE, None, TODAY, Entry(note="of alice"))
    assert await days_of(house, BOB) == []
    assert await refusal_of(checkins.get(BOB, None, TODAY)) == "checkins-not-found"
    assert await refusal_of(checkins.delete(BOB, TODAY)) == "checkins-not-found"
    assert await days_of(house) == [TODAY]


# Whose day it is


async def test_half_past_three_belongs_to_yesterday_when_days_begin_at_four(house: House) -> None:
    await house.agree(ALICE, CHECKINS)
    await house.move_to(ALICE, "Europe/Berlin", day_start=4)
    house.at(2026, 11, 20, 2, 30)  # 03:30 in Berlin
    assert (await house.checkins.open(ALICE, None)).day == YESTERDAY
    house.at(2026, 11, 20, 3, 0)  # 04:00
    assert (await house.checkins.open(ALICE, None)).day == TODAY


async def test_a_late_check_in_at_half_past_three_is_for_the_day_before_yesterday(house: House) -> None:
    await house.agree(ALICE, CHECKINS)
    await house.move_to(ALICE, "Europe/Berlin", day_start=4)
    house.at(2026, 11, 20, 2, 30)
    assert (await house.checkins.yesterday(ALICE, None)).day == date(2026, 11, 18)


async def test_a_form_opened_before_midnight_is_saved_for_the_day_it_was_opened(house: House) -> None:
    await house.agree(ALICE, CHECKINS)
    house.at(2026, 11, 20, 23, 59)
    opened = await house.checkins.open(ALICE, None)
    house.at(2026, 11, 21, 0, 3)
    await house.checkins.save(ALICE, None, opened.day, Entry(mood=3))
    assert await days_of(house) == [TODAY]


async def test_the_servers_zone_counts_until_a_member_chooses(house: House) -> None:
    await house.agree(ALICE, CHECKINS)
    await house.servers.choose_region(HARBOR, "Pacific/Auckland", None)
    assert (await house.checkins.open(ALICE, HARBOR)).day == date(2026, 11, 21)  # 01:00 there
    assert (await house.checkins.open(ALICE, None)).day == TODAY
    await house.move_to(ALICE, "America/Chicago")
    assert (await house.checkins.open(ALICE, HARBOR)).day == TODAY


async def test_after_a_move_east_today_may_be_tomorrow_and_nothing_is_lost(house: House) -> None:
    await house.agree(ALICE, CHECKINS)
    await house.checkins.save(ALICE, None, TODAY, Entry(mood=3))
    await house.move_to(ALICE, "Pacific/Auckland")
    opened = await house.checkins.open(ALICE, None)
    assert (opened.day, opened.before) == (date(2026, 11, 21), None)
    await house.checkins.save(ALICE, None, opened.day, Entry(mood=4))
    assert await days_of(house) == [TODAY, date(2026, 11, 21)]


async def test_after_a_move_west_a_day_that_was_reached_can_still_be_read_and_edited(house: House) -> None:
    await house.agree(ALICE, CHECKINS)
    await house.move_to(ALICE, "Pacific/Kiritimati")  # UTC+14
    reached = (await house.checkins.open(ALICE, None)).day
    await house.checkins.save(ALICE, None, reached, Entry(mood=3))
    await house.move_to(ALICE, "Pacific/Honolulu")  # UTC-10: the same clock, a day earlier
    opened = await house.checkins.open(ALICE, None, reached)
    assert opened.today == reached - timedelta(days=1)
    assert opened.before is not None
    await house.checkins.save(ALICE, None, reached, Entry(mood=4))
    assert (await house.checkins.get(ALICE, None, reached)).checkin.entry == Entry(mood=4)


@pytest.mark.parametrize("days", [7, 30, 90, 365])
async def test_after_a_move_west_the_history_can_still_be_drawn(file_house: House, days: int) -> None:
    await file_house.agree(ALICE, CHECKINS)
    await file_house.move_to(ALICE, "Pacific/Kiritimati")
    reached = (await file_house.checkins.open(ALICE, None)).day
    await file_house.checkins.save(ALICE, None, reached, Entry(mood=3, craving=2))
    await file_house.move_to(ALICE, "Pacific/Honolulu")
    history = await file_house.checkins.history(ALICE, None, days)
    say = texts().reader("en")
    template = Path(__file__).parents[3] / "data" / "pictures" / "checkins.svg"
    assert [each.day for each in history.checkins] == [reached]
    assert history.first <= reached <= history.last
    assert history.days == days
    assert "</svg>" in svg(history, picture_words(history, say), Template(template.read_text()))
    assert describe(history, say)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ((2026, 3, 29, 0, 30), date(2026, 3, 28)),  # 01:30, half an hour before the clocks go forward
        ((2026, 3, 29, 1, 30), date(2026, 3, 28)),  # 03:30
        ((2026, 3, 29, 2, 0), date(2026, 3, 29)),  # 04:00, three hours after midnight's four
        ((2026, 10, 25, 0, 30), date(2026, 10, 24)),  # 02:30, the first time
        ((2026, 10, 25, 1, 30), date(2026, 10, 24)),  # 02:30, the second time
        ((2026, 10, 25, 2, 59), date(2026, 10, 24)),  # 03:59
        ((2026, 10, 25, 3, 0), date(2026, 10, 25)),  # 04:00
    ],
)
async def test_on_days_of_23_and_25_hours_the_day_begins_when_the_clock_says(
    file_house: House, moment: tuple[int, ...], day: date
) -> None:
    await file_house.agree(ALICE, CHECKINS)
    await file_house.move_to(ALICE, "Europe/Berlin", day_start=4)
    file_house.at(*moment)
    assert (await file_house.checkins.open(ALICE, None)).day == day


@on_both
@given(hours=st.lists(st.integers(1, 30), min_size=2, max_size=12), day_start=st.integers(0, 6))
async def test_through_a_change_of_clocks_each_local_day_has_one_check_in(
    file_house: House, hours: list[int], day_start: int
) -> None:
    await file_house.privacy.erase(ALICE)
    await file_house.agree(ALICE, CHECKINS)
    await file_house.move_to(ALICE, "Europe/Berlin", day_start)
    file_house.clock.at = datetime(2026, 10, 23, 12, tzinfo=UTC)
    days: set[date] = set()
    for step in hours:
        file_house.clock.at += timedelta(hours=step)
        opened = await file_house.checkins.open(ALICE, None)
        assert (opened.before is not None) == (opened.day in days)
        await file_house.checkins.save(ALICE, None, opened.day, Entry(mood=3))
        days.add(opened.day)
    assert await days_of(file_house, days=365) == sorted(days)


# Late, early, old


async def test_yesterday_can_be_checked_in_for(house: House, checkins: Checkins) -> None:
    opened = await checkins.yesterday(ALICE, None)
    assert (opened.day, opened.today) == (YESTERDAY, TODAY)
    await checkins.save(ALICE, None, opened.day, Entry(mood=3))
    assert await days_of(house) == [YESTERDAY]


async def test_two_days_ago_is_too_late(house: House, checkins: Checkins) -> None:
    day = TODAY - timedelta(days=2)
    assert await refusal_of(checkins.open(ALICE, None, day)) == "checkins-too-late"
    assert await refusal_of(checkins.save(ALICE, None, day, Entry(mood=3))) == "checkins-too-late"
    assert await days_of(house) == []


async def test_tomorrow_has_not_come(house: House, checkins: Checkins) -> None:
    day = TODAY + timedelta(days=1)
    assert await refusal_of(checkins.open(ALICE, None, day)) == "checkins-in-future"
    assert await refusal_of(checkins.save(ALICE, None, day, Entry(mood=3))) == "checkins-in-future"
    assert await days_of(house, days=30) == []


async def test_an_old_check_in_can_be_edited_months_later(house: House, checkins: Checkins) -> None:
    await checkins.save(ALICE, None, TODAY, Entry(mood=2, note="then"))
    house.clock.at = NOON + timedelta(days=200)
    opened = await checkins.open(ALICE, None, TODAY)
    assert opened.before is not None
    await checkins.save(ALICE, None, TODAY, Entry(mood=2, note="seen from here"))
    (only,) = (await checkins.history(ALICE, None, 365)).checkins
    assert (only.day, only.entry.note) == (TODAY, "seen from here")


async def test_a_deleted_day_that_is_long_past_stays_empty(house: House, checkins: Checkins) -> None:
    await checkins.save(ALICE, None, TODAY, Entry(mood=2))
    house.clock.at = NOON + timedelta(days=200)
    await checkins.delete(ALICE, TODAY)
    assert await refusal_of(checkins.save(ALICE, None, TODAY, Entry(mood=2))) == "checkins-too-late"


async def test_a_deleted_check_in_is_gone_and_deleting_it_again_says_so(
    house: House, checkins: Checkins
) -> None:
    await checkins.save(ALICE, None, TODAY, Entry(note="to go"))
    await checkins.delete(ALICE, TODAY)
    assert await refusal_of(checkins.get(ALICE, None, TODAY)) == "checkins-not-found"
    assert await refusal_of(checkins.delete(ALICE, TODAY)) == "checkins-not-found"
    assert await days_of(house) == []


# Looking back


async def test_a_year_is_looked_back_on_day_by_day(house: House, checkins: Checkins) -> None:
    """A check-in each day for 400 days; a year of them is shown, oldest first."""

    def every_day(tx: Transaction) -> None:
        for ago in range(400):
            day = TODAY - timedelta(days=ago)
            store.put(tx, ALICE, CheckIn(day, Entry(mood=ago % 5 + 1, note=f"{ago} days ago"), NOON))

    await house.database.transact(every_day, deadline=None)  # nobody waits for a story to be told
    year = await checkins.history(ALICE, None, 365)
    assert [each.day for each in year.checkins] == [
        TODAY - timedelta(days=ago) for ago in reversed(range(365))
    ]
    assert year.checkins[0].entry == Entry(mood=5, note="364 days ago")
    assert len((await checkins.history(ALICE, None, 7)).checkins) == 7


async def test_looking_back_needs_no_yes_for_what_is_there_or_not(house: House) -> None:
    history = await house.checkins.history(ALICE, None, 30)
    assert (history.days, list(history.checkins)) == (30, [])


# What can be read by others


async def test_no_word_and_no_number_can_be_read_in_the_rows(house: House, checkins: Checkins) -> None:
    await checkins.save(ALICE, None, TODAY, Entry(4, 9, frozenset({Halt.LONELY}), 2, CANARY))
    columns = await house.database.transact(
        lambda tx: list(tx.all(text("SELECT member_id, day, scores, note FROM checkins"))[0])
    )
    assert columns[:2] == [ALICE, "2026-11-20"]
    for sealed in columns[2:]:
        for plain in (CANARY, "mood", "lonely", "saved_at", "2026"):
            assert plain.encode() not in bytes(sealed)


async def test_no_word_can_be_read_in_any_file(file_house: House) -> None:
    await file_house.agree(ALICE, CHECKINS)
    for ago in (0, 1):
        await file_house.checkins.save(ALICE, None, TODAY - timedelta(days=ago), Entry(note=CANARY * 20))
    folder = file_house.database.place.file.parent
    assert_unreadable(folder)
    await file_house.database.close()
    assert_unreadable(folder)


def assert_unreadable(folder: Path) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) >= 2
    assert [path.name for path in files if CANARY.encode() in path.read_bytes()] == []
