"""``memorial``: an operator stops, or lets go on, everything to and about a member who died."""

import asyncio

import click

from bot.cli.endings import OPERATORS
from bot.clock import SystemClock
from bot.config import Config
from bot.features.memorials.service import lift_everywhere, remember_everywhere
from bot.ids import MemberId
from bot.storage.database import Database


def memorial(config: Config, member: int, *, lift: bool) -> int:
    """Stop (or lift) it and return the exit code."""
    try:
        told = asyncio.run(_on(Database(config.place), MemberId(member), lift))
    except OPERATORS as error:
        click.echo(error, err=True)
        return 1
    click.echo(told)
    return 0


async def _on(database: Database, member: MemberId, lift: bool) -> str:
    await database.open()
    try:
        if lift:
            return f"ok    {await lift_everywhere(database, member)} stops are lifted."
        new = await remember_everywhere(database, member, SystemClock().now())
        return "ok    Nothing is sent to or about them any more." if new else "ok    It was stopped already."
    finally:
        await database.close()
