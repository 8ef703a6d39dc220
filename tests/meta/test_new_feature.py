"""The recipe of CONTRIBUTING.md, followed to the letter in a copy of this repository, and undone again."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from shutil import copy2

import pytest

ROOT = Path(__file__).parents[2]
FILE = re.compile(r"^\*\*`(?P<path>[^`]+)`\*\*\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
MIGRATION = re.compile(r"^python -m (bot\.storage\.migrations\.make) (\w+)$", re.MULTILINE)
PLACES = ("bot/features/", "cogs/", "data/texts/en/", "tests/cogs/")
STORY = "tests/cogs/test_kindnesses.py"
FOREIGN = ("PYTEST", "COV", "HANDRAIL")
LEFT_OUT = [f"-pno:{plugin}" for plugin in ("cacheprovider", "hypothesispytest", "xdist", "cov")]
"""Plugins that write files or take time."""
HABITS = [
    f"tests/meta/test_{name}.py" for name in ("texts", "language", "commands", "personal_data", "layers")
]


@dataclass(frozen=True, slots=True)
class Grown:
    """What happened in the copy: the recipe's files, what the tests and the linter said, and the end."""

    written: list[str]
    overwritten: list[str]
    tests: str
    style: str
    before: dict[str, str]
    after: dict[str, str]

    def passed(self, where: str) -> list[str]:
        """Return the tests that passed in files whose name begins with ``where``."""
        return re.findall(rf"^({re.escape(where)}\S*::.*) PASSED", self.tests, re.MULTILINE)


def recipe() -> dict[str, str]:
    """Return the files of the recipe by their path."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    return {found["path"]: found["text"] for found in FILE.finditer(text)}


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Grown:
    copy = tmp_path_factory.mktemp("handrail")
    _copy_to(copy)
    before, files = _hashes(copy), recipe()
    overwritten = [path for path in files if (copy / path).exists()]
    for path, text in files.items():
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_text(text, "utf-8")
    migration = _migrate(copy)
    tests = _run(copy, "-m", "pytest", "-o", "addopts=", "-v", "--assert=plain", *LEFT_OUT, STORY, *HABITS)
    python = [path for path in files if path.endswith(".py")]
    style = _run(copy, "-m", "ruff", "check", "--no-cache", *python)
    style += _run(copy, "-m", "ruff", "format", "--no-cache", "--check", *python)
    for path in (*files, migration):
        (copy / path).unlink()
    return Grown([*files], overwritten, tests, style, before, _hashes(copy))


def _copy_to(copy: Path) -> None:
    """Copy what git knows or would take, and what Python compiled of it; git itself is left alone."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    names = [name for name in listed.split("\0") if name]
    compiled = [cache_from_source(name) for name in names if name.endswith(".py")]
    for name in (*names, *compiled):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            copy2(ROOT / name, copy / name)


def _hashes(folder: Path) -> dict[str, str]:
    """Return a mark of every file; what Python compiles beside them is no part of a repository."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def _migrate(copy: Path) -> str:
    (module, message) = MIGRATION.findall((copy / "CONTRIBUTING.md").read_text("utf-8"))[0]
    said = _run(copy, "-m", module, message)
    written = Path(said.strip().splitlines()[-1])
    assert written.is_relative_to(copy), said
    return written.relative_to(copy).as_posix()


def _run(copy: Path, *arguments: str) -> str:
    """Run Python in the copy, without this run's settings, and return what it said."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=copy, env=env, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_a_feature_is_new_files_only(grown: Grown) -> None:
    assert len(grown.written) > 8
    assert grown.overwritten == []
    assert [path for path in grown.written if not path.startswith(PLACES)] == []
    assert {path.split("/")[-2] for path in grown.written if path.endswith(("cog.py", "store.py"))} == {
        "kindnesses"
    }


def test_the_recipe_works_as_members_and_admins_live_it(grown: Grown) -> None:
    """Command, table, consent, entry on /home, next step, export, erasure and channel: see its own tests."""
    stories = recipe()[STORY].count("async def test_")
    assert stories > 4
    assert len(grown.passed(STORY)) == stories, grown.tests


def test_the_recipe_has_the_habits_of_this_code(grown: Grown) -> None:
    assert len(grown.passed("tests/meta/")) > 50
    assert re.findall(r"^\S+::.* (?:FAILED|ERROR).*", grown.tests, re.MULTILINE) == [], grown.tests


def test_the_recipe_is_written_as_this_house_writes(grown: Grown) -> None:
    assert "All checks passed" in grown.style, grown.style
    assert "would be reformatted" not in grown.style.lower(), grown.style


def test_a_feature_that_is_taken_out_leaves_nothing(grown: Grown) -> None:
    assert len(grown.before) > 100
    assert grown.after == grown.before
