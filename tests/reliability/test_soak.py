"""A server's year, by time travel: one prompt a day, nothing twice, nobody's words elsewhere, no surprise."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.app import Library
from bot.deliveries.model import State
from bot.features.prompts.service import PROMPT
from bot.features.reminders.service import REMINDER
from tests.reliability.town import GUILD, Town, memory

DELIVERY_BYTES, CHECKIN_BYTES = 265, 225
"""Measured, with indexes; docs/scaling.md stands on them."""
DELIVERIES_KEPT = 90
"""Days; see `bot.deliveries.service.KEPT_FOR`."""
FIRST_BYTES = 435_000
"""An empty database."""
MEMBER_BYTES = 614
MEMORY_GROWTH = 30_000_000
"""Bytes the process may grow after its first week: caches fill, and the allocator keeps some."""


@dataclass(frozen=True, slots=True)
class Plan:
    members: int
    days: int


def predicted(town: Town, plan: Plan, day: int) -> int:
    """Return how many bytes the database has by then, from what was written."""
    a_day = 1 + plan.members // 2
    deliveries = a_day * min(day, DELIVERIES_KEPT)
    return (
        FIRST_BYTES
        + plan.members * MEMBER_BYTES
        + deliveries * DELIVERY_BYTES
        + town.checkins * CHECKIN_BYTES
    )


async def check_day(town: Town, plan: Plan, day: int) -> None:
    """Hold what has to hold on every single day."""
    today = town.arrived.today
    assert sum(each.kind == PROMPT for each in today) == 1, f"prompts on day {day}"
    reminded = Counter(each.member for each in today if each.kind == REMINDER)
    assert set(reminded.values()) <= {1, 2}, (
        f"reminders on day {day}"
    )  # 2: a day of ours holds 25 local hours
    assert {each.guild for each in today if each.member is None} == {GUILD}
    assert set(town.arrived.keys.values()) == {1}, f"something came twice by day {day}"
    member = town.members[day % plan.members]
    words = await town.export(member)
    assert all(f"only {other} wrote" not in words for other in town.members if other != member)


async def lived(data: Path, library: Library, plan: Plan) -> Town:
    settled = 0
    async with Town(data, library, plan.members) as town:
        for day in range(1, plan.days + 1):
            await town.day()
            await check_day(town, plan, day)
            settled = memory() if day == 7 else settled
        counts = await town.app.deliveries.counts()
        assert counts.keys() <= {State.SENT, State.DROPPED}
        assert memory() - settled < MEMORY_GROWTH
        kept, foreseen = town.bytes_kept(), predicted(town, plan, plan.days)
        assert 0.7 * foreseen < kept < 1.3 * foreseen, f"{kept} bytes, {foreseen} were predicted"
    return town


async def test_three_weeks_of_twenty_members(tmp_path: Path, library: Library) -> None:
    town = await lived(tmp_path, library, Plan(20, 21))
    reminders = Counter(key.split(":")[1] for key in town.arrived.keys if key.startswith("reminder:"))
    assert len(reminders) == 10
    assert set(reminders.values()) <= {20, 21, 22}


@pytest.mark.long
async def test_a_year_of_five_hundred_members(tmp_path: Path, library: Library) -> None:
    town = await lived(tmp_path, library, Plan(500, 365))
    assert town.checkins > 40_000
