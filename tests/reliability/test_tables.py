"""What somebody learns who holds a copy of the agenda and the deliveries: nothing of a counter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Boolean, Column, Integer, String, Text, select

from bot.agenda.store import agenda
from bot.app import App, Library
from bot.client import cog_names
from bot.deliveries.store import deliveries
from bot.features.counters.kept import COUNTERS
from bot.features.counters.model import CounterId, Goal, SlipKind
from bot.features.counters.results import TypedSlip, Wanted
from bot.features.counters.service import Counters
from bot.features.members.service import Members
from bot.features.reminders.model import MESSAGES, Cadence, Purpose
from bot.features.reminders.model import Wanted as Reminder
from bot.features.reminders.service import Reminders
from bot.ids import GuildId, MemberId, RequestId
from bot.storage.base import Instant, LocalDay
from bot.storage.transaction import Transaction
from tests.databases import copy_of, empty_folder
from tests.reliability import proof_bot

__all__ = ["empty_folder"]

TABLES = (agenda, deliveries)
TODAY = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
MEMBER, GUILD, COUNTER = MemberId(101), GuildId(7), RequestId(1_000_001)

KINDS_OF_COLUMN = {
    "an id": {"id", "member_id", "guild_id", "channel_id", "message_id"},
    "a kind": {"kind", "state", "reason", "initiative"},
    "a rule": {"rule", "zone"},
    "a time": {"next_at", "next_day", "last_day", "due_at", "ready_at", "day", "first_tried_at",
               "settled_at", "reached_on"},
    "a yes, a no or a number": {"paused", "urgent", "told", "attempts"},
    "ids and short words": {"key", "ref"},
}  # fmt: skip

WORDS_AND_IDS = re.compile(r"[a-z0-9_./-]*(?::[a-z0-9_./-]+)*", re.IGNORECASE)
SHORT_TYPES = (Instant, LocalDay, Boolean, Integer, String)


def test_every_column_holds_an_id_a_kind_a_rule_or_a_time() -> None:
    known = set[str]().union(*KINDS_OF_COLUMN.values())
    assert {column.name for table in TABLES for column in table.columns} == known


@pytest.mark.parametrize("column", [c for t in TABLES for c in t.columns], ids=str)
def test_no_column_has_room_for_what_a_member_wrote(column: Column[object]) -> None:
    assert isinstance(column.type, SHORT_TYPES)
    if isinstance(column.type, Text):
        assert column.name == "rule"
    elif isinstance(column.type, String):
        assert column.type.length is not None
        assert column.type.length <= 128


@dataclass(frozen=True, slots=True)
class Story:
    """What a member keeps to themselves."""

    label: str
    began: date
    slipped: date


ONE = Story("evenings", date(2025, 8, 12), date(2026, 2, 13))
ANOTHER = Story("the other thing", date(2024, 4, 29), date(2026, 2, 7))


class HandClock:
    def __init__(self) -> None:
        self.at = TODAY

    def now(self) -> datetime:
        return self.at


async def copied(tmp_path: Path, library: Library, empty: Path, story: Story) -> list[Sequence[object]]:
    """Live a story for three days, then return every row of both tables, without the random nonces."""
    copy_of(empty, tmp_path / story.label)
    clock = HandClock()
    app = App(proof_bot.config(tmp_path / story.label), clock, library)
    for name in cog_names():
        await app.bot.load_extension(name)
    assert await app.open_storage()
    await live(app, story)
    for _ in range(3 * 24):
        clock.at += timedelta(hours=1)
        await app.agenda.tick(clock.at)
    found = await app.db.transact(rows)
    await app.close()
    return found


async def live(app: App, story: Story) -> None:
    members, counters = app.services.get(Members), app.services.get(Counters)
    for category in (COUNTERS, MESSAGES):
        await members.agree(MEMBER, category)
    wanted = Wanted(story.label, Goal.ABSTAIN, story.began.isoformat(), "en")
    await counters.create(MEMBER, GUILD, COUNTER, wanted)
    for number, purpose in enumerate(Purpose):
        reminder = Reminder(time(9), Cadence.DAILY)
        await app.services.get(Reminders).set(MEMBER, GUILD, RequestId(2000 + number), purpose, reminder)
    slip = TypedSlip(SlipKind.KEEP_COUNT, story.slipped.isoformat(), "", "", "en")
    await counters.slip(MEMBER, GUILD, CounterId(COUNTER), RequestId(3000), slip)


def rows(tx: Transaction) -> list[Sequence[object]]:
    kept = [[c for c in table.columns if c is not deliveries.c.id] for table in TABLES]
    return [tuple(row) for columns in kept for row in tx.all(select(*columns).order_by(*columns))]


async def test_two_stories_leave_the_same_rows(tmp_path: Path, library: Library, empty_folder: Path) -> None:
    """Whoever tells the copies apart could compute a date; neither story has a milestone in these days."""
    first = await copied(tmp_path, library, empty_folder, ONE)
    assert any(MEMBER in row for row in first)
    assert first == await copied(tmp_path, library, empty_folder, ANOTHER)


async def test_rows_are_ids_and_short_words_and_name_neither_the_counter_nor_its_days(
    tmp_path: Path, library: Library, empty_folder: Path
) -> None:
    found = await copied(tmp_path, library, empty_folder, ONE)
    texts = [str(value) for row in found for value in row]
    secrets = (ONE.label, ONE.began.isoformat(), ONE.slipped.isoformat())
    assert not [secret for secret in secrets for text in texts if secret in text]
    words = [text for text in texts if not text.startswith(("{", "20"))]
    assert words
    assert [word for word in words if not WORDS_AND_IDS.fullmatch(word)] == []
