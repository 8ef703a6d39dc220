"""Old things go after two warnings, kept ones stay, and counters outlive a silent year."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.deliveries.model import State
from bot.features.checkins.model import CHECKINS, Entry
from bot.features.members.model import SETTINGS
from bot.features.retention.model import Kind
from bot.features.retention.service import IDLE_ERASURE, IDLE_WARNING, WARNING
from bot.ids import ChannelId, GuildId, MemberId
from bot.storage.database import Database
from tests.features.house import ALICE, BOB, HARBOR, House


@pytest.fixture
async def house(database: Database) -> House:
    house = await House(database).start()
    house.clock.at = datetime(2026, 1, 5, 12, tzinfo=UTC)
    await house.agree(ALICE, SETTINGS, CHECKINS)
    await house.agree(BOB, SETTINGS, CHECKINS)
    return house


async def write(house: House, member: MemberId = ALICE) -> None:
    today = house.clock.at.date()
    await house.checkins.save(member, None, today, Entry(3, None, frozenset(), None, "an old page"))


async def live(house: House, until: date) -> None:
    """Let days pass, each with its sweep."""
    while house.clock.at.date() < until:
        house.clock.at += timedelta(days=1)
        await house.retention.sweep(house.clock.at)


async def owed(house: House, kind: str) -> list[tuple[MemberId | None, str]]:
    """Return who is owed a message of a kind, and about which day."""
    waiting = [each for each, _ in await house.deliveries.in_state(State.WAITING)]
    return sorted((each.member, each.ref) for each in waiting if each.kind == kind)


async def notes_of(house: House, member: MemberId = ALICE) -> list[str]:
    return [each.entry.note for each in (await house.checkins.history(member, None, 400)).checkins]


async def test_an_old_note_goes_after_two_warnings_and_the_scores_stay(house: House) -> None:
    await write(house)
    await live(house, date(2026, 4, 30))
    assert await owed(house, WARNING) == [(ALICE, "2026-05-01")] * 2
    assert await notes_of(house) == ["an old page"]
    await live(house, date(2026, 5, 1))
    assert await notes_of(house) == [""]
    assert (await house.checkins.history(ALICE, None, 400)).checkins[0].entry.mood == 3


async def test_scores_go_after_a_year(house: House) -> None:
    await write(house)
    await live(house, date(2026, 12, 31))
    house.retention.here(ALICE)
    await live(house, date(2027, 1, 31))
    assert len((await house.checkins.history(ALICE, None, 400)).checkins) == 1
    await live(house, date(2027, 2, 1))
    assert (await house.checkins.history(ALICE, None, 400)).checkins == []


async def test_what_is_kept_until_erased_stays_and_nobody_is_warned(house: House) -> None:
    await write(house)
    await write(house, BOB)
    standing = await house.retention.keep(ALICE, [Kind.NOTES])
    assert Kind.NOTES in standing.choices.kept
    await live(house, date(2026, 5, 2))
    assert await owed(house, WARNING) == [(BOB, "2026-05-01")] * 2
    assert (await notes_of(house), await notes_of(house, BOB)) == (["an old page"], [""])


async def test_nothing_goes_that_was_not_announced(house: House) -> None:
    """The bot was switched off from January on, and is started on the first of May."""
    await write(house)
    house.clock.at = datetime(2026, 5, 1, 6, tzinfo=UTC)
    await house.retention.sweep(house.clock.at)
    assert await notes_of(house) == ["an old page"]
    await live(house, date(2026, 6, 1))
    assert await notes_of(house) == [""]


async def test_who_paused_everything_loses_nothing_they_were_not_told_of(house: House) -> None:
    await write(house)
    await house.members.pause(ALICE, on=True)
    while house.clock.at.date() < date(2026, 5, 2):
        await live(house, house.clock.at.date() + timedelta(days=1))
        for each in await house.deliveries.claim(house.clock.at):
            pytest.fail(f"sent in a pause: {each.delivery.kind}")
    assert await notes_of(house) == ["an old page"]


async def test_after_a_silent_year_two_warnings_come_and_then_the_end(house: House) -> None:
    house.retention.here(ALICE)
    house.retention.here(BOB)
    await house.retention.keep_up(house.clock.at)
    house.clock.at = datetime(2026, 12, 20, 12, tzinfo=UTC)
    house.retention.here(BOB)
    await house.retention.keep_up(house.clock.at)
    await live(house, date(2027, 1, 4))
    assert await owed(house, IDLE_WARNING) == [(ALICE, "2026-01-05")] * 2
    assert await owed(house, IDLE_ERASURE) == []
    await live(house, date(2027, 1, 6))
    assert await owed(house, IDLE_ERASURE) == [(ALICE, "2026-01-05")]
    (erasure,) = [
        each for each, _ in await house.deliveries.in_state(State.WAITING) if each.kind == IDLE_ERASURE
    ]
    assert await house.retention.still_idle(erasure)
    again = await House(house.database).start()
    again.clock.at = house.clock.at
    again.retention.here(ALICE)
    assert not await again.retention.still_idle(erasure)


async def test_a_server_left_for_a_month_is_forgotten_and_a_return_in_time_keeps_it(house: House) -> None:
    lighthouse, wall = GuildId(860000000000000002), ChannelId(870000000000000001)
    for guild in (HARBOR, lighthouse):
        await house.servers.choose_channel(guild, "checkins", wall)
        await house.retention.left(guild)
    await live(house, date(2026, 1, 20))
    await house.retention.joined(lighthouse)
    await live(house, date(2026, 2, 10))
    again = await House(house.database).start()
    assert again.servers.channel_of(HARBOR, "checkins") is None
    assert again.servers.channel_of(lighthouse, "checkins") == wall


async def test_a_server_that_went_while_the_bot_was_off_is_noticed_at_the_next_start(house: House) -> None:
    await house.servers.choose_channel(HARBOR, "checkins", ChannelId(870000000000000001))
    await house.retention.met([])
    await live(house, date(2026, 2, 10))
    assert (await House(house.database).start()).servers.channel_of(HARBOR, "checkins") is None


async def test_what_is_held_in_memory_of_a_server_is_told_to_go_when_its_rows_have_gone(house: House) -> None:
    gone: list[GuildId] = []
    house.retention.when_server_erased(gone.append)
    await house.retention.left(HARBOR)
    await live(house, date(2026, 1, 20))
    assert gone == []
    await live(house, date(2026, 2, 10))
    assert gone == [HARBOR]
