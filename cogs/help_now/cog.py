"""``/help-now`` and ``/help``: two names of one answer, from memory alone (G-2)."""

import asyncio
from functools import partial

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.help_now.parts import CardName
from bot.features.help_now.service import HelpNow
from bot.texts import DEFAULT_LOCALE
from bot.ui import (
    Interaction,
    Panel,
    Press,
    announce,
    answer,
    ask,
    guild_of,
    member_of,
    on,
    one_of,
    say_of,
    working,
)
from cogs.help_now import views
from cogs.help_now.extras import HelpExtrasCog

UNREACHABLE = (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError)
FOR_MESSAGE = "help-now-for-message"
"""Key of the name of the entry in a message's menu."""


class HelpNowCog(commands.Cog):
    """Shows cards. Nothing here waits for anything but Discord."""

    def __init__(self, bot: Handrail, help_now: HelpNow, extras: HelpExtrasCog) -> None:
        self._bot, self._help, self._extras = bot, help_now, extras
        name = app_commands.locale_str(bot.texts.get(DEFAULT_LOCALE, FOR_MESSAGE, {}), key=FOR_MESSAGE)
        self._for_message = app_commands.ContextMenu(name=name, callback=self.for_message)

    async def cog_load(self) -> None:
        self._bot.tree.add_command(self._for_message)

    async def cog_unload(self) -> None:
        self._bot.tree.remove_command(self._for_message.name, type=self._for_message.type)

    async def for_message(self, interaction: Interaction, message: discord.Message) -> None:
        """Help whoever chose it in a message's menu; the message is not looked at, nor its writer told."""
        del message
        say, country = say_of(interaction), self._country(interaction)
        card = self._help.card(CardName.MENU, country, say.locale, guild_of(interaction))
        first = [say("help-now-for-message-note")]
        await answer(interaction, views.card_panel(say, card, country, first))

    def _country(self, interaction: Interaction) -> str | None:
        return self._help.country_for(member_of(interaction), guild_of(interaction))

    @app_commands.command(name="help-now")
    async def help_now(self, interaction: Interaction) -> None:
        await self.menu(interaction, Press())

    @app_commands.command(name="help")
    async def help(self, interaction: Interaction) -> None:
        await self.menu(interaction, Press())

    @app_commands.command(name="help-someone")
    async def help_someone(self, interaction: Interaction) -> None:
        await self.open(interaction, Press(CardName.SOMEONE))

    @app_commands.command(name="naloxone")
    async def naloxone(self, interaction: Interaction) -> None:
        await self.open(interaction, Press(CardName.NALOXONE))

    @on("help_now:menu")
    async def menu(self, interaction: Interaction, press: Press) -> None:
        await self.open(interaction, Press(CardName.MENU))

    @on("help_now:open")
    async def open(self, interaction: Interaction, press: Press) -> None:
        """Show a card below whatever the person was reading."""
        await self._show(interaction, one_of(CardName, press.arg), self._country(interaction), replace=False)

    @on("help_now:card")
    async def card(self, interaction: Interaction, press: Press) -> None:
        """Show another card in the place of this one; the argument is ``<card>.<country>``."""
        name, country = views.place_of(press)
        await self._show(interaction, name, country, replace=True)

    async def _show(
        self, interaction: Interaction, name: CardName, country: str | None, *, replace: bool
    ) -> None:
        say = say_of(interaction)
        card = self._help.card(name, country, say.locale, guild_of(interaction))
        await answer(interaction, views.card_panel(say, card, country), replace=replace)
        await self._extras.add(interaction, name, partial(views.card_panel, say, card, country))

    @on("help_now:copy")
    async def copy(self, interaction: Interaction, press: Press) -> None:
        """Send a card as a direct message (X-5); the argument is ``<card>.<country>``."""
        say, (name, country) = say_of(interaction), views.place_of(press)
        await working(interaction)
        card = self._help.card(name, country, say.locale, guild_of(interaction))
        try:
            await announce(interaction.user, views.copy_panel(say, card))
            told = say("help-now-copy-sent")
        except discord.Forbidden:
            told = say("help-now-copy-closed")
        except UNREACHABLE:
            told = say("help-now-copy-unknown")
        await answer(interaction, Panel(say, told))

    @on("help_now:country")
    async def country(self, interaction: Interaction, press: Press) -> None:
        """Ask for a country; the argument is the card to come back to, ``<card>.<country>``."""
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
            await self._show(interaction, views.place_of(press)[0], found[0], replace=True)
            return
        options = [(code, self._help.country_name(code, say.locale)) for code in found]
        await answer(interaction, views.country_panel(say, options, press.arg), replace=True)

    @on("help_now:country-chosen")
    async def chosen_country(self, interaction: Interaction, press: Press) -> None:
        await self._show(interaction, views.place_of(press)[0], press.value, replace=True)
