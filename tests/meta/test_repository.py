"""Habits of this repository that no other tool holds. A check that finds nothing to look at fails."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 300
"""Lines of a module; ARCHITECTURE asks for about 250."""

PROGRAM = ("bot", "cogs", "demo")
CLOCK_READERS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "discord.utils.utcnow",
    "utils.utcnow",
    "utcnow",
}
MOCKS = {"Mock", "MagicMock", "AsyncMock", "NonCallableMock", "PropertyMock", "create_autospec"}


@cache
def git(*arguments: str) -> list[str]:
    """Return what git lists; asked once in a run of the tests, as is every source read."""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return [line for line in done.stdout.split("\0") if line]


def files(*patterns: str) -> list[Path]:
    """Return what is committed or about to be, as git sees it."""
    found = git("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns)
    there = [ROOT / name for name in found if (ROOT / name).is_file()]
    assert there, f"nothing to look at: {patterns}"
    return sorted(set(there))


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def sources(*folders: str) -> list[Path]:
    return files(*(f"{folder}/**.py" for folder in folders))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), short(path))


def dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree(path)))


def imports(path: Path) -> Iterator[str]:
    """Yield the dotted name of everything a source imports."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)


# What no file may hold

# Written in two parts, so that this file does not hold them either.
INDEX = re.compile(
    "--(extra-)?index" + r"-url|(extra-)?index" + r"-url\s*=|find" + r"-links|pypi\.org/" + "simple"
)


def index_addresses(text: str) -> list[str]:
    return [found.group() for found in INDEX.finditer(text)]


def test_no_file_names_a_package_index() -> None:
    named = [
        short(path) for path in files() if index_addresses(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert named == []


@pytest.mark.parametrize(
    "line", ["pip install --index" + "-url x", "extra-index" + "-url = x", "--find" + "-links ."]
)
def test_an_index_address_would_be_found(line: str) -> None:
    assert index_addresses(line)


def test_nothing_is_committed_that_belongs_to_an_installation() -> None:
    private = re.compile(
        r"^(data/runtime/|config\.yaml$|bench/results\.json$|\.venv/|.*\.(db|sqlite3?|key)$)"
    )
    assert [short(path) for path in files() if private.match(short(path))] == []


@pytest.mark.parametrize("path", ["data/runtime/handrail.db", "data/runtime/keys/master.key", "config.yaml"])
def test_what_belongs_to_an_installation_is_ignored(path: str) -> None:
    done = subprocess.run(["git", "check-ignore", "-q", path], cwd=ROOT, check=False)
    assert done.returncode == 0


def test_no_file_is_larger_than_a_diff_can_show() -> None:
    assert [short(path) for path in files() if path.stat().st_size > 1_500_000] == []


def test_the_licence_is_there_and_is_the_one_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    (licence,) = project["license-files"]
    assert (ROOT / licence).read_text().startswith(f"{project['license']} License")


# Python sources


def test_a_module_begins_with_one_sentence_about_itself() -> None:
    """Migrations are named by whoever makes one (bot/storage/migrations/make.py)."""
    silent = [
        short(path)
        for path in sources(*PROGRAM, "bench", "tests")
        if "versions" not in path.parts
        and path.read_text().strip()
        and not (ast.get_docstring(tree(path)) or "").split("\n\n")[0].endswith((".", "?"))
    ]
    assert silent == []


def test_modules_stay_short() -> None:
    lengths = {short(path): path.read_text().count("\n") for path in sources(*PROGRAM)}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_one_line_of_the_program_reads_the_clock() -> None:
    reads = [
        f"{short(path)}:{node.lineno}"
        for path in sources("bot", "cogs")
        for node in nodes(path)
        if isinstance(node, ast.Call) and dotted(node.func) in CLOCK_READERS
    ]
    assert [place.split(":")[0] for place in reads] == ["bot/clock.py"], reads


def test_nothing_is_mocked() -> None:
    guilty = [
        f"{short(path)}: {name}"
        for path in sources("tests", *PROGRAM)
        for name in imports(path)
        if name.split(".")[-1] in MOCKS or name.startswith(("unittest.mock", "mock.", "pytest_mock"))
    ]
    assert guilty == []


def test_a_store_is_opened_by_its_own_feature_only() -> None:
    """Import contracts know who may import stores, not that each may import only its own."""
    guilty: list[str] = []
    for path in sources("bot/features"):
        own = path.relative_to(ROOT / "bot" / "features").parts[0]
        for name in imports(path):
            found = re.match(r"bot\.features\.(\w+)\.store\b", name)
            if found and found.group(1) != own:
                guilty.append(f"{short(path)}: {name}")
    assert guilty == []


def test_the_simulator_is_known_to_few() -> None:
    """A new version of simcord touches tests/people.py, the conftest that starts it, and demo/."""
    users = {
        short(path)
        for path in sources("bot", "cogs", "bench", "tests")
        if any(name.split(".")[0] == "simcord" for name in imports(path))
    }
    assert {name for name in users if not name.startswith(("tests/people", "tests/conftest"))} == set()


# Dependencies


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    everything = [
        *project["dependencies"],
        *(each for extra in project["optional-dependencies"].values() for each in extra),
    ]
    return {named(each) for each in everything}


def named(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def locked(lock: Path) -> dict[str, str]:
    """Return each pinned requirement with everything up to the next one."""
    blocks = re.split(r"\n(?=\S)", lock.read_text().strip())
    return {named(block): block for block in blocks if not block.startswith("#")}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-demo.lock", "requirements-dev.lock"])
def test_every_locked_package_has_one_version_and_a_hash(name: str) -> None:
    packages = locked(ROOT / name)
    assert packages
    for package, block in packages.items():
        assert re.match(r"[\w.\[\],-]+==[\w.]+( ;.*)? \\\n    --hash=sha256:[0-9a-f]{64}", block), package


def test_the_development_lock_holds_all_that_is_declared() -> None:
    assert declared() - set(locked(ROOT / "requirements-dev.lock")) == set(), "run make lock"


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-demo.lock"])
def test_the_locks_agree_on_versions(name: str) -> None:
    everything = locked(ROOT / "requirements-dev.lock")
    part = locked(ROOT / name)
    assert {each: block.splitlines()[0] for each, block in part.items()} == {
        each: everything[each].splitlines()[0] for each in part
    }
