"""``/setup lines``: what admins add for their server, and numbers that do not work today."""

import aiohttp
import discord
from discord.ext import commands

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.help_now.local import LocalLine, Override
from bot.features.help_now.service import HelpNow
from bot.features.help_now.topics import Topic
from bot.features.resources.model import checked_name, checked_number, checked_reach
from bot.features.resources.service import Resources
from bot.features.servers.service import Servers
from bot.ids import GuildId
from bot.ui import (
    Interaction,
    Panel,
    Press,
    announce,
    answer,
    ask,
    guild_of,
    member_of,
    number_in,
    on,
    one_of,
    plain,
    request_of,
    say_of,
)
from cogs.resources import lines_views as views

STAFF = "staff"
UNREACHABLE = (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError)


class LinesCog(commands.Cog):
    """For people with Manage Server; ``/setup`` and its panel lead here."""

    def __init__(self, bot: Handrail, help_now: HelpNow, resources: Resources, servers: Servers) -> None:
        self._bot, self._help, self._resources, self._servers = bot, help_now, resources, servers

    @on("resources:lines")
    async def lines(self, interaction: Interaction, press: Press) -> None:
        await self._show(interaction, 0)

    @on("resources:lines-page")
    async def lines_page(self, interaction: Interaction, press: Press) -> None:
        await self._show(interaction, number_in(press.arg.removeprefix(".")) or 0)

    async def _show(self, interaction: Interaction, page: int) -> None:
        guild = _managed(interaction)
        local, authors = self._resources.local(guild), await self._resources.authors(guild)
        names = {each.line: self._resources.name(each.line) for each in local.overrides}
        panel = views.lines(say_of(interaction), local, names, authors, self._resources.today(), page)
        await answer(interaction, panel, replace=True)

    @on("resources:line-add")
    async def add(self, interaction: Interaction, press: Press) -> None:
        _managed(interaction)
        await ask(interaction, views.add_form(say_of(interaction)))

    @on("resources:line-added")
    async def added(self, interaction: Interaction, press: Press) -> None:
        guild, request, say = _managed(interaction), request_of(interaction), say_of(interaction)
        line = LocalLine(
            request,
            one_of(Topic, press.text("topic")),
            checked_name(press.text("name")),
            checked_reach(press.text("reach")),
            press.text("hours"),
            self._resources.today(),
        )
        await self._resources.add(guild, member_of(interaction), request, line)
        await self.lines(interaction, press)
        who, name, reach = _name(interaction), plain(line.name), plain(line.reach)
        await self._tell_staff(interaction, say("resources-staff-added", who=who, name=name, reach=reach))

    @on("resources:line-remove")
    async def remove(self, interaction: Interaction, press: Press) -> None:
        guild, say = _managed(interaction), say_of(interaction)
        await self._resources.remove(guild, number_in(press.value) or 0)
        await self.lines(interaction, press)
        await self._tell_staff(interaction, say("resources-staff-removed", who=_name(interaction)))

    @on("resources:line-right")
    async def right(self, interaction: Interaction, press: Press) -> None:
        """Date an old line anew, for an admin who has looked whether it still holds."""
        guild, entry = _managed(interaction), number_in(press.value) or 0
        await self._resources.still_right(guild, member_of(interaction), entry)
        await self.lines(interaction, press)

    @on("resources:outage")
    async def outage(self, interaction: Interaction, press: Press) -> None:
        """Ask which kind of line does not work, of the country this server is in."""
        self._country(interaction)
        await answer(interaction, views.outage_topics(say_of(interaction)), replace=True)

    @on("resources:outage-topic")
    async def outage_topic(self, interaction: Interaction, press: Press) -> None:
        say, country = say_of(interaction), self._country(interaction)
        found = self._resources.changeable(country, one_of(Topic, press.value))
        if not found:
            name = self._help.country_name(country, say.locale)
            raise Refusal("resources-outage-none", country=name)
        options = [(line.id, f"{line.name} {line.phones}".strip()) for line in found]
        await answer(interaction, views.outage_lines(say, options), replace=True)

    @on("resources:outage-line")
    async def outage_line(self, interaction: Interaction, press: Press) -> None:
        _managed(interaction)
        line = self._resources.line(press.value)
        await ask(interaction, views.outage_form(say_of(interaction), line))

    @on("resources:outage-told")
    async def outage_told(self, interaction: Interaction, press: Press) -> None:
        """Keep what does not work; the argument is the line."""
        guild, request, say = _managed(interaction), request_of(interaction), say_of(interaction)
        line, typed, reason = self._resources.line(press.arg), press.text("number"), press.text("reason")
        number = checked_number(typed) if typed else None
        change = Override(request, line.id, number, reason, self._resources.today())
        await self._resources.override(guild, member_of(interaction), request, change)
        await self.lines(interaction, press)
        who = _name(interaction)
        told = say("resources-staff-changed", who=who, name=line.name, reason=plain(reason))
        await self._tell_staff(interaction, told)

    def _country(self, interaction: Interaction) -> str:
        country = self._help.regions.guild_country(_managed(interaction))
        if country is None:
            raise Refusal("resources-outage-no-country")
        return country

    async def _tell_staff(self, interaction: Interaction, text: str) -> None:
        """Post a change of settings, never of a member, to the staff channel where there is one."""
        staff = self._servers.channel_of(guild_of(interaction), STAFF)
        if staff is None:
            return
        say = say_of(interaction)
        try:
            await announce(self._bot.get_partial_messageable(staff), Panel(say, text))
        except UNREACHABLE:
            sorry = say("resources-staff-unreachable", channel=f"<#{staff}>")
            await answer(interaction, Panel(say, sorry))


def _name(interaction: Interaction) -> str:
    return plain(interaction.user.display_name)


def _managed(interaction: Interaction) -> GuildId:
    """Return the server, for someone who may manage it.

    Raises:
        Refusal: ``ui-not-yours``.
    """
    guild = guild_of(interaction)
    if guild is None or not interaction.permissions.manage_guild:
        raise Refusal("ui-not-yours")
    return guild
