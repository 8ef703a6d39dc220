"""The one message at the moment it is sent; what a lock screen may show of it tells nothing."""

from bot.client import Handrail
from bot.deliveries.model import Delivery
from bot.features.followups.service import FollowUps
from bot.texts import DEFAULT_LOCALE
from bot.ui import Post
from cogs.followups import views


async def make_message(bot: Handrail, delivery: Delivery) -> Post | None:
    """Return the direct message, unless direct messages were taken back meanwhile."""
    if delivery.member is None or not await bot.service(FollowUps).wanted(delivery):
        return None
    return Post(views.message_panel(bot.readers.say_for(delivery.member, DEFAULT_LOCALE)))
