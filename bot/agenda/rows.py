"""One row for each thing that recurs, and what became of it: values in, values out."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.agenda.rules import Occurrence, Rule, moved, next_occurrence
from bot.ids import GuildId, MemberId

LOOK_BACK = timedelta(days=2)
"""How far back a missed occurrence is still looked at; every kind's lateness is shorter."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that recurs.

    Attributes:
        id: Any id of its own, e.g. of the interaction that made it.
        kind: Which service decides what is due; that service registered for it.
        member, guild: Whose it is; a member's own, or a server's.
        ref: What it is about, an id or a short word; never content.
        next: The occurrence that falls due next; None when it is paused or over.
        last_day: Local date of the newest occurrence taken; no date comes twice.
    """

    id: int
    kind: str
    rule: Rule
    zone: str
    member: MemberId | None = None
    guild: GuildId | None = None
    ref: str = ""
    next: Occurrence | None = None
    last_day: date | None = None
    paused: bool = False

    @property
    def info(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


def planned(entry: Entry, now: datetime) -> Entry:
    """Return ``entry`` with its next occurrence after ``now``, on a date not yet taken."""
    following = moved(entry.rule, entry.info, entry.info, entry.last_day, now)
    return replace(entry, next=None if entry.paused else following)


def paused(entry: Entry) -> Entry:
    """Return ``entry`` with nothing due until it is resumed (`planned` with ``paused`` off)."""
    return replace(entry, paused=True, next=None)


def resumed(entry: Entry, now: datetime) -> Entry:
    return planned(replace(entry, paused=False), now)


def skipped(entry: Entry) -> Entry:
    """Return ``entry`` without its next occurrence; the one after comes as ever."""
    if entry.next is None:
        return entry
    following = next_occurrence(entry.rule, entry.info, entry.next.instant)
    return replace(entry, last_day=entry.next.local_date, next=following)


def snoozed(entry: Entry, until: date, now: datetime) -> Entry:
    """Return ``entry`` with nothing due before the local day ``until``."""
    eve = until - timedelta(days=1)
    last = eve if entry.last_day is None else max(entry.last_day, eve)
    return planned(replace(entry, last_day=last), now)


def with_rule(entry: Entry, rule: Rule, now: datetime) -> Entry:
    return planned(replace(entry, rule=rule), now)


def in_zone(entry: Entry, zone: str, now: datetime) -> Entry:
    """Return ``entry`` running in another zone from now on; no local date comes twice."""
    following = moved(entry.rule, entry.info, ZoneInfo(zone), entry.last_day, now)
    return replace(entry, zone=zone, next=None if entry.paused else following)


def taken(entry: Entry, now: datetime) -> tuple[Entry, Occurrence]:
    """Take what is due: the newest occurrence up to ``now``, so that hours of downtime make one.

    Args:
        entry: One whose ``next`` is not after ``now``.

    Returns:
        The entry as it goes on, and the occurrence to act on.
    """
    if entry.next is None:
        raise ValueError("nothing is due")
    due = entry.next
    following = next_occurrence(entry.rule, entry.info, max(due.instant, now - LOOK_BACK))
    while following is not None and following.instant <= now:
        due, following = following, next_occurrence(entry.rule, entry.info, following.instant)
    return replace(entry, last_day=due.local_date, next=following), due
