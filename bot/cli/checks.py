"""``check``: what can be known about an installation without logging in."""

import importlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

import click

from bot.cli.findings import Finding
from bot.cli.wanted import permissions_of, readable, wanted
from bot.client import cog_names
from bot.config import Config
from bot.features.help_now import book
from bot.logs import describe
from bot.texts import Texts

DATA = Path(__file__).resolve().parents[2] / "data"
EXAMPLE_OPERATOR = "hello@example.org"


Check = Callable[[Config], Iterator[Finding]]


def check_all(config: Config | None) -> bool:
    """Print what is found; without settings only what does not depend on them. True: nothing to fix."""
    from bot.cli.stored import database, keys

    anyhow: list[Check] = [texts, helplines, cogs]
    return tell([operator, *anyhow, folder, database, keys] if config else anyhow, config or Config())


def tell(checks: Sequence[Check], config: Config) -> bool:
    """Print what each finds, as soon as it is found; return whether there is nothing to fix."""
    fine = True
    for check in checks:
        for finding in _found(check, config):
            click.echo(finding)
            fine = fine and finding.kind != "fix"
    return fine


def _found(check: Check, config: Config) -> Iterator[Finding]:
    try:
        yield from check(config)
    except Exception as error:
        yield Finding("fix", f"{check.__name__}: {_told(error)}")


def operator(config: Config) -> Iterator[Finding]:
    """The settings as a whole: they were read, or this would not run."""
    if config.operator is None:
        yield Finding("note", "settings: readable; 'run' will ask for operator and token")
    elif config.operator.contact == EXAMPLE_OPERATOR:
        yield Finding("fix", "settings: operator is still that of config.example.yaml; say who runs this bot")
    else:
        yield Finding("ok", "settings: readable, operator named")


def texts(config: Config) -> Iterator[Finding]:
    """Every sentence parses, and the default language is spoken."""
    found = Texts(DATA / "texts").locales
    if config.locale.split("-")[0] in found or config.locale in found:
        yield Finding("ok", f"texts: {', '.join(sorted(found))}")
    else:
        yield Finding(
            "fix", f"texts: locale is a language without texts; there are {', '.join(sorted(found))}"
        )


def helplines(_: Config) -> Iterator[Finding]:
    """The helplines can be read; Help stands on them."""
    known = book.load(DATA / "resources" / "helplines.yaml")
    yield Finding("ok", f"helplines: {len(known.lines)} lines, built {known.built}")


def cogs(_: Config) -> Iterator[Finding]:
    """Every cog imports, and what they want to be allowed exists."""
    modules: list[ModuleType] = []
    for name in cog_names():
        try:
            modules.append(importlib.import_module(name))
        except Exception as error:
            yield Finding("fix", f"{name}: cannot be loaded: {_told(error)}")
    names = ", ".join(each.__name__.removeprefix("cogs.") for each in modules)
    yield Finding("ok", f"cogs: {names}") if names else Finding("fix", "cogs: there is none that works")
    yield permissions(modules)


def permissions(modules: list[ModuleType]) -> Finding:
    """Say which permissions a server should give."""
    names = wanted(modules)
    number = permissions_of(names).value
    return Finding(
        "note",
        f"permissions wanted in a server: {readable(names)} (for the invitation: permissions={number})",
    )


def folder(config: Config) -> Iterator[Finding]:
    """The data folder can be written, or can be made."""
    nearest = next(each for each in (config.data, *config.data.absolute().parents) if each.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK):
        yield Finding("ok", f"data: {config.data}")
    else:
        yield Finding("fix", f"data: {config.data} cannot be written; change its owner or HANDRAIL_DATA")


def _told(error: Exception) -> str:
    """Return an error's type and place; its words may hold a value."""
    return " ".join(str(each) for each in describe(error).values())
