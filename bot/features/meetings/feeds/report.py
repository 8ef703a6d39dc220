"""What became of each row of a feed: taken, or left and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from bot.features.meetings.feeds.values import Row, row_of
from bot.features.meetings.model import Meeting, Programme, Schedule

T = TypeVar("T")

MOST_BYTES = 20 * 1024 * 1024
"""Bytes of a feed after decompression (issue 6)."""

MOST_ROWS = 20_000
"""Rows taken of one feed (issue 6)."""

MOST_COUNTED = 100_000
"""Rows that are still counted one by one; a file with more is no feed."""

SHRUNK = 0.3
"""Part of its meetings a feed may lose at once and be believed (meeting-feeds.md, rule 10)."""


class Why(StrEnum):
    """Why a row is left, or a whole file; words for it are ``meetings-left-<value>``."""

    NOT_A_ROW = "not_a_row"
    NO_NAME = "no_name"
    DAY = "day"
    NUMBERING = "numbering"
    TIME = "time"
    HALF = "half"
    TWO_TIMES = "two_times"
    NO_ZONE = "no_zone"
    ZONE = "zone"
    FAR_OFF = "far_off"
    REPEATED = "repeated"
    UNPUBLISHED = "unpublished"
    FORMAT_ONLY = "format_only"
    TOO_MANY = "too_many"
    WHOLE_DAY = "whole_day"
    RECURRENCE = "recurrence"
    OVER = "over"
    CANCELLED = "cancelled"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    TOO_BIG = "too_big"
    WEB_PAGE = "web_page"
    CHALLENGE = "challenge"
    BROKEN = "broken"
    NO_FEED = "no_feed"
    NO_ROWS = "no_rows"
    NOTHING = "nothing"
    SHRUNK = "shrunk"


class Leave(Exception):
    """A row is not taken."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Left:
    """A row that is not taken; the first is 1."""

    row: int
    why: Why


@dataclass(frozen=True, slots=True)
class Feed:
    """What is known of a feed before it is read.

    Attributes:
        source: Its id; the meetings' ``source``.
        zone: IANA id that a person chose for rows without one, or ``None``.
        now: Aware instant.
        programme: Whose meetings it lists, as a person said.
        formats: BMLT's ``GetFormats``, decoded, where it was fetched.
    """

    source: str
    zone: str | None
    now: datetime
    programme: Programme = Programme.OTHER
    formats: Sequence[Any] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """An import: every row is taken or left. ``problem`` says why the file as a whole is of no use."""

    kind: str
    total: int = 0
    taken: int = 0
    left: tuple[Left, ...] = ()
    meetings: tuple[Meeting, ...] = field(default=(), repr=False)
    problem: Why | None = None


def refused(why: Why, kind: str = "") -> Report:
    return Report(kind, problem=why)


def keeps_the_old(report: Report, before: int) -> Why | None:
    """Return why a refresh must not replace the last good copy, or ``None`` when it may.

    Args:
        report: The new import.
        before: Meetings of the last good copy.
    """
    if report.problem is not None:
        return report.problem
    if not report.meetings:
        return Why.NOTHING
    return Why.SHRUNK if len(report.meetings) < before * (1 - SHRUNK) else None


def by_row(kind: str, rows: Sequence[Any], read: Callable[[Row], list[Meeting]]) -> Report:
    """Return ``tally`` of rows that are objects; what is none is left."""
    return tally(kind, rows, lambda row: read(_object(row)))


def _object(row: object) -> Row:
    found = row_of(row)
    if not found:
        raise Leave(Why.NOT_A_ROW)
    return found


def tally(kind: str, rows: Sequence[T], read: Callable[[T], list[Meeting]]) -> Report:
    """Return the report of a feed whose every row is read alone.

    Args:
        kind: Format, e.g. ``"bmlt"``.
        rows: All rows, in order.
        read: A row's meetings; raises ``Leave``.
    """
    if len(rows) > MOST_COUNTED:
        return refused(Why.TOO_MANY, kind)
    meetings: list[Meeting] = []
    left: list[Left] = []
    taken, ids = 0, _Ids()
    for number, row in enumerate(rows, 1):
        try:
            if taken >= MOST_ROWS:
                raise Leave(Why.TOO_MANY)
            meetings.extend(ids.distinct(read(row)))
            taken += 1
        except Leave as leave:
            left.append(Left(number, leave.why))
    return Report(kind, len(rows), taken, tuple(left), tuple(meetings))


class _Ids:
    """The ids given in one feed: a second meeting with the id of another gets its day and time added."""

    def __init__(self) -> None:
        self._known: dict[str, Meeting] = {}
        self._times: dict[str, int] = {}

    def distinct(self, found: list[Meeting]) -> list[Meeting]:
        """Return a row's meetings but those that are there already, each with an id of its own."""
        fresh = [meeting for meeting in found if self._known.get(meeting.id) != meeting]
        if found and not fresh:
            raise Leave(Why.REPEATED)
        return [self._named(meeting) for meeting in fresh]

    def _named(self, meeting: Meeting) -> Meeting:
        name = meeting.id if meeting.id not in self._known else _with_time(meeting)
        while name in self._known:
            number = self._times[meeting.id] = self._times.get(meeting.id, 1) + 1
            name = f"{_with_time(meeting)}-{number}"
        self._known[name] = meeting if name == meeting.id else replace(meeting, id=name)
        return self._known[name]


def _with_time(meeting: Meeting) -> str:
    schedule = meeting.schedule
    return f"{meeting.id}-{_when(schedule)}" if schedule else meeting.id


def _when(schedule: Schedule) -> str:
    rule = schedule.rule
    weekday = getattr(rule, "weekday", None)
    return f"{'' if weekday is None else (weekday + 1) % 7}{rule.at:%H%M}"
