"""Meeting Guide JSON, as its specification has it and as WordPress sites write it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.features.meetings.feeds import clean
from bot.features.meetings.feeds.build import (
    When,
    access_of,
    flags_of,
    format_of,
    id_of,
    line,
    schedules,
    sure,
    zone_for,
)
from bot.features.meetings.feeds.clocks import (
    Unsure,
    days_of,
    length_of,
    minutes_between,
    numbers_of,
    span_of,
    time_of,
    twelve_hours,
)
from bot.features.meetings.feeds.codes import ONLINE, TEMPORARILY_CLOSED, Types, guide_types
from bot.features.meetings.feeds.report import Feed, Leave, Report, Why, by_row
from bot.features.meetings.feeds.values import Row, listed, objects
from bot.features.meetings.model import Flag, Format, Meeting, Place, Schedule

KIND = "meeting_guide"

_OTHER_NUMBERS = set(range(1, 8))
"""A feed that uses these seven and never 0 counts from another day than the specification says."""

_OPTIONS = {
    "in_person": Format.IN_PERSON,
    "hybrid": Format.HYBRID,
    "online": Format.ONLINE,
    "inactive": Format.UNKNOWN,
}
_YES = frozenset({"yes", "true", "1"})
_NO = frozenset({"no", "false", "0"})


@dataclass(frozen=True, slots=True)
class _Habits:
    """What the whole feed tells of its rows: whose it is, how it counts days and hours."""

    feed: Feed
    sure_days: bool
    sure_hours: bool


def read(rows: Sequence[Any], feed: Feed) -> Report:
    """Return the report of a Meeting Guide feed's rows."""
    known = objects(rows)
    habits = _Habits(
        feed,
        sure_days=numbers_of(row.get("day") for row in known) != _OTHER_NUMBERS,
        sure_hours=not twelve_hours(row.get("time") for row in known),
    )
    return by_row(KIND, rows, lambda row: _meetings(row, habits))


def _meetings(row: Row, habits: _Habits) -> list[Meeting]:
    when = when_of(row, habits.sure_days, habits.sure_hours)
    meeting = listing(row, habits.feed, when)
    if when is None:
        return [meeting]
    zone = zone_for(habits.feed, row.get("timezone"), *_coordinates(row))
    found = schedules(when, zone)
    several = len(found) > 1
    return [
        with_schedule(meeting, f"{meeting.id}-{day}" if several else meeting.id, each) for day, each in found
    ]


def _coordinates(row: Row) -> tuple[object, object]:
    """Return latitude and longitude; "lat,lng" may stand in one field."""
    both = row.get("coordinates")
    if row.get("longitude") is None and isinstance(both, str) and both.count(",") == 1:
        latitude, longitude = both.split(",")
        return latitude, longitude
    return row.get("latitude"), row.get("longitude")


def with_schedule(meeting: Meeting, name: str, schedule: Schedule) -> Meeting:
    # dataclasses.replace walks all fields: a third of the whole import.
    return Meeting(
        meeting.source,
        name,
        meeting.name,
        schedule,
        meeting.programme,
        meeting.place,
        meeting.access,
        meeting.traits,
        meeting.codes,
        meeting.languages,
        meeting.notes,
        meeting.url,
        meeting.flags,
    )


def when_of(row: Row, sure_days: bool = True, sure_hours: bool = True) -> When | None:
    """Return when a row says it is; ``None``: by appointment.

    Raises:
        Leave: Day or time is given, and is not sure.
    """
    days = sure(days_of, row.get("day"), why=Why.DAY)
    told, end = sure(span_of, row.get("time"), why=Why.HALF)
    half = row.get("ampm")
    start = sure(time_of, told, half, why=Why.TIME if sure_hours or half else Why.HALF)
    if days is None or start is None:
        return None
    if not sure_days and numbers_of([row.get("day")]):
        raise Leave(Why.NUMBERING)
    if not sure_hours and (half is not None or _is_bare(told)):
        _check_half(told, half)
    if _differs(start, row.get("time_formatted")):
        raise Leave(Why.TWO_TIMES)
    return When(days, start, _minutes(row, start, end))


