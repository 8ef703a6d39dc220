"""Asking for one check back, and answering it; Help needs nothing of this."""

from discord.ext import commands

from bot.features.followups.model import Answer, Later
from bot.features.followups.service import FollowUps
from bot.ui import Interaction, Press, answer, member_of, on, one_of, request_of, say_of
from cogs.followups import views


class FollowUpsCog(commands.Cog):
    """What is pressed here is answered below the card, which stays as it is."""

    def __init__(self, followups: FollowUps) -> None:
        self._followups = followups

    @on("followups:offer")
    async def offer(self, interaction: Interaction, press: Press) -> None:
        standing = await self._followups.standing(member_of(interaction))
        await answer(interaction, views.choice_panel(say_of(interaction), standing))

    @on("followups:ask")
    async def ask(self, interaction: Interaction, press: Press) -> None:
        later = one_of(Later, press.arg)
        standing = await self._followups.ask(member_of(interaction), request_of(interaction), later)
        await answer(interaction, views.asked_panel(say_of(interaction), standing), replace=True)

    @on("followups:cancel")
    async def cancel(self, interaction: Interaction, press: Press) -> None:
        await self._followups.cancel(member_of(interaction))
        await answer(interaction, views.cancelled_panel(say_of(interaction)), replace=True)

    @on("followups:answer")
    async def answered(self, interaction: Interaction, press: Press) -> None:
        """Answer an answer; it is not kept, and nothing comes after it."""
        panel = views.thanks_panel(say_of(interaction), one_of(Answer, press.arg))
        await answer(interaction, panel, replace=True)
