"""Screening of a note, against one ``unicodedata.normalize`` of it; at two lengths: is it linear?

The issue asks for the row and names no limit. The floor is a lower bound of reading a text at all: it
decides nothing, so the ratio says how much deciding costs, not how much could be saved.
"""

import math
import re
from collections.abc import Callable
from unicodedata import normalize

from bench.measure import interleaved, paired
from bench.plain import Work, each
from bench.plan import Effort, Rows
from bot.app import DATA
from bot.features.screening.service import read_screener

LENGTHS = 1_000, 4_000
"""Characters; Discord's longest text input is 4,000."""

WORDING = "checkins", "coping", "counters", "reminders"

NO_LIMIT = math.inf


async def rows(effort: Effort) -> Rows:
    """Yield the CPU of screening a note of each length."""
    screener, ordinary = read_screener(DATA / "screening"), _ordinary()
    for length in LENGTHS:
        text = ordinary[:length]
        pairs = await interleaved(
            each(_awaited(lambda text=text: screener.screen(text)), 10),
            each(_awaited(lambda text=text: normalize("NFKC", text)), 100),
            effort.pairs,
        )
        yield paired(f"CPU of screening {length:,} characters, against normalize", pairs, "ms", NO_LIMIT)


def _ordinary() -> str:
    """Return more than 4,000 characters of ordinary sentences, few of them alike: what check-ins say."""
    files = ((DATA / "texts" / "en" / f"{name}.ftl").read_text(encoding="utf-8") for name in WORDING)
    text = " ".join(found for file in files for found in re.findall(r"= ([^{}\n]{30,})$", file, re.MULTILINE))
    assert len(text) >= max(LENGTHS)
    return text


def _awaited(work: Callable[[], object]) -> Work:
    async def done() -> None:
        work()

    return done
