"""What the log tells, and that nothing a person wrote ever gets into it."""

import asyncio
import io
import json
import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

from bot import logs
from bot.ids import MemberId
from bot.texts import Texts

WORDS = "I drank two bottles on Sunday"

Log = io.StringIO


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[Log]:
    """Everything the process logs, as ``run`` sets it up; put back afterwards."""
    root = logging.getLogger()
    before, level = root.handlers, root.level
    for place, hook in [(sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")]:
        monkeypatch.setattr(place, hook, getattr(place, hook))
    monkeypatch.setattr(warnings, "showwarning", warnings.showwarning)
    stream = io.StringIO()
    logs.set_up("info", "text", stream)
    yield stream
    root.handlers, root.level = before, level


def defect() -> BaseException:
    """An error with a member's words in it, raised from our own code by way of another."""
    try:
        try:
            raise KeyError(WORDS)
        except KeyError as first:
            Texts(Path("/nowhere") / WORDS)
            raise first
    except FileNotFoundError as error:
        error.add_note(WORDS)
        return error


def test_an_error_is_told_by_its_types_and_our_lines_only(log: Log) -> None:
    logging.getLogger("bot.ui.explain").error("defect %s", "k4x7pm2q", exc_info=defect())
    line = log.getvalue()
    assert 'event="defect k4x7pm2q" error=FileNotFoundError<-KeyError at=bot/texts.py:' in line
    assert ":__init__" in line
    assert "site-packages" not in line
    assert "bottles" not in line


def test_an_error_given_as_a_value_is_told_by_its_type(log: Log) -> None:
    own = logging.getLogger("cogs.checkins")
    own.warning("not sent: %s", ValueError(WORDS))
    own.warning("not sent: %(why)s", {"why": ValueError(WORDS)})
    own.warning(ValueError(WORDS))
    own.warning("not sent", extra={"fields": {"why": ValueError(WORDS)}})
    assert log.getvalue().count("ValueError") == 4
    assert "bottles" not in log.getvalue()


def test_a_group_of_errors_is_told_with_all_its_members() -> None:
    group = ExceptionGroup(WORDS, [ValueError(WORDS), KeyError(WORDS)])
    assert logs.describe(group) == {"error": "ExceptionGroup<-ValueError<-KeyError"}


def test_a_missing_package_is_named() -> None:
    assert logs.describe(ModuleNotFoundError(WORDS, name="simcord")) == {
        "error": "ModuleNotFoundError",
        "missing": "simcord",
    }


def test_discord_py_may_not_quote_anybody(log: Log) -> None:
    logging.getLogger("discord.app_commands.tree").error("Ignoring exception in %r", WORDS, exc_info=defect())
    logging.getLogger("discord.client").error(f"Ignoring {WORDS}")
    logging.getLogger("discord.gateway").info("Connected to %s", WORDS)
    first, second = log.getvalue().splitlines()
    assert 'event="Ignoring exception in %r"' in first
    assert "source=tests/test_logs.py:" in second
    assert "bottles" not in log.getvalue()


def test_discord_py_is_silent_about_the_voice_nobody_uses(log: Log) -> None:
    client = logging.getLogger("discord.client")
    client.warning("PyNaCl is not installed, voice will NOT be supported")
    client.warning("Application has an interaction endpoint URL set")
    assert len(log.getvalue().splitlines()) == 1


async def test_a_task_nobody_waited_for_is_told_without_its_words(log: Log) -> None:
    async def fails() -> None:
        raise ValueError(WORDS)

    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    del task
    await asyncio.sleep(0)
    assert "logger=asyncio" in log.getvalue()
    assert "error=ValueError" in log.getvalue()
    assert "bottles" not in log.getvalue()


def test_what_nobody_caught_is_told_without_its_words(log: Log) -> None:
    error = defect()
    sys.excepthook(type(error), error, error.__traceback__)
    threading.excepthook(threading.ExceptHookArgs((type(error), error, None, None)))
    sys.unraisablehook(Unraisable(error))
    warnings.showwarning(WORDS, UserWarning, __file__, 7)
    assert [line.split("event=")[1][:9] for line in log.getvalue().splitlines()] == [
        '"uncaught',
        '"uncaught',
        '"error th',
        "warning k",
    ]
    assert "bottles" not in log.getvalue()


class Unraisable:
    """What the interpreter hands to ``sys.unraisablehook``."""

    exc_type: type[BaseException]
    exc_value: BaseException | None
    exc_traceback: TracebackType | None = None
    err_msg: str | None = WORDS
    object: Any = WORDS

    def __init__(self, error: BaseException) -> None:
        self.exc_type, self.exc_value = type(error), error


def test_a_record_that_cannot_be_written_is_not_printed_with_its_values(
    log: Log, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.set_up("info", "text", log)  # pytest's own handler would raise
    logging.getLogger("bot.agenda").info("%d due", WORDS)
    assert "event=unwritable source=tests/test_logs.py:" in log.getvalue()
    assert "bottles" not in log.getvalue() + "".join(capsys.readouterr())


def test_values_stay_on_one_line_and_apart(log: Log) -> None:
    logging.getLogger("bot.app").info(
        "opened", extra=logs.fields(place='a "b"=c\nevent=forged', rows=3, empty="")
    )
    (line,) = log.getvalue().splitlines()
    assert line.endswith(r'event=opened place="a \"b\"=c\nevent=forged" rows=3 empty=""')


def test_json_lines_hold_the_same(log: Log) -> None:
    logs.set_up("info", "json", log)
    logging.getLogger("bot.app").info("opened", extra=logs.fields(rows=3))
    told = json.loads(log.getvalue())
    assert (told["event"], told["rows"], told["level"]) == ("opened", 3, "info")
    assert datetime.fromisoformat(told["time"]).utcoffset() == timedelta(0)


def test_a_reference_can_be_read_out() -> None:
    made = {logs.reference() for _ in range(200)}
    assert len(made) == 200
    assert {len(each) for each in made} == {8}
    assert not set("".join(made)) & set("01loiA")


class Wall:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 1, 23, 59, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


def test_a_member_has_one_name_a_day_in_the_log() -> None:
    ids = logs.LogIds(Wall())
    assert ids.of(MemberId(1)) == ids.of(MemberId(1))
    assert ids.of(MemberId(1)) != ids.of(MemberId(2))


def test_a_members_name_in_the_log_changes_overnight_and_at_each_start() -> None:
    clock = Wall()
    ids = logs.LogIds(clock)
    today = ids.of(MemberId(1))
    assert logs.LogIds(clock).of(MemberId(1)) != today
    clock.at += timedelta(minutes=1)
    assert ids.of(MemberId(1)) != today
