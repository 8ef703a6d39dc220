"""The shared feeds, where they are; they are never committed."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.features.meetings.feeds.detect import read
from bot.features.meetings.feeds.report import Feed, Report

ROOT = Path(__file__).resolve().parents[4]
SHARED = Path(os.environ.get("HANDRAIL_SHARED", ROOT.parent / "shared")) / "data" / "meetings"

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LONG_AGO = datetime(1999, 1, 1, tzinfo=UTC)

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared feeds are not here")


def feed(zone: str | None = "America/New_York", now: datetime = NOW) -> Feed:
    return Feed("1", zone, now)


def read_text(text: str, zone: str | None = "America/New_York", now: datetime = NOW) -> Report:
    return read(text.encode(), feed(zone, now))


def read_shared(name: str, zone: str | None = "America/New_York", now: datetime = NOW) -> Report:
    return read((SHARED / name).read_bytes(), feed(zone, now))
