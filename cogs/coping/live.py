"""An exercise that moves: one private message, edited in place at the pace of a breath."""

import asyncio
from collections.abc import Iterable

import aiohttp
import discord

from bot.features.coping.exercises import naps
from bot.ui import Interaction, Panel, answer

UNREACHABLE = (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError)


class Live:
    """Exercises under way, at most one a person.

    Nothing outlives the press that began it: a restart, a message that is gone or a token that ran
    out ends an exercise where it stands, and the buttons below it work all the same.
    """

    def __init__(self) -> None:
        self._current: dict[int, int] = {}

    def stop(self, interaction: Interaction) -> None:
        """End the exercise of this person, if there is one; it does not touch its message again."""
        self._current.pop(interaction.user.id, None)

    async def play(self, interaction: Interaction, frames: Iterable[tuple[float, Panel]]) -> None:
        """Show each panel for its seconds; the first answers the press, the others edit that answer."""
        person, run = interaction.user.id, interaction.id
        self._current[person] = run
        try:
            for number, (seconds, panel) in enumerate(frames):
                await self._show(interaction, panel, first=number == 0)
                for nap in naps(seconds):
                    await asyncio.sleep(nap)
                    if self._current.get(person) != run:
                        return
        finally:
            if self._current.get(person) == run:
                del self._current[person]

    async def _show(self, interaction: Interaction, panel: Panel, *, first: bool) -> None:
        if first:
            await answer(interaction, panel, replace=True)
            return
        panel.stop()
        try:
            await interaction.edit_original_response(view=panel)
        except UNREACHABLE:
            self.stop(interaction)
