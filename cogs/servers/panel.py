"""``/setup panel``: one place that leads through all of it, with a way back from the last change."""

import discord
from discord.ext import commands

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.servers.changes import Changes
from bot.features.servers.model import MANAGER
from bot.features.servers.service import Servers
from bot.ids import RoleId
from bot.ui import (
    Interaction,
    Panel,
    Press,
    Preview,
    SetupChannel,
    SetupRole,
    SetupSection,
    Switch,
    answer,
    managed_by,
    on,
    plain,
    request_of,
    say_of,
)
from cogs.servers import panel_views as views
from cogs.servers.checking import findings_in, role_problem
from cogs.servers.telling import name_of, tell_staff


class PanelCog(commands.Cog):
    """Roles, what is on and off, previews, and the undo of the last change."""

    def __init__(self, bot: Handrail, servers: Servers, changes: Changes) -> None:
        self._bot, self._servers, self._changes = bot, servers, changes

    @on("servers:panel")
    async def panel(self, interaction: Interaction, press: Press) -> None:
        await self._show(interaction)

    async def _show(self, interaction: Interaction, note: str = "") -> None:
        guild, say = managed_by(interaction), say_of(interaction)
        settings = self._servers.of(guild)
        findings = [] if interaction.guild is None else await findings_in(self._bot, interaction.guild, say)
        changed_at, touched = await self._changes.last(guild)
        standing = views.Standing(
            settings,
            channels=self._bot.declared("CHANNELS", SetupChannel),
            switches=self._bot.declared("SWITCHES", Switch),
            sections=self._bot.offered("SETUP", SetupSection, guild),
            problems=len(findings),
            changed_at=changed_at if touched else None,
        )
        await answer(interaction, views.panel(say, standing, note), replace=True)

    @on("servers:undo")
    async def undo(self, interaction: Interaction, press: Press) -> None:
        say, guild = say_of(interaction), managed_by(interaction)
        await self._changes.undo(guild, request_of(interaction))
        await self._show(interaction, say("servers-undone"))
        await tell_staff(interaction, say("servers-changed-undone", name=name_of(interaction)))

    @on("servers:features")
    async def features(self, interaction: Interaction, press: Press) -> None:
        settings = self._servers.of(managed_by(interaction))
        switches = self._bot.declared("SWITCHES", Switch)
        await answer(interaction, views.features(say_of(interaction), switches, settings.off), replace=True)

    @on("servers:features-chosen")
    async def features_chosen(self, interaction: Interaction, press: Press) -> None:
        say, guild = say_of(interaction), managed_by(interaction)
        switches = self._bot.declared("SWITCHES", Switch)
        off = frozenset(each.feature for each in switches if each.feature not in press.values)
        before = self._servers.of(guild).off
        await self._servers.switch_off(guild, off, request_of(interaction))
        await answer(interaction, views.features(say, switches, off, say("servers-saved")), replace=True)
        if off != before:
            names = views.names_of(say, switches, off) or say("servers-nothing")
            await tell_staff(interaction, say("servers-changed-off", name=name_of(interaction), off=names))

    @on("servers:roles")
    async def roles(self, interaction: Interaction, press: Press) -> None:
        managed_by(interaction)
        await self._show_roles(interaction)

    async def _show_roles(self, interaction: Interaction, note: str = "") -> None:
        guild, wanted = interaction.guild, self._bot.declared("ROLES", SetupRole)
        chosen = self._servers.of(managed_by(interaction)).roles.items()
        there = {use: id for use, id in chosen if guild is not None and guild.get_role(id)}
        await answer(interaction, views.roles(say_of(interaction), wanted, there, note), replace=True)

    @on("servers:role")
    async def role(self, interaction: Interaction, press: Press) -> None:
        say, guild = say_of(interaction), managed_by(interaction)
        wanted = next(
            (each for each in self._bot.declared("ROLES", SetupRole) if each.use == press.arg), None
        )
        if wanted is None or interaction.guild is None:
            raise Refusal("ui-stale")
        if wanted.use == MANAGER and not interaction.permissions.manage_guild:
            raise Refusal("ui-not-yours")  # who was made a manager makes no others
        chosen = RoleId(int(press.value)) if press.values else None
        problem = "" if chosen is None else role_problem(interaction.guild, wanted, chosen)
        if problem:
            note = say(problem, use=say(wanted.key), role=f"<@&{chosen}>")
            await self._show_roles(interaction, note)
            return
        await self._servers.choose_role(guild, wanted.use, chosen, request_of(interaction))
        await self._show_roles(interaction, say("servers-saved"))
        role = say("servers-no-role") if chosen is None else _role_name(interaction.guild, chosen)
        changed = say("servers-changed-role", name=name_of(interaction), use=say(wanted.key), role=role)
        await tell_staff(interaction, changed)

    @on("servers:previews")
    async def previews(self, interaction: Interaction, press: Press) -> None:
        shown = self._bot.offered("PREVIEWS", Preview, managed_by(interaction))
        panel: Panel = views.previews(say_of(interaction), shown)
        await answer(interaction, panel, replace=True)


def _role_name(guild: discord.Guild, id: RoleId) -> str:
    role = guild.get_role(id)
    return plain(role.name) if role else ""
