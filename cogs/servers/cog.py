"""``/setup``: every choice by select, checked the moment it is made, told to staff."""

import asyncio
from collections.abc import Mapping

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Handrail
from bot.clock import Clock
from bot.errors import Refusal
from bot.features.help_now.service import HelpNow
from bot.features.servers.service import Servers
from bot.ids import ChannelId
from bot.ui import (
    Interaction,
    Panel,
    Press,
    SetupChannel,
    answer,
    ask,
    managed_by,
    on,
    request_of,
    say_of,
)
from bot.ui.permissions import missing_in, readable_by_everyone
from bot.ui.untold import untold
from bot.zones import canonical_zone, find_zones
from cogs.servers import views
from cogs.servers.telling import STAFF, name_of, tell_staff


class SetupCog(commands.Cog):
    """For people with Manage Server; Discord's own command permissions are respected on top."""

    setup = app_commands.Group(
        name="setup",
        description="…",
        default_permissions=discord.Permissions(manage_guild=True),
        guild_only=True,
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    def __init__(self, bot: Handrail, servers: Servers, help_now: HelpNow, clock: Clock) -> None:
        self._bot, self._servers, self._help, self._clock = bot, servers, help_now, clock

    @setup.command(name="channels")
    async def channels_command(self, interaction: Interaction) -> None:
        await self.channels(interaction, Press())

    @on("servers:channels")
    async def channels(self, interaction: Interaction, press: Press) -> None:
        missed = await untold(interaction, managed_by(interaction))
        await answer(interaction, self._channels_panel(interaction, {}, missed), replace=True)

    @on("servers:channel")
    async def channel(self, interaction: Interaction, press: Press) -> None:
        say, guild = say_of(interaction), managed_by(interaction)
        wanted = next((each for each in self._declared() if each.use == press.arg), None)
        if wanted is None or interaction.guild is None:
            raise Refusal("ui-stale")
        chosen = ChannelId(int(press.values[0])) if press.values else None
        before = self._servers.channel_of(guild, wanted.use)
        remarks = self._remarks(interaction.guild, wanted, chosen)
        if not remarks.keys() & views.NOT_SAVED:
            await self._servers.choose_channel(guild, wanted.use, chosen, request_of(interaction))
        notes = {wanted.use: views.channel_note(say, chosen, remarks)}
        await answer(interaction, self._channels_panel(interaction, notes), replace=True)
        if self._servers.channel_of(guild, wanted.use) != before:
            # A new staff channel is told in the one that was staff's until now: it may be a public one.
            staff = before if wanted.use == STAFF else None
            changed = views.change_text(say, name_of(interaction), wanted, chosen)
            await tell_staff(interaction, changed, staff)

    def _channels_panel(self, interaction: Interaction, notes: Mapping[str, str], missed: str = "") -> Panel:
        """Return the panel; a channel that was deleted in Discord is shown as not chosen."""
        chosen = self._servers.of(managed_by(interaction)).channels.items()
        there = {use: id for use, id in chosen if interaction.guild and interaction.guild.get_channel(id)}
        return views.channels_panel(say_of(interaction), self._declared(), there, notes, missed)

    def _remarks(
        self, guild: discord.Guild, wanted: SetupChannel, chosen: ChannelId | None
    ) -> dict[str, list[str]]:
        """Return what is wrong with a channel: permissions missing, or readable by everyone."""
        if chosen is None:
            return {}
        channel = guild.get_channel(chosen)
        missing = missing_in(guild, channel, wanted.needs)
        if missing:
            return {"missing": missing}
        if not readable_by_everyone(guild, channel):
            return {}
        return {"public": []} if wanted.private else {"everyone": []}

    @setup.command(name="region")
    async def region_command(self, interaction: Interaction) -> None:
        await self.region(interaction, Press())

    @on("servers:region")
    async def region(self, interaction: Interaction, press: Press) -> None:
        settings = self._servers.of(managed_by(interaction))
        await ask(interaction, views.region_form(say_of(interaction), settings, self._help))

    @on("servers:region-typed")
    async def region_typed(self, interaction: Interaction, press: Press) -> None:
        say, guild = say_of(interaction), managed_by(interaction)
        zone = self._zone(press.text("zone"), say.locale)
        country = await asyncio.to_thread(self._country, press.text("country"), say.locale)
        settings = await self._servers.choose_region(guild, zone, country, request_of(interaction))
        await answer(interaction, views.region_panel(say, settings, self._help))
        changed = views.region_change_text(say, name_of(interaction), settings, self._help)
        await tell_staff(interaction, changed)

    # A group of commands has one cog: what is the business of others is led on.

    @setup.command(name="panel")
    async def panel_command(self, interaction: Interaction) -> None:
        await self._bot.router.go(interaction, "servers:panel")

    @setup.command(name="check")
    async def check_command(self, interaction: Interaction) -> None:
        await self._bot.router.go(interaction, "servers:check")

    @setup.command(name="roles")
    async def roles_command(self, interaction: Interaction) -> None:
        await self._bot.router.go(interaction, "servers:roles")

    @setup.command(name="hub")
    async def hub_command(self, interaction: Interaction) -> None:
        await self._bot.router.go(interaction, "servers:hub")

    @setup.command(name="prompts")
    async def prompts_command(self, interaction: Interaction) -> None:
        await self._bot.router.go(interaction, "prompts:setup")

    @setup.command(name="meetings")
    async def meetings_command(self, interaction: Interaction) -> None:
        await self._bot.router.go(interaction, "server_meetings:setup")

    @setup.command(name="feed")
    async def feed_command(
        self, interaction: Interaction, name: str, file: discord.Attachment, zone: str = ""
    ) -> None:
        await self._bot.router.go(interaction, "meeting_feeds:upload")

    @setup.command(name="lines")
    async def lines_command(self, interaction: Interaction) -> None:
        await self._bot.router.go(interaction, "resources:lines")

    def _zone(self, typed: str, locale: str) -> str | None:
        """Return the zone meant, None for an empty field; the best fit is shown back for correction."""
        if not typed:
            return None
        found = canonical_zone(typed)
        if found is None:
            guesses = find_zones(typed, locale, now=self._clock.now(), limit=1)
            found = guesses[0].id if guesses else None
        if found is None:
            raise Refusal("servers-zone-unknown")
        return found

    def _country(self, typed: str, locale: str) -> str | None:
        if not typed:
            return None
        found = self._help.find_countries(typed, locale)
        if not found:
            raise Refusal("servers-country-unknown")
        return found[0]

    def _declared(self) -> list[SetupChannel]:
        return self._bot.declared("CHANNELS", SetupChannel)
