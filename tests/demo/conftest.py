"""One Harbor for all stories of a file that only look round, or change what no other story looks at."""

import asyncio
from collections.abc import AsyncIterator

import pytest_asyncio

from demo.opened import Demo, opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def demo() -> AsyncIterator[Demo]:
    opening = asyncio.get_running_loop().create_future()
    looked = asyncio.Event()

    async def keep_open() -> None:
        """One task opens and closes, as simcord's clock wants it: pytest would do each in another."""
        async with opened(None) as demo:
            opening.set_result(demo)
            await looked.wait()

    keeping = asyncio.create_task(keep_open())
    await asyncio.wait((keeping, opening), return_when=asyncio.FIRST_COMPLETED)
    if not opening.done():
        await keeping  # tells why it did not open
    yield await opening
    looked.set()
    await keeping
