"""``run``: the bot on Discord, and how it stops."""

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable

import aiohttp
import click
import discord

from bot.app import run
from bot.cli.endings import OPERATORS, leaves
from bot.config import Config

REFUSED_TOKEN = "Discord refused the token. Make a new one in the developer portal, and set it."
UNREACHABLE = "Discord cannot be reached from here. Is the network up?"

INTERRUPTED = 130
"""What shells expect of a program ended by Ctrl-C: 128 + SIGINT."""


def serve(config: Config, run: Callable[[Config, str], Awaitable[None]] = run) -> int:
    """Run until told to stop; return the exit code, after a line about what the operator can change.

    Raises:
        Exception: A defect.
    """
    try:
        asyncio.run(_until_told_to_stop(config, run))
    except asyncio.CancelledError:
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        code, reason = _ending(error)
        click.echo(reason, err=True)
        return code
    return 0


async def _until_told_to_stop(config: Config, run: Callable[[Config, str], Awaitable[None]]) -> None:
    task = asyncio.current_task()
    if task is None or config.token is None:
        raise RuntimeError("run needs a task and a token")
    with contextlib.suppress(NotImplementedError):  # Windows ends programs without asking
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    await run(config, config.token.reveal())


def _ending(error: Exception) -> tuple[int, str]:
    for each in leaves(error):
        if isinstance(each, discord.LoginFailure):
            return 2, REFUSED_TOKEN
        if isinstance(each, aiohttp.ClientConnectionError):
            return 1, UNREACHABLE
        if isinstance(each, OPERATORS):
            return 1, str(each)
    raise error
