"""``move``: from SQLite to PostgreSQL with one command."""

import asyncio
from dataclasses import replace

import click

from bot.cli.endings import OPERATORS
from bot.config import Config
from bot.storage.moving import CannotMove, move


def move_to(config: Config, url: str) -> int:
    """Copy everything to PostgreSQL, say what was compared, and return the exit code."""
    source = config.place
    if not source.is_sqlite or not url.startswith("postgresql://"):
        click.echo("This moves from SQLite (the settings' database) to postgresql://... (--to).", err=True)
        return 2
    if not source.file.exists():
        click.echo(f"There is no database at {source.file}: nothing to move.", err=True)
        return 2
    try:
        rows = asyncio.run(move(source, replace(source, url=url), _tell))
    except (*OPERATORS, CannotMove) as error:
        click.echo(error, err=True)
        return 1
    click.echo(f"ok    {rows} rows are the same on both sides, by count and checksum.")
    click.echo("Now set HANDRAIL_DATABASE_URL to the new address; the file of the master key stays.")
    click.echo(f"Once all is well, delete what still holds everything: {source.file}, {source.member_keys}")
    return 0


def _tell(table: str, rows: int) -> None:
    click.echo(f"ok    {table}: {rows}")
