"""``/resources``: lines by country and topic, programmes, and who helps with what; all from memory."""

import asyncio
from collections.abc import Sequence

from discord import app_commands
from discord.ext import commands

from bot.errors import Refusal
from bot.features.help_now.service import HelpNow
from bot.features.help_now.topics import Topic
from bot.features.resources.model import Path, Programme, shuffled
from bot.features.resources.service import Resources
from bot.ui import (
    Interaction,
    Pages,
    Panel,
    Press,
    answer,
    ask,
    guild_of,
    member_of,
    number_in,
    on,
    one_of,
    request_of,
    say_of,
)
from cogs.resources import views

ON_A_PAGE = 3
"""Lines of the server's own, or groups of lines: at most six lines, which fit into one message."""

PROGRAMMES_ON_A_PAGE = 5


class ResourcesCog(commands.Cog):
    """The country a person chooses here travels in the buttons; nothing of it is stored."""

    def __init__(self, help_now: HelpNow, resources: Resources, programmes: Sequence[Programme]) -> None:
        self._help, self._resources, self._programmes = help_now, resources, programmes

    @app_commands.command(name="resources")
    async def resources(self, interaction: Interaction) -> None:
        await self.open(interaction, Press())

    @on("resources:open")
    async def open(self, interaction: Interaction, press: Press) -> None:
        country = self._help.country_for(member_of(interaction), guild_of(interaction))
        await answer(interaction, self._front(interaction, country))

    @on("resources:front")
    async def front(self, interaction: Interaction, press: Press) -> None:
        """Show the front again; the argument is the country."""
        await answer(interaction, self._front(interaction, press.arg or None), replace=True)

    def _front(self, interaction: Interaction, country: str | None) -> Panel:
        say = say_of(interaction)
        return views.front(say, self._help.place(country, say.locale, guild_of(interaction)))

    @on("resources:topic")
    async def topic(self, interaction: Interaction, press: Press) -> None:
        await self._list(interaction, press.arg or None, one_of(Topic, press.value), 0)

    @on("resources:list")
    async def listed(self, interaction: Interaction, press: Press) -> None:
        """Show a page of a topic; the argument is ``<country>.<topic>.<page>``."""
        country, topic, page = _three(press.arg)
        await self._list(interaction, country or None, one_of(Topic, topic), number_in(page) or 0)

    async def _list(self, interaction: Interaction, country: str | None, topic: Topic, page: int) -> None:
        say = say_of(interaction)
        listing = self._resources.listing(country, topic, say.locale, guild_of(interaction))
        pages = Pages(listing.entries, page, ON_A_PAGE)
        await answer(interaction, views.listed(say, listing, pages), replace=True)

    @on("resources:country")
    async def country(self, interaction: Interaction, press: Press) -> None:
        """Ask for a country; the argument is the topic to come back to, if any."""
        say = say_of(interaction)
        codes = self._help.likely_countries(say.locale)
        await answer(interaction, self._countries(interaction, codes, press.arg), replace=True)

    def _countries(self, interaction: Interaction, codes: Sequence[str], topic: str) -> Panel:
        say = say_of(interaction)
        options = [(code, self._help.country_name(code, say.locale)) for code in codes]
        return views.countries(say, options, topic)

    @on("resources:country-chosen")
    async def country_chosen(self, interaction: Interaction, press: Press) -> None:
        await self._arrive(interaction, press.value, press.arg)

    @on("resources:country-other")
    async def country_other(self, interaction: Interaction, press: Press) -> None:
        await ask(interaction, views.country_form(say_of(interaction), press.arg))

    @on("resources:country-typed")
    async def country_typed(self, interaction: Interaction, press: Press) -> None:
        say, typed = say_of(interaction), press.text("country")
        found = await asyncio.to_thread(self._help.find_countries, typed, say.locale)
        if not found:
            raise Refusal("resources-country-unknown")
        if len(found) == 1:
            await self._arrive(interaction, found[0], press.arg)
        else:
            await answer(interaction, self._countries(interaction, found, press.arg), replace=True)

    async def _arrive(self, interaction: Interaction, country: str, topic: str) -> None:
        """Go on where the country was asked: at a topic, or at the front."""
        if topic:
            await self._list(interaction, country, one_of(Topic, topic), 0)
        else:
            await answer(interaction, self._front(interaction, country), replace=True)

    @on("resources:programmes")
    async def programmes(self, interaction: Interaction, press: Press) -> None:
        """Show programmes in the order of chance; the argument is ``<seed>.<path>.<page>``, or nothing."""
        seed, path, page = _three(press.arg) if press.arg else (str(request_of(interaction)), "", "0")
        await self._show_programmes(interaction, seed, path, number_in(page) or 0)

    @on("resources:path")
    async def path(self, interaction: Interaction, press: Press) -> None:
        """Show the programmes of one kind; the argument is the seed."""
        await self._show_programmes(interaction, press.arg, press.value.removeprefix(views.ALL), 0)

    async def _show_programmes(self, interaction: Interaction, seed: str, path: str, page: int) -> None:
        chosen = one_of(Path, path) if path else None
        found = shuffled(self._programmes, chosen, number_in(seed) or 0)
        pages = Pages(found, page, PROGRAMMES_ON_A_PAGE)
        panel = views.programmes(say_of(interaction), pages, chosen, seed, self._resources.today())
        await answer(interaction, panel, replace=True)

    @on("resources:people")
    async def people(self, interaction: Interaction, press: Press) -> None:
        say = say_of(interaction)
        await answer(interaction, views.people(say, press.arg), replace=True)

    @on("resources:treatment")
    async def treatment(self, interaction: Interaction, press: Press) -> None:
        """Tell how to find care, free and public first; the argument is the country."""
        say = say_of(interaction)
        await answer(interaction, views.treatment(say, press.arg), replace=True)


def _three(arg: str) -> list[str]:
    pieces = arg.split(".")
    if len(pieces) != 3:
        raise Refusal("ui-stale")
    return pieces
