"""The real bot against a local end: ``python -m bot run`` unchanged, which tells here when it is ready."""

import logging
import os
import sys
import time
from argparse import ArgumentParser
from typing import Any

import orjson
from discord.state import ConnectionState

from bench.local_end.point import point_at
from bot.__main__ import main as command_line

LIVES_IN = "bot.app"
"""The logger that says when the bot is ready."""


def tell_ready(record: logging.LogRecord) -> bool:
    """Turn the bot's own word that it is ready into one line with what that cost (CPU seconds)."""
    if record.msg.startswith("ready"):
        told = {"ready": True, "pid": os.getpid(), "cpu": time.process_time()}
        sys.stdout.write(orjson.dumps(told).decode() + "\n")
        sys.stdout.flush()
        return False
    return record.levelno >= logging.WARNING


def wait_for_guilds(seconds: float) -> None:
    """Set discord.py's guild_ready_timeout, which a product has no reason to offer."""
    usual = ConnectionState.__init__

    def shorter(self: ConnectionState[Any], **options: Any) -> None:
        options["guild_ready_timeout"] = seconds
        usual(self, **options)

    ConnectionState.__init__ = shorter


def main(argv: list[str]) -> None:
    """Run the bot against a local end until it is killed."""
    parser = ArgumentParser(prog="python -m bench.bot_under_test", description=__doc__)
    parser.add_argument("--end", required=True)
    parser.add_argument("--ready-timeout", type=float, default=2.0, help="discord.py's guild_ready_timeout")
    given = parser.parse_args(argv)
    point_at(given.end)
    wait_for_guilds(given.ready_timeout)
    said = logging.getLogger(LIVES_IN)
    said.setLevel(logging.INFO)
    said.addFilter(tell_ready)
    command_line(["run"])


if __name__ == "__main__":
    main(sys.argv[1:])
