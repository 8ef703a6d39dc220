"""``make bench``: every row, as a table and in ``bench/results.json``; exit code 1 when one is over."""

import argparse
import asyncio
import importlib
import pkgutil
import sys
from collections.abc import Mapping

from bench import rows
from bench.measure import Result, report, table
from bench.plan import QUICK, Effort, Measures


def modules(only: str = "") -> dict[str, Measures]:
    """Return ``rows`` of every module in ``bench.rows`` whose name holds ``only``."""
    names = [found.name for found in pkgutil.iter_modules(rows.__path__) if only in found.name]
    return {name: importlib.import_module(f"bench.rows.{name}").rows for name in names}


async def measure(measures: Mapping[str, Measures], effort: Effort) -> list[Result]:
    """Measure one module after the other; tell on standard error which is under way."""
    results: list[Result] = []
    for name, each in measures.items():
        sys.stderr.write(f"measuring {name} ...\n")
        results += [row async for row in each(effort)]
    return results


def main(argv: list[str]) -> int:
    """Measure and print; all rows at full effort are written to the file and decide the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("only", nargs="?", default="", help="only modules with this in their name")
    parser.add_argument("--quick", action="store_true", help="only prove that every row runs")
    given = parser.parse_args(argv)
    results = asyncio.run(measure(modules(given.only), QUICK if given.quick else Effort()))
    if given.quick or given.only:
        sys.stdout.write(table(results))
        return 0
    return report(results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
