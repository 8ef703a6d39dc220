"""What operators install from: the wheel, the systemd unit, the Dockerfile and the compose file.

Docker itself is not needed: the Dockerfile is read, and its steps are done here.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.config import settings
from tests.meta.test_repository import ROOT, files, git, short

DEPLOY = ROOT / "deploy"
UNIT, DOCKERFILE, COMPOSE = DEPLOY / "handrail.service", DEPLOY / "Dockerfile", DEPLOY / "compose.yaml"
EXPOSED = 20
"""Tenths of systemd's exposure level, 0 (none) to 100; an ordinary service has 96."""


def ran(*command: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("HANDRAIL_", "DISCORD_"))
    }
    return subprocess.run(
        [str(each) for each in command], cwd=cwd, env=kept | env, capture_output=True, text=True, check=False
    )


def told(done: subprocess.CompletedProcess[str], word: str) -> list[str]:
    return [line for line in done.stdout.splitlines() if line.startswith(word)]


# The wheel


def test_the_wheel_takes_every_folder_the_program_reads_and_nothing_a_bot_keeps() -> None:
    setuptools: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    assert setuptools["packages"]["find"] == {
        "include": ["bot*", "cogs*", "demo*", "data*"],
        "exclude": ["data.runtime*"],
    }
    assert setuptools["package-data"] == {"*": ["*"]}, "every file of these folders"
    hidden = [name for name in git("ls-files", "-z", "bot", "cogs", "demo", "data") if "/." in name]
    assert hidden == [], "setuptools leaves these out"


@pytest.mark.long
def test_a_wheel_works_far_from_any_checkout(tmp_path: Path) -> None:
    source, away = tmp_path / "source", tmp_path / "away"
    for path in files("bot", "cogs", "demo", "data", "pyproject.toml", "README.md", "LICENSE"):
        (source / short(path)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, source / short(path))
    (source / "data/runtime/keys").mkdir(parents=True)
    (source / "data/runtime/keys/master.key").write_text("canary")
    away.mkdir()
    uv, python = Path(sys.prefix) / "bin/uv", tmp_path / "venv/bin/python"
    built = ran(uv, "build", "--wheel", "--python", sys.executable, "--out-dir", tmp_path, source, cwd=away)
    if "Failed to fetch" in built.stderr or "dns error" in built.stderr:
        pytest.skip("to build needs setuptools, and no package index answers")
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("handrail-*.whl")
    assert b"data/runtime" not in wheel.read_bytes()
    ran(uv, "venv", "--python", sys.executable, tmp_path / "venv", cwd=away)
    installed = ran(uv, "pip", "install", "--offline", "--no-deps", "--python", python, wheel, cwd=away)
    assert installed.returncode == 0, installed.stderr
    (there,) = (tmp_path / "venv").glob("lib/python*/site-packages")
    (here,) = Path(sys.prefix).glob("lib/python*/site-packages")
    (there / "borrowed.pth").write_text(str(here))  # what requirements.lock would install
    shutil.rmtree(source)
    checked = ran(tmp_path / "venv/bin/handrail", "check", "--no-operator", cwd=away)
    assert (checked.returncode, told(checked, "fix")) == (0, []), checked.stdout
    assert len(told(checked, "ok    cogs: ")[0].split(",")) == len(
        list((ROOT / "cogs").glob("*/__init__.py"))
    )
    assert ran(tmp_path / "venv/bin/handrail", "migrate", cwd=away).returncode == 0
    demo = ran(tmp_path / "venv/bin/handrail", "demo", "--smoke", cwd=away)
    assert demo.returncode == 0, demo.stderr


# systemd


