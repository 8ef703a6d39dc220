"""Reminders by direct message: the only wiring of this feature."""

from bot.client import Handrail
from bot.features.reminders.model import MESSAGES
from bot.features.reminders.service import REMINDER, Reminders
from bot.ui import ConsentCategory, Deliverable, HomeEntry
from cogs.reminders.cog import RemindersCog
from cogs.reminders.message import make_reminder

HOME = (HomeEntry("reminders-home", "reminders:open", order=60),)
CONSENTS = (ConsentCategory(MESSAGES, then="reminders:open", order=60),)
DELIVERIES = (Deliverable(REMINDER, make_reminder),)


async def setup(bot: Handrail) -> None:
    await bot.add_cog(RemindersCog(bot.service(Reminders)))
