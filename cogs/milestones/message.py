"""The direct message after a daily look; what a lock screen may show of it says nothing."""

import discord

from bot.client import Handrail
from bot.deliveries.model import Delivery
from bot.features.milestones.service import Milestones
from bot.texts import DEFAULT_LOCALE
from bot.ui import announce
from cogs.milestones import views

NOTHING_TO_NAME = 0
"""What every look leaves in the queue, so that no row tells on which day there was something."""


async def make_message(bot: Handrail, delivery: Delivery) -> int:
    """Send the message if there is a card that still holds; the row afterwards is the same either way.

    Where direct messages are closed the card waits in ``/milestones``.
    """
    if delivery.member is not None and await bot.service(Milestones).to_send(delivery):
        panel = views.message_panel(bot.readers.say_for(delivery.member, DEFAULT_LOCALE))
        try:
            channel = await bot.create_dm(discord.Object(delivery.member))
            await announce(channel, panel, nonce=delivery.id)
        except (discord.Forbidden, discord.NotFound):
            return NOTHING_TO_NAME
    return NOTHING_TO_NAME
