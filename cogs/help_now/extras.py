"""What features add to a help card once it was answered; Help never waits for it."""

import asyncio
import logging
from collections.abc import Callable, Sequence

from discord.ext import commands

from bot.client import Handrail
from bot.features.help_now.parts import CardName
from bot.ui import Block, HelpExtra, Interaction, Panel

log = logging.getLogger(__name__)

PATIENCE = 1.0
"""Seconds for each extra; a card that changes later than that would change under somebody's finger."""

WANTED = frozenset({CardName.MENU, CardName.SUICIDE, CardName.ABOUT_TO_USE, CardName.TALK})
"""Cards with room for one's own people and reasons; in an overdose nothing stands before the steps."""


FOLLOWED = frozenset(
    {CardName.SUICIDE, CardName.CALLING, CardName.WITHDRAWAL, CardName.ABOUT_TO_USE, CardName.TALK}
)
"""Cards below which something for later may be offered: never beside an emergency of this minute."""


class HelpExtrasCog(commands.Cog):
    """Collects what features declare as ``ON_HELP``."""

    def __init__(self, bot: Handrail) -> None:
        self._bot = bot
        self._newest: dict[int, int] = {}

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Note that a person went on, so that nothing is put over what they see by then."""
        if interaction.user.id in self._newest:
            self._newest[interaction.user.id] = interaction.id

    async def add(
        self,
        interaction: Interaction,
        card: CardName,
        panel: Callable[[Sequence[Block], Sequence[Block]], Panel],
    ) -> None:
        """Edit the answer just given so that extras stand above and below it; never raises.

        Args:
            panel: Makes the answer anew, with these blocks first and those last.
        """
        extras = [
            each
            for each in self._bot.declared("ON_HELP", HelpExtra)
            if card in (FOLLOWED if each.below else WANTED)
        ]
        if not extras:
            return
        person = interaction.user.id
        self._newest[person] = interaction.id
        try:
            above, below = await self._found(extras, interaction)
            if (above or below) and self._newest.get(person) == interaction.id:
                await _put(interaction, panel(above, below))
        except Exception as reason:
            log.warning("a help card stays without its extras: %s", type(reason).__name__)
        finally:
            if self._newest.get(person) == interaction.id:
                del self._newest[person]

    async def _found(
        self, extras: Sequence[HelpExtra], interaction: Interaction
    ) -> tuple[Sequence[Block], Sequence[Block]]:
        """Return what stands above and what below; all are asked at once, so all wait no longer than one."""
        answers = await asyncio.gather(*(self._blocks(extra, interaction) for extra in extras))
        told = list(zip(extras, answers, strict=True))
        above = [block for extra, blocks in told if not extra.below for block in blocks]
        return above, [block for extra, blocks in told if extra.below for block in blocks]

    async def _blocks(self, extra: HelpExtra, interaction: Interaction) -> Sequence[Block]:
        try:
            async with asyncio.timeout(PATIENCE):
                return await extra.blocks(self._bot, interaction)
        except Exception as reason:
            log.warning("a help extra is left out: %s", type(reason).__name__)
            return ()


async def _put(interaction: Interaction, panel: Panel) -> None:
    panel.stop()
    await interaction.edit_original_response(view=panel)
