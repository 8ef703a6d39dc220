"""``/help-now`` and ``/help``: two names of one answer, from memory alone (G-2)."""

import asyncio
from functools import partial

from discord import app_commands
from discord.ext import commands

from bot.errors import Refusal
from bot.features.help_now.parts import CardName
from bot.features.help_now.service import HelpNow
from bot.ui import Interaction, Press, answer, ask, guild_of, member_of, on, one_of, say_of
from cogs.help_now import views
from cogs.help_now.extras import HelpExtrasCog


class HelpNowCog(commands.Cog):
    """Shows cards. Nothing here waits for anything but Discord."""

    def __init__(self, help_now: HelpNow, extras: HelpExtrasCog) -> None:
        self._help, self._extras = help_now, extras

    @app_commands.command(name="help-now")
    async def help_now(self, interaction: Interaction) -> None:
        await self.menu(interaction, Press())

    @app_commands.command(name="help")
    async def help(self, interaction: Interaction) -> None:
        await self.menu(interaction, Press())

    @on("help_now:menu")
    async def menu(self, interaction: Interaction, press: Press) -> None:
        await self.open(interaction, Press(CardName.MENU))

    @on("help_now:open")
    async def open(self, interaction: Interaction, press: Press) -> None:
        """Show a card below whatever the person was reading."""
        country = self._help.country_for(member_of(interaction), guild_of(interaction))
        await self._show(interaction, one_of(CardName, press.arg), country, replace=False)

    @on("help_now:card")
    async def card(self, interaction: Interaction, press: Press) -> None:
        """Show another card in the place of this one; the argument is ``<card>.<country>``."""
        name, _, country = press.arg.partition(".")
        await self._show(interaction, one_of(CardName, name), country or None, replace=True)

    async def _show(
        self, interaction: Interaction, name: CardName, country: str | None, *, replace: bool
    ) -> None:
        say = say_of(interaction)
        card = self._help.card(name, country, say.locale)
        await answer(interaction, views.card_panel(say, card, country), replace=replace)
        await self._extras.add(interaction, name, partial(views.card_panel, say, card, country))

    @on("help_now:country")
    async def country(self, interaction: Interaction, press: Press) -> None:
        """Ask for a country; the argument is the card to come back to."""
        say = say_of(interaction)
        codes = self._help.likely_countries(say.locale)
        options = [(code, self._help.country_name(code, say.locale)) for code in codes]
        await answer(interaction, views.country_panel(say, options, press.arg), replace=True)

    @on("help_now:country-other")
    async def other_country(self, interaction: Interaction, press: Press) -> None:
        await ask(interaction, views.country_form(say_of(interaction), press.arg))

    @on("help_now:country-typed")
    async def typed_country(self, interaction: Interaction, press: Press) -> None:
        say = say_of(interaction)
        found = await asyncio.to_thread(self._help.find_countries, press.text("country"), say.locale)
        if not found:
            raise Refusal("help-now-country-unknown")
        if len(found) == 1:
            await self._show(interaction, one_of(CardName, press.arg), found[0], replace=True)
            return
        options = [(code, self._help.country_name(code, say.locale)) for code in found]
        await answer(interaction, views.country_panel(say, options, press.arg), replace=True)

    @on("help_now:country-chosen")
    async def chosen_country(self, interaction: Interaction, press: Press) -> None:
        await self._show(interaction, one_of(CardName, press.arg), press.value, replace=True)
