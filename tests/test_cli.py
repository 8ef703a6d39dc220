"""The command line as an operator meets it: what it prints, how it ends, what it leaves alone."""

import logging
import os
import sqlite3
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import click
import discord
import pytest

from bot.__main__ import cli, main
from tests.meta.sources import modules, strings

ROOT = Path(__file__).parents[1]
TOKEN = "Canary.9f3e.swordfish"
READY = {
    "HANDRAIL_OPERATOR_NAME": "Harbor",
    "HANDRAIL_OPERATOR_CONTACT": "mail@harbor.example",
    "HANDRAIL_OPERATOR_PRIVACY_URL": "https://harbor.example/privacy",
    "DISCORD_TOKEN": TOKEN,
}

Ended = tuple[int, str, str]
"""Exit code, standard output, standard error."""
Bot = Callable[..., Ended]


@pytest.fixture
def bot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Bot:
    """Run the command line in an empty folder with nothing set but what is given."""
    for name in list(os.environ):
        if name.startswith(("HANDRAIL_", "DISCORD_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)

    for place, hook in [(sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")]:
        monkeypatch.setattr(place, hook, getattr(place, hook))
    monkeypatch.setattr(warnings, "showwarning", warnings.showwarning)
    monkeypatch.setattr(logging.getLogger(), "handlers", logging.getLogger().handlers)
    monkeypatch.setattr(logging.getLogger(), "level", logging.getLogger().level)

    def run(*arguments: str, **env: str) -> Ended:
        for name, value in env.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return run


def loaded_by(statement: str, *names: str) -> set[str]:
    """Return which of the modules ``names`` a fresh Python holds after ``statement``."""
    code = f"{statement}; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split()) & set(names)


def test_help_names_every_command_with_a_whole_sentence(bot: Bot) -> None:
    code, said, _ = bot("--help")
    assert code == 0
    assert list(cli.commands)[:3] == ["run", "demo", "check"]
    for name, command in cli.commands.items():
        assert f"  {name} " in said
        assert command.get_short_help_str(80) in said
        assert not command.get_short_help_str(80).endswith("...")


@pytest.mark.parametrize("command", cli.commands.values(), ids=list(cli.commands))
def test_every_option_is_explained(command: click.Command) -> None:
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert command.help
    assert all(each.help for each in options)


def test_the_command_line_itself_is_light() -> None:
    heavy = (
        "discord",
        "aiohttp",
        "sqlalchemy",
        "alembic",
        "cryptography",
        "asyncio",
        "rich",
        "difflib",
        "bot.app",
    )
    assert loaded_by("import bot.__main__", *heavy) == set()
    assert loaded_by("import bot.config_read", *heavy) == set()


def test_run_imports_what_is_rarely_used_when_it_is_used() -> None:
    rare = ("alembic", "asyncpg", "rustworkx", "numpy", "icalendar", "resvg_py", "multiprocessing", "rich")
    assert loaded_by("import bot.__main__, bot.config_read, bot.cli.serving", *rare) == set()


def test_run_with_nothing_set_says_all_that_is_missing(bot: Bot) -> None:
    code, said, complained = bot("run")
    assert (code, said) == (2, "")
    assert [line.split(":")[0] for line in complained.splitlines()] == ["DISCORD_TOKEN", "operator"]


def test_a_typo_ends_every_command_that_reads_settings(bot: Bot, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("lokale: en\n")
    for command in ("run", "migrate"):
        code, _, complained = bot(command, **READY)
        assert code == 2
        assert complained == "config.yaml:1: lokale: unknown setting, did you mean 'locale'?\n"


def test_a_settings_file_can_be_named(bot: Bot, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("lokale: en\n")
    assert f"{other}:1: lokale" in bot("migrate", "--config", str(other))[2]
    assert f"{other}:1: lokale" in bot("migrate", HANDRAIL_CONFIG=str(other))[2]


def test_migrate_makes_a_database_and_a_second_time_changes_nothing(bot: Bot, tmp_path: Path) -> None:
    first = bot("migrate")
    database = tmp_path / "data/runtime/handrail.db"
    before = database.read_bytes()
    assert first[0] == 0
    assert first[1].startswith("The database is at version ")
    assert bot("migrate")[:2] == first[:2]
    assert database.read_bytes() == before


def test_migrate_says_what_is_wrong_without_a_trace(bot: Bot, tmp_path: Path) -> None:
    (tmp_path / "data/runtime").mkdir(parents=True)
    (tmp_path / "data/runtime/handrail.db").write_text(
        "not a database, and long enough to be looked at" * 100
    )
    code, _, complained = bot("migrate")
    assert code == 1
    assert "Traceback" not in complained
    assert len(complained.splitlines()) == 1


def test_the_demo_without_its_packages_says_how_to_get_them(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "demo"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "simcord", None)  # Python's own way to say "not installed"
    code, _, complained = bot("demo", "--smoke")
    assert code == 1
    assert complained == "Error: The demo needs packages of its own; 'make demo' installs them.\n"


# check


def found(said: str, kind: str) -> list[str]:
    return [line.removeprefix(kind).strip() for line in said.splitlines() if line.split()[0] == kind]


def test_check_is_content_with_a_new_installation(bot: Bot, tmp_path: Path) -> None:
    code, said, _ = bot("check", **READY)
    assert found(said, "fix") == []
    assert code == 0
    assert "settings: readable, operator named" in found(said, "ok")
    assert "database: made at the first start" in found(said, "ok")
    assert TOKEN not in said
    assert list(tmp_path.iterdir()) == [], "check leaves nothing behind"


def test_check_lists_what_it_looked_at(bot: Bot) -> None:
    _, said, _ = bot("check", **READY)
    subjects = {line[6:].split(":")[0] for line in said.splitlines()}
    assert subjects >= {
        "settings",
        "texts",
        "helplines",
        "cogs",
        "permissions wanted in a server",
        "data",
        "database",
    }


def test_check_names_every_permission_that_a_feature_asks_discord_for(bot: Bot) -> None:
    _, said, _ = bot("check", **READY)
    (line,) = [line for line in found(said, "note") if line.startswith("permissions wanted in a server")]
    asked = {each.value for module in modules("cogs").values() for each in strings(module)}
    wanted = {name for name in discord.Permissions.VALID_FLAGS if name in asked}
    assert {"view_channel", "send_messages", "create_public_threads"} <= wanted
    assert {name for name in wanted if name.replace("_", " ") not in line} == set()
    number = discord.Permissions(int(line.rpartition("=")[2].rstrip(")")))
    assert all(getattr(number, name) for name in wanted)


def test_check_with_broken_settings_still_looks_at_the_rest(bot: Bot, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(f"token: {TOKEN}\nlog:\n  level: loud\n")
    code, said, _ = bot("check", "--no-operator")
    assert code == 2
    assert [line.split(": ")[:2] for line in found(said, "fix")] == [
        ["config.yaml:1", "token"],
        ["config.yaml:3", "log.level"],
    ]
    assert any(line.startswith("texts") for line in found(said, "ok"))
    assert TOKEN not in said


def test_check_asks_for_operator_and_token_unless_told_not_to(bot: Bot) -> None:
    assert bot("check")[0] == 2
    assert bot("check", "--no-operator")[0] == 0


def test_check_knows_the_examples_operator(bot: Bot) -> None:
    example = str(ROOT / "config.example.yaml")
    code, said, _ = bot("check", "--config", example, DISCORD_TOKEN=TOKEN)
    assert code == 1
    assert "config.example.yaml" in found(said, "fix")[0]


def test_check_after_a_start_sees_database_and_key(bot: Bot) -> None:
    bot("migrate")
    code, said, _ = bot("check", **READY)
    assert code == 0
    assert any(line.startswith("database: at version") for line in found(said, "ok"))
    assert any(line.startswith("key: data/runtime/keys/master.key") for line in found(said, "ok"))


def test_check_warns_when_the_key_lies_beside_the_backups(bot: Bot) -> None:
    _, said, _ = bot("check", HANDRAIL_KEY_FILE="data/runtime/backups/master.key", **READY)
    assert any("lies beside the backups" in line for line in found(said, "note"))


def test_check_warns_not_when_the_key_lies_elsewhere(bot: Bot) -> None:
    _, said, _ = bot("check", HANDRAIL_KEY_FILE="elsewhere/master.key", **READY)
    assert not any("lies beside the backups" in line for line in found(said, "note"))


def readable_key(data: Path) -> None:
    (data / "keys/master.key").chmod(0o644)


def other_key(data: Path) -> None:
    (data / "keys/master.key").write_text(TOKEN)


def broken_database(data: Path) -> None:
    (data / "handrail.db").write_text(TOKEN * 999)


@pytest.mark.parametrize(
    ("broken", "fix"),
    [
        (readable_key, "key: others can read data/runtime/keys/master.key"),
        (other_key, "key: data/runtime/keys/master.key holds something else"),
        (broken_database, "database: cannot be opened"),
    ],
)
def test_check_says_what_to_put_right(
    bot: Bot, tmp_path: Path, broken: Callable[[Path], None], fix: str
) -> None:
    bot("migrate")
    broken(tmp_path / "data/runtime")
    code, said, _ = bot("check", **READY)
    assert code == 1
    assert [line.startswith(fix) for line in found(said, "fix")] == [True]
    assert TOKEN not in said


def test_check_finds_a_data_folder_that_cannot_be_made(bot: Bot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, said, _ = bot("check", HANDRAIL_DATA="file/data", **READY)
    assert code == 1
    assert "data: file/data cannot be written" in found(said, "fix")[0]


def test_check_finds_a_language_nobody_wrote(bot: Bot) -> None:
    code, said, _ = bot("check", HANDRAIL_LOCALE="tlh", **READY)
    assert code == 1
    assert found(said, "fix")[0].startswith("texts: ")


def test_check_finds_a_database_of_a_newer_program(bot: Bot, tmp_path: Path) -> None:

    bot("migrate")
    with closing(sqlite3.connect(tmp_path / "data/runtime/handrail.db")) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    code, said, _ = bot("check", **READY)
    assert code == 1
    assert "version 9999" in found(said, "fix")[0]


@pytest.mark.parametrize("command", ["check", "migrate"])
def test_a_postgresql_that_is_not_there_is_said_without_its_password(bot: Bot, command: str) -> None:
    code, said, complained = bot(
        command, HANDRAIL_DATABASE_URL=f"postgresql://handrail:{TOKEN}@127.0.0.1:1/handrail", **READY
    )
    assert code == 1
    assert "ConnectionRefusedError" in said + complained
    assert "Traceback" not in complained
    assert TOKEN not in said + complained
