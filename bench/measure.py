"""Measuring: CPU and memory of another process, interleaved pairs, intervals, and the table of rows."""

import asyncio
import math
import re
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Literal

import orjson

CONFIDENCE = 0.95
FEWEST_PAIRS = 6
"""Below six, no two order statistics enclose the median with 95 % (1 - 2 * 0.5**5 = 93.75 %)."""
RESULTS = Path(__file__).parent / "results.json"


def cpu_seconds(pid: int) -> float:
    """Return the CPU time of a process, all its threads and those that ended, in seconds (ns resolution).

    Uses the process's own CPU clock: /proc/<pid>/stat counts in 10 ms, /proc/<pid>/schedstat only the
    main thread (Linux clock ids: clock_getcpuclockid(3), ``(~pid << 3) | CPUCLOCK_SCHED``).

    Raises:
        ProcessLookupError: There is no such process.
    """
    try:
        return time.clock_gettime(((~pid) << 3) | 2)
    except OSError as wrong:
        raise ProcessLookupError(pid) from wrong


async def settled_cpu(pid: int, quiet: float = 0.02, patience: float = 2.0) -> float:
    """Return ``cpu_seconds`` once the process has been idle for ``quiet`` seconds.

    An answer reaches the end before the bot has read what the end says to it; that work counts too.
    """
    until, before = time.monotonic() + patience, cpu_seconds(pid)
    while time.monotonic() < until:
        await asyncio.sleep(quiet)
        now = cpu_seconds(pid)
        if now - before < quiet / 100:
            return now
        before = now
    return before


async def cpu_spent(pid: int, work: Callable[[], Awaitable[object]]) -> float:
    """Return the CPU seconds a process spends while ``work`` runs and until it is idle again."""
    before = await settled_cpu(pid)
    await work()
    return await settled_cpu(pid) - before


def resident_mb(pid: int) -> float:
    """Return the resident memory of a process in MB (2**20 bytes), from /proc/<pid>/status."""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
    if not found:
        raise ProcessLookupError(pid)
    return int(found[1]) / 1024


@dataclass(frozen=True, slots=True)
class Interval:
    """A median and the ends of its interval."""

    low: float
    mid: float
    high: float


def median_interval(samples: Sequence[float], confidence: float = CONFIDENCE) -> Interval:
    """Return the median and a distribution-free interval for it, from order statistics.

    The k-th smallest and k-th largest of n enclose the median with probability
    1 - 2 P(Binomial(n, 1/2) < k); k is the largest that reaches the confidence (H. A. David, Order
    Statistics, section 7.1).

    Raises:
        ValueError: Too few samples for this confidence.
    """
    ordered, n = sorted(samples), len(samples)
    k = 0
    while k < n and 1 - 2 * sum(math.comb(n, i) for i in range(k + 1)) / 2**n >= confidence:
        k += 1
    if k == 0:
        raise ValueError(f"{n} samples are too few for {confidence:.0%}")
    return Interval(ordered[k - 1], median(ordered), ordered[n - k])


@dataclass(frozen=True, slots=True)
class Pairs:
    """Interleaved measurements of a figure and its floor, in the same unit; pair by pair."""

    values: tuple[float, ...]
    floors: tuple[float, ...]

    def ratio(self) -> Interval:
        """Return the median of the pairs' ratios and its 95 % interval."""
        return median_interval([value / floor for value, floor in zip(self.values, self.floors, strict=True)])


Measure = Callable[[], Awaitable[float]]


async def interleaved(value: Measure, floor: Measure, pairs: int = 9, warm_up: int = 1) -> Pairs:
    """Measure a figure and its floor in turn, swapping who goes first in each pair.

    Args:
        value: Measures the figure once.
        floor: Measures its floor once, in the same unit.
        pairs: How many pairs count; at least six.
        warm_up: How many are measured before and thrown away.

    Raises:
        ValueError: Fewer than six pairs.
    """
    if pairs < FEWEST_PAIRS:
        raise ValueError(f"{pairs} pairs cannot give a 95 % interval; {FEWEST_PAIRS} can")
    taken = [await _pair(value, floor, number % 2 == 1) for number in range(warm_up + pairs)][warm_up:]
    return Pairs(tuple(first for first, _ in taken), tuple(second for _, second in taken))


async def _pair(value: Measure, floor: Measure, floor_first: bool) -> tuple[float, float]:
    if floor_first:
        low = await floor()
        return await value(), low
    return await value(), await floor()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the results; ``limit`` is the figure asked for, of ``ratio`` where there is a floor."""

    name: str
    value: float
    floor: float
    unit: str
    ratio: float
    limit: float
    better: Literal["lower", "higher"]


@dataclass(frozen=True, slots=True)
class Result:
    """A row and how sure it is."""

    row: Row
    interval: Interval

    @property
    def over(self) -> bool:
        """Tell whether the whole interval lies past the limit."""
        if self.row.better == "lower":
            return self.interval.low > self.row.limit
        return self.interval.high < self.row.limit


def paired(
    name: str, pairs: Pairs, unit: str, limit: float, better: Literal["lower", "higher"] = "lower"
) -> Result:
    """Return the result of interleaved pairs: medians, and the median ratio with its interval."""
    ratio = pairs.ratio()
    row = Row(name, median(pairs.values), median(pairs.floors), unit, ratio.mid, limit, better)
    return Result(row, ratio)


def counted(
    name: str,
    value: float,
    floor: float,
    unit: str,
    limit: float,
    better: Literal["lower", "higher"] = "lower",
) -> Result:
    """Return the result of two exact figures, such as rows read: the interval is the ratio itself."""
    ratio = value / floor
    return Result(Row(name, value, floor, unit, ratio, limit, better), Interval(ratio, ratio, ratio))


def table(results: Sequence[Result]) -> str:
    """Return all results as one table."""
    head = ("name", "value", "floor", "unit", "ratio", "95 %", "limit", "")
    lines = [head, *(_cells(result) for result in results)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    padded = (
        [cell.ljust(width) if column in (0, 3, 7) else cell.rjust(width)
         for column, (cell, width) in enumerate(zip(line, widths, strict=True))]
        for line in lines
    )  # fmt: skip
    return "\n".join("  ".join(cells).rstrip() for cells in padded) + "\n"


def _cells(result: Result) -> tuple[str, ...]:
    row, interval = result.row, result.interval
    sign = "<=" if row.better == "lower" else ">="
    between = f"{interval.low:.2f}-{interval.high:.2f}"
    verdict = "OVER" if result.over else "ok"
    figures = f"{row.value:.4g}", f"{row.floor:.4g}", row.unit, f"{row.ratio:.2f}"
    limit = "none" if math.isinf(row.limit) else f"{sign} {row.limit:g}"
    return (row.name, *figures, between, limit, verdict)


def report(results: Sequence[Result], path: Path = RESULTS) -> int:
    """Print the table, write the rows as JSON and return the exit code: 1 when a row is over."""
    sys.stdout.write(table(results))
    rows = [asdict(result.row) for result in results]
    path.write_bytes(orjson.dumps(rows, option=orjson.OPT_INDENT_2) + b"\n")
    return int(any(result.over for result in results))
