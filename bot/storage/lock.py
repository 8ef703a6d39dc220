"""One process on one SQLite file: a lock of the operating system, which ends with the process."""

import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from bot.clock import SystemClock
from bot.storage.errors import AlreadyRunning
from bot.storage.place import make_private

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(1 << 30)  # far behind the text: others cannot read what is locked
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)
else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def claim(database: Path) -> Callable[[], None]:
    """Claim ``database`` for this process and return what gives it up.

    Raises:
        AlreadyRunning: Another process has it; the message names its id, host and start.
    """
    path = database.with_name(database.name + ".lock")
    make_private(path)
    file = path.open("r+", encoding="utf-8")
    try:
        _lock(file)
    except OSError:
        holder = _read(file)
        file.close()
        raise AlreadyRunning(f"{database} is in use by {_described(holder)}") from None
    _write(file)
    return file.close


def held_by(database: Path) -> str:
    """Return who has claimed ``database``; empty when nobody has. It changes nothing."""
    path = database.with_name(database.name + ".lock")
    if not path.exists():
        return ""
    with path.open("r+", encoding="utf-8") as file:
        try:
            _lock(file)  # given back when the file is closed
        except OSError:
            return _described(_read(file))
    return ""


def _write(file: IO[str]) -> None:
    since = SystemClock().now()
    file.truncate(0)
    json.dump({"pid": os.getpid(), "host": socket.gethostname(), "since": since.isoformat()}, file)
    file.flush()


def _read(file: IO[str]) -> dict[str, Any]:
    try:
        return json.load(file)
    except ValueError:
        return {}


def _described(holder: dict[str, Any]) -> str:
    if not holder:
        return "another process"
    return f"process {holder.get('pid')} on {holder.get('host')} since {holder.get('since')}"
