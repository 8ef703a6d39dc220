"""Reporting: from a message, from a person, or from a button on a message of the bot's own."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Handrail
from bot.config import Operator
from bot.errors import Refusal
from bot.features.reports.cases.service import Reports
from bot.features.reports.model import COPY_LENGTH, Concern, Place, Reader, Report
from bot.ids import GuildId
from bot.texts import DEFAULT_LOCALE
from bot.ui import Interaction, Press, answer, clip, member_of, on, one_of, plain, request_of, say_of, working
from bot.ui.codes import ids_of
from cogs.reports import views
from cogs.reports.who import Subject, names, others, subject_of

MENU = "reports-menu"
"""Key of the name of the entry in the menus of messages and of people."""

IN_SERVERS = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
INSTALLED = app_commands.AppInstallationType(guild=True, user=False)


class ReportsCog(commands.Cog):
    """Nothing is sent before the reporter saw who reads it, and every word of it."""

    def __init__(self, bot: Handrail, reports: Reports, operator: Operator) -> None:
        self._bot, self._reports, self._operator = bot, reports, operator
        name = app_commands.locale_str(bot.texts.get(DEFAULT_LOCALE, MENU, {}), key=MENU)
        self._menus = (
            app_commands.ContextMenu(
                name=name, callback=self.for_message, allowed_contexts=IN_SERVERS, allowed_installs=INSTALLED
            ),
            app_commands.ContextMenu(
                name=name, callback=self.for_person, allowed_contexts=IN_SERVERS, allowed_installs=INSTALLED
            ),
        )

    async def cog_load(self) -> None:
        for menu in self._menus:
            self._bot.tree.add_command(menu)

    async def cog_unload(self) -> None:
        for menu in self._menus:
            self._bot.tree.remove_command(menu.name, type=menu.type)

    async def for_message(self, interaction: Interaction, message: discord.Message) -> None:
        place = Place(message.channel.id, message.id)
        copy = clip(plain(message.content), COPY_LENGTH)
        await self._begin(interaction, interaction.guild_id or 0, message.author.id, place, copy)

    async def for_person(self, interaction: Interaction, person: discord.Member) -> None:
        await self._begin(interaction, interaction.guild_id or 0, person.id, Place(), "")

    @on("reports:about")
    async def about(self, interaction: Interaction, press: Press) -> None:
        """Answer the Report button of another feature's message: ``<server>.<person>.<person>...``."""
        guild, *people = ids_of(press.arg, fewest=2)
        meant = others(interaction, people)
        if len(meant) == 1:
            await self._begin(interaction, guild, meant[0], Place(), "")
            return
        await working(interaction)
        choice = await names(self._bot, GuildId(guild), meant)
        await answer(interaction, views.which_panel(say_of(interaction), "reports:which", guild, choice))

    @on("reports:which")
    async def which(self, interaction: Interaction, press: Press) -> None:
        (guild,), (about,) = ids_of(press.arg, most=1), ids_of(press.value, most=1)
        await self._begin(interaction, guild, about, Place(), "")

    async def _begin(self, interaction: Interaction, guild: int, about: int, place: Place, copy: str) -> None:
        """Show who would read it, and ask what it is about."""
        say = say_of(interaction)
        await working(interaction)
        subject = await subject_of(self._bot, interaction, guild, about)
        if subject.reader is Reader.NOBODY:
            panel = views.nobody_panel(say, subject, self._operator.contact)
        else:
            panel = views.start_panel(say, subject, place, copy)
        await answer(interaction, panel)

    @on("reports:concern")
    async def concern(self, interaction: Interaction, press: Press) -> None:
        """Show the very words that would be sent."""
        concern = one_of(Concern, press.value)
        subject, place = await self._meant(interaction, press.arg)
        panel = views.preview_panel(
            say_of(interaction),
            self._say_in(subject.guild),
            subject,
            interaction.user,
            concern,
            place,
            views.copy_in(interaction.message),
        )
        await answer(interaction, panel, replace=True)

    @on("reports:send")
    async def send(self, interaction: Interaction, press: Press) -> None:
        await self._send(interaction, press, "")

    @on("reports:send-copy")
    async def send_copy(self, interaction: Interaction, press: Press) -> None:
        """Send it with the copy that stands in the preview: Discord hands it back, nobody can alter it."""
        await self._send(interaction, press, views.copy_in(interaction.message))

    async def _send(self, interaction: Interaction, press: Press, copy: str) -> None:
        say, (name, _, code) = say_of(interaction), press.arg.partition(".")
        concern = one_of(Concern, name)
        subject, place = await self._meant(interaction, code)
        guild = GuildId(subject.guild.id)
        report = Report(member_of(interaction), subject.id, guild, concern, subject.reader, place, copy)
        await self._reports.file(report, request_of(interaction))
        await answer(interaction, views.sent_panel(say, report), replace=True)

    @on("reports:not-sent")
    async def not_sent(self, interaction: Interaction, press: Press) -> None:
        await answer(interaction, views.not_sent_panel(say_of(interaction)), replace=True)

    async def _meant(self, interaction: Interaction, code: str) -> tuple[Subject, Place]:
        """Return whom and what the panel in hand is about, as it stands now."""
        guild, about, channel, message = ids_of(code, fewest=4, most=4)
        await working(interaction, replace=True)
        subject = await subject_of(self._bot, interaction, guild, about)
        if subject.reader is Reader.NOBODY:
            raise Refusal("reports-nobody")
        return subject, Place(channel, message)

    def _say_in(self, guild: discord.Guild) -> views.Say:
        return self._bot.texts.reader(guild.preferred_locale.value)
