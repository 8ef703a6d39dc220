"""Start to ready and resident memory of the real bot, against a bare one in the same 200 servers."""

import tempfile
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from bench import house
from bench.local_end.client import Program, local_end
from bench.local_end.options import Options
from bench.measure import Pairs, interleaved, paired, resident_mb, settled_cpu
from bench.plan import Effort, Rows

SERVERS = 200
START_LIMIT, MEMORY_LIMIT = 2.5, 1.8
"""Times the floor; issue 2, "What it must reach"."""

Starting = Callable[[], AbstractAsyncContextManager[Program]]


async def rows(effort: Effort) -> Rows:
    """Yield the CPU until ready (SQLite, current schema) and the memory then."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        async with house.opened(data) as app:
            await house.move_in(app)
        async with local_end(Options(guilds=SERVERS)) as end:
            bot, floor = _Starts(lambda: house.bot_at(end, data)), _Starts(lambda: house.floor_at(end, data))
            ready = await interleaved(bot.once, floor.once, effort.starts, warm_up=0)
    yield paired(f"CPU from start to ready in {SERVERS} servers", ready, "s", START_LIMIT)
    memory = Pairs(tuple(bot.memory), tuple(floor.memory))
    yield paired(f"resident memory in {SERVERS} servers", memory, "MB", MEMORY_LIMIT)


class _Starts:
    """Starts one program again and again; keeps its memory of each time."""

    def __init__(self, start: Starting) -> None:
        self._start = start
        self.memory: list[float] = []

    async def once(self) -> float:
        """Return the CPU seconds until it was ready."""
        async with self._start() as program:
            await settled_cpu(program.pid)
            self.memory.append(resident_mb(program.pid))
            return program.ready["cpu"]
