"""What the feeds share: a row's days, time and zone become schedules, or the row is left."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import time
from typing import Any

from bot.agenda.rules import Weekly
from bot.features.meetings.feeds import clean
from bot.features.meetings.feeds.clocks import DAY, Unsure, lies_far_off, zone_of
from bot.features.meetings.feeds.report import Feed, Leave, Why
from bot.features.meetings.model import NO_ACCESS, USUAL_MINUTES, Access, Flag, Format, Schedule

ID_LENGTH = 120
"""Characters of an id; slugs over the specification's 64 exist."""

_SOME_WEEKS = re.compile(
    r"\b(?:1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth|last|every other|alternat\w+|bi-?weekly|"
    r"monthly|once a month|one \w+ (?:a|per) month)\b",
    re.IGNORECASE,
)
_EXCEPTION = re.compile(
    r"open|speaker|business|birthday|step|tradition|celebrat|potluck|anniversar", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class When:
    """Days (Sunday 0), minutes after midnight, and a likely length or ``None``."""

    days: list[int]
    start: int
    minutes: int | None


def schedules(when: When, zone: str) -> list[tuple[int, Schedule]]:
    """Return (day, schedule) for each day; what begins at 24:00 begins the day after at 00:00."""
    late, start = divmod(when.start, DAY)
    at = time(start // 60, start % 60)
    minutes = USUAL_MINUTES if when.minutes is None else when.minutes
    # Monday is 0 in a rule, Sunday in a listing.
    return [(day, Schedule(Weekly((day + late - 1) % 7, at), zone, minutes)) for day in when.days]


def flags_of(when: When, notes: str) -> set[Flag]:
    """Return what is doubtful about a weekly listing's time."""
    found: set[Flag] = set()
    if when.start in (0, DAY):
        found.add(Flag.MIDNIGHT)
    if when.minutes is None:
        found.add(Flag.LENGTH_GUESSED)
    if notes and _SOME_WEEKS.search(notes) and not _EXCEPTION.search(notes):
        found.add(Flag.SOMETIMES)
    return found


def zone_for(feed: Feed, named: object, latitude: object, longitude: object) -> str:
    """Return the zone of a row: its own, else the feed's, unless it lies where that cannot be the time.

    Raises:
        Leave: Nobody knows.
    """
    own = sure(zone_of, named, why=Why.ZONE)
    if own is not None:
        return own
    if feed.zone is None:
        raise Leave(Why.NO_ZONE)
    if longitude is not None and lies_far_off(feed.zone, latitude, longitude):
        raise Leave(Why.FAR_OFF)
    return feed.zone


def sure(read: Callable[..., Any], *values: object, why: Why) -> Any:
    """Return what ``read`` makes of some values, or leave the row."""
    try:
        return read(*values)
    except Unsure:
        raise Leave(why) from None


def id_of(*candidates: object) -> str:
    """Return the first candidate that says something, as an id; or ""."""
    for candidate in candidates:
        found = clean.identity(candidate, ID_LENGTH)
        if found:
            return found
    return ""


def line(parts: Iterable[object]) -> str:
    """Return the parts of an address in one line, each once."""
    told: dict[str, None] = {}
    for part in parts:
        if text := clean.tidy(part, 120):
            told[text] = None
    return ", ".join(told)


def format_of(online: bool, in_person: bool) -> Format:
    if online:
        return Format.HYBRID if in_person else Format.ONLINE
    return Format.IN_PERSON if in_person else Format.UNKNOWN


def access_of(way: clean.Link, dial: str, notes: str) -> Access:
    """Return the private part: the link and number when they carry codes, and notes on codes."""
    rest = " ".join(filter(None, (way.rest, notes)))[: clean.NOTES_LENGTH]
    if way.private or dial or rest:
        return Access(way.private, dial, rest)
    return NO_ACCESS
