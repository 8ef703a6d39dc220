"""What tests and benches hold: a local end in a process of its own, programs beside it, and its controls."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import orjson
from aiohttp import ClientSession, ClientTimeout

from bench.local_end.components import Json
from bench.local_end.options import Options, arguments

ROOT = Path(__file__).parents[2]
"""Programs start here, where ``bench`` and ``bot`` are found."""
START_SECONDS = 30.0
STOP_SECONDS = 5.0


class EndError(Exception):
    """The end could not do what was asked: HTTP status and its words."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(f"{status}: {message}")
        self.status = status


class Program:
    """A started Python program; ``ready`` is the JSON line it printed (empty when none was waited for)."""

    def __init__(self, process: Process, ready: Json) -> None:
        self.process, self.pid, self.ready = process, process.pid, ready
        # Nobody reads further: an unread pipe would hold up a program that writes much.
        self._drained = asyncio.create_task(_drain(process))

    async def kill(self) -> None:
        """End it at once with SIGKILL and wait until it is gone."""
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()

    async def stop(self) -> int:
        """Ask it to end (SIGTERM), kill it when it does not; return its exit code."""
        if self.process.returncode is None:
            self.process.terminate()
        try:
            return await asyncio.wait_for(self.process.wait(), STOP_SECONDS)
        except TimeoutError:
            await self.kill()
            return -9


async def start(*argv: str, env: Mapping[str, str] | None = None, wait: bool = True) -> Program:
    """Start ``python *argv`` and wait for the first line it prints that is a JSON object.

    Args:
        argv: Arguments of the interpreter, such as ``-m bench.floor_bot``.
        env: The program's whole environment; None: this one's.
        wait: False to return at once (a bot that says nothing; see ``LocalEnd.until_connected``).

    Raises:
        RuntimeError: It ended without such a line.
        TimeoutError: No such line within 30 seconds.
    """
    process = await asyncio.create_subprocess_exec(sys.executable, *argv, stdout=PIPE, env=env, cwd=ROOT)
    if not wait:
        return Program(process, {})
    try:
        return Program(process, await asyncio.wait_for(_ready_line(process), START_SECONDS))
    except BaseException:
        if process.returncode is None:
            process.kill()
        await process.wait()
        raise


async def _ready_line(process: Process) -> Json:
    assert process.stdout is not None
    async for line in process.stdout:
        if line.startswith(b"{"):
            return orjson.loads(line)
    raise RuntimeError(f"the program ended with {await process.wait()} before it was ready")


async def _drain(process: Process) -> None:
    assert process.stdout is not None
    while await process.stdout.read(65_536):
        pass


@asynccontextmanager
async def running(
    *argv: str, env: Mapping[str, str] | None = None, wait: bool = True
) -> AsyncGenerator[Program]:
    """Have a program run for the length of a block."""
    program = await start(*argv, env=env, wait=wait)
    try:
        yield program
    finally:
        await program.stop()


@asynccontextmanager
async def local_end(options: Options | None = None) -> AsyncGenerator["LocalEnd"]:
    """Have a local end run in a process of its own for the length of a block."""
    flags = arguments(options or Options())
    async with running("-m", "bench.local_end", *flags) as program, ClientSession() as session:
        yield LocalEnd(session, f"http://127.0.0.1:{program.ready['port']}", program)


class LocalEnd:
    """The controls of one local end."""

    def __init__(self, session: ClientSession, url: str, program: Program) -> None:
        self._session, self.url, self.program = session, url, program

    async def _call(self, method: str, path: str, body: Any = None, **query: str) -> Json:
        url, timeout = f"{self.url}/control{path}", ClientTimeout(total=600)
        data = None if body is None else orjson.dumps(body)
        async with self._session.request(method, url, data=data, params=query, timeout=timeout) as answer:
            told: Json = orjson.loads(await answer.read())
            if answer.status != 200:
                raise EndError(answer.status, told["message"])
            return told

    async def command(self, name: str, options: Json | None = None, **more: Any) -> Json:
        """Use a slash command; ``more`` as in ``Interactions.ask``. Returns the bot's answer."""
        return await self.interact(kind="command", name=name, options=options or {}, **more)

    async def press(self, custom_id: str, **more: Any) -> Json:
        """Press a button that some message shows (``anywhere=True``: an old one too)."""
        return await self.interact(kind="button", custom_id=custom_id, **more)

    async def select(self, custom_id: str, values: list[str], **more: Any) -> Json:
        """Choose in a select that some message shows."""
        return await self.interact(kind="select", custom_id=custom_id, values=values, **more)

    async def submit(self, fields: Json, **more: Any) -> Json:
        """Send in the form that this person has open; ``fields`` by custom id or label."""
        return await self.interact(kind="modal", fields=fields, **more)

    async def interact(self, **ask: Any) -> Json:
        """Do what a person does; see ``Interactions.ask``.

        Raises:
            EndError: 400 when it cannot be done, 504 when the bot does not answer in time.
        """
        return await self._call("POST", "/interact", ask)

    async def burst(
        self, count: int, concurrency: int = 1, users: list[int] | None = None, **ask: Any
    ) -> list[float]:
        """Repeat one interaction inside the end; return the latencies in seconds."""
        body = {"interact": ask, "count": count, "concurrency": concurrency, "users": users}
        return (await self._call("POST", "/burst", body))["latencies"]

    async def dispatch(self, name: str, data: Json, guild: int | None = None) -> int:
        """Send any gateway event; return how many sessions are connected to hear it."""
        body = {"name": name, "data": data, "guild": guild}
        return (await self._call("POST", "/dispatch", body))["connected"]

    async def fault(self, **rule: Any) -> None:
        """Add a fault rule; see ``faults.Fault`` for its names."""
        await self._call("POST", "/fault", rule)

    async def clear_faults(self) -> None:
        """Drop all fault rules."""
        await self._call("POST", "/fault", {"clear": True})

    async def gateway(self, **what: Any) -> None:
        """Disturb the gateway; see ``Gateway.disturb``."""
        await self._call("POST", "/gateway", what)

    async def reset(self) -> None:
        """Forget messages, requests, faults, limits and counts; sessions and commands stay."""
        await self._call("POST", "/reset", {})

    async def until_connected(self, sessions: int = 1, timeout: float = START_SECONDS) -> Json:
        """Wait until so many sessions are logged in or resumed; return the stats.

        Raises:
            TimeoutError: They did not come.
        """
        async with asyncio.timeout(timeout):
            while (stats := await self.stats())["connected"] < sessions:
                await asyncio.sleep(0.02)
        return stats

    async def stats(self) -> Json:
        """Return counts by name, standing faults, connected sessions, requests to unknown routes."""
        return await self._call("GET", "/stats")

    async def messages(self, channel: int | None = None, offset: int = 0, limit: int = 1000) -> list[Json]:
        """Return channel messages, oldest first."""
        chosen = {} if channel is None else {"channel": str(channel)}
        told = await self._call("GET", "/messages", offset=str(offset), limit=str(limit), **chosen)
        return told["messages"]

    async def requests(self, limit: int = 1000) -> list[Json]:
        """Return the latest requests with status and seconds, oldest first (5,000 are kept)."""
        return (await self._call("GET", "/requests", limit=str(limit)))["requests"]
