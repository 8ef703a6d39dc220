"""How one local end is sized and how strictly it behaves: a frozen value read from the command line."""

import argparse
from dataclasses import dataclass, fields
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """Settings of one local end; every field is also a ``--long-option`` of the same name."""

    port: int = 0
    """TCP port on 127.0.0.1; 0 lets the system choose."""
    guilds: int = 1
    channels: int = 40
    """Channels of each guild; each tenth is a category, the others are text channels."""
    roles: int = 25
    """Roles of each guild, counting @everyone (the first) and the bot's own (the last)."""
    journal: Path | None = None
    """File that gets one JSON line for each thing accepted; kept open, flushed line by line."""
    enforce_limits: bool = False
    """Answer 429 past 50 requests a second for a bot, and past 5 in 5 s for a channel's route."""
    nonce_seconds: float = 180.0
    """How long a nonce is remembered; Discord says "the past few minutes"."""
    callback_seconds: float = 3.0
    """An interaction answered later than this is unknown (Discord: 3 s)."""
    token_seconds: float = 900.0
    """An interaction's token lives this long (Discord: 15 minutes)."""
    heartbeat_seconds: float = 41.25
    """Heartbeat interval told in HELLO (Discord: about 41 s)."""


def arguments(options: Options) -> list[str]:
    """Return the command line that ``read`` turns back into ``options``."""
    given: list[str] = []
    for field in fields(options):
        value = getattr(options, field.name)
        flag = "--" + field.name.replace("_", "-")
        if value is True:
            given.append(flag)
        elif value is not None and value is not False:
            given += [flag, str(value)]
    return given


def read(argv: list[str]) -> Options:
    """Read options from a command line; exits with usage on a wrong one."""
    usual = Options()
    parser = argparse.ArgumentParser(prog="python -m bench.local_end", description=__doc__)
    parser.add_argument("--journal", type=Path, default=None)
    parser.add_argument("--enforce-limits", action="store_true")
    for field in fields(Options):
        value = getattr(usual, field.name)
        if field.name not in ("journal", "enforce_limits"):
            kind = int if isinstance(value, int) else float
            parser.add_argument("--" + field.name.replace("_", "-"), type=kind, default=value)
    return Options(**vars(parser.parse_args(argv)))
