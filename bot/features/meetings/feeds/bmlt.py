"""BMLT's meetings (NA): the semantic interface in both shapes, and the administrators' one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

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
from bot.features.meetings.feeds.clocks import days_of, length_of, numbers_of, time_of
from bot.features.meetings.feeds.codes import (
    HYBRID,
    ONLINE,
    TEMPORARILY_CLOSED,
    Formats,
    Types,
    bmlt_types,
    formats_of,
)
from bot.features.meetings.feeds.meeting_guide import with_schedule
from bot.features.meetings.feeds.report import Feed, Leave, Report, Why, by_row
from bot.features.meetings.feeds.values import Row, objects
from bot.features.meetings.model import Flag, Format, Meeting, Place, Programme

KIND, ADMIN_KIND = "bmlt", "bmlt_admin"

_ADMIN_NAMES = {
    "id": "id_bigint",
    "name": "meeting_name",
    "startTime": "start_time",
    "duration": "duration_time",
    "timeZone": "time_zone",
    "venueType": "venue_type",
}
_VENUES = {"1": Format.IN_PERSON, "2": Format.ONLINE, "3": Format.HYBRID}
_STREET = ("location_street", "location_city_subsection", "location_municipality", "location_province")
_REGION = ("location_province", "location_sub_province", "location_municipality", "location_neighborhood")
_NOTES = ("comments", "location_info")


@dataclass(frozen=True, slots=True)
class _Server:
    """What a server's whole answer tells of its rows."""

    feed: Feed
    formats: Formats
    sunday: int
    sure_days: bool


def read(rows: Sequence[Any], feed: Feed, formats: object = None) -> Report:
    """Return the report of semantic rows: Sunday is "1".

    Args:
        rows: ``GetSearchResults``, or its ``meetings``.
        feed: What is known of the feed.
        formats: The answer's own ``formats``, if it has any.
    """
    numbers = numbers_of(row.get("weekday_tinyint") for row in objects(rows))
    sure_days = numbers != set(range(7))
    server = _Server(feed, formats_of(formats or list(feed.formats)), 1, sure_days)
    return by_row(KIND, rows, lambda row: _meetings(row, server))


def read_admin(rows: Sequence[Any], feed: Feed) -> Report:
    """Return the report of rows of ``/api/v1/meetings``: Sunday is 0."""
    numbers = numbers_of(row.get("day") for row in objects(rows))
    server = _Server(feed, formats_of(None), 0, numbers != set(range(1, 8)))
    return by_row(ADMIN_KIND, rows, lambda row: _meetings(_semantic(row), server))


def _semantic(row: Row) -> Row:
    renamed = {_ADMIN_NAMES.get(name, name): value for name, value in row.items()}
    return renamed | {"weekday_tinyint": row.get("day")}


def _meetings(row: Row, server: _Server) -> list[Meeting]:
    if str(row.get("published", 1)).lower() in ("0", "false"):
        raise Leave(Why.UNPUBLISHED)
    when = _when(row, server)
    meeting = _listing(row, server, when)
    if when is None:
        return [meeting]
    zone = zone_for(server.feed, row.get("time_zone"), row.get("latitude"), row.get("longitude"))
    found = schedules(when, zone)
    return [
        with_schedule(meeting, f"{meeting.id}-{day}" if len(found) > 1 else meeting.id, each)
        for day, each in found
    ]


def _when(row: Row, server: _Server) -> When | None:
    day = row.get("weekday_tinyint")
    days = sure(days_of, day, server.sunday, why=Why.DAY)
    start = sure(time_of, row.get("start_time"), why=Why.TIME)
    if days is None or start is None:
        return None
    if not server.sure_days and numbers_of([day]):
        raise Leave(Why.NUMBERING)
    return When(days, start, length_of(row.get("duration_time")))


def _listing(row: Row, server: _Server, when: When | None) -> Meeting:
    types = bmlt_types(row.get("formats"), server.formats)
    name = clean.tidy(row.get("meeting_name") or row.get("location_text"))
    if not name:
        raise Leave(Why.NO_NAME)
    way = clean.link(row.get("virtual_meeting_link"))
    number, dial = clean.phone(row.get("phone_meeting_number"))
    notes, codes = clean.notes(*(row.get(each) for each in _NOTES))
    private = clean.notes_private(row.get("virtual_meeting_additional_info"))
    place, paused = _place(row, types, way, number)
    flags = flags_of(when, notes) if when else set[Flag]()
    if paused:
        flags.add(Flag.PAUSED)
    if way.public and not way.provider:
        flags.add(Flag.UNKNOWN_LINK)
    feed = server.feed
    return Meeting(
        source=feed.source,
        id=_id(row) or id_of(f"{name}-{place.name}"),
        name=name,
        programme=Programme.NA if feed.programme is Programme.OTHER else feed.programme,
        place=place,
        access=access_of(way, dial, " ".join(filter(None, (private, codes)))),
        traits=types.traits,
        codes=types.codes,
        languages=types.languages,
        notes=notes,
        flags=frozenset(flags),
    )


def _id(row: Row) -> str:
    """Return the id with its root server's name: it is unique there only."""
    number, root = id_of(row.get("id_bigint")), row.get("root_server_uri")
    if not number or not isinstance(root, str) or not root:
        return number
    try:
        host = urlsplit(root).hostname or ""
    except ValueError:
        host = ""
    return f"{number}@{clean.tidy(host, 80)}" if host else number


def _place(row: Row, types: Types, way: clean.Link, number: str) -> tuple[Place, bool]:
    name, address = clean.tidy(row.get("location_text"), 200), line(row.get(each) for each in _STREET)
    street = bool(clean.tidy(row.get("location_street")) or name)
    way_in = _VENUES.get(str(row.get("venue_type")))
    if way_in is None:
        online = bool(way.public or number) or bool({ONLINE, HYBRID} & types.ways)
        way_in = format_of(online, street and ONLINE not in types.ways)
    closed = TEMPORARILY_CLOSED in types.ways
    if closed and way_in is Format.HYBRID:
        way_in = Format.ONLINE
    region = tuple(filter(None, (clean.tidy(row.get(each), 80) for each in _REGION)))
    place = Place(way_in, name, address, region, way.public, way.provider, number)
    return place, closed and way_in is not Format.ONLINE
