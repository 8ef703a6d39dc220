"""Days, times, lengths and zones as feeds write them; what is not sure is refused, never guessed."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.features.meetings.feeds.values import listed
from bot.features.meetings.model import MOST_MINUTES, USUAL_MINUTES
from bot.zones import canonical_zone

DAY = 24 * 60
"""Minutes."""

_NAMES = (
    "sunday sun domingo dimanche sonntag sondag nedela zondag domenica niedziela 日曜日 日曜",
    "monday mon lunes lundi montag mandag pondelok maandag lunedi poniedzialek segunda"
    " segundafeira 月曜日 月曜",
    "tuesday tue tues martes mardi dienstag tisdag utorok dinsdag martedi wtorek terca"
    " tercafeira 火曜日 火曜",
    "wednesday wed miercoles mercredi mittwoch onsdag streda woensdag mercoledi sroda quarta quartafeira"
    " 水曜日 水曜",
    "thursday thu thur thurs jueves jeudi donnerstag torsdag stvrtok donderdag giovedi czwartek quinta"
    " quintafeira 木曜日 木曜",
    "friday fri viernes vendredi freitag fredag piatok vrijdag venerdi piatek sexta sextafeira 金曜日 金曜",
    "saturday sat sabado samedi samstag sonnabend lordag sobota zaterdag sabato 土曜日 土曜",
)
_DAYS = {name: day for day, names in enumerate(_NAMES) for name in names.split()}
_DAILY = frozenset({"daily", "everyday", "alldays"})

_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>\d{2}))?(?::(?P<second>\d{2})(?:\.0+)?)?\s*"
    r"(?:(?P<half>[ap])\.?\s?m\.?)?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(\d\d)(\d\d)")
_WORDS = {"noon": 720, "12 noon": 720, "12:00 noon": 720, "midday": 720}
_RANGE = re.compile(r"\s*(?:[-–—]|\bto\b)\s*")
_BARE = re.compile(r"\s*[1-9]:[0-5]\d\s*")
_LATE = re.compile(r"\s*(?:00|1[3-9]|2[0-4]):[0-5]\d.*")

_ALIASES = {
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
    "z": "UTC",
    "etc/utc": "UTC",
}
_DOUBTFUL = frozenset({"EST", "MST"})
"""Ids of fixed offsets, written by people who mean a zone with summer time."""

_FARTHEST = 2.5
"""Hours between a zone's standard time and the sun's; only westernmost China lies farther (own count)."""


class Unsure(Exception):
    """What stands there may mean more than one thing, or nothing."""


def days_of(value: object, first: int = 0, sevenths: bool = False) -> list[int] | None:
    """Return the days a feed's value means, Sunday 0 to Saturday 6; ``None`` when it names none.

    Args:
        value: Number, digits, name, list of these, comma list.
        first: What the feed calls Sunday, 0 or 1.
        sevenths: Sunday may be 7 as well as 0.

    Raises:
        Unsure: Some of it is no day.
    """
    parts = listed(value) or ([] if value is None or value == [] else [value])
    if isinstance(value, str):
        parts = [part for part in re.split(r"[,;/&]|\band\b", value) if part.strip()]
    found = sorted({day for part in parts for day in _day(part, first, sevenths)})
    return found or None


def _day(value: object, first: int, sevenths: bool) -> Iterable[int]:
    number = _number(value)
    if number is not None:
        if sevenths and number == 7:
            return (0,)
        if first <= number <= first + 6:
            return (number - first,)
        raise Unsure
    if isinstance(value, str):
        name = _plain(value)
        if name in _DAILY:
            return range(7)
        if (day := _DAYS.get(name, _DAYS.get(name.removesuffix("s")))) is not None:
            return (day,)
    raise Unsure


def _number(value: object) -> int | None:
    if isinstance(value, str) and value.strip().isdecimal() and len(value) < 9:
        return int(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 99:
        return int(value)
    return value if type(value) is int else None


def numbers_of(values: Iterable[object]) -> set[int]:
    """Return the numbers that a feed's day values use: they tell how it counts."""
    flat = (each for value in values for each in (listed(value) or [value]))
    return {number for each in flat if (number := _number(each)) is not None}


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold().replace("ø", "o"))
    return "".join(letter for letter in letters if letter.isalpha())


def twelve_hours(values: Iterable[object]) -> bool:
    """Tell whether a feed's bare times may lack their AM or PM: "7:30", and never an hour after twelve."""
    texts = [value for value in values if isinstance(value, str)]
    return any(map(_BARE.fullmatch, texts)) and not any(map(_LATE.fullmatch, texts))


