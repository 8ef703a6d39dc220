"""The same actions as the slash commands, as buttons for people who cannot use those."""

from discord import app_commands
from discord.ext import commands

from bot.client import Handrail
from bot.config import Operator
from bot.errors import NotReady
from bot.features.members.service import Members
from bot.ui import HomeEntry, Interaction, Panel, Press, answer, button, link, member_of, on, row, say_of
from bot.ui.panel import ROW_WIDTH, Style


class HomeCog(commands.Cog):
    """Collects what features declare as ``HOME``."""

    def __init__(self, bot: Handrail, members: Members, operator: Operator) -> None:
        self._bot, self._members, self._operator = bot, members, operator

    @app_commands.command(name="home")
    async def home(self, interaction: Interaction) -> None:
        await self.open(interaction, Press())

    @on("home:open")
    async def open(self, interaction: Interaction, press: Press) -> None:
        say, entries = say_of(interaction), self._bot.declared("HOME", HomeEntry)
        rows = [entries[at : at + ROW_WIDTH] for at in range(0, len(entries), ROW_WIDTH)]
        new = await self._is_new(interaction)
        first = [row(button(say("home-first"), "members:first", style=Style.primary))] if new else []
        panel = Panel(
            say,
            say("home-welcome") if new else say("home-title"),
            *first,
            *(row(*(button(say(entry.key), entry.route, entry.arg) for entry in line)) for line in rows),
        )
        await answer(interaction, panel)

    async def _is_new(self, interaction: Interaction) -> bool:
        """Return whether nothing is kept for them yet; the doors open without storage too."""
        try:
            return not await self._members.consents(member_of(interaction))
        except NotReady:
            return False

    @app_commands.command(name="about")
    async def about(self, interaction: Interaction) -> None:
        say = say_of(interaction)
        operator = self._operator
        panel = Panel(
            say,
            say("home-about"),
            say("home-about-operator", operator=operator.name, contact=operator.contact),
            row(link(say("members-privacy-policy"), operator.privacy_url)),
        )
        await answer(interaction, panel)
