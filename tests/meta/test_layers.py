"""Who may know whom: the import contracts of pyproject.toml, and what they cannot say."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from typing import Any

from tests.meta.sources import ROOT, modules, parts

FACES = {"bot.ui", "bot.cli"}
"""Packages of ``bot`` that talk to Discord or to the operator; all others are true without either."""

LOOKS = "bot/cli/stored.py"
"""``check`` looks at a database without opening (and so migrating) it."""

MAY_KNOW = {
    "discord": ("bot/ui/", "bot/cli/", "bot/client.py", "cogs/"),
    "sqlalchemy": ("bot/storage/", "/store.py", LOOKS),
    "aiosqlite": ("bot/storage/",),
    "asyncpg": ("bot/storage/",),
    "sqlite3": ("bot/storage/", LOOKS),
    "simcord": (),
}
"""Libraries with the places that may import them."""


def contracts() -> list[dict[str, Any]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    assert len(found) > 4
    return found


def imported(module: ast.Module) -> Iterator[str]:
    """Yield the dotted name of everything a module imports, inside functions too."""
    for node in parts(module):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)


def strangers(path: str, module: ast.Module) -> list[str]:
    """Return libraries that a module imports and its place may not know."""
    return [
        f"{path}: {name}"
        for name in imported(module)
        for library, places in MAY_KNOW.items()
        if name.split(".")[0] == library and not any(place in path for place in places)
    ]


def test_the_import_contracts_hold() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            "--no-cache",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(contracts())} kept" in done.stdout


def test_every_package_that_is_true_without_discord_is_under_the_first_contract() -> None:
    packages = {f"bot.{path.parent.name}" for path in (ROOT / "bot").glob("*/__init__.py")}
    assert len(packages) > 3
    assert packages - FACES - set(contracts()[0]["source_modules"]) == set()


def test_a_library_is_known_where_it_belongs_and_nowhere_else() -> None:
    assert [each for path, module in modules("bot", "cogs").items() for each in strangers(path, module)] == []


def test_a_library_in_the_wrong_place_would_be_found() -> None:
    wrong = {
        "bot/days.py": "import discord",
        "cogs/x/cog.py": "from sqlalchemy import select",
        "bot/features/x/service.py": "def f():\n    import sqlalchemy.sql",
        "cogs/x/views.py": "from simcord import Env",
    }
    assert all(strangers(path, ast.parse(code)) for path, code in wrong.items())
    assert strangers("bot/features/x/store.py", ast.parse("from sqlalchemy import select")) == []


def test_cog_packages_meet_through_declarations_only() -> None:
    """Import contracts would have to list every pair."""
    found = [
        f"{path}: {name}"
        for path, module in modules("cogs").items()
        for name in imported(module)
        if name.startswith("cogs.") and name.split(".")[1] != path.split("/")[1]
    ]
    assert len(modules("cogs")) > 10
    assert found == []
