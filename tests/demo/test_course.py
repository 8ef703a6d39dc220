"""How time passes in the demo, with a bot that has an agenda and with one that has none."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

import discord
import pytest
import pytest_asyncio
from discord.ext import commands

from bot.app import App
from demo.course import STEPS, Course, Jump
from demo.simcord_private import Env, running, set_time

CHICAGO = ZoneInfo("America/Chicago")
MORNING = datetime(2026, 5, 1, 15, tzinfo=UTC)
"""10:00 in Chicago."""


class Agenda:
    """A bot that has something to do at certain moments."""

    def __init__(self, *due: datetime) -> None:
        self._due = list(due)
        self.ticks: list[datetime] = []

    async def next_due(self) -> datetime | None:
        return min(self._due, default=None)

    async def tick(self, now: datetime) -> None:
        self.ticks.append(now)
        self._due = [due for due in self._due if due > now]


class NeverDone(Agenda):
    """A bot whose work stays due."""

    async def tick(self, now: datetime) -> None:
        self.ticks.append(now)


@pytest_asyncio.fixture
async def env() -> AsyncGenerator[Env]:
    async with _Quiet(commands.Bot("!", intents=discord.Intents.all())) as env:
        set_time(env, MORNING)
        yield env


class _Quiet:
    """A simulated Discord without its clock context, which pytest would end in another one."""

    def __init__(self, bot: discord.Client) -> None:
        self._env = running(bot, "Rail")._env  # pyright: ignore[reportPrivateUsage] # see above

    async def __aenter__(self) -> Env:
        await self._env.start()
        return self._env

    async def __aexit__(self, *_: object) -> None:
        await self._env.shutdown()


def course(env: Env, app: object, shown: list[datetime] | None = None) -> Course:
    seen: list[datetime] = [] if shown is None else shown
    return Course(env, cast(App, app), CHICAGO, lambda: seen.append(env.now()))


async def test_without_an_agenda_the_next_thing_is_midnight_in_harbor(env: Env) -> None:
    time = course(env, object())
    due = await time.next_due()
    assert (due.at, due.known) == (datetime(2026, 5, 2, 5, tzinfo=UTC), False)
    assert await time.jump(Jump.DUE) == due.at
    assert (await time.next_due()).at == due.at + timedelta(days=1)


@pytest.mark.parametrize(
    ("jump", "far"),
    [(Jump.HOUR, timedelta(hours=1)), (Jump.DAY, timedelta(days=1)), (Jump.MONTH, timedelta(days=30))],
)
async def test_a_jump_goes_as_far_as_it_says(env: Env, jump: Jump, far: timedelta) -> None:
    assert await course(env, object()).jump(jump) == MORNING + far


async def test_a_jump_to_what_is_due_ends_there_and_tells_the_bot(env: Env) -> None:
    agenda = Agenda(MORNING + timedelta(hours=3), MORNING + timedelta(hours=9))
    assert await course(env, agenda).jump(Jump.DUE) == MORNING + timedelta(hours=3)
    assert agenda.ticks == [MORNING + timedelta(hours=3)]


async def test_a_long_jump_stops_at_everything_on_its_way(env: Env) -> None:
    due = [MORNING + timedelta(days=days, hours=2) for days in range(3)]
    agenda, shown = Agenda(*due), list[datetime]()
    end = await course(env, agenda, shown).jump(Jump.MONTH)
    assert agenda.ticks == [*due, end]
    assert shown == agenda.ticks


async def test_what_is_overdue_is_due_now(env: Env) -> None:
    agenda = Agenda(MORNING - timedelta(days=1))
    assert (await course(env, agenda).next_due()).at == MORNING
    assert await course(env, agenda).jump(Jump.DUE) == MORNING


async def test_a_bot_that_is_never_done_does_not_hold_up_a_jump(env: Env) -> None:
    agenda = NeverDone(MORNING + timedelta(hours=1))
    assert await course(env, agenda).jump(Jump.DAY) == MORNING + timedelta(days=1)
    assert len(agenda.ticks) < STEPS
