"""``/memorial``: two steps, told to staff, and undone by the first thing the member does."""

import logging
from contextlib import suppress

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.help_now.parts import CardName
from bot.features.help_now.service import HelpNow
from bot.features.memorials.service import Memorials
from bot.ids import GuildId, MemberId, RequestId
from bot.texts import Say
from bot.ui import (
    Interaction,
    Panel,
    Press,
    announce,
    answer,
    button,
    managed_by,
    member_of,
    on,
    request_of,
    row,
    say_of,
)
from bot.ui.codes import code_of, ids_of
from bot.ui.panel import Style
from bot.ui.staffing import staff_channel

log = logging.getLogger(__name__)


class MemorialsCog(commands.Cog):
    """For people who manage a server; it erases nothing and shows nothing of the member's."""

    def __init__(self, bot: Handrail, memorials: Memorials, help_now: HelpNow) -> None:
        self._bot, self._memorials, self._help = bot, memorials, help_now

    @app_commands.command(name="memorial")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    @app_commands.allowed_installs(guilds=True, users=False)
    async def memorial(self, interaction: Interaction, member: discord.User) -> None:
        """Say what it does (or that it stands) before anything changes."""
        guild, say = managed_by(interaction), say_of(interaction)
        if member.id == interaction.user.id:
            raise Refusal("memorials-yourself")
        stands = await self._memorials.remembered(guild, MemberId(member.id))
        await answer(interaction, (standing_panel if stands else first_panel)(say, member.id))

    @on("memorials:begin")
    async def begin(self, interaction: Interaction, press: Press) -> None:
        guild, say, (about,) = managed_by(interaction), say_of(interaction), ids_of(press.arg, most=1)
        by = member_of(interaction)
        new = await self._memorials.remember(guild, MemberId(about), by, request_of(interaction))
        notice = button(say("memorials-notice"), "memorials:notice", code_of(about))
        await answer(interaction, Panel(say, say("memorials-begun"), row(notice)), replace=True)
        if new:
            await self._tell(guild, "memorials-told", about, by)

    @on("memorials:lift")
    async def lift(self, interaction: Interaction, press: Press) -> None:
        guild, say, (about,) = managed_by(interaction), say_of(interaction), ids_of(press.arg, most=1)
        by = member_of(interaction)
        lifted = await self._memorials.lift(guild, MemberId(about), by, request_of(interaction))
        await answer(interaction, Panel(say, say("memorials-lifted")), replace=True)
        if lifted:
            await self._tell(guild, "memorials-told-lifted", about, by)

    @on("memorials:cancel")
    async def cancel(self, interaction: Interaction, press: Press) -> None:
        managed_by(interaction)
        await answer(
            interaction, Panel(say_of(interaction), say_of(interaction)("memorials-nothing")), replace=True
        )

    @on("memorials:notice")
    async def notice(self, interaction: Interaction, press: Press) -> None:
        """Show a notice for the community to post by hand: no cause, no method, somebody to talk to (D-3)."""
        guild, say, (about,) = managed_by(interaction), say_of(interaction), ids_of(press.arg, most=1)
        words = say("memorials-notice-text", name=f"<@{about}>", help="/help-now")
        country = self._help.regions.guild_country(guild)
        lines = "\n".join(say(each.key, **each.args) for each in self._help.danger(country, say.locale))
        talk = button(say("help-now-choice-talk"), "help_now:open", CardName.TALK)
        panel = Panel(say, say("memorials-notice-how"), f"```\n{words}\n```", lines, row(talk))
        await answer(interaction, panel, replace=True)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Lift what stands where somebody just did something: they are alive."""
        if not self._memorials.any or interaction.guild_id is None:
            return
        guild, member = GuildId(interaction.guild_id), member_of(interaction)
        try:
            if await self._memorials.came_back(guild, member, RequestId(interaction.id)):
                await self._tell(guild, "memorials-told-back", member, member)
        except Exception as reason:
            log.warning("a memorial could not be looked at: %s", type(reason).__name__)

    async def _tell(self, guild: GuildId, key: str, about: int, by: int) -> None:
        """Tell staff; the record tells it too, where there is no channel for it."""
        found = await self._bot.find_guild(guild)
        channel = staff_channel(self._bot, found)
        if found is None or channel is None:
            return
        say = self._bot.texts.reader(found.preferred_locale.value)
        place = self._bot.get_partial_messageable(channel.id)
        with suppress(discord.HTTPException):
            await announce(place, Panel(say, told_text(say, key, about, by)))


def told_text(say: Say, key: str, about: int, by: int) -> str:
    if key == "memorials-told":
        return say("memorials-told", by=f"<@{by}>", about=f"<@{about}>")
    if key == "memorials-told-lifted":
        return say("memorials-told-lifted", by=f"<@{by}>", about=f"<@{about}>")
    return say("memorials-told-back", about=f"<@{about}>")


def first_panel(say: Say, about: int) -> Panel:
    return Panel(
        say,
        say("memorials-first", person=f"<@{about}>"),
        row(
            button(say("memorials-yes"), "memorials:begin", code_of(about), style=Style.primary),
            button(say("memorials-no"), "memorials:cancel"),
        ),
    )


def standing_panel(say: Say, about: int) -> Panel:
    return Panel(
        say,
        say("memorials-stands", person=f"<@{about}>"),
        row(
            button(say("memorials-lift"), "memorials:lift", code_of(about)),
            button(say("memorials-notice"), "memorials:notice", code_of(about)),
        ),
    )
