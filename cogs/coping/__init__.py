"""Getting through a craving: the only wiring of this feature."""

from collections.abc import Sequence

from bot.client import Handrail
from bot.features.coping.model import COPING
from bot.features.coping.service import Coping
from bot.features.help_now.service import HelpNow
from bot.ui import Block, ConsentCategory, HelpExtra, HomeEntry, Interaction, NextStep, member_of, say_of
from cogs.coping.cog import CravingCog
from cogs.coping.kit import KitCog
from cogs.coping.kit_views import card_blocks

HOME = (
    HomeEntry("coping-home-craving", "coping:open", order=15),
    HomeEntry("coping-home-kit", "coping:kit", order=40),
)
CONSENTS = (ConsentCategory(COPING, then="coping:kit", order=40),)
NEXT_STEPS = (
    NextStep("craving", "coping-next", "coping:open", order=5),
    NextStep("slip", "coping-next", "coping:open", order=20),
)


async def support_card(bot: Handrail, interaction: Interaction) -> Sequence[Block]:
    """Return what Help shows first of a member's own kit."""
    kit = await bot.service(Coping).kit(member_of(interaction))
    return card_blocks(say_of(interaction), kit)


ON_HELP = (HelpExtra(support_card),)


async def setup(bot: Handrail) -> None:
    coping = bot.service(Coping)
    await bot.add_cog(CravingCog(coping, bot.service(HelpNow)))
    await bot.add_cog(KitCog(coping))
