"""What the cogs want to be allowed on a server, and the links that ask for it."""

import base64
import binascii
import importlib
import re
from collections.abc import Sequence
from types import ModuleType

import click
import discord
from discord.utils import oauth_url

from bot.client import cog_names
from bot.config import Config

ALWAYS_WANTED = ("view_channel", "send_messages")
DECLARED = ("CHANNELS", "DELIVERIES")
"""What a cog package declares with ``needs`` of its own."""

TOKEN = re.compile(r"[\w-]{20,}\.[\w-]{4,}\.[\w-]{20,}", re.ASCII)
"""Three parts with dots between, as the developer portal gives them; Discord documents no more."""

SNOWFLAKE_DIGITS = range(17, 21)

NO_ID = "The token does not tell the application's number. Give it: --id NUMBER (General Information)."


def wanted(modules: Sequence[ModuleType]) -> list[str]:
    """Return which permissions a server should give: all that channels and deliveries of the cogs want."""
    declared = [each for module in modules for name in DECLARED for each in getattr(module, name, ())]
    return sorted(set(ALWAYS_WANTED).union(*(each.needs for each in declared)))


def permissions_of(names: Sequence[str]) -> discord.Permissions:
    return discord.Permissions(**dict.fromkeys(names, True))


def readable(names: Sequence[str]) -> str:
    """Return names about as Discord's settings spell them: ``send messages, view channel``."""
    return ", ".join(name.replace("_", " ") for name in names)


def has_token_shape(token: str) -> bool:
    return TOKEN.fullmatch(token) is not None and application_of(token) is not None


def application_of(token: str) -> int | None:
    """Return the number that a token's first part spells, None when it spells none."""
    first = token.partition(".")[0]
    try:
        digits = base64.b64decode(first + "=" * (-len(first) % 4), b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return int(digits) if digits.isdigit() and len(digits) in SNOWFLAKE_DIGITS else None


def links(application: int, permissions: discord.Permissions) -> tuple[str, str]:
    """Return where an admin adds the bot to a server, and where a person adds it to their account."""
    both = ("bot", "applications.commands")
    server = oauth_url(application, permissions=permissions, scopes=both)
    person = oauth_url(application, scopes=("applications.commands",))
    return f"{server}&integration_type=0", f"{person}&integration_type=1"


def invite(config: Config, application: int | None) -> int:
    """Print both links and what they ask for; return the exit code."""
    token = "" if config.token is None else config.token.reveal()
    number = application or application_of(token)
    if number is None:
        click.echo(NO_ID, err=True)
        return 2
    names = wanted([importlib.import_module(name) for name in cog_names()])
    server, person = links(number, permissions_of(names))
    click.echo(f"For a server (somebody with Manage Server opens it):\n{server}\n")
    click.echo(f"It asks for: {readable(names)}.")
    click.echo("Nothing else is used: no privileged intent, no Administrator.\n")
    click.echo(f"For one's own account, to use the bot privately anywhere:\n{person}")
    return 0
