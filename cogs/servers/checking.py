"""``/setup check``: everything that will fail in a server, and a word to staff when something is deleted."""

from collections.abc import Iterator

import discord
from discord.ext import commands

from bot.client import Handrail
from bot.features.servers.service import Servers
from bot.ids import GuildId
from bot.texts import DEFAULT_LOCALE, Say
from bot.ui import (
    Finding,
    Interaction,
    Panel,
    Press,
    SetupChannel,
    SetupCheck,
    SetupRole,
    announce,
    answer,
    button,
    managed_by,
    on,
    row,
    say_of,
    working,
)
from bot.ui.permissions import is_powerful, missing_in, readable_by_everyone
from bot.ui.untold import untold
from cogs.servers import views
from cogs.servers.telling import STAFF


class CheckingCog(commands.Cog):
    """Looks with the eyes of the bot's own permissions, as they are now."""

    def __init__(self, bot: Handrail) -> None:
        self._bot = bot

    @on("servers:check")
    async def check(self, interaction: Interaction, press: Press) -> None:
        guild_id, say = managed_by(interaction), say_of(interaction)
        await working(interaction, replace=True)
        missed = await untold(interaction, guild_id)
        findings = [] if interaction.guild is None else await findings_in(self._bot, interaction.guild, say)
        back = row(button(say("servers-panel"), "servers:panel"))
        panel = Panel(say, missed, views.findings_text(say, findings), back)
        await answer(interaction, panel, replace=True)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self._tell_of(channel.guild, channel.id)

    @commands.Cog.listener()
    async def on_guild_role_delete(self, role: discord.Role) -> None:
        await self._tell_of(role.guild, role.id)

    async def _tell_of(self, guild: discord.Guild, deleted: int) -> None:
        """Tell staff what stops now that a channel or role is gone; without them the panel does."""
        staff = self._bot.service(Servers).channel_of(GuildId(guild.id), STAFF)
        if staff is None or guild.get_channel(staff) is None:
            return
        say = self._bot.texts.reader(guild.preferred_locale.value or DEFAULT_LOCALE)
        stopped = [each for each in await findings_in(self._bot, guild, say) if deleted in each.about]
        if stopped:
            panel = Panel(say, say("servers-deleted"), views.findings_text(say, stopped))
            await announce(self._bot.get_partial_messageable(staff), panel)


async def findings_in(bot: Handrail, guild: discord.Guild, say: Say) -> list[Finding]:
    """Return everything that will fail in a server, most general first."""
    found = [*_general(bot, guild, say), *_channels(bot, guild, say), *_roles(bot, guild, say)]
    for each in bot.declared("CHECKS", SetupCheck):
        found += await each.look(bot, guild, say)
    return found


def _general(bot: Handrail, guild: discord.Guild, say: Say) -> Iterator[Finding]:
    settings = bot.service(Servers).of(GuildId(guild.id))
    if settings.zone is None:
        yield Finding(say("servers-check-zone"))
    if STAFF not in settings.channels:
        yield Finding(say("servers-check-staff"))


def _channels(bot: Handrail, guild: discord.Guild, say: Say) -> Iterator[Finding]:
    chosen = bot.service(Servers).of(GuildId(guild.id)).channels
    for wanted in bot.declared("CHANNELS", SetupChannel):
        if wanted.use in chosen:
            yield from _channel(guild, say, wanted, chosen[wanted.use])


def _channel(guild: discord.Guild, say: Say, wanted: SetupChannel, id: int) -> Iterator[Finding]:
    about, channel = frozenset({id}), guild.get_channel(id)
    if channel is None:
        yield Finding(say("servers-check-channel-gone", use=say(wanted.key)), about)
        return
    missing = missing_in(guild, channel, wanted.needs)
    if missing:
        yield Finding(
            say(
                "servers-check-channel-closed",
                use=say(wanted.key),
                channel=f"<#{id}>",
                permissions=views.permissions_text(say, missing),
            ),
            about,
        )
    if (wanted.private or wanted.use == STAFF) and readable_by_everyone(guild, channel):
        yield Finding(say("servers-check-channel-public", use=say(wanted.key), channel=f"<#{id}>"), about)


def _roles(bot: Handrail, guild: discord.Guild, say: Say) -> Iterator[Finding]:
    chosen = bot.service(Servers).of(GuildId(guild.id)).roles
    for wanted in bot.declared("ROLES", SetupRole):
        if wanted.use in chosen:
            problem = role_problem(guild, wanted, chosen[wanted.use])
            if problem:
                words = say(problem, use=say(wanted.key), role=f"<@&{chosen[wanted.use]}>")
                yield Finding(words, frozenset({chosen[wanted.use]}))


def role_problem(guild: discord.Guild, wanted: SetupRole, id: int) -> str:
    """Return the key of what keeps a role from its use; empty for nothing."""
    role = guild.get_role(id)
    if role is None:
        return "servers-check-role-gone"
    if role.is_default() or role.managed:
        return "servers-check-role-unfit"
    if wanted.given and not guild.me.guild_permissions.manage_roles:
        return "servers-check-role-permission"
    if wanted.given and role >= guild.me.top_role:
        return "servers-check-role-above"
    if wanted.given and is_powerful(role):
        return "servers-check-role-powerful"
    return ""
