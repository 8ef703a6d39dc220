"""The house that is measured: settings, a data folder with members in it, and the programs' environment."""

import os
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.local_end.client import LocalEnd, Program, running
from bot.app import App
from bot.client import cog_names
from bot.config import Config
from bot.config_read import load
from bot.features.checkins import store
from bot.features.checkins.model import CHECKINS, CheckIn, Entry, Halt
from bot.features.counters.kept import COUNTERS
from bot.features.counters.model import Goal
from bot.features.counters.results import Wanted
from bot.features.counters.service import Counters
from bot.features.members.service import Members
from bot.ids import MemberId, RequestId

MEMBERS: Sequence[MemberId] = [MemberId(number) for number in range(1, 21)]
"""Who lives here; interactions take turns among them."""
ENTRY = Entry(mood=3, craving=4, halt=frozenset({Halt.HUNGRY, Halt.TIRED}), confidence=6, note="A quiet day.")
WANTED = (
    Wanted("evenings", Goal.ABSTAIN, "11 October 2020", "en"),
    Wanted("mornings", Goal.REDUCE, "1 March 2021", "en"),
)
READY_TIMEOUT = 0.1
"""Seconds; discord.py's guild_ready_timeout of both bots. It is idle meanwhile."""
DAYS_OF_TEN_YEARS = 3652

_OPERATOR = {
    "HANDRAIL_OPERATOR_NAME": "Harbor volunteers",
    "HANDRAIL_OPERATOR_CONTACT": "help@example.org",
    "HANDRAIL_OPERATOR_PRIVACY_URL": "https://example.org/privacy",
    "DISCORD_TOKEN": "token-of-the-bot-under-test",
}


def environment(data: Path) -> dict[str, str]:
    """Return the variables of a program that runs the bot on ``data``, or of its floor beside it.

    Compiled modules are kept, as they are where a bot is installed.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HANDRAIL_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return {**kept, **_OPERATOR, "HANDRAIL_DATA": str(data)}


def settings(data: Path) -> Config:
    """Return what the bot reads from ``environment``."""
    return load(None, {**_OPERATOR, "HANDRAIL_DATA": str(data)}, to_run=True)


@asynccontextmanager
async def opened(data: Path) -> AsyncGenerator[App]:
    """Have the bot's services in this process, without Discord; its storage is migrated and open."""
    app = App(settings(data))
    for name in cog_names():
        await app.bot.load_extension(name)
    if not await app.open_storage():
        raise RuntimeError("storage did not open")
    await app.start_services()
    try:
        yield app
    finally:
        await app.close()


async def move_in(app: App) -> None:
    """Let the members agree that check-ins and counters are kept, and start two counters each."""
    members, counters = app.services.get(Members), app.services.get(Counters)
    for member in MEMBERS:
        await members.agree(member, CHECKINS)
        await members.agree(member, COUNTERS)
        for number, wanted in enumerate(WANTED):
            await counters.create(member, None, RequestId(member * 10 + number), wanted)


async def keep_ten_years(app: App, member: MemberId) -> None:
    """Give a member a check-in for each day of ten years up to yesterday."""
    today = datetime.now(UTC).date()
    days = [today - timedelta(days=back) for back in range(1, DAYS_OF_TEN_YEARS + 1)]
    checkins = [CheckIn(day, ENTRY, datetime.now(UTC)) for day in days]
    await app.db.transact(lambda tx: [store.put(tx, member, each) for each in checkins], deadline=None)


@asynccontextmanager
async def bot_at(end: LocalEnd, data: Path) -> AsyncGenerator[Program]:
    """Have the real bot run, logged in at ``end``."""
    argv = ("-m", "bench.bot_under_test", "--end", end.url, "--ready-timeout", str(READY_TIMEOUT))
    async with running(*argv, env=environment(data)) as program:
        yield program


@asynccontextmanager
async def floor_at(end: LocalEnd, data: Path, *size: str) -> AsyncGenerator[Program]:
    """Have the bare bot run, logged in at ``end``; ``size`` as its command line takes it."""
    argv = ("-m", "bench.floor_bot", "--end", end.url, "--ready-timeout", str(READY_TIMEOUT), *size)
    async with running(*argv, env=environment(data)) as program:
        yield program
