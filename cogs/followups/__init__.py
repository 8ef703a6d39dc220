"""One check back after a hard moment: the only wiring of this feature."""

from collections.abc import Sequence

from bot.client import Handrail
from bot.features.followups.service import CHECK_BACK, FollowUps
from bot.ui import Block, Deliverable, HelpExtra, Interaction, member_of, say_of
from cogs.followups.cog import FollowUpsCog
from cogs.followups.message import make_message
from cogs.followups.views import offer_blocks


async def offer(bot: Handrail, interaction: Interaction) -> Sequence[Block]:
    """Return what stands below a help card, once storage has answered."""
    return offer_blocks(say_of(interaction), await bot.service(FollowUps).standing(member_of(interaction)))


ON_HELP = (HelpExtra(offer, below=True),)
DELIVERIES = (Deliverable(CHECK_BACK, make_message),)


async def setup(bot: Handrail) -> None:
    await bot.add_cog(FollowUpsCog(bot.service(FollowUps)))
