"""Direct messages about followed meetings; a lock screen shows that there is something, and when."""

from typing import Any

from discord import ui

from bot.client import Handrail
from bot.deliveries.model import Delivery
from bot.features.meeting_reminders.telling import Reminder, Telling, Word
from bot.texts import DEFAULT_LOCALE, Say
from bot.ui import Panel, Post, button, row
from bot.ui.panel import Style
from bot.ui.times import stamp


async def make_reminder(bot: Handrail, delivery: Delivery) -> Post | None:
    """Return a reminder, unless it is off, moved, or not wanted any more."""
    found = await bot.service(Telling).reminder(delivery)
    if found is None:
        return None
    say = bot.readers.say_for(found.follow.member, DEFAULT_LOCALE)
    return Post(_reminder(say, found))


def _reminder(say: Say, found: Reminder) -> Panel:
    when = say("meeting-reminders-message", when=stamp(found.at.starts, "R"), at=stamp(found.at.starts, "t"))
    check = "" if found.listing.own else say("meeting-reminders-message-check")
    return Panel(say, when, check, row(*_buttons(say, found.follow.id)))


async def make_news(bot: Handrail, delivery: Delivery) -> Post | None:
    """Return word of what was called off or moved, while its member follows it."""
    word = await bot.service(Telling).word(delivery)
    if word is None:
        return None
    say = bot.readers.say_for(word.follow.member, DEFAULT_LOCALE)
    return Post(_news(say, word))


def _news(say: Say, word: Word) -> Panel:
    when = "" if word.at is None else stamp(word.at, "F")
    text = say("meeting-reminders-news", news=word.news, when=when or "none")
    return Panel(say, text, row(*_buttons(say, word.follow.id)))


def _buttons(say: Say, follow: int) -> tuple[ui.Button[Any], ...]:
    return (
        button(say("meeting-reminders-show"), "meetings:my-one", follow, style=Style.primary),
        button(say("meeting-reminders-stop"), "meetings:stop", follow),
    )
