"""``helplines``: which entries nobody has looked at for half a year, for the operator to check."""

from datetime import date
from pathlib import Path

import click

from bot.features.help_now import book
from bot.features.help_now.model import stale
from bot.features.resources import catalogue
from bot.features.resources.model import FRESH_FOR, is_old

RESOURCES = Path(__file__).resolve().parents[2] / "data" / "resources"


def stale_lines(today: date) -> list[str]:
    """Return ids of helplines, emergency numbers and programmes not looked at for over 180 days.

    Helplines and emergency numbers (``emergency-at``) come first, the oldest at the top; programmes
    are called ``programme-<id>``. Lines that admins added are shown to them on ``/setup lines``.
    """
    programmes = sorted(catalogue.load(RESOURCES / "programmes.yaml"), key=lambda each: each.day)
    old = [f"programme-{each.id}" for each in programmes if is_old(each.day, today)]
    return [*stale(book.load(RESOURCES / "helplines.yaml"), today, FRESH_FOR), *old]


def unreviewed_lines() -> int:
    """Return how many entries no person has checked yet."""
    known = book.load(RESOURCES / "helplines.yaml")
    origins = [each.origin for each in (*known.lines, *known.emergencies.values())]
    programmes = catalogue.load(RESOURCES / "programmes.yaml")
    return sum(each.reviewed is None for each in (*origins, *programmes))


def list_stale(today: date) -> None:
    """Print what is old, one entry a line, and what to do about it."""
    old = stale_lines(today)
    for name in old:
        click.echo(name)
    click.echo(
        f"{len(old)} entries were last looked at over {FRESH_FOR} days ago; {unreviewed_lines()} entries"
    )
    click.echo("were never checked by a person. To check one: open the operator's page, call or compare the")
    click.echo("number, then write name and date into its 'reviewed' in data/resources.")
