"""Calendars: events, their recurrence by day, week or month, and what is cancelled, added or moved."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.agenda.rrules import dates
from bot.agenda.rules import Once, Recurrence, Rule
from bot.days import instant_of, wall_of
from bot.features.meetings.feeds import clean
from bot.features.meetings.feeds.build import access_of, format_of, id_of
from bot.features.meetings.feeds.clocks import DAY, Unsure
from bot.features.meetings.feeds.events import Event, Property, blocks, duration_of, moment, span_until
from bot.features.meetings.feeds.report import Feed, Leave, Report, Why, tally
from bot.features.meetings.model import USUAL_MINUTES, Extra, Flag, Meeting, Place, Schedule
from bot.features.meetings.occurrences import is_over

KIND = "ics"

MOST_EXCEPTIONS = 2_000
"""Cancelled, added and moved times of one series; a fortnight's worth for every day of five years."""

_PARTS_OF_TIME = {"BYHOUR": "hour", "BYMINUTE": "minute", "BYSECOND": "second"}
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")


@dataclass(frozen=True, slots=True)
class _Series:
    """A master event, and the events that stand in for single times of it."""

    master: Event
    changes: tuple[Event, ...] = ()


def read(text: str, feed: Feed) -> Report:
    """Return the report of a calendar; each VEVENT is a row."""
    events = list(blocks(text))
    outcome: dict[int, list[Meeting] | Why] = {}
    for series in _series(event for event in events if not event.broken):
        found = _outcome(series, feed)
        outcome[series.master.row] = found
        outcome |= {each.row: found if isinstance(found, Why) else [] for each in series.changes}
    return tally(KIND, events, lambda event: _told(outcome.get(event.row, Why.UNREADABLE)))


def _told(found: list[Meeting] | Why) -> list[Meeting]:
    if isinstance(found, Why):
        raise Leave(found)
    return found


def _series(events: Iterable[Event]) -> Iterator[_Series]:
    """Yield masters with their changes; a change whose master is not there stands alone."""
    masters: dict[str, Event] = {}
    alone: list[Event] = []
    changes: dict[str, list[Event]] = {}
    for event in events:
        uid = event.text("UID")
        if uid and event.first("RECURRENCE-ID"):
            changes.setdefault(uid, []).append(event)
        elif uid and uid not in masters:
            masters[uid] = event
        else:
            alone.append(event)
    yield from (_Series(event, tuple(changes.pop(uid, ()))) for uid, event in masters.items())
    yield from (_Series(event) for event in [*alone, *(each for some in changes.values() for each in some)])


def _outcome(series: _Series, feed: Feed) -> list[Meeting] | Why:
    try:
        return [_meeting(series, feed)]
    except Leave as leave:
        return leave.why
    except Unsure:
        return Why.ZONE
    except (ValueError, OverflowError):
        return Why.UNREADABLE


def _meeting(series: _Series, feed: Feed) -> Meeting:
    event = series.master
    if event.text("STATUS").upper() == "CANCELLED":
        raise Leave(Why.CANCELLED)
    if event.text("CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"):
        raise Leave(Why.UNPUBLISHED)
    schedule, guessed = _schedule(series, feed)
    if is_over(schedule, feed.now):
        raise Leave(Why.OVER)
    return _listing(event, feed, schedule, guessed)


def _schedule(series: _Series, feed: Feed) -> tuple[Schedule, bool]:
    event = series.master
    start = event.first("DTSTART")
    if start is None:
        raise Leave(Why.UNREADABLE)
    begins = moment(start, start.value)
    if begins.whole_day:
        raise Leave(Why.WHOLE_DAY)
    zone = begins.zone or event.zone() or feed.zone
    if zone is None:
        raise Leave(Why.NO_ZONE)
    minutes = _minutes(event, begins.wall, zone)
    plain = Schedule(_rule(event, begins.wall, zone), zone, minutes or USUAL_MINUTES)
    return _with_changes(_with_exceptions(plain, event, begins.wall), series.changes), minutes is None


def _minutes(event: Event, start: datetime, zone: str) -> int | None:
    """Return a length of at most a day, or ``None`` when none is told or it cannot be."""
    clock = ZoneInfo(zone)
    try:
        if end := event.first("DTEND"):
            told = moment(end, end.value)
            ends = instant_of(told.wall, ZoneInfo(told.zone or zone))
            length = ends - instant_of(start, clock)
        elif duration := event.first("DURATION"):
            length = duration_of(duration.value)
        else:
            return None
    except (ValueError, Unsure):
        return None
    minutes = length // timedelta(minutes=1)
    return minutes if 0 < minutes <= DAY else None


def _rule(event: Event, start: datetime, zone: str) -> Rule:
    rules = event.all("RRULE")
    if not rules:
        return Once(start.replace(second=0, microsecond=0))
    if len(rules) > 1 or event.all("EXRULE"):
        raise Leave(Why.RECURRENCE)
    try:
        rule = _rule_text(rules[0].value, start, zone)
        next(dates(rule, start.date(), start.date()), None)
    except ValueError:
        raise Leave(Why.RECURRENCE) from None
    return Recurrence(rule, start.time().replace(second=0), start.date())


