"""``doctor``: everything `check` looks at, and how a bot that runs (or should) is doing."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from bot.agenda import store as agenda
from bot.agenda.heartbeat import last_beat_in
from bot.cli import checks
from bot.cli.findings import Finding
from bot.cli.helplines import stale_lines
from bot.cli.reaching import discord_answers
from bot.cli.stored import database, is_current, keys
from bot.cli.wanted import has_token_shape
from bot.clock import SystemClock
from bot.config import Config
from bot.deliveries import store as deliveries
from bot.deliveries.model import State
from bot.storage.looking import complaints, holder, is_there, look
from bot.storage.transaction import Transaction

T = TypeVar("T")

LATE = timedelta(minutes=10)
"""Later than this, something that is due says that nobody takes it (the longest wait of a retry is 30
minutes, but then it is not due)."""

SKEW = timedelta(seconds=30)
"""A clock this wrong makes reminders visibly early or late."""

LITTLE_ROOM, ROOM = 200_000_000, 1_000_000_000
"""Bytes; below the first a backup may fail, below the second it is worth a look."""

BACKUP_AGE = timedelta(days=2)
"""A running bot makes one a day."""

MANY_WAIT = 10_000
"""At forty a second that takes over four minutes."""


def examine(config: Config, *, offline: bool) -> bool:
    """Print what is found; return whether there is nothing to fix."""
    looked: list[checks.Check] = [
        checks.operator, token, checks.texts, checks.cogs, checks.folder, disk, database, keys, integrity,
        running, clock, due, queue, backups, helplines,
    ]  # fmt: skip
    return checks.tell(looked if offline else [*looked, discord_answers], config)


def token(config: Config) -> Iterator[Finding]:
    """The token looks like one; what it is stays unsaid."""
    if config.token is not None and has_token_shape(config.token.reveal()):
        yield Finding("ok", "token: has the shape of a bot's token")
    else:
        yield Finding(
            "fix",
            "token: does not look like a bot's token; it is the long one under 'Bot' in the developer "
            "portal, not the client secret or the public key",
        )


def disk(config: Config) -> Iterator[Finding]:
    """There is room for the database to grow and to be copied."""
    folder = next(each for each in (config.data, *config.data.absolute().parents) if each.exists())
    free = shutil.disk_usage(folder).free
    told = f"disk: {free // 1_000_000} MB free where {config.data} lies"
    wanted = 2 * _size(config)  # a backup, and the copy before a migration
    if free < max(LITTLE_ROOM, wanted):
        yield Finding("fix", f"{told}; a copy of the database may not fit: make room")
    else:
        yield Finding("ok" if free > ROOM else "note", told)


def _size(config: Config) -> int:
    there = config.place.is_sqlite and config.place.file.exists()
    return config.place.file.stat().st_size if there else 0


def integrity(config: Config) -> Iterator[Finding]:
    """The database is whole by its own check."""
    if not is_there(config.place):
        return
    found = complaints(config.place)
    if found:
        yield Finding(
            "fix",
            f"integrity: the database complains ({len(found)} times). Stop the bot, keep the file, and put "
            "the newest backup in its place: python -m bot restore",
        )
    else:
        yield Finding("ok", "integrity: the database is whole")


def running(config: Config) -> Iterator[Finding]:
    """Somebody holds the database file."""
    if not config.place.is_sqlite:
        return
    who = holder(config.place)
    yield Finding("ok", f"bot: {who} runs") if who else Finding("note", "bot: does not run on this data")


def clock(config: Config) -> Iterator[Finding]:
    """Time did not go backwards since the last beat, and the last beat is fresh when the bot runs."""
    beat = _asked(config, last_beat_in)
    if beat is None:
        return
    ago = SystemClock().now() - beat
    if ago < -SKEW:
        yield Finding(
            "fix", f"clock: the last beat lies {_span(-ago)} ahead of this machine's time; set the clock"
        )
    elif ago > LATE and holder(config.place):
        yield Finding("fix", f"beat: the last was {_span(ago)} ago, and the bot should beat; restart it")
    else:
        yield Finding("ok", f"beat: the last was {_span(ago)} ago")


def due(config: Config) -> Iterator[Finding]:
    """Nothing of the agenda is long overdue."""
    at = _asked(config, agenda.next_at)
    late = None if at is None else SystemClock().now() - at
    if late is not None and late > LATE:
        yield Finding(
            "fix", f"agenda: something was due {_span(late)} ago; start the bot, or restart it if it runs"
        )
    else:
        yield Finding("ok", "agenda: nothing is overdue")


def queue(config: Config) -> Iterator[Finding]:
    """The queue is short and moves; nothing was given up."""
    found = _asked(config, lambda tx: (deliveries.by_state(tx), deliveries.next_at(tx)))
    if found is None:
        return
    counts, at = found
    waiting = counts.get(State.WAITING, 0)
    if at is not None and SystemClock().now() - at > LATE:
        yield Finding("fix", f"queue: {waiting} wait, one has been ready for over {_span(LATE)}; see the log")
    else:
        yield Finding("note" if waiting > MANY_WAIT else "ok", f"queue: {waiting} wait")
    yield _given_up(counts)


def _given_up(counts: dict[State, int]) -> Finding:
    dead, unknown = counts.get(State.DEAD, 0), counts.get(State.UNKNOWN, 0)
    if dead:
        return Finding("fix", f"given up: {dead} after eight tries; see: python -m bot deliveries list")
    told = f" ({unknown} of the last 90 days may have arrived or not)" if unknown else ""
    return Finding("ok", f"given up: none{told}")


def backups(config: Config) -> Iterator[Finding]:
    """A copy of the database was made lately."""
    place = config.place
    if not place.is_sqlite:
        yield Finding("note", "backups: make them with pg_dump, see docs/backup.md")
    elif is_there(place):
        yield _newest(list(place.backups.glob("handrail-*.db")))


def _newest(copies: list[Path]) -> Finding:
    if not copies:
        return Finding(
            "note", "backups: none yet; a running bot makes one a day, 'python -m bot backup' one now"
        )
    age = SystemClock().now() - datetime.fromtimestamp(max(each.stat().st_mtime for each in copies), UTC)
    if age > BACKUP_AGE:
        return Finding("fix", f"backups: the newest is {_span(age)} old; python -m bot backup says why")
    return Finding("ok", f"backups: {len(copies)}, the newest {_span(age)} old")


def helplines(_: Config) -> Iterator[Finding]:
    """Somebody looked at the numbers people are given."""
    checked = list(checks.helplines(_))
    yield from checked
    old = stale_lines(SystemClock().now().date())
    if old:
        yield Finding("note", f"helplines: {len(old)} were not looked at for long; python -m bot helplines")


def _asked(config: Config, work: Callable[[Transaction], T]) -> T | None:
    """Return what ``work`` finds in a database of this version; None when there is none to ask."""
    if not is_there(config.place) or not is_current(config.place):
        return None
    return look(config.place, work)


def _span(time: timedelta) -> str:
    """Return a length of time in its largest unit: ``3 minutes``."""
    seconds = int(time.total_seconds())
    for length, name in ((86_400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds >= 2 * length:
            return f"{seconds // length} {name}"
    return f"{seconds} seconds"
