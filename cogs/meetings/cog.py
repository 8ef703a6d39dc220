"""``/meeting``: what is on, what comes next, one meeting in full. Everything is answered privately."""

from discord import app_commands
from discord.ext import commands

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.companions.service import Companions
from bot.features.meetings.board import DEEPEST
from bot.features.meetings.filters import EVERYTHING, Filter, from_code, to_code
from bot.features.meetings.service import Meetings
from bot.ids import GuildId
from bot.ui import Interaction, Press, answer, guild_of, number_in, on, say_of
from cogs.meetings import views


class MeetingsCog(commands.Cog):
    """The board of the server somebody is in; other cogs answer what is a member's own."""

    meeting = app_commands.Group(name="meeting", description="…")

    def __init__(self, bot: Handrail, meetings: Meetings, companions: Companions) -> None:
        self._bot, self._meetings, self._companions = bot, meetings, companions

    @meeting.command(name="list")
    async def list_command(self, interaction: Interaction) -> None:
        await self.list(interaction, Press())

    @meeting.command(name="now")
    async def now_command(self, interaction: Interaction) -> None:
        await self.now(interaction, Press())

    @meeting.command(name="find")
    async def find_command(self, interaction: Interaction) -> None:
        await self._bot.router.go(interaction, "meetings:find")

    @meeting.command(name="remind")
    async def remind_command(self, interaction: Interaction) -> None:
        await self._bot.router.go(interaction, "meetings:choose")

    @meeting.command(name="my")
    async def my_command(self, interaction: Interaction) -> None:
        await self._bot.router.go(interaction, "meetings:mine")

    @meeting.command(name="calendar")
    async def calendar_command(self, interaction: Interaction) -> None:
        await self._bot.router.go(interaction, "meetings:calendar")

    @meeting.command(name="first-time")
    async def first_time_command(self, interaction: Interaction) -> None:
        await self._bot.router.go(interaction, "meetings:first")

    @on("meetings:list")
    async def list(self, interaction: Interaction, press: Press) -> None:
        guild, (wanted, page) = server_of(interaction), place_in(press.arg)
        found = await self._meetings.ahead(guild, wanted, page)
        nothing = not found.listings and wanted == EVERYTHING and await self._meetings.is_empty(guild)
        say = say_of(interaction)
        panel = views.empty_panel(say) if nothing else views.list_panel(say, found, wanted)
        await answer(interaction, panel, replace=True)

    @on("meetings:now")
    async def now(self, interaction: Interaction, press: Press) -> None:
        guild, (wanted, page) = server_of(interaction), place_in(press.arg)
        found = await self._meetings.now(guild, wanted, page)
        say = say_of(interaction)
        nothing = not (found.on.listings or found.soon.listings)
        empty = nothing and await self._meetings.is_empty(guild)
        panel = views.empty_panel(say) if empty else views.now_panel(say, found, wanted)
        await answer(interaction, panel, replace=True)

    @on("meetings:one")
    async def one(self, interaction: Interaction, press: Press) -> None:
        """Show one meeting, chosen in a select or named by a button."""
        id = number_in(press.value if press.values else press.arg)
        if id is None:
            raise Refusal("ui-stale")
        listing = await self._meetings.get(server_of(interaction), id)
        say = say_of(interaction)
        company = views.company(say, listing) if self._company(listing.guild) else ()
        await answer(interaction, views.one_panel(say, listing, self._meetings.time(), *company))

    def _company(self, guild: GuildId) -> bool:
        """Tell whether one can look for somebody to go with there."""
        there = self._companions.channel(guild) is not None
        return there and not self._bot.is_off(guild, "companions")


def server_of(interaction: Interaction) -> GuildId:
    """Return the server somebody is in.

    Raises:
        Refusal: ``meetings-on-a-server``.
    """
    guild = guild_of(interaction)
    if guild is None:
        raise Refusal("meetings-on-a-server")
    return guild


def place_in(arg: str) -> tuple[Filter, int]:
    """Return the filter and the page that the argument of a button names."""
    code, _, page = arg.partition(".")
    return from_code(code) if code else EVERYTHING, min(number_in(page) or 0, DEEPEST)


def arg_of(wanted: Filter, page: int = 0) -> str:
    return f"{to_code(wanted)}.{page}"
