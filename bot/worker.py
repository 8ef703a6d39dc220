"""One helper process for work that would hold the interpreter's lock: drawing and matching.

The process starts with the first task and ends by itself after some idle time, or as soon as the bot
is gone (its standard input closes). The bot keeps no timer for it, and a cancelled or impatient caller
leaves nothing behind.
"""

import asyncio
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

IDLE = 60.0
"""Seconds without a task after which the process ends; own choice, a start costs about 0.1 s."""

PATIENCE = 30.0
"""Seconds after which a task counts as stuck and its process is killed; own choice."""

_ROOT = Path(__file__).resolve().parent.parent

_ENVIRONMENT = ("LD_LIBRARY_PATH", "PATH", "PYTHONPATH", "SYSTEMROOT")
"""What the process may know of its surroundings: neither a token nor a key."""

_ONE_CORE = {"OPENBLAS_NUM_THREADS": "1"}
"""Else numpy takes all cores, and its threads wait for each other by spinning."""

_IDLED = 0
"""Exit code of a process that nobody asked for a while; any other end during a task is the task's doing."""


class WorkerFailed(Exception):
    """A task raised, or its process died; names the kind of error only, never its words."""


class Worker:
    """Runs importable functions in one process of their own, one after the other.

    Args:
        idle: Seconds without a task after which the process ends.
        patience: Seconds a task may take.
    """

    def __init__(self, idle: float = IDLE, patience: float = PATIENCE) -> None:
        self._idle, self._patience = idle, patience
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return ``function(*args, **kwargs)``; all three, and the result, must be picklable.

        Raises:
            WorkerFailed: The function raised, took longer than the patience, or ended its process.
        """
        task = pickle.dumps((function, args, kwargs))
        good, result = await asyncio.to_thread(self._perform, task)
        if not good:
            raise WorkerFailed(result)
        return cast(T, result)

    async def close(self) -> None:
        """End the process, after the task it is at; a later task starts a new one."""
        await asyncio.to_thread(self._close)

    def _perform(self, task: bytes) -> tuple[bool, Any]:
        with self._turn:
            while True:
                try:
                    return _exchange(self._start(), task, self._patience)
                except (EOFError, OSError, pickle.UnpicklingError):
                    if self._end() != _IDLED:
                        return False, "the process ended"

    def _start(self) -> "subprocess.Popen[bytes]":
        if not self.running:
            self._end()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot.worker", str(self._idle)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=_ROOT,
                env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ} | _ONE_CORE,
                start_new_session=True,  # Ctrl-C is the bot's to answer
            )
        return cast("subprocess.Popen[bytes]", self._process)

    def _close(self) -> None:
        with self._turn:
            self._end()

    def _end(self) -> int | None:
        process, self._process = self._process, None
        if process is None:
            return None
        process.kill()  # nothing is half written: it only computes
        with suppress(OSError):
            process.communicate()
        return process.wait()


def _exchange(process: "subprocess.Popen[bytes]", task: bytes, patience: float) -> tuple[bool, Any]:
    there, back = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
    stuck = threading.Timer(patience, process.kill)
    stuck.start()
    try:
        there.write(task)
        there.flush()
        return pickle.load(back)
    finally:
        stuck.cancel()


def serve(tasks: BinaryIO, results: BinaryIO, idle: float) -> None:
    """Answer tasks until the other end closes or nothing comes for ``idle`` seconds."""
    while True:
        rest = threading.Timer(idle, os._exit, (0,))
        rest.daemon = True
        rest.start()
        try:
            function, args, kwargs = pickle.load(tasks)
        except EOFError:
            return
        finally:
            rest.cancel()
        pickle.dump(_outcome(function, args, kwargs), results)
        results.flush()


def _outcome(function: Callable[..., object], args: Any, kwargs: Any) -> tuple[bool, object]:
    try:
        return True, function(*args, **kwargs)
    except Exception as error:
        return False, type(error).__name__


def _own_output() -> BinaryIO:
    """Return standard output for results alone; what a library prints goes to standard error."""
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return results


if __name__ == "__main__":
    serve(sys.stdin.buffer, _own_output(), float(sys.argv[1]))
