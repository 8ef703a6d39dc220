"""``migrate``: opens storage as ``run`` does, which migrates it, and closes it again."""

import asyncio

import click

from bot.cli.endings import OPERATORS
from bot.config import Config
from bot.storage.database import Database
from bot.storage.migrations import HEAD


def bring_up_to_date(config: Config) -> int:
    """Migrate the database; return the exit code."""
    try:
        asyncio.run(_open_and_close(Database(config.place)))
    except OPERATORS as error:
        click.echo(error, err=True)
        return 1
    click.echo(f"The database is at version {HEAD}.")
    return 0


async def _open_and_close(database: Database) -> None:
    await database.open()
    await database.close()
