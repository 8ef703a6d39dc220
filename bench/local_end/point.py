"""Pointing discord.py at a local end, in this process or in a program that is started through here."""

import runpy
import sys

from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL


def point_at(end: str) -> None:
    """Send all of this process's discord.py to a local end such as ``http://127.0.0.1:4000``.

    A client that is not sharded never asks ``/gateway/bot``, so its default gateway is set too.
    """
    Route.BASE = f"{end}/api/v10"
    DiscordWebSocket.DEFAULT_GATEWAY = URL(end.replace("http", "ws", 1) + "/gateway")


def main(argv: list[str]) -> None:
    """Run ``python -m bench.local_end.point URL MODULE ARGS...``: the module unchanged, but pointed."""
    point_at(argv[0])
    sys.argv = argv[1:]
    runpy.run_module(argv[1], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1:])
