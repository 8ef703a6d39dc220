"""How a meeting is announced: where reminders are posted, who is pinged, Discord's event, who hosts."""

from dataclasses import replace

import discord
from discord.ext import commands

from bot.errors import Refusal
from bot.features.server_meetings.announcing import Announcing
from bot.features.server_meetings.service import Announce, ServerMeetings
from bot.ids import ChannelId, MemberId, RoleId
from bot.ui import Interaction, Press, answer, managed_by, number_in, on, say_of
from bot.ui.permissions import missing_in
from cogs.server_meetings import announcing_views as views
from cogs.server_meetings.events import may_make_events

NEEDS = ("view_channel", "send_messages")
POST_LEADS = (60, 15, 0)


class AnnouncingCog(commands.Cog):
    """Checked the moment it is chosen."""

    def __init__(self, meetings: ServerMeetings, announcing: Announcing) -> None:
        self._meetings, self._announcing = meetings, announcing

    @on("server_meetings:announce")
    async def announce(self, interaction: Interaction, press: Press) -> None:
        managed_by(interaction)
        await self._show(interaction, press.number())

    async def _show(self, interaction: Interaction, id: int, note: str = "") -> None:
        standing = await self._meetings.get(managed_by(interaction), id)
        await answer(interaction, views.announce_panel(say_of(interaction), standing, note), replace=True)

    async def _change(self, interaction: Interaction, id: int, change: Announce, note: str = "") -> None:
        await self._meetings.announce(managed_by(interaction), id, change)
        await self._show(interaction, id, note)

    @on("server_meetings:channel")
    async def channel(self, interaction: Interaction, press: Press) -> None:
        managed_by(interaction)
        chosen = ChannelId(int(press.value)) if press.values else None
        guild, say = interaction.guild, say_of(interaction)
        missing: list[str] = []
        if chosen is not None and guild is not None:
            missing = missing_in(guild, guild.get_channel(chosen), NEEDS)
        if chosen is not None and missing:
            await self._show(interaction, press.number(), views.missing_text(say, chosen, missing))
            return
        await self._change(interaction, press.number(), lambda plan: replace(plan, channel=chosen))

    @on("server_meetings:role")
    async def role(self, interaction: Interaction, press: Press) -> None:
        guild, say = managed_by(interaction), say_of(interaction)
        chosen = RoleId(int(press.value)) if press.values else None
        if chosen == guild:  # the role everybody has
            raise Refusal("server-meetings-role-everyone")
        quiet = chosen is not None and not _may_ping(interaction.guild, chosen)
        note = say("server-meetings-role-quiet", role=f"<@&{chosen}>") if quiet else ""
        await self._change(interaction, press.number(), lambda plan: replace(plan, role=chosen), note)

    @on("server_meetings:lead")
    async def lead(self, interaction: Interaction, press: Press) -> None:
        managed_by(interaction)
        lead = number_in(press.value)
        if lead not in POST_LEADS:
            raise Refusal("ui-stale")
        await self._change(interaction, press.number(), lambda plan: replace(plan, lead=lead))

    @on("server_meetings:event")
    async def event(self, interaction: Interaction, press: Press) -> None:
        standing = await self._meetings.get(managed_by(interaction), press.number())
        wanted, say = not standing.plan.event, say_of(interaction)
        if wanted and not may_make_events(interaction.guild, standing.listing):
            await self._show(interaction, press.number(), say("server-meetings-event-missing"))
            return
        await self._change(interaction, press.number(), lambda plan: replace(plan, event=wanted))

    @on("server_meetings:hosts")
    async def hosts(self, interaction: Interaction, press: Press) -> None:
        standing = await self._meetings.get(managed_by(interaction), press.number())
        members = [MemberId(int(each)) for each in press.values]
        await self._change(interaction, press.number(), self._meetings.hosts(standing, members))

    @commands.Cog.listener()
    async def on_scheduled_event_delete(self, event: discord.ScheduledEvent) -> None:
        """An event of ours that somebody deleted is made anew; whoever wants none turns it off here."""
        await self._announcing.lost(event.id)


def _may_ping(guild: discord.Guild | None, role: RoleId) -> bool:
    found = None if guild is None else guild.get_role(role)
    if guild is None or found is None:
        return False
    return found.mentionable or guild.me.guild_permissions.mention_everyone
