"""Lists of meetings: what reading one costs beside decoding its JSON and storing its rows."""

import json
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bench.measure import Measure, interleaved, paired
from bench.plan import Effort, Rows
from bot.features.meetings.feeds import clean
from bot.features.meetings.feeds.detect import read
from bot.features.meetings.feeds.report import Feed

ROWS = 2_000
IMPORT_LIMIT = 8.0
"""Limit: issue 6, "What it must reach"; the board's own row adds its index and its short transactions."""

FEED = Feed("1", "America/New_York", datetime(2026, 3, 2, 12, tzinfo=UTC))
TABLE = "CREATE TABLE IF NOT EXISTS listing (id TEXT PRIMARY KEY, name TEXT, body TEXT) WITHOUT ROWID"
PUT = "INSERT OR REPLACE INTO listing VALUES (?, ?, ?)"


def listing(amount: int) -> bytes:
    """Return a list as sites publish them: a group meets on some days, with notes, link and number."""
    rows = [
        {
            "id": number,
            "name": f"Harbor Light {number // 3}",
            "slug": f"harbor-light-{number}",
            "notes": f"Ring twice at door {number // 3}. Zoom ID: 123 456 {number // 3:04}\nPasscode: tide",
            "updated": "2026-01-02 03:04:05",
            "url": f"https://meetings.example/meetings/harbor-light-{number}",
            "day": number % 7,
            "time": f"{6 + number % 16:02}:30",
            "end_time": f"{7 + number % 16:02}:30",
            "types": ["O", "D", "W", "ONL", "X"],
            "conference_url": f"https://us02web.zoom.us/j/123456{number // 3:04}?pwd=tide",
            "conference_phone": f"+16465588656,,123456{number // 3:04}#",
            "location": f"Hall {number // 3}",
            "formatted_address": f"{number // 3} Quay St, Harbor, NY 10001, USA",
            "approximate": "no",
            "latitude": 40.7,
            "longitude": -74.0,
            "regions": ["Harbor", "Old Harbor"],
            "group": f"Group {number // 3}",
        }
        for number in range(amount)
    ]
    return json.dumps(rows).encode()


async def rows(effort: Effort) -> Rows:
    """Yield the import of 2,000 meetings."""
    data = listing(ROWS)
    with tempfile.TemporaryDirectory() as folder:
        base = sqlite3.connect(Path(folder) / "list.db")
        base.execute(TABLE)
        pairs = await interleaved(
            _spent(lambda: _import(base, data)), _spent(lambda: _decode_and_put(base, data)), effort.pairs
        )
        base.close()
    yield paired(f"CPU of importing {ROWS:,} meetings, against JSON and insert", pairs, "ms", IMPORT_LIMIT)


def _spent(work: Callable[[], None]) -> Measure:
    async def measured() -> float:
        clean.forget()
        before = time.process_time()
        work()
        return (time.process_time() - before) * 1000

    return measured


def _import(base: sqlite3.Connection, data: bytes) -> None:
    report = read(data, FEED)
    with base:
        base.executemany(PUT, [(each.id, each.name, repr(each.place)) for each in report.meetings])


def _decode_and_put(base: sqlite3.Connection, data: bytes) -> None:
    found = json.loads(data)
    with base:
        base.executemany(PUT, [(row["slug"], row["name"], json.dumps(row)) for row in found])
