"""Help extras as other features might write them: one slow, one that breaks, one that never ends."""

import asyncio
from collections.abc import Sequence

from bot.client import Handrail
from bot.ui import Block, HelpExtra, Interaction

SLOWLY = 0.5
"""Seconds."""


async def slow(bot: Handrail, interaction: Interaction) -> Sequence[Block]:
    await asyncio.sleep(SLOWLY)
    return ("Words that took their time.",)


async def broken(bot: Handrail, interaction: Interaction) -> Sequence[Block]:
    raise ValueError("Zeppelinmarmalade")


async def endless(bot: Handrail, interaction: Interaction) -> Sequence[Block]:
    await asyncio.sleep(3600)
    return ("Words that never come.",)


ON_HELP = (HelpExtra(broken, order=1), HelpExtra(slow, order=2), HelpExtra(endless, order=3))


async def setup(bot: Handrail) -> None:
    """Nothing to wire: what is declared above is found."""
