"""What a server's admins know better than the book: lines nearby, and numbers that do not work today.

A copy in memory, like `regions`: who stores it keeps it true, and help never waits for storage.
An override names a line of the book, so nothing here can touch an emergency number.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from bot.features.help_now.model import HelpBook, Helpline
from bot.features.help_now.topics import Topic
from bot.ids import GuildId

_NOT_DIALLED = re.compile(r"[^\d+*#]")


@dataclass(frozen=True, slots=True)
class LocalLine:
    """A line that admins added; ``reach`` is a number as people dial it, or a link."""

    id: int
    topic: Topic
    name: str
    reach: str
    hours: str
    added: date


@dataclass(frozen=True, slots=True)
class Override:
    """A line of the book that does not work: another number for it, or (None) not shown at all."""

    id: int
    line: str
    number: str | None
    reason: str
    since: date


@dataclass(frozen=True, slots=True)
class Local:
    """All that one server's admins said."""

    lines: tuple[LocalLine, ...] = ()
    overrides: tuple[Override, ...] = ()

    def about(self, *topics: Topic) -> tuple[LocalLine, ...]:
        """Return the lines for any of ``topics``, in the order they were added."""
        return tuple(line for line in self.lines if line.topic in topics)

    def applied_to(self, book: HelpBook) -> HelpBook:
        """Return the book as this server's members see it; emergency numbers are the same."""
        changes = {each.line: each for each in self.overrides}
        changed = (_changed(line, changes.get(line.id)) for line in book.lines)
        return replace(book, lines=tuple(line for line in changed if line is not None))


NOTHING = Local()


class LocalLines:
    """What admins of each server said; the books made from it are kept until they say something else."""

    def __init__(self) -> None:
        self._said: dict[GuildId, Local] = {}
        self._books: dict[GuildId, HelpBook] = {}

    def of(self, guild: GuildId | None) -> Local:
        return NOTHING if guild is None else self._said.get(guild, NOTHING)

    def set(self, guild: GuildId, local: Local) -> None:
        """Remember what a server's admins said."""
        self._books.pop(guild, None)
        if local == NOTHING:
            self._said.pop(guild, None)
        else:
            self._said[guild] = local

    def forget(self, guild: GuildId) -> None:
        """Drop what a server's admins said: the bot has left it and its rows are gone."""
        self.set(guild, NOTHING)

    def book(self, guild: GuildId | None, book: HelpBook) -> HelpBook:
        """Return the one book of this bot as members of ``guild`` see it."""
        if guild is None or not self.of(guild).overrides:
            return book
        if guild not in self._books:
            self._books[guild] = self.of(guild).applied_to(book)
        return self._books[guild]


def _changed(line: Helpline, override: Override | None) -> Helpline | None:
    """Return a line with its other number, which nobody has checked; None when it is hidden."""
    if override is None:
        return line
    if override.number is None:
        return None
    dial = _NOT_DIALLED.sub("", override.number)
    origin = replace(line.origin, reviewed=None)
    return replace(line, phone=override.number, phone_dial=dial, phone_alt=(), origin=origin)