def _is_bare(told: object) -> bool:
    try:
        time_of(told, bare=False)
    except Unsure:
        return True
    return False


def _check_half(told: object, half: object) -> None:
    sure(time_of, told, half, False, why=Why.HALF)


def _differs(start: int, formatted: object) -> bool:
    try:
        other = time_of(formatted, bare=False)
    except Unsure:
        return False
    return other is not None and other % 1440 != start % 1440


def _minutes(row: Row, start: int, end: object) -> int | None:
    try:
        minutes = minutes_between(start, time_of(row.get("end_time") or end))
    except Unsure:
        minutes = None
    return length_of(row.get("duration")) if minutes is None and "duration" in row else minutes


def listing(row: Row, feed: Feed, when: When | None) -> Meeting:
    """Return the meeting a row tells of, without its schedule."""
    types = guide_types(row.get("types"))
    name = clean.tidy(row.get("name") or row.get("group") or row.get("location"))
    if not name:
        raise Leave(Why.NO_NAME)
    way = clean.link(row.get("conference_url"))
    number, dial = clean.phone(row.get("conference_phone"))
    place, paused = _place(row, types, way, number)
    notes, codes = clean.notes(row.get("notes"), row.get("location_notes"), row.get("group_notes"))
    private = clean.notes_private(row.get("conference_url_notes"), row.get("conference_phone_notes"))
    flags = flags_of(when, notes) if when else set[Flag]()
    if paused:
        flags.add(Flag.PAUSED)
    if way.public and not way.provider:
        flags.add(Flag.UNKNOWN_LINK)
    return Meeting(
        source=feed.source,
        id=id_of(row.get("slug"), row.get("id"), row.get("ID")) or id_of(f"{name}-{place.name}"),
        name=name,
        programme=feed.programme,
        place=place,
        access=access_of(way, dial, " ".join(filter(None, (private, codes)))),
        traits=types.traits,
        codes=types.codes,
        languages=types.languages,
        notes=notes,
        url=clean.page(row.get("url")),
        flags=frozenset(flags),
    )


def _place(row: Row, types: Types, way: clean.Link, number: str) -> tuple[Place, bool]:
    name, address = clean.tidy(row.get("location"), 200), _address(row)
    online = bool(way.provider) or len(number) >= 10 or ONLINE in types.ways
    here = TEMPORARILY_CLOSED not in types.ways and bool(name or address) and not _approximate(row, address)
    option = _OPTIONS.get(str(row.get("attendance_option")))
    way_in = format_of(online, here) if option is None else option
    paused = option is Format.UNKNOWN or (
        way_in is Format.UNKNOWN and (TEMPORARILY_CLOSED in types.ways or _says(row, _YES))
    )
    place = Place(way_in, name, address, _region(row), way.public, way.provider, number)
    return place, paused


def _address(row: Row) -> str:
    whole = row.get("formatted_address")
    if whole:
        return clean.tidy(whole, 300)
    parts = (row.get(name) for name in ("address", "city", "state", "postal_code", "country"))
    return line(parts)


def _says(row: Row, words: frozenset[str]) -> bool:
    return str(row.get("approximate")).lower() in words


def _approximate(row: Row, address: str) -> bool:
    """Tell whether only a town is known; unsaid, an address without a number that has few parts."""
    if _says(row, _YES) or _says(row, _NO):
        return _says(row, _YES)
    street = any(letter.isdigit() for letter in address.split(",")[0])
    return not street and address.count(",") < 3


def _region(row: Row) -> tuple[str, ...]:
    named = row.get("regions")
    if isinstance(named, str):
        named = named.split(">")
    told = listed(named)[:4] or [row.get("region"), row.get("sub_region")]
    return tuple(filter(None, (clean.tidy(each, 80) for each in told)))
