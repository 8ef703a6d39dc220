"""``python -m bot demo``: opens Harbor in the browser, and closes it when told to."""

import asyncio
import signal
from pathlib import Path

import aiohttp
import click

from bot.storage.errors import AlreadyRunning, BackupFailed, MigrationFailed, NewerThanProgram
from demo.course import Course, Jump
from demo.opened import CannotOpen, Demo, opened
from demo.people import CHARLIE
from demo.terminal import typed_lines
from demo.web import jump_and_tell

KEPT = Path("data/runtime/demo")
"""Where --keep keeps the database, its keys, and how far time had come."""

KEYS = {"j": Jump.DUE, "h": Jump.HOUR, "d": Jump.DAY, "m": Jump.MONTH}
"""What can be typed into the terminal."""

CANNOT_START = (OSError, CannotOpen, AlreadyRunning, NewerThanProgram, MigrationFailed, BackupFailed)
"""What is said in one line; their words are about files and versions."""

HINT = "j: what is due next, h: one hour, d: one day, m: 30 days; then Enter."

TRIED = "check-ins"
"""The place that --smoke looks at."""


def main(*, keep: bool = False, smoke: bool = False, port: int = 0) -> None:
    """Run until told to stop; with ``smoke`` look at it once and stop.

    Args:
        keep: Keep what the bot stores in ``data/runtime/demo`` for the next time.
        smoke: Print ok when the start page and a place can be fetched.
        port: Port of the start page, 0 for any free one.

    Raises:
        click.ClickException: It cannot start, or the look found something wrong.
    """
    folder = KEPT if keep else None
    try:
        asyncio.run(_look_once(folder, port) if smoke else _serve(folder, port))
    except CANNOT_START as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise click.ClickException(f"The demo could not start: {reason or error}") from None


async def _serve(folder: Path | None, port: int) -> None:
    stop = _stop_signal()
    async with opened(folder, port) as demo:
        click.echo(f"Harbor is open: {demo.address}  (j + Enter jumps to what is due next, Ctrl+C stops)")
        keys = asyncio.create_task(_obey_keys(demo.course))
        await stop.wait()
        keys.cancel()


def _stop_signal() -> asyncio.Event:
    """Return what Ctrl+C and SIGTERM set."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(each, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(each, lambda _number, _frame: _set_soon(loop, stop))
    return stop


def _set_soon(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    loop.call_soon_threadsafe(stop.set)


async def _obey_keys(course: Course) -> None:
    async for line in typed_lines():
        if line.lower() in KEYS:
            click.echo(await jump_and_tell(course, KEYS[line.lower()]))
        elif line:
            click.echo(HINT)


async def _look_once(folder: Path | None, port: int) -> None:
    async with opened(folder, port) as demo, aiohttp.ClientSession() as browser:
        async with browser.get(demo.address) as page:
            found = page.ok and TRIED in await page.text()
        if not found or await _viewer_of_place(demo, browser) != demo.harbor.member(CHARLIE).id:
            raise click.ClickException("The demo started, but its pages are not as they should be.")
    click.echo("ok")


async def _viewer_of_place(demo: Demo, browser: aiohttp.ClientSession) -> int | None:
    """Open a place as its page does; return as whom it opened."""
    look = f"{demo.address}look/{demo.harbor.rooms[TRIED].id}/{CHARLIE.name.lower()}"
    async with browser.get(look, allow_redirects=False) as door:
        place, _, key = door.headers["Location"].partition("#")
    async with browser.post(f"{place}api/pages", json={}, headers={"X-Simcord-Capability": key}) as answer:
        return int((await answer.json())["viewerId"]) if answer.ok else None
