"""Reading the dates and times that people type; a date that can be read in two ways is refused."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import NoReturn

from dateutil.relativedelta import relativedelta

from bot.errors import Refusal

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years that are read; others are slips of the finger."""

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
"""English names, read in every locale."""

_SHORTEST_MONTH = 3
"""Letters by which a month may be shortened, as long as only one begins so."""

_TODAY_AND_NEXT = {"today": 0, "yesterday": -1, "tomorrow": 1}
_AGO = re.compile(r"(\d{1,4}|an?|one) (day|week|month|year)s? ago")
_IN = re.compile(r"in (\d{1,4}|an?|one) (day|week|month|year)s?")
_NUMBERS = re.compile(r"(\d+)([-./])(\d{1,2})\2(\d+)")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)? ?(?:of )?([^\W\d_]+)\.?,? ?(\d+)?")
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.? ?(\d{1,2})(?!\d)(?:st|nd|rd|th|\.)?,? ?(\d+)?")
_CLOCK = r"\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|noon|midnight"
_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?: ?([ap])\.?m\.?)?")
_WITH_TIME = re.compile(rf"(.+?)(?: ?, ?| at | |(?<=\d)t)({_CLOCK})")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and, if it was typed, a wall time."""

    day: date
    at: time | None


def read_date(text: str, today: date, locale: str = "en", *, ahead: bool = False) -> date:
    """Return the date that ``text`` means.

    Args:
        text: ``2026-03-04``, ``4 March 2026``, ``March 4 2026``, ``4 Mar``, ``25/03/2026``,
            ``today``, ``yesterday``, ``3 days ago``, ``in 2 weeks``.
        today: The member's day.
        locale: Discord's locale; its names of months are read besides the English ones.
        ahead: A date without a year is the next one, not the last one.

    Raises:
        Refusal: ``dates-empty``, ``dates-unreadable``, ``dates-ambiguous`` (``first``,
            ``second``: both readings in words), ``dates-no-such-day`` (``day``, ``month``,
            ``year``), ``dates-year-short`` or ``dates-year-range`` (``first``, ``last``).
    """
    typed = _tidy(text)
    if not typed:
        raise Refusal("dates-empty")
    if typed in _TODAY_AND_NEXT:
        return today + relativedelta(days=_TODAY_AND_NEXT[typed])
    if away := _AGO.fullmatch(typed):
        return _away(today, away, -1)
    if away := _IN.fullmatch(typed):
        return _away(today, away, 1)
    if numbers := _NUMBERS.fullmatch(typed):
        return _from_numbers(numbers[1], int(numbers[3]), numbers[4], locale)
    if words := _DAY_FIRST.fullmatch(typed):
        return _from_words(int(words[1]), words[2], words[3], today, locale, ahead)
    if words := _MONTH_FIRST.fullmatch(typed):
        return _from_words(int(words[2]), words[1], words[3], today, locale, ahead)
    raise Refusal("dates-unreadable")


def read_time(text: str) -> time:
    """Return the wall time that ``text`` means: ``14:30``, ``2:30 pm``, ``2pm``, ``noon``.

    Raises:
        Refusal: ``dates-time-unreadable``.
    """
    typed = _tidy(text)
    named = {"noon": time(12), "midnight": time(0)}.get(typed)
    return named or _from_clock(_TIME.fullmatch(typed))


def read_moment(text: str, today: date, locale: str = "en", *, ahead: bool = False) -> Moment:
    """Return the date and, if one follows it, the time: ``yesterday 14:30``, ``4 March at 2 pm``.

    Raises:
        Refusal: As ``read_date`` and ``read_time``.
    """
    parts = _WITH_TIME.fullmatch(_tidy(text))
    if not parts:
        return Moment(read_date(text, today, locale, ahead=ahead), None)
    return Moment(read_date(parts[1], today, locale, ahead=ahead), read_time(parts[2]))


def in_words(day: date, locale: str = "en") -> str:
    """Return a date with its month as a word, as ``locale`` writes it; unknown locales read English."""
    from babel import UnknownLocaleError
    from babel.dates import format_date

    try:
        return format_date(day, "long", locale=locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return format_date(day, "long", locale="en")


def _tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _away(today: date, match: re.Match[str], sign: int) -> date:
    amount = int(match[1]) if match[1].isdecimal() else 1
    steps = {
        "day": relativedelta(days=amount),
        "week": relativedelta(weeks=amount),
        "month": relativedelta(months=amount),
        "year": relativedelta(years=amount),
    }
    try:
        day = today + steps[match[2]] * sign
    except (ValueError, OverflowError):
        raise _year_out_of_range() from None
    return _within(day)


def _from_numbers(first: str, second: int, third: str, locale: str) -> date:
    if len(first) == 4:
        return _day(int(first), second, int(third), locale) if len(third) <= 2 else _unreadable()
    if len(third) == 2:
        raise Refusal("dates-year-short")
    if len(third) != 4 or len(first) > 2:
        _unreadable()
    one, year = int(first), int(third)
    if 1 <= one <= 12 and 1 <= second <= 12 and one != second:
        readings = [in_words(_day(year, *order, locale), locale) for order in ((second, one), (one, second))]
        raise Refusal("dates-ambiguous", first=readings[0], second=readings[1])
    return _day(year, second, one, locale) if second <= 12 else _day(year, one, second, locale)


def _from_words(day: int, month_word: str, year: str | None, today: date, locale: str, ahead: bool) -> date:
    month = _month(month_word, locale)
    if month is None:
        _unreadable()
    if year is None:
        return _day(_year_meant(day, month, today, ahead), month, day, locale)
    if len(year) == 2:
        raise Refusal("dates-year-short")
    return _day(int(year), month, day, locale) if len(year) == 4 else _unreadable()


def _year_meant(day: int, month: int, today: date, ahead: bool) -> int:
    this, typed = (today.month, today.day), (month, day)
    if ahead:
        return today.year + (typed < this)
    return today.year - (typed > this)


def _day(year: int, month: int, day: int, locale: str) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _year_out_of_range()
    if not (1 <= month <= 12 and 1 <= day <= 31):
        _unreadable()
    try:
        return date(year, month, day)
    except ValueError:
        name = _month_names(locale)[month - 1]
        raise Refusal("dates-no-such-day", day=day, month=name, year=str(year)) from None


def _within(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _year_out_of_range()
    return day


def _year_out_of_range() -> Refusal:
    # As text: a number would be told with a separator, 1,900.
    return Refusal("dates-year-range", first=str(FIRST_YEAR), last=str(LAST_YEAR))


def _unreadable() -> NoReturn:
    raise Refusal("dates-unreadable")


def _month(word: str, locale: str) -> int | None:
    for names in ([name.casefold() for name in _month_names(locale)], _MONTHS):
        found = [place for place, name in enumerate(names, 1) if name.startswith(word)]
        if len(found) == 1 and (len(word) >= _SHORTEST_MONTH or names[found[0] - 1] == word):
            return found[0]
    return None


@lru_cache(maxsize=16)
def _month_names(locale: str) -> tuple[str, ...]:
    if locale.split("-")[0] == "en":
        return tuple(name.title() for name in _MONTHS)
    from babel import UnknownLocaleError
    from babel.dates import get_month_names

    try:
        names = get_month_names("wide", "format", locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return _month_names("en")
    return tuple(str(names[month]) for month in range(1, 13))


def _from_clock(match: re.Match[str] | None) -> time:
    if match is None or not (match[2] or match[3]):
        raise Refusal("dates-time-unreadable")
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if minute > 59 or (not 1 <= hour <= 12 if half else hour > 23):
        raise Refusal("dates-time-unreadable")
    return time(hour % 12 + (12 if half == "p" else 0) if half else hour, minute)