def analysed(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not here")
    return ran("systemd-analyze", *arguments, cwd=cwd)


def test_systemd_understands_every_line_of_the_unit(tmp_path: Path) -> None:
    there = UNIT.read_text().replace("/opt/handrail/venv/bin/handrail", "/bin/true")
    (tmp_path / "handrail.service").write_text(there)
    done = analysed("verify", "./handrail.service", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_unit_is_hardened(tmp_path: Path) -> None:
    done = analysed("security", "--offline=yes", "--no-pager", f"--threshold={EXPOSED}", UNIT, cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-200:] + done.stderr


def test_the_unit_gives_a_stop_time_and_does_not_insist_on_a_wrong_token() -> None:
    lines = dict(
        line.split("=", 1) for line in UNIT.read_text().splitlines() if "=" in line and line[0] != "#"
    )
    assert int(lines["TimeoutStopSec"]) > 10
    assert lines["KillMode"] == "mixed", "the drawing process is not told to stop before the bot is"
    assert lines["RestartPreventExitStatus"] == "2"


# Docker


def steps() -> list[tuple[str, str]]:
    """Return the Dockerfile's instructions with their words, lines that go on joined."""
    text = DOCKERFILE.read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(word, rest.strip()) for word, _, rest in (line.partition(" ") for line in lines)]


def words_of(instruction: str) -> list[str]:
    return [rest for word, rest in steps() if word == instruction]


def test_the_image_installs_by_hash_alone() -> None:
    (install,) = [each for each in words_of("RUN") if "pip install" in each]
    assert "--require-hashes --no-deps -r requirements.lock" in install
    lock = (ROOT / "requirements.lock").read_text()
    pins = re.findall(r"^[a-z0-9].*==", lock, re.MULTILINE | re.IGNORECASE)
    assert len(pins) > 20
    assert len(re.findall(r"^\S+==.*\\\n +--hash=sha256:", lock, re.MULTILINE)) == len(pins)


def test_no_image_or_file_names_a_registry() -> None:
    images = [*words_of("FROM"), *(each["image"] for each in services().values() if "image" in each)]
    assert [each for each in images if "/" in each] == []
    assert ":latest" not in " ".join(images)


@pytest.mark.long
def test_the_bot_works_from_what_the_image_is_given(tmp_path: Path) -> None:
    place, data = tmp_path / "opt", tmp_path / "data"
    allowed = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    for source, target in (shlex.split(each) for each in words_of("COPY")):
        assert source in allowed, "else .dockerignore keeps it out"
        for path in files(source):
            to = place / target / path.name if source == short(path) else place / short(path)
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, to)
    environment = dict(each.split("=", 1) for line in words_of("ENV") for each in line.split())
    environment |= {"HANDRAIL_DATA": str(data)}
    assert words_of("ENTRYPOINT") == ['["python", "-m", "bot"]']
    (compiled,) = [each for each in words_of("RUN") if "compileall" in each]
    assert ran(sys.executable, *shlex.split(compiled)[1:], cwd=place).returncode == 0
    checked = ran(sys.executable, "-m", "bot", "check", "--no-operator", cwd=place, **environment)
    assert (checked.returncode, told(checked, "fix")) == (0, []), checked.stdout
    assert f"ok    data: {data}" in checked.stdout


def test_nothing_a_bot_keeps_gets_into_the_image() -> None:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    assert lines.index("data/runtime") > lines.index("!data")
    assert [each for each in words_of("COPY") if each.split()[0] in (".", "config.yaml")] == []
    assert words_of("USER") == ["handrail"]


def services() -> dict[str, dict[str, Any]]:
    return yaml.safe_load(COMPOSE.read_text())["services"]


def test_compose_runs_the_bot_alone_unless_postgresql_is_asked_for() -> None:
    found = services()
    assert [name for name, each in found.items() if "profiles" not in each] == ["bot"]
    assert found["postgresql"]["profiles"] == ["postgresql"]
    bot = found["bot"]
    assert (ROOT / "deploy" / bot["build"]["context"] / bot["build"]["dockerfile"]).resolve() == DOCKERFILE
    assert bot["volumes"] == ["data:/data"]
    assert words_of("VOLUME") == ["/data"]
    assert int(bot["stop_grace_period"].rstrip("s")) > 10
    assert "ports" not in bot


def test_every_setting_they_name_exists() -> None:
    known = {each.env for each in settings()} | {"HANDRAIL_CONFIG"}
    for path in (UNIT, DOCKERFILE, COMPOSE):
        assert set(re.findall(r"HANDRAIL_[A-Z_]+", path.read_text())) - known == set()