def time_of(value: object, half: object = None, bare: bool = True) -> int | None:
    """Return minutes after midnight (24:00 is 1440); ``None`` when no time is given.

    Args:
        value: "19:00", "19:00:00", "7:00 pm", "7pm", "19h30", "1900", "Noon".
        half: AM or PM where a column of its own holds it.
        bare: Whether a time without AM or PM is one of 24 hours.

    Raises:
        Unsure: It is no time, or AM or PM is not known.
    """
    if value is None or value == "":
        return None
    text = str(value).strip() if isinstance(value, str | int) and type(value) is not bool else "?"
    half_of = half.strip().lower().replace(".", "") if isinstance(half, str) else ""
    return _time(text.lower(), half_of, bare) if text else None


@lru_cache(maxsize=4096)
def _time(text: str, half: str, bare: bool) -> int:
    if text in _WORDS:
        return _WORDS[text]
    match = _TIME.fullmatch(text)
    if match is None:
        digits = _DIGITS.fullmatch(text)
        if digits is None or half:
            raise Unsure
        return _checked(int(digits[1]), int(digits[2]), "", bare)
    if match["minute"] is None and not (match["half"] or half):
        raise Unsure
    named = (match["half"] or "") or half[:1]
    if named and half and named != half[:1]:
        raise Unsure
    return _checked(int(match["hour"]), int(match["minute"] or 0), named, bare)


def _checked(hour: int, minute: int, half: str, bare: bool) -> int:
    if minute > 59 or hour * 60 + minute > DAY or half not in ("", "a", "p"):
        raise Unsure
    if not half:
        if not bare:
            raise Unsure
        return hour * 60 + minute
    if hour > 12:
        if half == "a" or hour == 24:
            raise Unsure
        return hour * 60 + minute
    if hour == 0:
        if half == "p":
            raise Unsure
        return minute
    return (hour % 12 + (12 if half == "p" else 0)) * 60 + minute


def span_of(value: object) -> tuple[object, object]:
    """Return start and end of "7:00 PM - 8:00 PM"; of anything else itself and ``None``.

    Raises:
        Unsure: Only the end says AM or PM.
    """
    if not isinstance(value, str) or len(parts := _RANGE.split(value.strip())) != 2 or not all(parts):
        return value, None
    named = [re.search(r"[ap]\.?\s?m", part, re.IGNORECASE) is not None for part in parts]
    if named == [False, True]:
        raise Unsure
    return parts[0], parts[1]


def minutes_between(start: int, end: int | None) -> int | None:
    """Return a likely length: over midnight, never zero, at most four hours; ``None`` when it is not."""
    return None if end is None else likely((end - start) % DAY)


def likely(minutes: int | None) -> int | None:
    return minutes if minutes is not None and 0 < minutes <= MOST_MINUTES else None


def length_of(value: object) -> int | None:
    """Return a duration's minutes: "01:30:00", "01:30", 90, "90"; ``None`` when missing or unlikely."""
    if isinstance(value, str) and ":" in value:
        try:
            return likely(time_of(value.strip()))
        except Unsure:
            return None
    return likely(_number(value))


def minutes_or_usual(minutes: int | None) -> int:
    return USUAL_MINUTES if minutes is None else minutes


def zone_of(value: object) -> str | None:
    """Return the IANA id that a feed means; ``None`` when it names none.

    Raises:
        Unsure: It names one, and nobody knows which.
    """
    if value is None or value == "":
        return None
    if not isinstance(value, str) or len(value) > 200:
        raise Unsure
    text = value.strip().strip("\"'")
    if not text:
        return None
    found = _zone(text)
    if found is None:
        raise Unsure
    return found


@lru_cache(maxsize=1024)
def _zone(text: str) -> str | None:
    found = canonical_zone(text.replace(" ", "_"))
    if found is None and text.startswith("/"):
        found = canonical_zone("/".join(text.split("/")[-2:])) or canonical_zone(
            "/".join(text.split("/")[-3:])
        )
    short = re.sub(r"\s*(?:standard |daylight )?time$", "", text.casefold())
    return _ALIASES.get(short) if found is None or found in _DOUBTFUL else found


def lies_far_off(zone: str, latitude: object, longitude: object) -> bool:
    """Tell whether a place cannot keep the time of ``zone``: a row from elsewhere, without a zone."""
    east = _degrees(longitude)
    if east is None or (not east and not _degrees(latitude)):
        return False
    off = (east / 15 - _standard_hours(zone)) % 24
    return min(off, 24 - off) > _FARTHEST


def _degrees(value: object) -> float | None:
    try:
        east = float(value) if isinstance(value, str | int | float) else None
    except (ValueError, OverflowError):
        return None
    return east if east is not None and -180 <= east <= 180 else None


@lru_cache(maxsize=1024)
def _standard_hours(zone: str) -> float:
    clock = ZoneInfo(zone)
    halves = (datetime(2026, month, 1, tzinfo=UTC).astimezone(clock).utcoffset() for month in (1, 7))
    return min(offset or timedelta() for offset in halves) / timedelta(hours=1)
