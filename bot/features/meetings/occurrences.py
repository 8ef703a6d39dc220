"""When meetings take place: rules expanded in their own zone, in bounded steps."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from heapq import merge
from itertools import islice, takewhile

from bot.agenda import rules
from bot.agenda.rules import Once
from bot.days import instant_of
from bot.features.meetings.model import Occurrence, Schedule

MOST = 500
"""Occurrences of one expansion (meeting-feeds.md, section 5)."""

STEPS = 5_000
"""Times of a rule looked through in one expansion; a series with that many cancelled ones ends there."""


def occurrences(schedule: Schedule, start: datetime, end: datetime, most: int = MOST) -> list[Occurrence]:
    """Return what begins in ``start <= t < end``, in order, at most ``most``.

    Args:
        schedule: Local rule, zone, exceptions.
        start: Aware instant.
        end: Aware instant.
        most: Bound of the result.
    """
    found = takewhile(lambda each: each.starts < end, _from(schedule, start))
    return list(islice(found, most))


def next_ones(schedule: Schedule, now: datetime, count: int = 1) -> list[Occurrence]:
    """Return the next ``count`` that begin at ``now`` or later."""
    return list(islice(_from(schedule, now), count))


def on_at(schedule: Schedule, now: datetime) -> Occurrence | None:
    """Return the occurrence that is on at ``now``, begun and not yet over."""
    longest = max([schedule.minutes, *(extra.minutes for extra in schedule.extra)])
    begun = occurrences(schedule, now - timedelta(minutes=longest), now + timedelta(microseconds=1))
    return next((each for each in begun if each.ends > now), None)


def is_over(schedule: Schedule, now: datetime) -> bool:
    """Tell whether nothing of it begins at ``now`` or later."""
    return not next_ones(schedule, now)


def _from(schedule: Schedule, start: datetime) -> Iterator[Occurrence]:
    return merge(_by_rule(schedule, start), _beside(schedule, start))


def _by_rule(schedule: Schedule, start: datetime) -> Iterator[Occurrence]:
    before = start - timedelta(microseconds=1)
    at = schedule.rule.at.time() if isinstance(schedule.rule, Once) else schedule.rule.at
    for each in islice(rules.occurrences(schedule.rule, schedule.clock, before), STEPS):
        wall = datetime.combine(each.local_date, at)
        if wall not in schedule.without:
            yield Occurrence(each.instant, schedule.minutes, wall)


def _beside(schedule: Schedule, start: datetime) -> Iterator[Occurrence]:
    found = [
        Occurrence(instant_of(extra.at, schedule.clock), extra.minutes, extra.at) for extra in schedule.extra
    ]
    return iter(sorted(each for each in found if each.starts >= start))
