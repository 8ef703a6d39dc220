"""What can be looked through: lines by country and topic, programmes; and what admins may add."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from random import Random

from bot.errors import Refusal
from bot.features.help_now import model as book_model
from bot.features.help_now.model import HelpBook, Helpline, Kind, Review
from bot.features.help_now.topics import Topic, covers, is_made_for

FRESH_FOR = 180
"""Days after which an entry that nobody looked at is called old (X-12)."""

MOST_LINES = 25
"""Lines a server may add, and lines it may override: as many as one select offers."""

NAME_LENGTH, REACH_LENGTH, HOURS_LENGTH, REASON_LENGTH, NUMBER_LENGTH = 60, 150, 60, 150, 40
"""Characters of what admins type."""

_NUMBER = re.compile(r"[+*#(]{0,2}\d[\d ()+*#./-]{0,38}")
_LINK = re.compile(r"https://[^\s<>`|\\\[\]\"]{4,140}")
_DIRECTORY = "directory"

Group = tuple[Helpline, ...]
"""Lines that belong side by side: one for adults and the one for young people, or a single line."""


class Path(StrEnum):
    """What kind of programme; none stands above another (G-4)."""

    TWELVE_STEP = "twelve-step"
    SKILLS = "skills"
    BUDDHIST = "buddhist"
    SECULAR = "secular"
    WOMEN = "women"
    FAITH = "faith"
    MEDICATION = "medication"
    FAMILY = "family"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme or a kind of group: a name, and words of our own under ``resources-programme-<id>``.

    ``website`` is None where no source names the official one; ``seen`` as `help_now.model.Origin`.
    """

    id: str
    name: str
    path: Path
    website: str | None
    source: str
    seen: str
    reviewed: Review | None

    @property
    def day(self) -> date:
        """The last day the entry was looked at; a bare year or month counts from its first day."""
        year, month, day = (int(part) for part in f"{self.seen}-01-01".split("-")[:3])
        return max(date(year, month, day), self.reviewed.day if self.reviewed else date.min)


def is_old(day: date, today: date) -> bool:
    return (today - day).days > FRESH_FOR


def listing(book: HelpBook, country: str | None, topic: Topic) -> tuple[Group, ...]:
    """Return the lines for a topic: made for it first, adult and youth side by side, worldwide last."""
    here = book_model.lines(book, country) if country else ()
    fitting = [line for line in here if is_made_for(line, topic)]
    fitting += [line for line in here if covers(line, topic) and line not in fitting]
    return (*_paired(fitting, _partner(book, country, topic)), *((line,) for line in _worldwide(book, topic)))


def _partner(book: HelpBook, country: str | None, topic: Topic) -> Helpline | None:
    """Return the line shown beside the first one: for young people, or for adults among youth lines."""
    if topic is Topic.YOUTH:
        return book_model.suicide_line(book, country)
    if topic in (Topic.SUICIDE, Topic.MENTAL_HEALTH):
        youth = book_model.lines(book, country, [Kind.YOUTH]) if country else ()
        return next((line for line in youth if line.region is None), None)
    return None


def _paired(fitting: Sequence[Helpline], partner: Helpline | None) -> Iterable[Group]:
    alone = [line for line in fitting if line != partner]
    if partner is not None and alone:
        yield alone[0], partner
        alone = alone[1:]
    elif partner is not None:
        yield (partner,)
    yield from ((line,) for line in alone)


def _worldwide(book: HelpBook, topic: Topic) -> Iterable[Helpline]:
    """Return lines for everywhere; fellowships are among the programmes, where nothing ranks them."""
    return (
        line
        for line in book_model.lines(book, None)
        if is_made_for(line, topic)
        and line.kind is not Kind.PEER_SUPPORT
        and line != book.directory
        and _DIRECTORY not in line.topics
    )


def shuffled(programmes: Sequence[Programme], path: Path | None, seed: int) -> list[Programme]:
    """Return the programmes of a path (None: of all), in an order that only the request decides."""
    chosen = [each for each in programmes if path is None or each.path is path]
    return Random(seed).sample(chosen, len(chosen))


def checked_name(text: str) -> str:
    """Return a line's name; raises Refusal ``resources-name-needed``."""
    if not text.strip():
        raise Refusal("resources-name-needed")
    return text.strip()[:NAME_LENGTH]


def checked_reach(text: str) -> str:
    """Return a number as people dial it, or a link.

    Raises:
        Refusal: ``resources-reach-form``: it is neither.
    """
    if _LINK.fullmatch(text.strip()):
        return text.strip()
    return checked_number(text)


def checked_number(text: str) -> str:
    """Return a number as people dial it; raises Refusal ``resources-reach-form``."""
    number = text.strip()
    if not _NUMBER.fullmatch(number):
        raise Refusal("resources-reach-form")
    return number


def is_link(reach: str) -> bool:
    return reach.startswith("https://")
