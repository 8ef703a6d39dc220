"""What staff press on a report; each press is checked and written down."""

import contextlib

import discord
from discord.ext import commands

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.reports.cases.service import Reports
from bot.features.reports.model import Case, Decision, Reader
from bot.ids import RequestId
from bot.ui import Interaction, Panel, Press, answer, member_of, on, one_of, request_of, say_of
from bot.ui.codes import ids_of
from bot.ui.staffing import staff_of
from cogs.reports import views


class CardsCog(commands.Cog):
    """A report in the staff channel is for its staff; one to the owner is for the owner alone."""

    def __init__(self, bot: Handrail, reports: Reports) -> None:
        self._bot, self._reports = bot, reports

    @on("reports:decide")
    async def decide(self, interaction: Interaction, press: Press) -> None:
        name, _, code = press.arg.partition(".")
        decision, case = one_of(Decision, name), await self._case(interaction, code)
        done = await self._reports.decide(case.id, member_of(interaction), decision, request_of(interaction))
        say = say_of(interaction)
        await answer(interaction, Panel(say, say("reports-decided", decision=decision)))
        await self._renew(interaction, done)

    @on("reports:copy")
    async def copy(self, interaction: Interaction, press: Press) -> None:
        case = await self._case(interaction, press.arg)
        copy = await self._reports.copy(case.id, member_of(interaction), request_of(interaction))
        await answer(interaction, views.copy_panel(say_of(interaction), copy))

    async def _case(self, interaction: Interaction, code: str) -> Case:
        """Return the report of a card for somebody who may act on it.

        Raises:
            Refusal: ``staff-not-yours``, ``reports-gone``.
        """
        (id,) = ids_of(code, most=1)
        case = await self._reports.case(RequestId(id))
        guild = await self._bot.find_guild(case.guild)
        if guild is not None and guild.owner_id == interaction.user.id:
            return case
        if case.reader is not Reader.STAFF or staff_of(interaction) != case.guild:
            raise Refusal("staff-not-yours")
        return case

    async def _renew(self, interaction: Interaction, case: Case) -> None:
        """Show on the card how it stands now; where Discord will not let us, the record tells."""
        guild = await self._bot.find_guild(case.guild)
        if interaction.message is None or guild is None:
            return
        say = self._bot.texts.reader(guild.preferred_locale.value)
        panel = views.case_panel(say, case, server=guild.name)
        panel.stop()
        with contextlib.suppress(discord.HTTPException):
            await interaction.message.edit(view=panel)
