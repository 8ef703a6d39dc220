"""Days and instants in the reader's language; Discord renders instants in their own zone."""

from datetime import date, datetime

from babel.dates import format_date

from bot.texts import Say


def day_text(say: Say, day: date) -> str:
    """Return a day that cannot be misread, e.g. ``Friday, 20 November 2026``: the month is a word."""
    return format_date(day, "EEEE, d MMMM y", locale=_babel(say))


def short_day(say: Say, day: date) -> str:
    """Return e.g. ``Fri 20 Nov``."""
    return format_date(day, "EEE d MMM", locale=_babel(say))


def stamp(at: datetime, style: str = "f") -> str:
    """Return Discord's timestamp, shown to every reader in their own zone."""
    return f"<t:{int(at.timestamp())}:{style}>"


def _babel(say: Say) -> str:
    return say.locale.replace("-", "_")
