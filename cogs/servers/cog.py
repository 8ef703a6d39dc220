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
from bot.ids import ChannelId, GuildId
from bot.ui import (
    Interaction,
    Panel,
    Press,
    SetupChannel,
    SetupSection,
    announce,
    answer,
    ask,
    guild_of,
    on,
    plain,
    say_of,
)
from bot.ui.permissions import missing_in, readable_by_everyone
from bot.ui.untold import untold
from bot.zones import canonical_zone, find_zones
from cogs.servers import views

STAFF = "staff"


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
        missed = await untold(interaction, _managed(interaction))
        await answer(interaction, self._channels_panel(interaction, {}, missed), replace=True)

    @on("servers:channel")
    async def channel(self, interaction: Interaction, press: Press) -> None:
        say, guild = say_of(interaction), _managed(interaction)
        wanted = next((each for each in self._declared() if each.use == press.arg), None)
        if wanted is None or interaction.guild is None:
            raise Refusal("ui-stale")
        chosen = ChannelId(int(press.values[0])) if press.values else None
        before = self._servers.channel_of(guild, wanted.use)
        remarks = self._remarks(interaction.guild, wanted, chosen)
        if not remarks.keys() & views.NOT_SAVED:
            await self._servers.choose_channel(guild, wanted.use, chosen)
        notes = {wanted.use: views.channel_note(say, chosen, remarks)}
        await answer(interaction, self._channels_panel(interaction, notes), replace=True)
        if self._servers.channel_of(guild, wanted.use) != before:
            # A new staff channel is told in the one that was staff's until now: it may be a public one.
            staff = before if wanted.use == STAFF else None
            changed = views.change_text(say, _name(interaction), wanted, chosen)
            await self._tell_staff(interaction, changed, staff)

    def _channels_panel(self, interaction: Interaction, notes: Mapping[str, str], missed: str = "") -> Panel:
        """Return the panel; a channel that was deleted in Discord is shown as not chosen."""
        chosen = self._servers.of(_managed(interaction)).channels.items()
        there = {use: id for use, id in chosen if interaction.guild and interaction.guild.get_channel(id)}
        sections = self._bot.declared("SETUP", SetupSection)
        return views.channels_panel(say_of(interaction), self._declared(), there, notes, sections, missed)

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

    async def _tell_staff(self, interaction: Interaction, text: str, staff: int | None = None) -> None:
        """Post a change of settings, never of a member, to the staff channel where there is one."""
        staff = staff or self._servers.channel_of(guild_of(interaction), STAFF)
        if staff is None:
            return
        say = say_of(interaction)
        try:
            await announce(self._bot.get_partial_messageable(staff), Panel(say, text))
        except discord.HTTPException:
            await answer(interaction, Panel(say, say("servers-staff-unreachable", channel=f"<#{staff}>")))

    @setup.command(name="region")
    async def region_command(self, interaction: Interaction) -> None:
        await self.region(interaction, Press())

    @on("servers:region")
    async def region(self, interaction: Interaction, press: Press) -> None:
        settings = self._servers.of(_managed(interaction))
        await ask(interaction, views.region_form(say_of(interaction), settings, self._help))

    @on("servers:region-typed")
    async def region_typed(self, interaction: Interaction, press: Press) -> None:
        say, guild = say_of(interaction), _managed(interaction)
        zone = self._zone(press.text("zone"), say.locale)
        country = await asyncio.to_thread(self._country, press.text("country"), say.locale)
        settings = await self._servers.choose_region(guild, zone, country)
        await answer(interaction, views.region_panel(say, settings, self._help))
        changed = views.region_change_text(say, _name(interaction), settings, self._help)
        await self._tell_staff(interaction, changed)

    @setup.command(name="prompts")
    async def prompts_command(self, interaction: Interaction) -> None:
        await self._bot.router.go(interaction, "prompts:setup")

    @setup.command(name="lines")
    async def lines_command(self, interaction: Interaction) -> None:
        """Lead on: a group of commands has one cog, and helplines are the business of another."""
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
