"""A reminder: which moment of the day it is for, how often it comes, and what "less often" means."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.agenda.rows import Entry
from bot.agenda.rules import Aftercare, DailyAt, EveryNDays, Occurrence, Rule, Weekly, next_occurrence
from bot.consent import Category
from bot.days import local_day
from bot.errors import Refusal
from bot.features.members.model import Member

MESSAGES = Category("messages")
"""Direct messages that a member asked for (P-1, 5)."""

WELCOME = timedelta(hours=2)
"""How late a reminder still comes (ARCHITECTURE 5.5)."""

MOST_DAYS = 30
"""Days; the widest gap that can be typed."""

LADDER = (1, 2, 3, 7, 14, 28)
"""Days between two reminders, one step rarer with each press (own choice; K-8 names 1, 2-3 and 7)."""

CLOSED_OFTEN = 3
"""Reminders in a row that met closed direct messages; then it stops by itself (own choice)."""

LONGEST_SNOOZE = timedelta(days=366)
WEEK = timedelta(days=7)

LOOKED_THROUGH = 400
"""Occurrences looked through for those after a snooze."""


class Purpose(StrEnum):
    """Which moment a member wants to be reminded of; they may have one of each."""

    MORNING = "morning"
    EVENING = "evening"
    CHECKIN = "checkin"


class Cadence(StrEnum):
    """How often (K-8)."""

    DAILY = "daily"
    DAYS = "days"
    WEEKLY = "weekly"
    AFTERCARE = "aftercare"


USUAL = {Purpose.MORNING: time(8), Purpose.EVENING: time(20), Purpose.CHECKIN: time(12)}
"""What the form suggests."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a member filled in; ``n`` and ``weekday`` count only for the cadence they belong to."""

    at: time
    cadence: Cadence
    n: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """A member's reminder as it stands: what the agenda holds about it."""

    member: Member
    entry: Entry

    @property
    def id(self) -> int:
        return self.entry.id

    @property
    def purpose(self) -> Purpose:
        return Purpose(self.entry.ref)

    @property
    def stopped(self) -> bool:
        return self.entry.paused

    @property
    def at(self) -> time:
        return time_of(self.entry.rule)

    def today(self, now: datetime) -> date:
        """Return the calendar day in the zone it runs in."""
        return local_day(now, self.entry.info)

    @property
    def in_quiet_hours(self) -> bool:
        """Whether it comes inside the member's quiet hours, because they chose this very time."""
        quiet = self.member.settings.quiet
        return quiet is not None and quiet.hold(self.at)

    def upcoming(self, now: datetime) -> tuple[Occurrence, ...]:
        """Return the next three times; none while it is stopped."""
        return () if self.stopped else upcoming(self.entry, now)


def rule_of(wanted: Wanted, today: date) -> Rule:
    """Return the rule a member meant.

    Raises:
        Refusal: ``reminders-days-range`` (``most``), ``reminders-weekday-missing``.
    """
    match wanted.cadence:
        case Cadence.DAILY:
            return DailyAt(wanted.at)
        case Cadence.DAYS:
            if wanted.n is None or not 2 <= wanted.n <= MOST_DAYS:
                raise Refusal("reminders-days-range", most=MOST_DAYS)
            return EveryNDays(wanted.n, wanted.at, today)
        case Cadence.WEEKLY:
            if wanted.weekday is None or not 0 <= wanted.weekday <= 6:
                raise Refusal("reminders-weekday-missing")
            return Weekly(wanted.weekday, wanted.at)
        case Cadence.AFTERCARE:
            return Aftercare(today, wanted.at)


def wanted_of(rule: Rule) -> Wanted:
    """Return what a form about an existing rule starts from."""
    at = time_of(rule)
    match rule:
        case EveryNDays(n):
            return Wanted(at, Cadence.DAYS, n=n)
        case Weekly(weekday):
            return Wanted(at, Cadence.WEEKLY, weekday=weekday)
        case Aftercare():
            return Wanted(at, Cadence.AFTERCARE)
        case _:
            return Wanted(at, Cadence.DAILY)


def time_of(rule: Rule) -> time:
    return rule.at.time() if isinstance(rule.at, datetime) else rule.at


def rarer(rule: Rule, last: date) -> Rule:
    """Return a rule one step rarer, counted from the newest one on ``last``.

    Raises:
        Refusal: ``reminders-rarest``.
    """
    between = _days_between(rule)
    step = next((days for days in LADDER if days > between), None)
    if step is None:
        raise Refusal("reminders-rarest")
    return EveryNDays(step, time_of(rule), last)


def _days_between(rule: Rule) -> int:
    match rule:
        case EveryNDays(n):
            return n
        case Weekly() | Aftercare():
            return 7
        case _:
            return 1


def check_snooze(until: date, today: date) -> None:
    """Raise Refusal ``reminders-snooze-past`` or ``reminders-snooze-far`` for a day that makes no sense."""
    if until <= today:
        raise Refusal("reminders-snooze-past")
    if until > today + LONGEST_SNOOZE:
        raise Refusal("reminders-snooze-far")


def upcoming(entry: Entry, now: datetime) -> tuple[Occurrence, ...]:
    """Return the next three times of an entry, its snooze and newest day respected."""
    zone, last = entry.info, entry.last_day
    found: list[Occurrence] = []
    following = next_occurrence(entry.rule, zone, now)
    for _ in range(LOOKED_THROUGH):
        if following is None or len(found) == 3:
            break
        if last is None or following.local_date > last:
            found.append(following)
        following = next_occurrence(entry.rule, zone, following.instant)
    return tuple(found)
