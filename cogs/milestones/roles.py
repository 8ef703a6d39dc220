"""A server's milestone role: taken and given back by the member alone, seen by everyone on that server.

Nothing of it is stored: Discord knows who has a role. Nothing but a press of the member's ever changes it.
"""

from dataclasses import dataclass

import aiohttp
import discord
from discord.ext import commands

from bot.errors import Refusal
from bot.features.milestones.service import Milestones
from bot.features.servers.service import Servers
from bot.ui import (
    Interaction,
    Panel,
    Press,
    answer,
    button,
    guild_of,
    member_of,
    on,
    plain,
    row,
    say_of,
    working,
)
from bot.ui.panel import Style
from bot.ui.permissions import is_powerful
from cogs.milestones.sharing import card_in

USE = "milestones"
"""The use admins choose the role for, in ``/setup``."""

UNREACHABLE = (discord.DiscordServerError, aiohttp.ClientError, TimeoutError, OSError)


@dataclass(frozen=True, slots=True)
class ServerRole:
    """The role where somebody is right now, and whether they have it."""

    role: discord.Role
    person: discord.Member
    held: bool


def server_role(servers: Servers, interaction: Interaction) -> ServerRole | None:
    """Return the role of this server; None without one, or where it cannot be given any more."""
    guild, person = interaction.guild, interaction.user
    chosen = servers.role_of(guild_of(interaction), USE)
    role = guild.get_role(chosen) if guild is not None and chosen is not None else None
    if guild is None or role is None or not isinstance(person, discord.Member):
        return None
    if not guild.me.guild_permissions.manage_roles or role >= guild.me.top_role or is_powerful(role):
        return None
    return ServerRole(role, person, any(each.id == role.id for each in person.roles))


class MilestoneRolesCog(commands.Cog):
    """Shows what others will see before the yes; a later milestone changes nothing by itself."""

    def __init__(self, milestones: Milestones, servers: Servers) -> None:
        self._milestones, self._servers = milestones, servers

    @on("milestones:role")
    async def offer(self, interaction: Interaction, press: Press) -> None:
        """Show who would see it; the argument is the card it is offered on."""
        say, found = say_of(interaction), self._here(interaction)
        name = plain(found.role.name)
        yes = button(say("milestones-role-take"), "milestones:role-take", press.arg, style=Style.primary)
        panel = Panel(
            say,
            say("milestones-role-seen", role=name),
            row(yes, button(say("milestones-keep"), "milestones:card", press.arg)),
        )
        await answer(interaction, panel, replace=True)

    @on("milestones:role-take")
    async def take(self, interaction: Interaction, press: Press) -> None:
        """Give the role, if the card still holds."""
        found = self._here(interaction)
        await working(interaction, replace=True)
        await self._milestones.card(member_of(interaction), guild_of(interaction), card_in(press.arg))
        await self._change(interaction, found, give=True)

    @on("milestones:role-drop")
    async def drop(self, interaction: Interaction, press: Press) -> None:
        """Take it off again, at any time and without a reason."""
        found = self._here(interaction)
        await working(interaction, replace=True)
        await self._change(interaction, found, give=False)

    async def _change(self, interaction: Interaction, found: ServerRole, *, give: bool) -> None:
        """Do it now, and say what is known of it: it is done, Discord said no, or nobody can say."""
        say, change = say_of(interaction), found.person.add_roles if give else found.person.remove_roles
        try:
            await change(found.role, atomic=True)
            told = "milestones-role-taken" if give else "milestones-role-dropped"
        except (discord.Forbidden, discord.NotFound):
            told = "milestones-role-refused"
        except UNREACHABLE:
            told = "milestones-role-unknown"
        back = row(button(say("milestones-back"), "milestones:board"))
        await answer(interaction, Panel(say, say(told, role=plain(found.role.name)), back), replace=True)

    def _here(self, interaction: Interaction) -> ServerRole:
        found = server_role(self._servers, interaction)
        if found is None:
            raise Refusal("milestones-role-none")
        return found
