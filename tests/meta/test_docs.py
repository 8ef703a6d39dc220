"""The pages people read name only files, commands, settings and tables that are there, and leave none out."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from bot.__main__ import cli
from bot.config import ENV_PREFIX, settings
from bot.storage.base import ownership
from bot.storage.tables import load_tables
from tests.meta.test_repository import ROOT, files, git, short

LINK = re.compile(r"\]\(([^()\s]+)\)")
COMMAND = re.compile(r"python -m bot ([a-z][a-z-]*)")
OPTION = re.compile(r"python -m bot ([a-z-]+)[^`\n#]*?(--[a-z-]+)")
VARIABLE = re.compile(rf"\b{ENV_PREFIX}[A-Z_]*[A-Z]\b")

NO_SETTINGS = {"HANDRAIL_CONFIG"}
"""Variables that are read before there are settings."""

KEPT_AS = {
    "companion_seats": "company for meetings",
    "agenda": "agenda and deliveries",
    "blocks": "blocks",
    "buddy_profiles": "buddies",
    "buddy_seats": "buddies",
    "buddy_waiting": "buddies",
    "checkins": "check-ins",
    "consents": "consents",
    "coping_kits": "coping kit",
    "coping_plans": "triggers, plans, tools tried",
    "coping_rounds": "triggers, plans, tools tried",
    "coping_triggers": "triggers, plans, tools tried",
    "counters": "counters",
    "deliveries": "agenda and deliveries",
    "duties": "staff",
    "last_seen": "last seen",
    "line_authors": "local lines",
    "meeting_follows": "meetings followed",
    "meeting_hosts": "meeting hosts",
    "meeting_tries": "meetings followed",
    "members": "settings",
    "milestones": "milestones",
    "pauses": "pauses",
    "reminders": "reminders",
    "report_bodies": "reports",
    "retention_choices": "retention choices",
    "sealed_under": "keys",
    "shares": "shares",
    "staff_actors": "staff",
    "silences": "going quiet (`/if-quiet`)",
    "slip_notes": "slip notes",
}
"""The row of the table in docs/privacy.md that tells of each owned table."""


def pages() -> list[Path]:
    return files("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "docs/*.md")


def links(page: Path) -> list[str]:
    """Return the relative links and pictures of a page, without what follows ``#``."""
    found = (link.partition("#")[0] for link in LINK.findall(page.read_text(encoding="utf-8")))
    return [unquote(link) for link in found if link and ":" not in link]


def test_every_relative_link_and_picture_is_a_tracked_file() -> None:
    tracked = {(ROOT / name).resolve() for name in git("ls-files", "-z")}
    found = [(page, link) for page in pages() for link in links(page)]
    assert len(found) > 10
    assert [
        f"{short(page)}: {link}" for page, link in found if (page.parent / link).resolve() not in tracked
    ] == []


def test_every_command_that_is_named_exists() -> None:
    named = {(short(page), name) for page in pages() for name in COMMAND.findall(page.read_text("utf-8"))}
    assert len(named) > 3
    assert {(page, name) for page, name in named if name not in cli.commands} == set()


def test_every_option_of_a_command_that_is_named_exists() -> None:
    named = {found for page in pages() for found in OPTION.findall(page.read_text("utf-8"))}
    assert named
    known = {(name, opt) for name, each in cli.commands.items() for p in each.params for opt in p.opts}
    assert named - known == set()


def test_every_variable_that_is_named_exists() -> None:
    known = {setting.env for setting in settings()} | NO_SETTINGS
    read = [*pages(), ROOT / "config.example.yaml"]
    named = {(short(page), name) for page in read for name in VARIABLE.findall(page.read_text("utf-8"))}
    assert len(named) > 5
    assert {(page, name) for page, name in named if name not in known} == set()


def rows_of_the_privacy_page() -> set[str]:
    lines = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8").splitlines()
    return {line.split("|")[1].strip() for line in lines if line.startswith("| ")} - {"what"}


def owned_tables() -> list[str]:
    return sorted(table.name for table in load_tables().sorted_tables if ownership(table) is not None)


def test_the_privacy_page_tells_of_every_table_with_a_members_data() -> None:
    assert owned_tables() == sorted(KEPT_AS), "tell of it in docs/privacy.md, and here in which row"
    assert set(KEPT_AS.values()) - rows_of_the_privacy_page() == set()


@pytest.mark.parametrize("line", ["![a](docs/no.png)", "[b](no.md#part)"])
def test_a_link_to_nothing_would_be_found(tmp_path: Path, line: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(line)
    assert links(page) == [line.partition("(")[2].rstrip(")").partition("#")[0]]
