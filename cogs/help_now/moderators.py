"""What goes from Help to a server's moderators: a member's request, on their press alone, and a guide.

Nothing here waits for storage: where the staff channel is stands in memory.
"""

from collections.abc import Sequence
from contextlib import suppress

import discord
from discord.ext import commands

from bot.client import Handrail
from bot.clock import Clock
from bot.errors import Refusal
from bot.features.help_now.asking import Asked
from bot.features.help_now.parts import Block
from bot.features.help_now.service import HelpNow
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId
from bot.ui import (
    Interaction,
    Panel,
    Press,
    announce,
    answer,
    guild_of,
    member_of,
    on,
    plain,
    say_of,
    working,
)
from cogs.help_now import moderator_views as views
from cogs.help_now.cog import UNREACHABLE
from cogs.help_now.views import place_of

STAFF = "staff"


class ModeratorsCog(commands.Cog):
    """Asks moderators to reach out (X-6): who and when, never why."""

    def __init__(
        self, bot: Handrail, help_now: HelpNow, servers: Servers, clock: Clock, asked: Asked
    ) -> None:
        self._bot, self._help, self._servers = bot, help_now, servers
        self._clock, self._asked = clock, asked

    @on("help_now:moderator")
    async def preview(self, interaction: Interaction, press: Press) -> None:
        """Show exactly what would be sent and who reads it; the argument is ``<card>.<country>``."""
        say, (name, country) = say_of(interaction), place_of(press)
        back = f"{name}.{country or ''}"
        staff = self._staff(interaction)
        if staff is None:
            await self._other_ways(interaction, say("help-now-moderator-nobody"), press)
            return
        urgent = self._lines(interaction, country)
        panel = views.preview(
            say, _message(interaction), back, urgent, everyone=_everyone_reads(interaction, staff)
        )
        await answer(interaction, panel, replace=True)

    @on("help_now:moderator-send")
    async def send(self, interaction: Interaction, press: Press) -> None:
        say, guild, staff = say_of(interaction), guild_of(interaction), self._staff(interaction)
        if guild is None or staff is None:
            await self._other_ways(interaction, say("help-now-moderator-nobody"), press)
            return
        now, member = self._clock.now(), member_of(interaction)
        earlier = self._asked.earlier(member, guild, now)
        if earlier is not None:
            minutes = int((now - earlier).total_seconds() // 60)
            await self._other_ways(interaction, say("help-now-moderator-already", minutes=minutes), press)
            return
        self._asked.note(member, guild, now)
        await working(interaction, replace=True)
        await self._send(interaction, guild, staff, press)

    async def _send(self, interaction: Interaction, guild: GuildId, staff: ChannelId, press: Press) -> None:
        """Send it, and tell what is known of it: it arrived, it did not, or nobody can say."""
        say = say_of(interaction)
        try:
            channel = self._bot.get_partial_messageable(staff)
            await announce(channel, Panel(say, _message(interaction)), nonce=interaction.id)
        except (discord.Forbidden, discord.NotFound):
            self._asked.take_back(member_of(interaction), guild)
            await self._other_ways(interaction, say("help-now-moderator-refused"), press)
        except UNREACHABLE:
            self._asked.take_back(member_of(interaction), guild)
            await self._other_ways(interaction, say("help-now-moderator-unknown"), press)
        else:
            await self._other_ways(interaction, say("help-now-moderator-sent"), press)

    async def _other_ways(self, interaction: Interaction, told: str, press: Press) -> None:
        """Tell how it stands with the moderators, and what helps without them."""
        name, country = place_of(press)
        lines = self._lines(interaction, country)
        panel = views.other_ways(say_of(interaction), told, lines, name, country)
        await answer(interaction, panel, replace=True)

    def _lines(self, interaction: Interaction, country: str | None) -> Sequence[Block]:
        return self._help.urgent(country, say_of(interaction).locale, guild_of(interaction))

    def _staff(self, interaction: Interaction) -> ChannelId | None:
        """Return the staff channel where the bot may write; None where there is none."""
        channel = self._servers.channel_of(guild_of(interaction), STAFF)
        found = interaction.guild.get_channel(channel) if interaction.guild and channel else None
        if interaction.guild is None or found is None:
            return None
        allowed = found.permissions_for(interaction.guild.me)
        return channel if allowed.view_channel and allowed.send_messages else None

    @on("help_now:guide")
    async def guide(self, interaction: Interaction, press: Press) -> None:
        """Show admins the moderators' guide, and where it can be posted."""
        say = say_of(interaction)
        blocks = self._guide(interaction)
        await answer(interaction, views.guide(say, blocks, self._staff(interaction)), replace=True)

    @on("help_now:guide-post")
    async def post_guide(self, interaction: Interaction, press: Press) -> None:
        say, blocks = say_of(interaction), self._guide(interaction)
        staff = self._staff(interaction)
        if staff is None:
            raise Refusal("help-now-guide-nowhere")
        await working(interaction, replace=True)
        told = say("help-now-guide-refused", channel=f"<#{staff}>")
        with suppress(*UNREACHABLE):
            await announce(
                self._bot.get_partial_messageable(staff), Panel(say, views.guide_text(say, blocks))
            )
            told = say("help-now-guide-posted", channel=f"<#{staff}>")
        await answer(interaction, Panel(say, told), replace=True)

    def _guide(self, interaction: Interaction) -> Sequence[Block]:
        """Return whom to call where this server is, for someone who may manage it.

        Raises:
            Refusal: ``ui-not-yours``.
        """
        guild = guild_of(interaction)
        if guild is None or not interaction.permissions.manage_guild:
            raise Refusal("ui-not-yours")
        return self._help.urgent(self._help.regions.guild_country(guild), say_of(interaction).locale, guild)


def _message(interaction: Interaction) -> str:
    """Return the very words moderators read: who asks, and nothing else."""
    user = interaction.user
    return say_of(interaction)(
        "help-now-moderator-message", name=plain(user.display_name), person=user.mention
    )


def _everyone_reads(interaction: Interaction, channel: ChannelId) -> bool:
    guild = interaction.guild
    found = guild.get_channel(channel) if guild else None
    return bool(guild and found and found.permissions_for(guild.default_role).view_channel)
