"""``run``: the bot on Discord, and how it stops."""

import asyncio
import contextlib
import signal

import aiohttp
import click
import discord

from bot.app import run
from bot.config import Config

INTERRUPTED = 130
"""What shells expect of a program ended by Ctrl-C: 128 + SIGINT."""


def serve(config: Config) -> int:
    """Run until a signal or the end; return the exit code."""
    try:
        asyncio.run(_until_told_to_stop(config))
    except asyncio.CancelledError:
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except discord.LoginFailure:
        click.echo(
            "Discord refused the token. Make a new one in the developer portal and set it anew.", err=True
        )
        return 2
    except aiohttp.ClientConnectionError:
        click.echo("Discord cannot be reached from here; is the network up?", err=True)
        return 1
    return 0


async def _until_told_to_stop(config: Config) -> None:
    task = asyncio.current_task()
    if task is None or config.token is None:
        raise RuntimeError("run needs a task and a token")
    with contextlib.suppress(NotImplementedError):  # Windows stops programs without asking
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    await run(config, config.token.get_secret_value())
