"""The events of a calendar file, each read alone: a broken one spoils no other."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from bot.days import instant_of
from bot.features.meetings.feeds.clocks import Unsure, zone_of

MOST_LINES = 2_000
"""Lines of one event that are read; attendees and attachments make the longest."""

LINE_LENGTH = 50_000
"""Characters of one unfolded line that are read."""

_WANTED = re.compile(
    "UID|SUMMARY|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|EXRULE|RECURRENCE-ID|STATUS|CLASS|LOCATION"
    "|DESCRIPTION|URL|CONFERENCE"
)
_NAME = re.compile(r"[A-Za-z0-9-]+")
_MOMENT = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")
_DURATION = re.compile(
    r"\+?P(?:(?P<weeks>\d{1,3})W)?(?:(?P<days>\d{1,3})D)?"
    r"(?:T(?:(?P<hours>\d{1,4})H)?(?:(?P<minutes>\d{1,5})M)?(?:(?P<seconds>\d{1,6})S)?)?"
)
_YEARS = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class Property:
    """One line: its name, parameters by name, and the value as written."""

    name: str
    params: dict[str, str]
    value: str


@dataclass(slots=True)
class Event:
    """One VEVENT: its lines, and the zone its calendar names for times without one."""

    row: int
    calendar_zone: str = ""
    broken: bool = False
    inner: int = 0
    """How many alarms and the like are open within it."""
    lines: list[Property] = field(default_factory=list[Property])

    def all(self, name: str) -> list[Property]:
        return [each for each in self.lines if each.name == name]

    def first(self, name: str) -> Property | None:
        return next(iter(self.all(name)), None)

    def text(self, name: str) -> str:
        """Return a property's text without the format's escapes, or ""."""
        found = self.first(name)
        if found is None:
            return ""
        return re.sub(r"\\([nN;,\\])", lambda mark: "\n" if mark[1] in "nN" else mark[1], found.value).strip()

    def zone(self) -> str | None:
        """Return the calendar's own zone, where it names one that is known."""
        try:
            return named_zone(self.calendar_zone)
        except Unsure:
            return None


@dataclass(frozen=True, slots=True)
class Moment:
    """A naive wall time; its zone, when it names one; whether it is a date only."""

    wall: datetime
    zone: str | None
    whole_day: bool


def blocks(text: str) -> Iterator[Event]:
    """Yield every event of a file, of all its calendars, in order."""
    event: Event | None = None
    row, zone = 0, ""
    for line in _unfolded(text):
        mark = line[:40].upper().rstrip()
        if mark in ("BEGIN:VEVENT", "END:VEVENT"):
            if event is not None:
                event.broken |= event.inner != 0 or mark == "BEGIN:VEVENT"
                yield event
            row += mark == "BEGIN:VEVENT"
            event = Event(row, zone) if mark == "BEGIN:VEVENT" else None
        elif event is None:
            zone = _calendar_zone(mark, line, zone)
        else:
            _read_line(event, mark, line)
    if event is not None:
        event.broken = True
        yield event


def _calendar_zone(mark: str, line: str, zone: str) -> str:
    if mark == "BEGIN:VCALENDAR":
        return ""
    return line.rpartition(":")[2].strip()[:100] if mark.startswith("X-WR-TIMEZONE") else zone


def _unfolded(text: str) -> Iterator[str]:
    plain = re.sub(r"\r\n?|\n", "\n", text)
    return (line[:LINE_LENGTH] for line in re.sub(r"\n[ \t]", "", plain).split("\n"))


def _read_line(event: Event, mark: str, line: str) -> None:
    if mark.startswith(("BEGIN:", "END:")):
        event.inner += 1 if mark.startswith("BEGIN:") else -1
    elif event.inner == 0:
        _keep(event, line)


def _keep(event: Event, line: str) -> None:
    name = _NAME.match(line)
    if name is None or not _WANTED.fullmatch(name[0].upper()) or len(event.lines) >= MOST_LINES:
        return
    from icalendar.parser import Contentline

    try:
        _, params, value = Contentline(line).parts()
    except (ValueError, TypeError, IndexError, KeyError):
        event.broken = True
        return
    told = {str(key).upper(): str(params[key]) for key in cast(Mapping[str, object], params)}
    event.lines.append(Property(name[0].upper(), told, str(value)))


def moment(entry: Property, value: str) -> Moment:
    """Return what a property's value means.

    Raises:
        ValueError: It is no date.
        Unsure: It names a zone that is not known.
    """
    match = _MOMENT.fullmatch(value.strip())
    if match is None:
        raise ValueError("no moment")
    wall = datetime.strptime(match[1] + (match[2] or "000000"), "%Y%m%d%H%M%S")  # noqa: DTZ007 - zone below
    if wall.year not in _YEARS:
        raise ValueError("no year of ours")
    if match[2] is None:
        return Moment(wall, None, whole_day=True)
    return Moment(wall, "UTC" if match[3] else named_zone(entry.params.get("TZID", "")), whole_day=False)


def named_zone(text: str) -> str | None:
    """Return the IANA id of a calendar's zone, which may bear the name Windows gives it.

    Raises:
        Unsure: It is not known.
    """
    try:
        return zone_of(text)
    except Unsure:
        from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

        return zone_of(WINDOWS_TO_OLSON.get(text.strip().strip('"'), "?"))


def duration_of(text: str) -> timedelta:
    """Return a duration's length.

    Raises:
        ValueError: It is none.
    """
    match = _DURATION.fullmatch(text.strip().upper())
    if match is None or not any(match.groups()):
        raise ValueError("no duration")
    return timedelta(**{unit: int(number) for unit, number in match.groupdict(default="0").items()})


def span_until(entry: Property, begins: str, ends: str) -> timedelta:
    """Return the length of a period: to its end, or for its duration.

    Raises:
        ValueError: It is none.
    """
    if ends.strip().upper().startswith(("P", "+P")):
        return duration_of(ends)
    start, end = moment(entry, begins), moment(entry, ends)
    return instant_of(end.wall, ZoneInfo(end.zone or "UTC")) - instant_of(
        start.wall, ZoneInfo(start.zone or "UTC")
    )
