"""How long things are kept, for each member to decide; and the days on which people and servers were here."""

from contextlib import suppress

import discord
from discord.ext import commands

from bot.client import Handrail
from bot.errors import NotReady, Slow
from bot.features.members.service import Members
from bot.features.retention.model import Kind
from bot.features.retention.service import Retention
from bot.ids import GuildId
from bot.storage.errors import StorageError
from bot.ui import Interaction, Press, answer, member_of, on, one_of, say_of
from cogs.retention import views


class RetentionCog(commands.Cog):
    """Only the member decides how long theirs is kept; admins have no say in it."""

    def __init__(self, bot: Handrail, retention: Retention, members: Members) -> None:
        self._bot, self._retention, self._members = bot, retention, members

    @on("retention:open")
    async def open(self, interaction: Interaction, press: Press) -> None:
        standing = await self._retention.standing(member_of(interaction))
        await answer(interaction, views.panel(say_of(interaction), standing), replace=True)

    @on("retention:keep")
    async def keep(self, interaction: Interaction, press: Press) -> None:
        kinds = [one_of(Kind, value) for value in press.values]
        standing = await self._retention.keep(member_of(interaction), kinds)
        say = say_of(interaction)
        await answer(interaction, views.panel(say, standing, say("retention-saved")), replace=True)

    @on("retention:keep-all")
    async def keep_all(self, interaction: Interaction, press: Press) -> None:
        """Keep everything, from the warning itself."""
        standing = await self._retention.keep(member_of(interaction), Kind)
        say = say_of(interaction)
        await answer(interaction, views.panel(say, standing, say("retention-saved")), replace=True)

    # Who is here

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Note the day, in memory: nobody's answer waits for it."""
        self._retention.here(member_of(interaction))

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        with suppress(NotReady, Slow, StorageError):
            await self._retention.left(GuildId(guild.id))

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        with suppress(NotReady, Slow, StorageError):
            await self._retention.joined(GuildId(guild.id))
