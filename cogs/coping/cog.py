"""``/craving``: rate it, take up a tool, look again. It needs no consent and no storage."""

from discord import app_commands
from discord.ext import commands

from bot.errors import Refusal
from bot.features.coping.exercises import steps
from bot.features.coping.model import Ride, Round, Tool
from bot.features.coping.service import Coping
from bot.features.help_now.parts import CardName
from bot.features.help_now.service import HelpNow
from bot.ui import (
    Interaction,
    Panel,
    Press,
    answer,
    button,
    guild_of,
    member_of,
    number_in,
    on,
    one_of,
    request_of,
    row,
    say_of,
)
from bot.ui.cards import card_words
from cogs.coping import views
from cogs.coping.codes import decode, decode_round, tool_in
from cogs.coping.live import Live


class CravingCog(commands.Cog):
    """Leads through a craving; every message carries all that the next one needs."""

    def __init__(self, coping: Coping, help_now: HelpNow) -> None:
        self._coping, self._help = coping, help_now
        self._live = Live()

    @app_commands.command(name="craving")
    async def craving(self, interaction: Interaction) -> None:
        await self.open(interaction, Press())

    @on("coping:open")
    async def open(self, interaction: Interaction, press: Press) -> None:
        await answer(interaction, views.rate_panel(say_of(interaction), None))

    @on("coping:now")
    async def now(self, interaction: Interaction, press: Press) -> None:
        """Ask how it is now; ends a live exercise."""
        self._live.stop(interaction)
        ride, tool = decode(press.arg)
        await answer(interaction, views.rate_panel(say_of(interaction), ride, tool), replace=True)

    @on("coping:rated")
    async def rated(self, interaction: Interaction, press: Press) -> None:
        """Go on from a rating: to the tools at first, to what a round came to afterwards."""
        self._live.stop(interaction)
        ride, tool = decode(press.arg)
        rating = number_in(press.value)
        if rating is None:
            raise Refusal("ui-stale")
        if ride is None or tool is None:
            await self._tools(interaction, Ride(rating, rating))
            return
        after = ride.rated(rating)
        if after.stuck:
            await self._people(interaction, after, stuck=True)
            return
        done = Round(tool, ride.now, after.now)
        panel = views.after_panel(say_of(interaction), done, after, request_of(interaction))
        await answer(interaction, panel, replace=True)

    @on("coping:tools")
    async def tools(self, interaction: Interaction, press: Press) -> None:
        ride, _ = decode(press.arg)
        if ride is None:
            raise Refusal("ui-stale")
        await self._tools(interaction, ride)

    async def _tools(self, interaction: Interaction, ride: Ride) -> None:
        own = await self._coping.at_hand(member_of(interaction))
        await answer(interaction, views.tools_panel(say_of(interaction), ride, own), replace=True)

    @on("coping:tool")
    async def tool(self, interaction: Interaction, press: Press) -> None:
        ride, _ = decode(press.arg)
        tool = one_of(Tool, press.value)
        if tool in views.CAREFUL:
            await self._how(interaction, ride, tool)
        else:
            await self._begin(interaction, ride, tool)

    @on("coping:start")
    async def start(self, interaction: Interaction, press: Press) -> None:
        """Begin with a tool, or once more; the argument is the ride and the tool."""
        await self._begin(interaction, *tool_in(press.arg))

    async def _begin(self, interaction: Interaction, ride: Ride | None, tool: Tool) -> None:
        if steps(tool):
            await self._live.play(interaction, views.frames(say_of(interaction), ride, tool))
        else:
            await self._how(interaction, ride, tool)

    async def _how(self, interaction: Interaction, ride: Ride | None, tool: Tool) -> None:
        self._live.stop(interaction)
        own, look_again = await self._coping.at_hand(member_of(interaction)), self._coping.look_again_at(tool)
        panel = views.how_panel(say_of(interaction), ride, tool, own, look_again)
        await answer(interaction, panel, replace=True)

    @on("coping:people")
    async def people(self, interaction: Interaction, press: Press) -> None:
        """Somebody is about to use: people and what keeps alive come first (C-3)."""
        ride, _ = decode(press.arg)
        await self._people(interaction, ride, stuck=False)

    async def _people(self, interaction: Interaction, ride: Ride | None, *, stuck: bool) -> None:
        self._live.stop(interaction)
        say, own = say_of(interaction), await self._coping.at_hand(member_of(interaction))
        guild = guild_of(interaction)
        country = self._help.country_for(member_of(interaction), guild)
        card = self._help.card(CardName.ABOUT_TO_USE, country, say.locale, guild)
        panel = views.people_panel(say, ride, own.kit, card_words(say, card), stuck=stuck)
        await answer(interaction, panel, replace=True)

    @on("coping:keep")
    async def keep(self, interaction: Interaction, press: Press) -> None:
        """Remember a round, once however often it is pressed."""
        member, say = member_of(interaction), say_of(interaction)
        await self._coping.keep_round(member, *decode_round(press.arg))
        see = button(say("coping-kit-helped"), "coping:helped")
        await answer(interaction, Panel(say, say("coping-kept"), row(see)), replace=True)
