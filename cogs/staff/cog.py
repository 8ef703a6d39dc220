"""``/staff``: who is on duty, a note to whoever comes next, the record, and paused pairings."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.reports.cases.service import Reports
from bot.features.reports.model import OFF
from bot.features.staff.service import Staff
from bot.ids import GuildId, MemberId
from bot.ui import (
    Interaction,
    Panel,
    Press,
    announce,
    answer,
    ask,
    member_of,
    on,
    plain,
    request_of,
    say_of,
    working,
)
from bot.ui.codes import ids_of
from bot.ui.staffing import staff_channel, staff_of
from cogs.staff import views


class StaffCog(commands.Cog):
    """Nothing here shows a member's profile, check-ins or counters: there is no way to."""

    staff = app_commands.Group(
        name="staff",
        description="…",
        default_permissions=discord.Permissions(moderate_members=True),
        guild_only=True,
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    def __init__(self, bot: Handrail, staff: Staff, reports: Reports) -> None:
        self._bot, self._staff, self._reports = bot, staff, reports

    @staff.command(name="duty")
    async def duty(self, interaction: Interaction) -> None:
        await self._show_duty(interaction, staff_of(interaction), "")

    @on("staff:on")
    async def go_on(self, interaction: Interaction, press: Press) -> None:
        guild = staff_of(interaction)
        await self._staff.duty(guild, member_of(interaction), request_of(interaction), on=True)
        await self._show_duty(interaction, guild, say_of(interaction)("staff-now-on"))

    @on("staff:off")
    async def go_off(self, interaction: Interaction, press: Press) -> None:
        guild = staff_of(interaction)
        await self._staff.duty(guild, member_of(interaction), request_of(interaction), on=False)
        await self._show_duty(interaction, guild, say_of(interaction)("staff-now-off"))

    async def _show_duty(self, interaction: Interaction, guild: GuildId, note: str) -> None:
        there = await self._staff.on_duty(guild)
        panel = views.duty_panel(say_of(interaction), there, member_of(interaction), note)
        await answer(interaction, panel, replace=True)

    @on("staff:note")
    async def note(self, interaction: Interaction, press: Press) -> None:
        """Ask for a hand-over note; where it will stand is said on the form."""
        self._channel(interaction)
        await ask(interaction, views.note_form(say_of(interaction)))

    @on("staff:noted")
    async def noted(self, interaction: Interaction, press: Press) -> None:
        """Post the note where staff read, go off duty, and keep nothing of it."""
        say, guild, channel = say_of(interaction), staff_of(interaction), self._channel(interaction)
        await working(interaction)
        words = say(
            "staff-note-post", name=plain(interaction.user.display_name), words=plain(press.text("note"))
        )
        try:
            await announce(
                self._bot.get_partial_messageable(channel.id), Panel(say, words), nonce=interaction.id
            )
        except discord.HTTPException:
            raise Refusal("staff-note-not-posted") from None
        await self._staff.duty(guild, member_of(interaction), request_of(interaction), on=False)
        await self._show_duty(interaction, guild, say("staff-note-posted", channel=f"<#{channel.id}>"))

    def _channel(self, interaction: Interaction) -> discord.abc.GuildChannel:
        """Return the staff channel.

        Raises:
            Refusal: ``staff-not-yours``, ``staff-no-channel``.
        """
        staff_of(interaction)
        channel = staff_channel(self._bot, interaction.guild)
        if channel is None:
            raise Refusal("staff-no-channel")
        return channel

    @staff.command(name="record")
    async def record(self, interaction: Interaction) -> None:
        acts = await self._staff.record(staff_of(interaction))
        await answer(interaction, views.record_panel(say_of(interaction), acts))

    @staff.command(name="pairing")
    async def pairing(self, interaction: Interaction, member: discord.User) -> None:
        await self._show_pairing(interaction, staff_of(interaction), member.id, "")

    @on("staff:lift")
    async def lift(self, interaction: Interaction, press: Press) -> None:
        guild, (member,) = staff_of(interaction), ids_of(press.arg, most=1)
        say, by = say_of(interaction), member_of(interaction)
        lifted = await self._reports.lift(guild, MemberId(member), by, request_of(interaction))
        await self._show_pairing(interaction, guild, member, say("staff-lifted") if lifted else "")

    async def _show_pairing(self, interaction: Interaction, guild: GuildId, member: int, note: str) -> None:
        if member == interaction.user.id:
            raise Refusal("staff-not-yours")
        standing = await self._reports.standing(guild, MemberId(member))
        panel = views.pairing_panel(say_of(interaction), member, note, paused=standing in OFF)
        await answer(interaction, panel, replace=True)
