"""What one presses to go to a meeting with somebody; every press is answered privately."""

from datetime import UTC, datetime

from discord.ext import commands

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.buddies.waiting import Standing
from bot.features.companions.model import Side
from bot.features.companions.service import Companions, Shown
from bot.ids import GuildId
from bot.texts import Ours
from bot.ui import (
    Interaction,
    Press,
    answer,
    guild_of,
    member_of,
    number_in,
    on,
    one_of,
    request_of,
    say_of,
    working,
)
from bot.ui.places import reading_roles, standing_of
from cogs.companions import views
from cogs.companions.posting import name_of


class CompanionsCog(commands.Cog):
    """A button names a seat of one's own, or a time of a meeting."""

    def __init__(self, bot: Handrail, companions: Companions) -> None:
        self._bot, self._companions = bot, companions

    @on("companions:open")
    async def open(self, interaction: Interaction, press: Press) -> None:
        found = await self._companions.times(member_of(interaction), _server(interaction), press.number())
        await answer(interaction, views.open_panel(say_of(interaction), found))

    @on("companions:all")
    async def all(self, interaction: Interaction, press: Press) -> None:
        mine = await self._companions.all(member_of(interaction))
        await answer(interaction, views.all_panel(say_of(interaction), mine), replace=True)

    @on("companions:time")
    async def time(self, interaction: Interaction, press: Press) -> None:
        """Show one time: what was said for it, or what can be said; and who could read the place."""
        guild, (listing, starts) = _server(interaction), _time_in(press.value)
        found = await self._companions.times(member_of(interaction), guild, listing)
        mine = next((each for each in found.seats if each.starts == starts), None)
        if mine is not None:
            await self._show(interaction, await self._companions.mine(mine.member, mine.id))
            return
        panel = views.time_panel(say_of(interaction), found, starts, await self._readers(interaction, guild))
        await answer(interaction, panel, replace=True)

    @on("companions:ask")
    async def ask(self, interaction: Interaction, press: Press) -> None:
        """Look at the gates, then ask for the code of conduct and whether they are an adult."""
        guild = _server(interaction)
        _said(press.arg)
        standing = await self._standing(interaction, guild)
        await self._companions.check(member_of(interaction), guild, standing)
        await answer(interaction, views.code_panel(say_of(interaction), press.arg), replace=True)

    @on("companions:say")
    async def said(self, interaction: Interaction, press: Press) -> None:
        guild, (side, listing, starts) = _server(interaction), _said(press.arg)
        await working(interaction, replace=True)
        standing = await self._standing(interaction, guild)
        member, request = member_of(interaction), request_of(interaction)
        shown = await self._companions.say(member, guild, request, listing, starts, side, standing)
        await self._show(interaction, shown)

    @on("companions:seat")
    async def seat(self, interaction: Interaction, press: Press) -> None:
        id = number_in(press.value if press.values else press.arg)
        await self._show(interaction, await self._companions.mine(member_of(interaction), id or 0))

    @on("companions:yes")
    async def yes(self, interaction: Interaction, press: Press) -> None:
        await working(interaction, replace=True)
        member = member_of(interaction)
        mine = await self._companions.mine(member, press.number())
        standing = await self._standing(interaction, mine.seat.guild)
        await self._show(interaction, await self._companions.accept(member, mine.seat.id, standing))

    @on("companions:no")
    async def no(self, interaction: Interaction, press: Press) -> None:
        """Say no or stop waiting; nobody is told. Who knows the other one already is asked first."""
        member, say = member_of(interaction), say_of(interaction)
        if await self._companions.decline(member, press.number()):
            await answer(interaction, views.declined_panel(say), replace=True)
        else:
            await self.end(interaction, press)

    @on("companions:end")
    async def end(self, interaction: Interaction, press: Press) -> None:
        shown = await self._companions.mine(member_of(interaction), press.number())
        await answer(interaction, views.end_panel(say_of(interaction), shown.seat), replace=True)

    @on("companions:ended")
    async def ended(self, interaction: Interaction, press: Press) -> None:
        await self._companions.leave(member_of(interaction), press.number())
        await answer(interaction, views.declined_panel(say_of(interaction)), replace=True)

    @on("companions:felt")
    async def felt(self, interaction: Interaction, press: Press) -> None:
        """Answer how it was, and keep nothing of it."""
        panel = views.felt_panel(say_of(interaction), one_of(views.Felt, press.arg))
        await answer(interaction, panel)

    async def _show(self, interaction: Interaction, shown: Shown) -> None:
        guild, name = shown.seat.guild, Ours("")
        if shown.other is not None:
            name = await name_of(await self._bot.find_guild(guild), shown.other.member)
        readers = await self._readers(interaction, guild)
        panel = views.seat_panel(say_of(interaction), shown, readers, name)
        await answer(interaction, panel, replace=True)

    async def _readers(self, interaction: Interaction, guild: GuildId) -> str:
        roles = reading_roles(await self._bot.find_guild(guild), self._companions.channel(guild))
        return views.who_reads(say_of(interaction), roles)

    async def _standing(self, interaction: Interaction, guild: GuildId) -> Standing:
        return await standing_of(await self._bot.find_guild(guild), interaction, guild)


def _server(interaction: Interaction) -> GuildId:
    guild = guild_of(interaction)
    if guild is None:
        raise Refusal("meetings-on-a-server")
    return guild


def _said(arg: str) -> tuple[Side, int, datetime]:
    side, _, time = arg.partition(".")
    return one_of(Side, side), *_time_in(time)


def _time_in(text: str) -> tuple[int, datetime]:
    """Return the meeting and the instant that a button or an option names.

    Raises:
        Refusal: ``ui-stale``.
    """
    listing, _, stamp = text.partition(".")
    id, at = number_in(listing), number_in(stamp)
    if id is None or at is None or at >= 1 << 33:
        raise Refusal("ui-stale")
    return id, datetime.fromtimestamp(at, UTC)
