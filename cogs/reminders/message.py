"""A reminder at the moment it is sent; what a lock screen may show of it says nothing."""

from bot.client import Handrail
from bot.deliveries.model import Delivery
from bot.features.reminders.service import Reminders
from bot.texts import DEFAULT_LOCALE
from bot.ui import Post
from cogs.reminders import views


async def make_reminder(bot: Handrail, delivery: Delivery) -> Post | None:
    """Return the direct message, unless it was stopped, snoozed or not agreed to meanwhile."""
    reminder = await bot.service(Reminders).wanted(delivery)
    if reminder is None:
        return None
    say = bot.readers.say_for(reminder.member.id, DEFAULT_LOCALE)
    return Post(views.message_panel(say, reminder))
