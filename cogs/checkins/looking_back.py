"""Looking back: a picture, the same in words, and the days as a list."""

import logging
from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.features.checkins.model import CheckIn, History, Part
from bot.pictures import Pictures
from bot.texts import Say
from bot.ui import Pages, Panel, Picture, Press, button, clip, number_in, plain, row, select
from bot.ui.times import day_text, short_day
from bot.worker import WorkerFailed
from cogs.checkins.views import needs_text

log = logging.getLogger(__name__)

RANGES = (7, 30, 90, 365)
"""Days that can be looked back on."""

DEFAULT_DAYS = 30
NOTE_PREVIEW = 80
"""Characters of a note in the list; the whole note is one press away."""


def view_of(press: Press) -> tuple[int, int]:
    """Return (days, page) that a press asks for: a chosen range, or ``<days>.<page>``."""
    days, _, page = (press.values[0] if press.values else press.arg).partition(".")
    wanted = number_in(days)
    return (wanted if wanted in RANGES else DEFAULT_DAYS), (number_in(page) or 0)


async def picture(pictures: Pictures, say: Say, history: History) -> Picture | None:
    """Return the history drawn, or None when there is nothing to draw or it cannot be drawn."""
    if not history.checkins:
        return None
    from bot.features.checkins.picture import svg  # seldom looked at
    from bot.features.checkins.picture_text import alternative, picture_words

    words = picture_words(history, say)
    try:
        png = await pictures.png(svg(history, words, pictures.template("checkins")))
    except WorkerFailed:
        log.exception("a picture could not be drawn")  # the same stands below in words
        return None
    return Picture("check-ins.png", png, alternative(history, say))


def history_panel(say: Say, history: History, page: int, drawn: Picture | None) -> Panel:
    """Return the last days: newest first, private, without a word on days that are not there (K-4)."""
    from bot.features.checkins.picture_text import describe

    pages = Pages(list(reversed(history.checkins)), page)
    if not history.checkins:
        return Panel(
            say, _title(say, history), say("checkins-history-empty"), _ranges(say, history), _starts(say)
        )
    turner = pages.turner(say, "checkins:history", str(history.days))
    return Panel(
        say,
        _title(say, history),
        *([drawn] if drawn else []),
        describe(history, say),
        "\n".join(_line(say, checkin) for checkin in pages.shown),
        row(_opener(say, pages.shown)),
        _ranges(say, history),
        *([turner] if turner else []),
        _starts(say),
    )


def _title(say: Say, history: History) -> str:
    return say("checkins-history-title", days=history.days)


def _line(say: Say, checkin: CheckIn) -> str:
    entry = checkin.entry
    words = {
        Part.MOOD: say("checkins-short-mood", n=entry.mood or 0),
        Part.CRAVING: say("checkins-short-craving", n=entry.craving or 0),
        Part.HALT: needs_text(say, entry),
        Part.CONFIDENCE: say("checkins-short-confidence", n=entry.confidence or 0),
        Part.NOTE: f"“{clip(plain(entry.note), NOTE_PREVIEW)}”",
    }
    shown = " · ".join(words[part] for part in entry.parts) or say("checkins-short-nothing")
    return f"**{short_day(say, checkin.day)}** · {shown}"


def _opener(say: Say, shown: Sequence[CheckIn]) -> ui.Select[Any]:
    days = [(checkin.day.isoformat(), day_text(say, checkin.day)) for checkin in shown]
    return select("checkins:day", days, placeholder=say("checkins-history-open"))


def _ranges(say: Say, history: History) -> ui.ActionRow[Any]:
    options = [(str(days), say("checkins-history-range", days=days)) for days in RANGES]
    return row(select("checkins:history", options, chosen=[str(history.days)]))


def _starts(say: Say) -> ui.ActionRow[Any]:
    return row(
        button(say("checkins-home-checkin"), "checkins:open"),
        button(say("checkins-home-yesterday"), "checkins:yesterday"),
    )
