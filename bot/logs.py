"""Logs without content: events, types, our own lines of code; never what a member wrote or who they are.

Our own loggers (``bot``, ``cogs``, ``demo``) say constant words with harmless values; an exception
among those values is told by its type, ``str(error)`` must be written where its words are the
operator's. A stranger's record may quote anything, so only its template is told, without values,
or, where it was put together beforehand, the line of code it came from.
"""

import hashlib
import json
import logging
import secrets
import sys
import threading
import traceback
import warnings
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, TextIO, cast

from bot.clock import Clock
from bot.ids import MemberId

ROOT = Path(__file__).resolve().parent.parent
OWN = ("bot", "cogs", "demo")

REFERENCE_LENGTH = 8
_REFERENCE_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is mistaken for another when read out
_FRAMES = 8
"""Of our own frames the innermost so many are told."""
_QUIET = ("discord", "aiohttp", "sqlalchemy", "alembic", "apscheduler", "asyncio")

Value = str | int | float | bool | None
Raised = BaseException | None


def reference() -> str:
    """Return eight letters and digits that tie a person's report to a line of the log."""
    return "".join(secrets.choice(_REFERENCE_LETTERS) for _ in range(REFERENCE_LENGTH))


def fields(**values: Value) -> dict[str, dict[str, Value]]:
    """Return the ``extra`` of a log call: ``log.info("database.opened", extra=fields(revision="0002"))``."""
    return {"fields": values}


class LogIds:
    """Names for members in the log that hold for one day of one process and lead back to nobody."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._day: date | None = None
        self._salt = b""

    def of(self, member: MemberId) -> str:
        """Return eight hexadecimal digits, another one each UTC day and after each start."""
        today = self._clock.now().date()
        if today != self._day:
            self._day, self._salt = today, secrets.token_bytes(16)
        return hashlib.blake2b(str(int(member)).encode(), key=self._salt, digest_size=4).hexdigest()


def describe(error: BaseException) -> dict[str, Value]:
    """Return an error's type and those of its causes, and where in our code it passed; never its words."""
    told: dict[str, Value] = {"error": "<-".join(type(each).__qualname__ for each in _chain(error))}
    if isinstance(error, ModuleNotFoundError):
        told["missing"] = error.name
    places = [place for each in _chain(error) for place in _own_places(each.__traceback__)]
    if places:
        told["at"] = " ".join(list(dict.fromkeys(places))[-_FRAMES:])
    return told


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    following: list[Raised] = [error]
    while following:
        each = following.pop(0)
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        following.append(each.__cause__ or (None if each.__suppress_context__ else each.__context__))
        if isinstance(each, BaseExceptionGroup):
            following.extend(cast("BaseExceptionGroup[BaseException]", each).exceptions)


def _own_places(trace: TracebackType | None) -> Iterator[str]:
    for frame, line in traceback.walk_tb(trace):
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in OWN:
            yield f"{path.relative_to(ROOT)}:{line}:{frame.f_code.co_name}"


class Formatter(logging.Formatter):
    """One line a record, as ``key=value`` or as a JSON object."""

    def __init__(self, style: Literal["text", "json"]) -> None:
        super().__init__()
        self._json = style == "json"

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Value] = {
            "time": _utc(record.created),
            "level": record.levelname.lower(),
            "logger": record.name,
            **_event(record),
            **_error(record),
        }
        if self._json:
            return json.dumps(told, ensure_ascii=False, default=lambda value: str(_harmless(value)))
        return " ".join(f"{key}={_quoted(value)}" for key, value in told.items())


class Handler(logging.StreamHandler[TextIO]):
    """Standard error; a record that cannot be written is told by its place, not printed with its values."""

    def handleError(self, record: logging.LogRecord) -> None:
        self.stream.write(f"level=error logger=bot.logs event=unwritable source={_source(record)}\n")


def set_up(
    level: str = "info", style: Literal["text", "json"] = "text", stream: TextIO | None = None
) -> None:
    """Send every record, uncaught error and warning of this process through ``Formatter``.

    Call once, first thing; discord.py must be started without its own logging.
    """
    handler = Handler(stream or sys.stderr)
    handler.setFormatter(Formatter(style))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    logging.getLogger("discord.client").addFilter(_not_about_voice)
    _catch_the_rest(logging.getLogger("bot"))


def _not_about_voice(record: logging.LogRecord) -> bool:
    return not str(record.msg).endswith("voice will NOT be supported")


def _catch_the_rest(log: logging.Logger) -> None:
    def uncaught(kind: type[BaseException], error: Raised, _: TracebackType | None) -> None:
        log.critical("uncaught error", exc_info=error or kind())

    def in_thread(args: threading.ExceptHookArgs) -> None:
        log.critical("uncaught error in a thread", exc_info=args.exc_value)

    def unraisable(args: Any) -> None:
        log.error("error that could not be raised", exc_info=args.exc_value)

    def warned(_: Warning | str, category: type[Warning], filename: str, lineno: int, *__: object) -> None:
        log.warning("warning", extra=fields(kind=category.__name__, source=f"{_short(filename)}:{lineno}"))

    sys.excepthook, threading.excepthook, sys.unraisablehook = uncaught, in_thread, unraisable
    warnings.showwarning = warned


def _event(record: logging.LogRecord) -> dict[str, Value]:
    if record.name.split(".")[0] in OWN:
        extra: Mapping[str, Value] = getattr(record, "fields", {})
        return {"event": _own_message(record), **extra}
    if record.args:
        return {"event": str(record.msg).partition("\n")[0]}
    return {"source": _source(record)}


def _own_message(record: logging.LogRecord) -> str:
    arguments, message = record.args, str(_harmless(record.msg))
    if isinstance(arguments, tuple):
        arguments = tuple(_harmless(each) for each in arguments)
    elif arguments:
        arguments = {key: _harmless(each) for key, each in arguments.items()}
    return message % arguments if arguments else message


def _harmless(value: object) -> object:
    return type(value).__qualname__ if isinstance(value, BaseException) else value


def _error(record: logging.LogRecord) -> dict[str, Value]:
    error = record.exc_info[1] if record.exc_info else None
    return describe(error) if error is not None else {}


def _source(record: logging.LogRecord) -> str:
    return f"{_short(record.pathname)}:{record.lineno}"


def _short(path: str) -> str:
    return "/".join(Path(path).parts[-2:])


def _utc(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _quoted(value: Value) -> str:
    text = str(_harmless(value))
    plain = text.isprintable() and not any(each in text for each in ' "=') and text
    return text if plain else json.dumps(text, ensure_ascii=False)
