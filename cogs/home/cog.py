"""The same actions as the slash commands, as buttons for people who cannot use those."""

from collections.abc import Sequence

from discord import app_commands
from discord.ext import commands

from bot.client import Handrail
from bot.config import Operator
from bot.features.help_now.parts import Block as Text
from bot.features.help_now.service import HelpNow
from bot.features.members.service import Members
from bot.ui import (
    HomeEntry,
    Interaction,
    Panel,
    Press,
    answer,
    button,
    guild_of,
    link,
    member_of,
    on,
    row,
    rows,
    say_of,
)
from bot.ui.panel import Style
from bot.ui.untold import untold_to


class HomeCog(commands.Cog):
    """Collects what features declare as ``HOME``."""

    def __init__(self, bot: Handrail, members: Members, help_now: HelpNow, operator: Operator) -> None:
        self._bot, self._members = bot, members
        self._help, self._operator = help_now, operator

    @app_commands.command(name="home")
    async def home(self, interaction: Interaction) -> None:
        await self.open(interaction, Press())

    @on("home:open")
    async def open(self, interaction: Interaction, press: Press) -> None:
        say, entries = say_of(interaction), self._bot.offered("HOME", HomeEntry, guild_of(interaction))
        new = await self._members.is_new(member_of(interaction))
        first = [row(button(say("home-first"), "members:first", style=Style.primary))] if new else []
        panel = Panel(
            say,
            await self._undelivered(interaction),
            say("home-welcome") if new else say("home-title"),
            *first,
            *rows(*(button(say(entry.key), entry.route, entry.arg) for entry in entries)),
        )
        await answer(interaction, panel)

    @app_commands.command(name="about")
    async def about(self, interaction: Interaction) -> None:
        say = say_of(interaction)
        operator = self._operator
        panel = Panel(
            say,
            say("home-about"),
            *(say(block.key, **block.args) for block in self._danger(interaction)),
            say("home-about-operator", operator=operator.name, contact=operator.contact),
            row(link(say("members-privacy-policy"), operator.privacy_url)),
        )
        await answer(interaction, panel)

    async def _undelivered(self, interaction: Interaction) -> str:
        """Tell, once and only to them, what could not reach them; empty for nothing, or when unknown."""
        return await untold_to(interaction, member_of(interaction))

    def _danger(self, interaction: Interaction) -> Sequence[Text]:
        country = self._help.country_for(member_of(interaction), guild_of(interaction))
        return self._help.danger(country, say_of(interaction).locale)
