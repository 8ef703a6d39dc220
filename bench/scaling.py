"""What breaks first with a thousand, ten thousand, a hundred thousand servers: ``python -m bench.scaling``.

A simulation of one busy hour (prompts at local nine o'clock, reminders, interactions) from figures that were
measured here, named with their source below; docs/scaling.md cites what it prints.
"""

import heapq
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

SIZES = (1, 1_000, 10_000, 100_000)
"""Servers."""

HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Habits:
    """What one server does; own assumptions, on the busy side."""

    members: int = 20
    """Who keep something here, of perhaps 500 on the server."""
    checkins_a_day: float = 6.0
    other_presses_a_day: float = 24.0
    reminders_a_day: float = 8.0
    prompt_at_nine: float = 0.8
    """Servers that have a prompt, at nine of their zone; a third of all share the busiest zone."""
    busiest_zone: float = 0.33
    busy_hour: float = 0.12
    """Part of a day's presses that fall into its busiest hour."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Measured on two cores shared with other work; process CPU (see docs/scaling.md for when)."""

    interaction: float = 0.0017
    """CPU seconds of a check-in sent in, the dearest common one (a look at counters: 0.0010)."""
    delivery: float = 0.0025
    """CPU seconds: 0.0011 to plan, claim and settle (tests/reliability/town.py), the rest to render and send,
    own estimate on the cautious side."""
    write: float = 0.0012
    """Seconds of SQLite's one writer for a check-in or a delivery: all of their CPU, so at most this."""
    delivery_bytes: int = 265
    checkin_bytes: int = 225
    member_bytes: int = 614
    """With indexes; held by tests/reliability/test_soak.py."""
    server_memory: int = 26_000
    """Bytes a server of 40 channels and 25 roles takes: 123.1 MB with 1,000 of them, 97.6 MB with one."""
    base_memory: int = 98_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Discord's, and one process's."""

    planned_a_second: float = 40.0
    servers_a_shard: int = 2_500
    welcome_seconds: float = 2 * HOUR
    """A prompt that would come later is left out."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """The busy hour of one size."""

    servers: int
    prompts: int
    last_prompt: float
    """Seconds after nine when the last prompt goes out."""
    cpu: float
    """Part of one core in the busy hour."""
    writer: float
    """Part of SQLite's writer in the busy hour."""
    memory: float
    """Bytes in all processes."""
    disk_a_year: float
    shards: int

    @property
    def first_to_break(self) -> str:
        """Name what is nearest to its limit."""
        shares = {
            "the pace of planned messages": self.last_prompt / Limits().welcome_seconds,
            "one core": self.cpu,
            "SQLite's one writer": self.writer,
            "4 GB of memory in one process": self.memory / 4e9,
            "one gateway connection (2,500 servers)": self.servers / Limits().servers_a_shard,
        }
        worst = max(shares, key=lambda name: shares[name])
        return f"{worst} at {shares[worst]:.0%}"


def outlook(servers: int, habits: Habits, costs: Costs, limits: Limits, chance: Random) -> Outlook:
    """Simulate the busiest hour of ``servers``."""
    prompts = round(servers * habits.prompt_at_nine * habits.busiest_zone)
    reminders = round(servers * habits.reminders_a_day * habits.busy_hour)
    last = last_sent(prompts, arrivals(reminders, chance), 1 / limits.planned_a_second)
    presses = servers * (habits.checkins_a_day + habits.other_presses_a_day) * habits.busy_hour
    sent = prompts + reminders
    written = (sent + servers * habits.checkins_a_day * habits.busy_hour) * costs.write
    a_year = servers * habits.checkins_a_day * costs.checkin_bytes * 365
    kept = servers * (habits.reminders_a_day + habits.prompt_at_nine) * costs.delivery_bytes * 90
    return Outlook(
        servers,
        prompts,
        last,
        (presses * costs.interaction + sent * costs.delivery) / HOUR,
        written / HOUR,
        costs.base_memory + servers * costs.server_memory,
        a_year + kept + servers * habits.members * costs.member_bytes,
        max(1, -(-servers // 1_000)),
    )


def arrivals(amount: int, chance: Random) -> Sequence[float]:
    """Return when reminders fall due in the hour: on quarter hours, as people choose them."""
    return sorted(chance.choice((0.0, 900.0, 1800.0, 2700.0)) for _ in range(amount))


def last_sent(prompts: int, reminders: Sequence[float], gap: float) -> float:
    """Return when the last prompt leaves a queue that sends what fell due first, one each ``gap`` seconds."""
    queue = [*((at, 1) for at in reminders), *((0.0, 0) for _ in range(prompts))]
    heapq.heapify(queue)
    free, last = 0.0, 0.0
    while queue:
        due, kind = heapq.heappop(queue)
        free = max(free, due) + gap * (2 if kind else 1)  # a direct message is two requests
        last = free if kind == 0 else last
    return last


HEAD = (
    "servers",
    "prompts at nine",
    "last one out",
    "CPU",
    "SQLite writer",
    "memory",
    "disk, a year",
    "nearest limit",
)


def lines(habits: Habits, costs: Costs, limits: Limits) -> Iterator[str]:
    """Yield the table of docs/scaling.md."""
    yield row(HEAD)
    yield row(["---"] * len(HEAD))
    for servers in SIZES:
        it = outlook(servers, habits, costs, limits, Random(8))
        seen = (f"{servers:,}", f"{it.prompts:,}", f"{it.last_prompt:,.0f} s", f"{it.cpu:.1%} of a core")
        kept = (f"{it.writer:.1%}", f"{it.memory / 1e9:.2f} GB", f"{it.disk_a_year / 1e9:.2f} GB")
        yield row((*seen, *kept, it.first_to_break))


def row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines(Habits(), Costs(), Limits())) + "\n")
