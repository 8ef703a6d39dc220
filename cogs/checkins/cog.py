"""``/checkin`` and ``/checkins history``: every press is one service call and one panel."""

from datetime import date

from discord import app_commands
from discord.ext import commands

from bot.client import Handrail
from bot.features.checkins.model import KIND
from bot.features.checkins.service import Checkins
from bot.features.shares.service import Shares
from bot.pictures import Pictures
from bot.ui import (
    Interaction,
    NextStep,
    Panel,
    Press,
    answer,
    ask,
    button,
    confirm,
    guild_of,
    member_of,
    on,
    say_of,
    working,
)
from bot.ui.panel import Style
from bot.ui.screened import screened
from bot.ui.sharing import places_for
from cogs.checkins import looking_back, views
from cogs.checkins.sharing import USES, day_of


class CheckinsCog(commands.Cog):
    """Check in, edit, delete, look back. Sharing is `cogs.shares`."""

    past = app_commands.Group(name="checkins", description="…")

    def __init__(self, bot: Handrail, checkins: Checkins, shares: Shares, pictures: Pictures) -> None:
        self._bot, self._checkins, self._shares = bot, checkins, shares
        self._pictures = pictures

    @app_commands.command(name="checkin")
    async def checkin(self, interaction: Interaction) -> None:
        await self.today(interaction, Press())

    @on("checkins:open")
    async def today(self, interaction: Interaction, press: Press) -> None:
        await self._ask(interaction, None)

    @on("checkins:yesterday")
    async def yesterday(self, interaction: Interaction, press: Press) -> None:
        opened = await self._checkins.yesterday(member_of(interaction), guild_of(interaction))
        await ask(interaction, views.checkin_form(say_of(interaction), opened))

    @on("checkins:edit")
    async def edit(self, interaction: Interaction, press: Press) -> None:
        await self._ask(interaction, day_of(press.arg))

    async def _ask(self, interaction: Interaction, day: date | None) -> None:
        opened = await self._checkins.open(member_of(interaction), guild_of(interaction), day)
        await ask(interaction, views.checkin_form(say_of(interaction), opened))

    @on("checkins:submit")
    async def submit(self, interaction: Interaction, press: Press) -> None:
        member, day, entry = member_of(interaction), day_of(press.arg), views.entry_of(press)
        saved = await self._checkins.save(member, guild_of(interaction), day, entry)
        steps, heard = (
            self._bot.offered("NEXT_STEPS", NextStep, interaction.guild_id),
            screened(interaction, entry.note),
        )
        can_share = bool(await places_for(interaction, USES))
        panel = views.saved_panel(say_of(interaction), saved, steps, heard, can_share=can_share)
        # In the place of the question or panel the form was opened from, so that no old button stays.
        await answer(interaction, panel, replace=True)

    @past.command(name="history")
    async def history_command(self, interaction: Interaction) -> None:
        await self.history(interaction, Press())

    @on("checkins:history")
    async def history(self, interaction: Interaction, press: Press) -> None:
        days, page = looking_back.view_of(press)
        turning = bool(press.arg or press.values)
        await working(interaction, replace=turning)  # a picture may take a moment
        say = say_of(interaction)
        found = await self._checkins.history(member_of(interaction), guild_of(interaction), days)
        picture = await looking_back.picture(self._pictures, say, found)
        await answer(interaction, looking_back.history_panel(say, found, page, picture), replace=turning)

    @on("checkins:day")
    async def day(self, interaction: Interaction, press: Press) -> None:
        day = day_of(press.values[0] if press.values else press.arg)
        saved = await self._checkins.get(member_of(interaction), guild_of(interaction), day)
        can_share = bool(await places_for(interaction, USES))
        panel = views.day_panel(say_of(interaction), saved, can_share=can_share)
        await answer(interaction, panel, replace=bool(press.arg))

    @on("checkins:delete")
    async def delete(self, interaction: Interaction, press: Press) -> None:
        say = say_of(interaction)
        yes = button(say("checkins-delete-yes"), "checkins:deleted", press.arg, style=Style.danger)
        no = button(say("checkins-delete-no"), "checkins:day", press.arg)
        await answer(interaction, confirm(say, say("checkins-delete-sure"), yes=yes, no=no), replace=True)

    @on("checkins:deleted")
    async def deleted(self, interaction: Interaction, press: Press) -> None:
        await self._checkins.delete(member_of(interaction), day_of(press.arg))
        if await self._shares.of_thing(member_of(interaction), KIND, press.arg):
            await self._bot.router.go(interaction, "shares:back", Press(f"{KIND}.{press.arg}.deleted"))
            return
        say = say_of(interaction)
        await answer(interaction, Panel(say, say("checkins-deleted")), replace=True)
