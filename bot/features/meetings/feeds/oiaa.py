"""Central-query of the Online Intergroup of AA: meetings with a zone of their own and no address."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.agenda.rules import Weekly
from bot.features.meetings.feeds import clean
from bot.features.meetings.feeds.build import When, schedules, sure
from bot.features.meetings.feeds.clocks import days_of, length_of, time_of, zone_of
from bot.features.meetings.feeds.meeting_guide import listing, with_schedule
from bot.features.meetings.feeds.report import Feed, Leave, Report, Why, by_row
from bot.features.meetings.feeds.values import Row, listed, row_of
from bot.features.meetings.model import Meeting, Programme, Schedule

KIND = "oiaa"

_TYPES = ("types", "formats", "features", "communities")


def read(rows: Sequence[Any], feed: Feed) -> Report:
    """Return the report of rows from all over the world: a feed's zone stands in for none of theirs."""
    return by_row(KIND, rows, lambda row: _meetings(row, feed))


def _meetings(row: Row, feed: Feed) -> list[Meeting]:
    if row.get("archived") is True:
        raise Leave(Why.UNPUBLISHED)
    when = _when(row)
    meeting = _listing(row, feed, when)
    if when is None:
        return [meeting]
    zone = sure(zone_of, row.get("timezone"), why=Why.ZONE)
    if zone is None:
        raise Leave(Why.NO_ZONE)
    found = schedules(when, zone)
    _check_next(row, found, zone)
    return [
        with_schedule(meeting, f"{meeting.id}-{day}" if len(found) > 1 else meeting.id, each)
        for day, each in found
    ]


def _when(row: Row) -> When | None:
    # Its Sundays are 7 (23 of 24 in a sample of 160), once 0; startDateUTC says the same.
    days = sure(days_of, row.get("day"), 0, True, why=Why.DAY)
    start = sure(time_of, row.get("time"), why=Why.TIME)
    if days is None or start is None:
        return None
    return When(days, start, length_of(row.get("duration")))


def _check_next(row: Row, found: list[tuple[int, Schedule]], zone: str) -> None:
    """Leave a row whose next start is not at its own day and time."""
    told = row.get("startDateUTC") or row.get("timeUTC")
    told = dated.get("$date") if (dated := row_of(told)) else told
    try:
        instant = datetime.fromisoformat(told) if isinstance(told, str) else None
    except ValueError:
        return
    if instant is None or instant.utcoffset() is None:
        return
    try:
        wall = instant.astimezone(ZoneInfo(zone))
    except OverflowError:
        return
    due = [(each.rule.weekday, each.rule.at) for _, each in found if isinstance(each.rule, Weekly)]
    if (wall.weekday(), wall.time()) not in due:
        raise Leave(Why.TWO_TIMES)


def _listing(row: Row, feed: Feed, when: When | None) -> Meeting:
    named = [each for name in _TYPES for each in listed(row.get(name))]
    kept = row | {"types": [*named, row.get("type"), "ONL"], "attendance_option": "online"}
    kept["conference_url_notes"] = row.get("conference_url_notes") or row.get("conference_notes")
    meeting = listing(kept, feed, when)
    spoken = (clean.tidy(each, 8).lower() for each in listed(row.get("languages"))[:8])
    languages = tuple(dict.fromkeys((*filter(None, spoken), *meeting.languages)))
    return _as_online(meeting, languages)


def _as_online(meeting: Meeting, languages: tuple[str, ...]) -> Meeting:
    programme = Programme.AA if meeting.programme is Programme.OTHER else meeting.programme
    return Meeting(
        meeting.source,
        meeting.id,
        meeting.name,
        None,
        programme,
        meeting.place,
        meeting.access,
        meeting.traits,
        meeting.codes,
        languages,
        meeting.notes,
        meeting.url,
        meeting.flags,
    )
