"""Puts everything together: the bot, the simulated Discord, Harbor, its pages, and time."""

import asyncio
from collections.abc import AsyncGenerator, Generator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from simcord import Env

from bot.app import App
from bot.clock import SystemClock
from bot.config import Config, Operator
from demo import seed
from demo.clock import DemoClock
from demo.course import Course
from demo.harbor import FOUNDED, Harbor, build
from demo.places import Places
from demo.simcord_private import forget_private_answers, running, set_time
from demo.web import Web

BOT = "Handrail"
OPERATOR = Operator(
    name="The Harbor demo", contact="hello@example.org", privacy_url="https://example.org/privacy"
)
TIME_FILE = "demo-time.txt"


class CannotOpen(Exception):
    """The kept data cannot be used."""


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo that runs."""

    address: str
    app: App
    harbor: Harbor
    places: Places
    course: Course


@asynccontextmanager
async def opened(folder: Path | None, port: int = 0) -> AsyncGenerator[Demo]:
    """Run the demo inside the block.

    Args:
        folder: Where to keep what the bot stores; None for a folder that is gone afterwards.
        port: Port of the start page, 0 for any free one.

    Raises:
        OSError: The port is taken.
        CannotOpen: The kept data cannot be read.
        AlreadyRunning, NewerThanProgram, MigrationFailed, BackupFailed: As for the bot itself.
    """
    async with AsyncExitStack() as stack:
        data = folder or Path(stack.enter_context(TemporaryDirectory(prefix="handrail-demo-")))
        web = Web(port)
        stack.push_async_callback(web.close)
        address = await web.start()
        clock = DemoClock(max(SystemClock().now(), _kept_time(data)))
        app = App(Config(data=data, operator=OPERATOR), clock)
        stack.push_async_callback(app.close)
        if not await app.open_storage():
            raise CannotOpen(f"what was kept in {data} cannot be read; move that folder away to begin anew")
        env = await stack.enter_async_context(running(app.bot, BOT))
        harbor = await _peopled(env, app, clock, data)
        zone = seed.zone_of(app, harbor)
        places = Places(harbor, zone.key, address)
        stack.push_async_callback(places.close)
        course = Course(env, app, zone, places.show_changes)
        web.show(places, course)
        stack.enter_context(_time_kept(data, course))
        await stack.enter_async_context(_running(course))
        yield Demo(address, app, harbor, places, course)


async def _peopled(env: Env, app: App, clock: DemoClock, data: Path) -> Harbor:
    """Build Harbor, and fill the month where no kept database holds one; the clock is at now after."""
    now = clock.now()
    await app.start_services()
    harbor = build(env)
    clock.env = env
    if not (data / TIME_FILE).exists():
        await seed.fill(app, clock, harbor, now)
        forget_private_answers(env)
    await seed.talk(app, harbor, now)
    set_time(env, now)
    return harbor


def _kept_time(data: Path) -> datetime:
    """Return how far time had come when a kept demo ended; long ago for a new one."""
    with suppress(OSError, ValueError):
        return datetime.fromisoformat((data / TIME_FILE).read_text(encoding="utf-8"))
    return FOUNDED


@contextmanager
def _time_kept(data: Path, course: Course) -> Generator[None]:
    """Note how far time has come: now, which also says that the month is filled in, and at the end."""
    try:
        (data / TIME_FILE).write_text(course.now.isoformat(), encoding="utf-8")
        yield
    finally:
        (data / TIME_FILE).write_text(course.now.isoformat(), encoding="utf-8")


@asynccontextmanager
async def _running(course: Course) -> AsyncGenerator[None]:
    """Let time pass inside the block."""
    passing = asyncio.create_task(course.run())
    try:
        yield
    finally:
        passing.cancel()
        await asyncio.gather(passing, return_exceptions=True)
