"""Days and instants in the reader's language; Discord renders instants in their own zone."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from bot.texts import Ours, Say

_MONDAY = date(2024, 1, 1)


def day_text(say: Say, day: date) -> str:
    """Return a day that cannot be misread, e.g. ``Friday, 20 November 2026``: the month is a word."""
    return _format(day, "EEEE, d MMMM y", say.locale)


def short_day(say: Say, day: date) -> str:
    """Return e.g. ``Fri 20 Nov``."""
    return _format(day, "EEE d MMM", say.locale)


def weekday(say: Say, day: int) -> str:
    """Return the name of a weekday, Monday 0 to Sunday 6."""
    return _format(_MONDAY + timedelta(days=day), "EEEE", say.locale)


def stamp(at: datetime, style: str = "f") -> str:
    """Return Discord's timestamp, shown to every reader in their own zone."""
    return f"<t:{int(at.timestamp())}:{style}>"


@lru_cache(maxsize=1024)
def _format(day: date, pattern: str, locale: str) -> Ours:
    from babel.dates import format_date  # with 2 MB of its own, at the first day that is shown

    return Ours(format_date(day, pattern, locale=locale.replace("-", "_")))
