"""The words of a server's prompt: topics of the library, and wordings of its own."""

from dataclasses import replace

from discord.ext import commands

from bot.features.prompts.model import Topic
from bot.features.prompts.service import Prompts, Standing
from bot.ui import Interaction, Press, answer, ask, managed_by, number_in, on, request_of, say_of
from cogs.prompts import views


class WordingsCog(commands.Cog):
    """Topics toggled, own wordings added and taken away; for admins."""

    def __init__(self, prompts: Prompts) -> None:
        self._prompts = prompts

    @on("prompts:wordings")
    async def wordings(self, interaction: Interaction, press: Press) -> None:
        await self._show(interaction, await self._prompts.standing(managed_by(interaction)))

    async def _show(self, interaction: Interaction, standing: Standing) -> None:
        await answer(interaction, views.wordings_panel(say_of(interaction), standing), replace=True)

    @on("prompts:topics")
    async def topics(self, interaction: Interaction, press: Press) -> None:
        left_out = frozenset(topic for topic in Topic if topic not in press.values)
        standing = await self._prompts.change(
            managed_by(interaction), request_of(interaction), lambda plan: replace(plan, left_out=left_out)
        )
        await self._show(interaction, standing)

    @on("prompts:add")
    async def add(self, interaction: Interaction, press: Press) -> None:
        managed_by(interaction)
        await ask(interaction, views.own_form(say_of(interaction)))

    @on("prompts:added")
    async def added(self, interaction: Interaction, press: Press) -> None:
        guild, request = managed_by(interaction), request_of(interaction)
        await self._show(interaction, await self._prompts.add(guild, request, press.text("words")))

    @on("prompts:remove")
    async def remove(self, interaction: Interaction, press: Press) -> None:
        guild, wording = managed_by(interaction), number_in(press.value) or 0
        await self._show(interaction, await self._prompts.remove(guild, wording))
