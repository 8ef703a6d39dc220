"""``/buddy``: where one stands, looking for somebody, resting, leaving it all at once."""

from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.buddies.finding import Finding
from bot.features.buddies.pairs.beginnings import CHANNEL_USE
from bot.features.buddies.pairs.endings import Endings
from bot.features.buddies.pairs.letters import Letters
from bot.features.buddies.pairs.service import Pairs
from bot.features.buddies.profile import Format, Profile
from bot.features.buddies.service import Buddies
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId, MemberId
from bot.ui import (
    Interaction,
    Press,
    answer,
    ask,
    guild_of,
    member_of,
    on,
    one_of,
    request_of,
    say_of,
    working,
)
from cogs.buddies import views
from cogs.buddies.standing import standing_of

FORMATS = {
    views.Rung.PAIR: frozenset({Format.PAIR}),
    views.Rung.TRIO: frozenset({Format.PAIR, Format.TRIO}),
    views.Rung.POD: frozenset({Format.POD}),
}


class BuddiesCog(commands.Cog):
    """What a member decides for themselves alone."""

    def __init__(
        self,
        bot: Handrail,
        buddies: Buddies,
        pairs: Pairs,
        letters: Letters,
        endings: Endings,
        finding: Finding,
        servers: Servers,
    ) -> None:
        self._bot, self._buddies, self._pairs, self._letters = bot, buddies, pairs, letters
        self._endings, self._finding, self._servers = endings, finding, servers

    @app_commands.command(name="buddy")
    async def buddy(self, interaction: Interaction) -> None:
        await self.open(interaction, Press())

    @on("buddies:open")
    async def open(self, interaction: Interaction, press: Press) -> None:
        await self._show(interaction, "")

    async def _show(self, interaction: Interaction, note: str) -> None:
        board = await self._buddies.board(member_of(interaction), guild_of(interaction))
        await answer(interaction, views.board_panel(say_of(interaction), board, note), replace=True)

    @on("buddies:find")
    async def find(self, interaction: Interaction, press: Press) -> None:
        """Ask whether they are an adult; a form of the profile comes first where there is none."""
        member, guild = member_of(interaction), self._here(interaction)
        if await self._buddies.open(member) is None:
            await self._bot.router.go(interaction, "buddies:profile")
            return
        self._can_see(interaction)
        await self._buddies.check(member, guild, await standing_of(self._bot, interaction, guild))
        buffer = await self._buddies.in_buffer(member, guild)
        await answer(interaction, views.find_panel(say_of(interaction), buffer=buffer), replace=True)

    @on("buddies:look")
    async def look(self, interaction: Interaction, press: Press) -> None:
        """Look from now on; who fits already is asked at once."""
        say, guild, member = say_of(interaction), self._here(interaction), member_of(interaction)
        await working(interaction, replace=True)
        self._can_see(interaction)
        standing = await standing_of(self._bot, interaction, guild)
        await self._buddies.look(
            member, guild, request_of(interaction), standing, rested=press.arg != "buffer"
        )
        found = await self._finding.at_once(member, guild)
        await self._show(interaction, say("buddies-found-one") if found else say("buddies-now-looking"))

    def _can_see(self, interaction: Interaction) -> None:
        """Raise Refusal ``buddies-cannot-see`` for who would not see the place they were given."""
        place = self._servers.channel_of(guild_of(interaction), CHANNEL_USE)
        guild, person = interaction.guild, interaction.user
        channel = None if guild is None or place is None else guild.get_channel(place)
        if channel is None or not isinstance(person, discord.Member):
            return
        if not channel.permissions_for(person).view_channel:
            raise Refusal("buddies-cannot-see")

    @on("buddies:stop")
    async def stop(self, interaction: Interaction, press: Press) -> None:
        await self._buddies.stop_looking(member_of(interaction), self._here(interaction))
        await self._show(interaction, say_of(interaction)("buddies-stopped"))

    @on("buddies:rest")
    async def rest(self, interaction: Interaction, press: Press) -> None:
        await ask(interaction, views.rest_form(say_of(interaction)))

    @on("buddies:rest-until")
    async def rest_until(self, interaction: Interaction, press: Press) -> None:
        say, guild = say_of(interaction), self._here(interaction)
        await self._buddies.rest(member_of(interaction), guild, press.text("until"), say.locale)
        await self._show(interaction, say("buddies-rests"))

    @on("buddies:ladder")
    async def ladder(self, interaction: Interaction, press: Press) -> None:
        await answer(interaction, views.ladder_panel(say_of(interaction)), replace=True)

    @on("buddies:rung")
    async def rung(self, interaction: Interaction, press: Press) -> None:
        """Take fewer or more people, without an explanation (N5)."""
        member, guild, say = member_of(interaction), guild_of(interaction), say_of(interaction)
        rung = one_of(views.Rung, press.arg)
        if rung is not views.Rung.ALONE:
            await self._buddies.save(member, lambda before: _with_formats(before, rung))
        elif guild is not None:
            await self._buddies.stop_looking(member, guild)
        await self._show(interaction, say("buddies-rung-kept"))

    @on("buddies:leave")
    async def leave(self, interaction: Interaction, press: Press) -> None:
        await answer(interaction, views.leave_panel(say_of(interaction)), replace=True)

    @on("buddies:left")
    async def left(self, interaction: Interaction, press: Press) -> None:
        """End everything and hide the profile, everywhere and at once (O-3)."""
        ended = await self._buddies.leave_everything(member_of(interaction))
        await self._show(interaction, say_of(interaction)("buddies-left", n=ended))

    def _here(self, interaction: Interaction) -> GuildId:
        guild = guild_of(interaction)
        if guild is None:
            raise Refusal("buddies-in-a-server")
        return guild

    # What Discord tells

    @commands.Cog.listener()
    async def on_member_ban(self, guild: discord.Guild, user: discord.User | discord.Member) -> None:
        await self._endings.leave_server(MemberId(user.id), GuildId(guild.id))

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        await self._pairs.place_gone(ChannelId(payload.thread_id))


def _with_formats(before: Profile | None, rung: views.Rung) -> Profile:
    if before is None:
        raise Refusal("buddies-no-profile")
    return replace(before, formats=FORMATS[rung])
