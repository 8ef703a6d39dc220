"""The direct message after a daily look; what a lock screen may show of it says nothing."""

import logging

import aiohttp
import discord

from bot.client import Handrail
from bot.deliveries.model import Delivery
from bot.features.milestones.service import Milestones
from bot.texts import DEFAULT_LOCALE
from bot.ui import announce
from cogs.milestones import views

log = logging.getLogger(__name__)

UNREACHABLE = (discord.DiscordException, aiohttp.ClientError, OSError)

NOTHING_TO_NAME = 0
"""What every look leaves in the queue, so that no row tells on which day there was something."""


async def make_message(bot: Handrail, delivery: Delivery) -> int:
    """Send the message if there is a card that still holds; the row afterwards is the same either way.

    Where it does not arrive (messages closed, Discord out of reach after discord.py's own retries) the
    card waits in ``/milestones``: a row with another try or another end would tell the day.
    """
    if delivery.member is not None and await bot.service(Milestones).to_send(delivery):
        panel = views.message_panel(bot.readers.say_for(delivery.member, DEFAULT_LOCALE))
        try:
            channel = await bot.create_dm(discord.Object(delivery.member))
            await announce(channel, panel, nonce=delivery.id)
        except UNREACHABLE as reason:
            log.warning("a message about a card did not arrive: %s", type(reason).__name__)
    return NOTHING_TO_NAME
