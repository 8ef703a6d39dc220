"""The real help book and texts, and small entries made up for one story."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.features.help_now.book import load, parse
from bot.features.help_now.model import HelpBook
from bot.features.help_now.regions import Regions
from bot.features.help_now.service import HelpNow
from bot.texts import Texts

ROOT = Path(__file__).parents[3]
TODAY = date(2026, 11, 20)


@pytest.fixture(scope="session")
def book() -> HelpBook:
    return load(ROOT / "data/resources/helplines.yaml")


@pytest.fixture(scope="session")
def texts() -> Texts:
    return Texts(ROOT / "data/texts")


@pytest.fixture(scope="session")
def help_now() -> HelpNow:
    return HelpNow.from_files(ROOT / "data/resources", Regions())


def a_line(**changed: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "id": "zz-line",
        "country": "ZZ",
        "name": "A line",
        "kind": "suicide_crisis",
        "topics": ["suicide"],
        "phone": "12345",
        "phone_dial": "12345",
        "source": ["a-list"],
        "source_date": "2026-09-13",
        "evidence": "two_datasets",
        "confidence": "high",
        "reviewed": "none",
    }
    return {**plain, **changed}


def an_emergency(**changed: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "country": "ZZ",
        "general": "112",
        "police": None,
        "ambulance": None,
        "fire": None,
        "source": ["a-list"],
        "source_date": "2026-09-13",
        "evidence": "derived",
        "confidence": "high",
        "reviewed": "none",
    }
    return {**plain, **changed}


def a_book(*lines: dict[str, Any], emergency: list[dict[str, Any]] | None = None) -> HelpBook:
    directory = a_line(id="list", country=None, phone=None, phone_dial=None, website="https://example.org/")
    return parse(
        {
            "built": "2026-11-20",
            "directory": "list",
            "sources": {"a-list": "a list that a test made up"},
            "common_emergency": [{"where": "europe", "number": "112", "in": ["ZZ"]}],
            "no_emergency_number": [],
            "emergency": emergency or [],
            "helplines": [directory, *lines],
        }
    )
