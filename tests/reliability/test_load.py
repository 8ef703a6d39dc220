"""Fifty people at once, on the real discord.py over a local end: nobody waits as long as Discord does."""

import asyncio
from pathlib import Path

import pytest

from bench import house
from bench.local_end.client import LocalEnd, local_end
from bench.rows.interactions import FORM

AT_ONCE = 50
DISCORD_WAITS = 3.0
"""Seconds until Discord tells a person that the application did not respond."""
READS = ("counter show", "help-now", "checkins history")


async def latencies(end: LocalEnd, amount: int) -> list[float]:
    """Let fifty at once do ``amount`` things: half send a check-in in, the others look at something."""
    users = list(map(int, house.MEMBERS))
    for user in users:
        await end.command("checkin", user=user)  # the form stays open: sent in again and again
    shares = [
        end.burst(amount // 2, AT_ONCE // 2, users, kind="modal", fields=FORM),
        *(
            end.burst(
                amount // 2 // len(READS), AT_ONCE // 2 // len(READS) + 1, users, kind="command", name=name
            )
            for name in READS
        ),
    ]
    return [each for share in await asyncio.gather(*shares) for each in share]


async def all_answered(data: Path, amount: int) -> None:
    async with house.opened(data) as app:
        await house.move_in(app)
    async with local_end() as end, house.bot_at(end, data):
        taken = sorted(await latencies(end, amount))
        stats = await end.stats()
    assert len(taken) >= amount - len(READS)
    assert taken[-1] < DISCORD_WAITS, f"median {taken[len(taken) // 2]:.3f} s, longest {taken[-1]:.3f} s"
    assert stats["unknown"] == []


async def test_three_hundred_interactions_with_fifty_at_once(tmp_path: Path) -> None:
    await all_answered(tmp_path, 300)


@pytest.mark.long
async def test_ten_thousand_interactions_with_fifty_at_once(tmp_path: Path) -> None:
    await all_answered(tmp_path, 10_000)
