"""The bot's process for the proofs: ``App`` as ``run`` starts it, against a local end, forked on demand.

With ``--fork`` one process imports everything once, and forks a bot for each line it reads: two hundred
kills need two hundred processes, not two hundred imports.
"""

import asyncio
import ctypes
import os
import signal
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

import orjson

import bot.app
from bench.local_end.point import point_at
from bot import logs
from bot.app import App, Library
from bot.cli import serving
from bot.config import Config, Operator
from bot.config_values import Secret
from bot.deliveries import model
from bot.deliveries.claims import store as claims
from bot.shards import Shards
from bot.worker import Worker

OPERATOR = Operator(
    name="Harbor volunteers", contact="help@example.org", privacy_url="https://example.org/privacy"
)
PR_SET_PDEATHSIG = 1


def hurry(times: float) -> None:
    """Let leases, the nonce's minutes, waits and ticks pass so many times faster; an end is told likewise."""
    claims.LEASE = model.LEASE = model.LEASE / times
    claims.PRECEDENCE /= times
    model.NONCE_LIFE /= times
    model.LONGEST_TRY /= times
    model.FIRST_WAIT /= times
    bot.app.TICK /= times


def config(data: Path, database: str = "", shards: Shards | None = None) -> Config:
    count, ids = (shards.count, shards.ids) if shards else (1, ())
    token = Secret("token-of-the-proofs")
    plain = Config(operator=OPERATOR, data=data, token=token, shard_count=count, shard_ids=ids)
    return replace(plain, database_url=Secret(database)) if database else plain


def tell(**what: object) -> None:
    sys.stdout.write(orjson.dumps(what).decode() + "\n")
    sys.stdout.flush()


async def serve(given: Namespace, library: Library) -> None:
    """Run the bot; print one line as soon as Discord and storage are both ready."""
    shards = Shards(given.of, (given.shard,)) if given.of else None
    app = App(config(given.data, given.database, shards), library=library)
    # discord.py takes it as an option of the client, which a product has no reason to offer.
    app.bot._connection.guild_ready_timeout = 0.05  # pyright: ignore[reportPrivateUsage]
    await app.bot.load_extension("tests.reliability.proof_cog")
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_tell_ready(app))
        await app.run("token-of-the-proofs")


def served(given: Namespace, library: Library) -> int:
    """Run the bot as the command line does, until it is told to stop; return the exit code."""

    async def run(_: Config, __: str) -> None:
        await serve(given, library)

    return serving.serve(config(given.data, given.database), run)


async def _tell_ready(app: App) -> None:
    while app.db.why_not or not app.bot.is_ready():
        await asyncio.sleep(0.01)
    tell(ready=os.getpid())


async def _read_rules(library: Library) -> None:
    worker = Worker()
    await library.rulebook.screener(worker)
    await worker.close()


def _fork(given: Namespace, library: Library) -> None:
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            os._exit(served(given, library))
        tell(forked=child)
        _, status = os.waitpid(child, 0)
        tell(ended=child, code=os.waitstatus_to_exitcode(status))


def main(argv: list[str]) -> None:
    """Run one bot, or fork one for each line of standard input."""
    parser = ArgumentParser(prog="python -m tests.reliability.proof_bot", description=__doc__)
    parser.add_argument("--end", required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--database", default="")
    parser.add_argument("--hurry", type=float, default=1.0)
    parser.add_argument("--shard", type=int, default=0)
    parser.add_argument("--of", type=int, default=0)
    parser.add_argument("--fork", action="store_true")
    parser.add_argument("--log", default="error")
    given = parser.parse_args(argv)
    point_at(given.end)
    hurry(given.hurry)
    logs.set_up(given.log, "text")
    library = Library.load()
    if given.fork:
        asyncio.run(_read_rules(library))  # once for all forks: it takes seconds
        tell(waiting=os.getpid())
        _fork(given, library)
    else:
        sys.exit(served(given, library))


if __name__ == "__main__":
    main(sys.argv[1:])
