"""CPU of one interaction over real sockets, against a bare command that answers a panel of the same size."""

import tempfile
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import house
from bench.local_end.client import LocalEnd, Program, local_end
from bench.local_end.components import BUTTON, STRING_SELECT, TEXT_DISPLAY, Json, walk
from bench.measure import Measure, Result, cpu_spent, interleaved, paired
from bench.plan import Effort, Rows

SHOW, CHECK_IN = "CPU of /counter show", "CPU of a check-in sent in"
SHOW_LIMIT, CHECK_IN_LIMIT = 1.5, 2.2
"""Times the floor; issue 2, "What it must reach"."""
FORM: Json = {
    "mood": "3", "craving": ["4"], "halt": ["hungry", "tired"], "confidence": ["6"], "note": "A quiet day.",
}  # fmt: skip

Ask = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Street:
    """A local end, the real bot that lives there, and where its data lies."""

    end: LocalEnd
    bot: Program
    data: Path


async def rows(effort: Effort) -> Rows:
    """Yield the row of each interaction."""
    async with _street() as street:
        yield await _check_in(street, effort)
        yield await _counter_show(street, effort)


@asynccontextmanager
async def _street() -> AsyncGenerator[Street]:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        async with house.opened(data) as app:
            await house.move_in(app)
        async with local_end() as end, house.bot_at(end, data) as bot:
            yield Street(end, bot, data)


async def _check_in(street: Street, effort: Effort) -> Result:
    for member in house.MEMBERS:
        await street.end.command("checkin", user=member)  # the form stays open: sent in again and again
    ask: Ask = {"kind": "modal", "fields": FORM}
    await street.end.burst(effort.settling, users=list(map(int, house.MEMBERS)), **ask)
    answer = await street.end.submit(FORM, user=house.MEMBERS[0])
    return await _row(CHECK_IN, street, ask, answer, CHECK_IN_LIMIT, effort)


async def _counter_show(street: Street, effort: Effort) -> Result:
    answer = await street.end.command("counter show", user=house.MEMBERS[0])
    return await _row(SHOW, street, {"kind": "command", "name": "counter show"}, answer, SHOW_LIMIT, effort)


async def _row(name: str, street: Street, ask: Ask, answer: Json, limit: float, effort: Effort) -> Result:
    async with AsyncExitStack() as stack:
        end = await stack.enter_async_context(local_end())
        floor = await stack.enter_async_context(house.floor_at(end, street.data, *size_of(answer)))
        echo: Ask = {"kind": "command", "name": "echo"}
        pairs = await interleaved(
            _each(street.end, street.bot, ask, effort), _each(end, floor, echo, effort), effort.pairs
        )
    return paired(name, pairs, "ms", limit)


def size_of(answer: Json) -> tuple[str, ...]:
    """Return the floor's flags for a panel as big as ``answer``: texts, letters, buttons, options."""
    parts = list(walk(answer["data"]["components"]))
    texts = [each["content"] for each in parts if each["type"] == TEXT_DISPLAY]
    buttons = sum(each["type"] == BUTTON for each in parts)
    letters = round(sum(map(len, texts)) / len(texts))
    options = sum(len(each.get("options", ())) for each in parts if each["type"] == STRING_SELECT)
    size = {"blocks": len(texts), "letters": letters, "buttons": buttons, "options": options}
    return tuple(word for name, number in size.items() for word in (f"--{name}", str(number)))


def _each(end: LocalEnd, bot: Program, ask: Ask, effort: Effort) -> Measure:
    """Return what measures the CPU milliseconds of one interaction among many."""
    users = list(map(int, house.MEMBERS))

    async def measured() -> float:
        spent = await cpu_spent(bot.pid, lambda: end.burst(effort.repeats, users=users, **ask))
        return spent / effort.repeats * 1000

    return measured
