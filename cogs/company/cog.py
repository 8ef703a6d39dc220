"""``I need company``: asked word for word first, answered by a person or told plainly that nobody has."""

import asyncio

import aiohttp
import discord
from discord.ext import commands

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.buddies.model import Pair
from bot.features.buddies.pairs.letters import Letters
from bot.features.company.service import Company
from bot.texts import Say
from bot.ui import (
    Interaction,
    Panel,
    Press,
    announce,
    answer,
    member_of,
    number_in,
    on,
    one_of,
    plain,
    say_of,
    working,
)
from cogs.company import views
from cogs.company.teams import Team, channel_of

UNREACHABLE = (discord.HTTPException, aiohttp.ClientError, asyncio.TimeoutError, OSError)
LARGEST = (1 << 63) - 1


class CompanyCog(commands.Cog):
    """Nothing is sent without one press on the exact words."""

    def __init__(self, bot: Handrail, company: Company, letters: Letters) -> None:
        self._bot, self._company, self._letters = bot, company, letters

    @on("company:open")
    async def open(self, interaction: Interaction, press: Press) -> None:
        """Ask the one buddy, or which; who has none comes to finding one."""
        member = member_of(interaction)
        pairs = [pair for pair in await self._letters.of(member) if pair.together]
        if not pairs:
            await self._bot.router.go(interaction, "buddies:open")
        elif len(pairs) == 1:
            await self._preview(interaction, pairs[0])
        else:
            await working(interaction)
            choices = [(pair.seat_of(member).id, await self._names(pair, member)) for pair in pairs]
            await answer(interaction, views.which_panel(say_of(interaction), choices))

    async def _names(self, pair: Pair, member: int) -> str:
        found = await self._bot.find_guild(pair.guild)
        people = [await found.fetch_member(each) for each in pair.members if each != member] if found else []
        return ", ".join(each.display_name for each in people)

    @on("company:ask")
    async def ask(self, interaction: Interaction, press: Press) -> None:
        await self._preview(interaction, await self._letters.mine(member_of(interaction), _id(press.arg)))

    async def _preview(self, interaction: Interaction, pair: Pair) -> None:
        if not pair.together:
            raise Refusal("buddies-over")
        say, seat = say_of(interaction), pair.seat_of(member_of(interaction))
        words = views.call_words(say, _name(interaction))
        await answer(interaction, views.ask_panel(say, seat, words), replace=True)

    @on("company:send")
    async def send(self, interaction: Interaction, press: Press) -> None:
        await self._company.ask(member_of(interaction), _id(press.arg))
        await answer(interaction, views.sent_panel(say_of(interaction)), replace=True)

    @on("company:here")
    async def here(self, interaction: Interaction, press: Press) -> None:
        await self._answer(interaction, press, can=True)

    @on("company:cannot")
    async def cannot(self, interaction: Interaction, press: Press) -> None:
        await self._answer(interaction, press, can=False)

    async def _answer(self, interaction: Interaction, press: Press, *, can: bool) -> None:
        seat, _, once = press.arg.partition(".")
        pair = await self._company.answer(member_of(interaction), _id(seat), _id(once), can=can)
        await answer(interaction, views.answered_panel(say_of(interaction), pair, can=can))

    @on("company:team")
    async def team(self, interaction: Interaction, press: Press) -> None:
        """Show exactly what helpers or staff would read."""
        team, pair = await self._meant(interaction, press)
        say, theirs = say_of(interaction), await self._server_say(pair)
        seat = pair.seat_of(member_of(interaction))
        words = theirs("company-team-call", name=_name(interaction))
        await answer(interaction, views.team_panel(say, team, seat.id, words), replace=True)

    @on("company:team-send")
    async def team_send(self, interaction: Interaction, press: Press) -> None:
        team, pair = await self._meant(interaction, press)
        say, theirs, channel = (
            say_of(interaction),
            await self._server_say(pair),
            await channel_of(self._bot, pair.guild, team),
        )
        await working(interaction, replace=True)
        told = say("company-team-unreachable")
        if isinstance(channel, discord.TextChannel):
            words = theirs("company-team-call", name=_name(interaction))
            try:
                await announce(channel, Panel(theirs, words), nonce=interaction.id)
                told = say("company-team-told", team=team)
            except UNREACHABLE:
                pass
        await answer(interaction, views.told_panel(say, told), replace=True)

    async def _meant(self, interaction: Interaction, press: Press) -> tuple[Team, Pair]:
        name, _, seat = press.arg.partition(".")
        team = one_of(Team, name)
        return team, await self._letters.mine(member_of(interaction), _id(seat))

    async def _server_say(self, pair: Pair) -> Say:
        guild = await self._bot.find_guild(pair.guild)
        return self._bot.texts.reader("en" if guild is None else guild.preferred_locale.value)


def _name(interaction: Interaction) -> str:
    return f"**{plain(interaction.user.display_name)}** ({interaction.user.mention})"


def _id(text: str) -> int:
    number = number_in(text)
    if number is None or number > LARGEST:
        raise Refusal("ui-stale")
    return number
