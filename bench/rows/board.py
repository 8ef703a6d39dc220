"""What is on now: a board of 50,000 imported meetings against one of 1,000; and an unchanged feed."""

import tempfile
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

from bench import house
from bench.measure import counted, interleaved, paired
from bench.plain import each
from bench.plan import Effort, Rows
from bot.agenda.rules import Weekly
from bot.app import App
from bot.features.meetings.board import Listing, imported
from bot.features.meetings.model import Format, Meeting, Place, Schedule, Trait
from bot.features.meetings.service import Meetings
from bot.ids import GuildId

FEW, MANY = 1_000, 50_000
ON_NOW_LIMIT, WRITES_LIMIT = 3.0, 1.0
"""Limits: issue 6, "What it must reach"; a reading that changed nothing writes no more than none."""

SMALL, LARGE = GuildId(1 << 60), GuildId((1 << 60) + 1)
ZONES = ("America/New_York", "America/Los_Angeles", "Europe/London", "Europe/Berlin", "Australia/Sydney")


async def rows(effort: Effort) -> Rows:
    """Yield the cost of "on now" and what an unchanged feed writes."""
    with tempfile.TemporaryDirectory() as folder:
        async with house.opened(Path(folder, "data")) as app:
            meetings = app.services.get(Meetings)
            few, many = await _filled(app, SMALL, FEW), await _filled(app, LARGE, MANY)
            pairs = await interleaved(
                each(lambda: meetings.now(LARGE), effort.repeats),
                each(lambda: meetings.now(SMALL), effort.repeats),
                effort.pairs,
            )
            yield paired('"on now" over 50,000 meetings against 1,000', pairs, "ms", ON_NOW_LIMIT)
            written = await meetings.take(int(SMALL), few) + await meetings.take(int(LARGE), many)
            yield counted("rows an unchanged feed writes, plus one", written + 1, 1, "rows", WRITES_LIMIT)


async def _filled(app: App, guild: GuildId, count: int) -> dict[int, Listing]:
    found = dict(_listings(guild, count, app.clock.now()))
    await app.services.get(Meetings).take(int(guild), found)
    return found


def _listings(guild: GuildId, count: int, now: datetime) -> Iterator[tuple[int, Listing]]:
    """Yield meetings spread evenly over the week and five zones."""
    week = timedelta(days=7)
    for number in range(count):
        into = week * number / count
        hour, minute = divmod(into.seconds // 60, 60)
        schedule = Schedule(Weekly(into.days, time(hour, minute)), ZONES[number % len(ZONES)])
        place = Place(Format.ONLINE, link="https://zoom.us/j/1", provider="zoom.us")
        traits = frozenset({Trait.OPEN, Trait.DISCUSSION})
        meeting = Meeting(
            str(int(guild)), str(number), f"Group {number}", schedule, place=place, traits=traits
        )
        listing = imported(guild, int(guild), meeting, now)
        yield listing.id, listing