def _rule_text(text: str, start: datetime, zone: str) -> str:
    """Return a rule as ``rrules`` reads it: no part for the time of day, UNTIL the last local date."""
    parts = [part.split("=", 1) for part in text.strip().upper().rstrip(";").split(";")]
    kept: list[str] = []
    for pair in parts:
        name, value = pair[0].strip(), pair[-1].strip()
        if len(pair) != 2:
            raise Leave(Why.RECURRENCE)
        if name in _PARTS_OF_TIME:
            if not value.isdecimal() or int(value) != getattr(start, _PARTS_OF_TIME[name]):
                raise Leave(Why.RECURRENCE)
        elif not name.startswith("X-"):
            kept.append(f"{name}={_until(value, start, zone) if name == 'UNTIL' else value}")
    return ";".join(kept)


def _until(value: str, start: datetime, zone: str) -> str:
    last = moment(Property("UNTIL", {}, value), value)
    wall = last.wall
    if last.whole_day:
        return f"{wall:%Y%m%d}"
    if last.zone is not None:
        wall = wall_of(instant_of(wall, ZoneInfo(last.zone)), ZoneInfo(zone))
    day = wall.date() if wall.time() >= start.time() else wall.date() - timedelta(days=1)
    return f"{day:%Y%m%d}"


def _with_exceptions(schedule: Schedule, event: Event, start: datetime) -> Schedule:
    without = {
        _wall(schedule, entry, value, start.time())
        for entry in event.all("EXDATE")
        for value in entry.value.split(",")
        if value.strip()
    }
    added = [
        extra
        for entry in event.all("RDATE")
        for value in entry.value.split(",")
        if value.strip() and (extra := _added(schedule, entry, value, start.time())).at not in without
    ]
    if len(without) + len(added) > MOST_EXCEPTIONS:
        raise Leave(Why.RECURRENCE)
    if _begins_beside(schedule.rule) and (first := start.replace(second=0)) not in without:
        added.append(Extra(first, schedule.minutes))
    return replace(schedule, without=frozenset(without), extra=tuple(added))


def _begins_beside(rule: Rule) -> bool:
    """Tell whether a series' first event is on no day of its rule; calendars show it all the same."""
    if not isinstance(rule, Recurrence):
        return False
    return next(dates(rule.rrule, rule.first, rule.first), None) != rule.first


def _added(schedule: Schedule, entry: Property, value: str, at: time) -> Extra:
    begins, _, ends = value.partition("/")
    wall = _wall(schedule, entry, begins, at)
    minutes = schedule.minutes
    if ends:
        length = span_until(entry, begins, ends)
        minutes = min(max(length // timedelta(minutes=1), 1), DAY)
    return Extra(wall, minutes)


def _wall(schedule: Schedule, entry: Property, value: str, at: time) -> datetime:
    """Return a moment as the wall time that the series' zone shows then."""
    told = moment(entry, value.strip())
    if told.whole_day:
        return datetime.combine(told.wall.date(), at.replace(second=0))
    wall = told.wall
    if told.zone is not None and told.zone != schedule.zone:
        wall = wall_of(instant_of(wall, ZoneInfo(told.zone)), schedule.clock)
    return wall.replace(second=0)


def _with_changes(schedule: Schedule, changes: tuple[Event, ...]) -> Schedule:
    without, extra = set(schedule.without), list(schedule.extra)
    if len(changes) > MOST_EXCEPTIONS:
        raise Leave(Why.RECURRENCE)
    at = schedule.rule.at.time() if isinstance(schedule.rule, Once) else schedule.rule.at
    for event in changes:
        which, start = event.first("RECURRENCE-ID"), event.first("DTSTART")
        if which is None or "RANGE" in which.params:
            raise Leave(Why.RECURRENCE)
        instead_of = _wall(schedule, which, which.value, at)
        without.add(instead_of)
        extra = [each for each in extra if each.at != instead_of]
        if start is not None and event.text("STATUS").upper() != "CANCELLED":
            wall = _wall(schedule, start, start.value, at)
            extra.append(Extra(wall, _minutes(event, wall, schedule.zone) or schedule.minutes))
    return replace(schedule, without=frozenset(without), extra=tuple(sorted(extra, key=lambda each: each.at)))


def _listing(event: Event, feed: Feed, schedule: Schedule, guessed: bool) -> Meeting:
    name = clean.tidy(event.text("SUMMARY"))
    where, told = event.text("LOCATION"), event.text("DESCRIPTION")
    if not (name or clean.tidy(where)):
        raise Leave(Why.NO_NAME)
    way = _way_in(event.text("CONFERENCE"), where, event.text("URL"), told)
    room = "" if _ADDRESS.search(where) else clean.tidy(where, 300)
    notes, codes = clean.notes(_ADDRESS.sub(" ", told))
    flags = {Flag.LENGTH_GUESSED} if guessed else set[Flag]()
    return Meeting(
        source=feed.source,
        id=id_of(event.text("UID")) or id_of(f"{name}-{schedule.rule.at}"),
        name=name or room,
        schedule=schedule,
        programme=feed.programme,
        place=Place(
            format_of(bool(way.provider), bool(room)), address=room, link=way.public, provider=way.provider
        ),
        access=access_of(way, "", codes),
        notes=notes,
        url=clean.page(event.text("URL")) if not way.public else "",
        flags=frozenset(flags),
    )


def _way_in(*texts: str) -> clean.Link:
    """Return the first address of a known provider."""
    found = (
        clean.link(match[0].rstrip(".,;)")) for text in texts for match in _ADDRESS.finditer(text[:20_000])
    )
    return next((each for each in found if each.provider), clean.NO_LINK)
