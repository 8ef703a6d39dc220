"""What a counter comes to: completed days, in the member's own calendar."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from bot.days import aware, local_day, start_of_day, wall_of, whole_days
from bot.features.counters.changes import at_home
from bot.features.counters.model import Counter, Ending, Run, Savings


@dataclass(frozen=True, slots=True)
class Elapsed:
    """The present count in calendar words; ``hours`` since its last completed day."""

    years: int
    months: int
    days: int
    hours: int


@dataclass(frozen=True, slots=True)
class Saved:
    """What all days with the goal have saved; ``None`` where the member did not ask."""

    money: Decimal | None
    currency: str
    hours: Decimal | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What a counter comes to at one moment.

    A day is complete when the clock shows the time at which counting began once more: nine
    hours are no day, a day of 23 or 25 hours is one. Time in a pause is not counted and what
    was counted before it goes on.
    """

    days: int
    """Completed days of the present count."""
    total: int
    """Days with the goal, over all counts; never fewer after a slip or a pause."""
    all_days: int
    """Days since the first beginning, time in pauses left out: "total of all_days"."""
    longest: int
    """Completed days of the longest count, the present one included."""
    first_on: date
    """Local date on which the first count began."""
    began_on: date
    """Local date on which the present count began."""
    counted_from: date
    """``began_on`` moved on by the time in pauses: anniversaries of the present count go by it."""
    elapsed: Elapsed
    begins_in: int | None
    """Local days until the present count begins (0: later today); ``None`` once it has."""
    paused: bool
    saved: Saved | None


def standing(counter: Counter, now: datetime, zone: ZoneInfo, day_start: int = 0) -> Standing:
    """Return what ``counter`` comes to.

    Args:
        counter: The counter.
        now: Aware instant.
        zone: The member's present zone.
        day_start: Local hour at which the member's day begins, for ``begins_in`` alone: dates
            are told as they were said, and days complete at the time counting began.
    """
    runs = (*counter.runs[:-1], at_home(counter.runs[-1], zone))
    counts, over_all = _counts(runs), _sum(runs, now)
    # Most counters are one count: what it comes to is added up once, not for each line below.
    sums = [_sum(count, now) for count in counts] if len(counts) > 1 else [over_all]
    present, total = sums[-1], over_all.days
    slipped = any(run.ending is Ending.SLIP for run in runs)
    began_on = _date(counts[-1][0])
    counted_from = present.reached - timedelta(days=present.days)
    ahead = counter.runs[-1].started > now
    return Standing(
        days=present.days,
        total=total,
        all_days=max(total, _sum(_slips_included(runs, zone), now).days) if slipped else total,
        longest=max(each.days for each in sums),
        first_on=_date(runs[0]),
        began_on=began_on,
        counted_from=counted_from,
        elapsed=_elapsed(counted_from, present),
        begins_in=max((began_on - local_day(now, zone, day_start)).days, 0) if ahead else None,
        paused=counter.paused,
        saved=_saved(counter.savings, total),
    )


@dataclass(frozen=True, slots=True)
class _Sum:
    days: int
    rest: timedelta
    reached: date
    """Local date on which the last of the days was completed (or counting began)."""


def _sum(runs: Sequence[Run], now: datetime) -> _Sum:
    """Add up the days of runs; what is left of a day at the end of one goes on in the next."""
    days, rest, reached = 0, timedelta(), _date(runs[0])
    for run in runs:
        zone = ZoneInfo(run.zone)
        # On the wall, not in hours: what is left of a day of 25 hours is not a whole day.
        begun = _begun(run.started, zone) - rest
        until = run.ended or max(aware(now), run.started)
        more, _ = whole_days(begun, zone, until)
        rest = max(wall_of(until, zone) - begun - timedelta(days=more), timedelta())
        days, reached = days + more, (begun + timedelta(days=more)).date()
    return _Sum(days, rest, reached)


def _begun(started: datetime, zone: ZoneInfo) -> datetime:
    """Return the wall time days are counted from: midnight for the first moment of a day that has none.

    Where clocks go forward at midnight, such a day begins at one; the days after it do not.
    """
    wall = wall_of(started, zone)
    return datetime.combine(wall, time()) if started == start_of_day(wall.date(), zone) else wall


def _counts(runs: Sequence[Run]) -> list[list[Run]]:
    """Part the runs where a new count began; a pause does not part them."""
    counts: list[list[Run]] = [[]]
    for run in runs:
        counts[-1].append(run)
        if run.slip is not None:
            counts.append([])
    return counts


def _slips_included(runs: Sequence[Run], zone: ZoneInfo) -> list[Run]:
    """Return the runs with the time between a slip and the next count filled in."""
    joined = [runs[0]]
    for run in runs[1:]:
        if joined[-1].ending is Ending.SLIP:
            joined[-1] = replace(joined[-1], ended=run.ended, ending=run.ending)
        else:
            joined.append(run)
    return [*joined[:-1], at_home(joined[-1], zone)]


def _date(run: Run) -> date:
    return wall_of(run.started, ZoneInfo(run.zone)).date()


def _elapsed(counted_from: date, present: _Sum) -> Elapsed:
    apart = relativedelta(present.reached, counted_from)
    return Elapsed(apart.years, apart.months, apart.days, present.rest // timedelta(hours=1))


def _saved(savings: Savings | None, days: int) -> Saved | None:
    if savings is None:
        return None
    money = None if savings.money_a_day is None else savings.money_a_day * days
    hours = None if savings.hours_a_day is None else savings.hours_a_day * days
    return Saved(money, savings.currency, hours)
