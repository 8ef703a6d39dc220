"""``backup``, ``restore``, ``rotate-key``: what an operator does with what is kept."""

import asyncio
from datetime import datetime
from pathlib import Path

import click

from bot.cli.endings import OPERATORS
from bot.config import Config
from bot.storage.backup import DAYS_KEPT, backup_database, backup_keys, prune_backups, restore_database
from bot.storage.database import Database
from bot.storage.erasure import erase_without_key
from bot.storage.opening import change_master_key

OTHER_MEANS = (
    "The database is PostgreSQL: use pg_dump --exclude-schema=keys for the backup, and keep only the"
    " current copy of the schema keys."
)


def back_up(config: Config, now: datetime) -> int:
    """Copy the database, and the key store over its one copy; delete old copies; return the exit code."""
    place = config.place
    if not place.is_sqlite:
        click.echo(OTHER_MEANS, err=True)
        return 1
    try:
        copy = backup_database(place.file, place.backups, now)
        keys = backup_keys(place)
        pruned = prune_backups(place.backups, now)
    except OPERATORS as error:
        click.echo(error, err=True)
        return 1
    click.echo(f"ok    {copy}\nok    {keys} (only the current one is kept, or erasure would be void)")
    for path in pruned:
        click.echo(f"ok    {path} was older than {DAYS_KEPT} days and is deleted")
    if place.key_lies_beside_backups:
        click.echo(f"note  The master key {place.key_file} lies beside the backups: keep a copy elsewhere.")
    return 0


def restore(config: Config, backup: Path, *, yes: bool) -> int:
    """Put a backup in the place of the database; members without a current key stay erased."""
    place = config.place
    if not place.is_sqlite:
        click.echo(OTHER_MEANS, err=True)
        return 1
    if place.file.exists() and not yes:
        click.echo(
            f"There is a database at {place.file}. Say --yes to put the backup in its place.", err=True
        )
        return 2
    try:
        former = restore_database(place, backup)
        erased = asyncio.run(_open_and_erase(Database(place)))
    except OPERATORS as error:
        click.echo(error, err=True)
        return 1
    click.echo(f"ok    The backup is in place; what was there before lies at {former}.")
    click.echo(f"ok    {erased} members without a current key stay erased.")
    return 0


def rotate_key(config: Config) -> int:
    """Make a new master key; every member's key is wrapped anew, nothing else changes."""
    try:
        asyncio.run(change_master_key(config.place))
    except OPERATORS as error:
        click.echo(error, err=True)
        return 1
    click.echo(f"ok    A new master key is in {config.key_file}. Replace your copy of the old one.")
    return 0


async def _open_and_erase(database: Database) -> int:
    await database.open()
    try:
        return len(await database.transact(erase_without_key, label="restore.erase", deadline=None))
    finally:
        await database.close()
