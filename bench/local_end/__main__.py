"""``python -m bench.local_end``: serve on loopback, print the port as one JSON line, end with the parent."""

import asyncio
import os
import signal
import sys

import orjson
from aiohttp import web

from bench.local_end.options import Options, read
from bench.local_end.server import application

PARENT_LOOK_SECONDS = 0.2


async def serve(options: Options) -> None:
    """Serve until SIGTERM, SIGINT or the parent's end."""
    parent = os.getppid()
    bound: list[int] = []
    runner = web.AppRunner(
        application(options, lambda: f"127.0.0.1:{bound[0]}"), access_log=None, shutdown_timeout=0.1
    )
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", options.port)
    await site.start()
    bound.append(runner.addresses[0][1])
    sys.stdout.write(orjson.dumps({"port": bound[0], "pid": os.getpid()}).decode() + "\n")
    sys.stdout.flush()
    await _until_told_or_orphaned(parent)
    await runner.cleanup()


async def _until_told_or_orphaned(parent: int) -> None:
    told = asyncio.Event()
    for signum in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(signum, told.set)
    while not told.is_set() and os.getppid() == parent:
        try:
            await asyncio.wait_for(told.wait(), PARENT_LOOK_SECONDS)
        except TimeoutError:
            continue


if __name__ == "__main__":
    asyncio.run(serve(read(sys.argv[1:])))
