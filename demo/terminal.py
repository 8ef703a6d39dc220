"""Lines typed into the terminal while the demo runs."""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator

_CHUNK = 1024
"""Bytes read at once."""


async def typed_lines() -> AsyncIterator[str]:
    """Yield each line typed, until the terminal is gone; nothing where there is no terminal."""
    if not sys.stdin or not sys.stdin.isatty():
        return
    lines: asyncio.Queue[str | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    if hasattr(signal, "SIGTTIN"):  # started with &: reading fails instead of stopping the program
        signal.signal(signal.SIGTTIN, signal.SIG_IGN)
    threading.Thread(target=_read, args=(sys.stdin.fileno(), loop, lines), daemon=True).start()
    while (line := await lines.get()) is not None:
        yield line


def _read(terminal: int, loop: asyncio.AbstractEventLoop, lines: "asyncio.Queue[str | None]") -> None:
    """Read without Python's buffers: a thread that waits inside them would break the program's end."""
    try:
        while chunk := os.read(terminal, _CHUNK):
            for line in chunk.decode(errors="replace").splitlines():
                loop.call_soon_threadsafe(lines.put_nowait, line.strip())
        loop.call_soon_threadsafe(lines.put_nowait, None)
    except (OSError, RuntimeError):
        return  # no terminal to read from any more, or nobody left to tell
