"""Finding a meeting: by what it is like, by a few questions, and what to expect of a first one."""

from discord.ext import commands

from bot.features.meetings.board import Listing
from bot.features.meetings.filters import Filter
from bot.features.meetings.fit import Answers, Help, Shape, Way, filters_for, three_of
from bot.features.meetings.model import Format, Programme, Trait
from bot.features.meetings.service import Meetings
from bot.ids import GuildId
from bot.texts import Say
from bot.ui import Interaction, Press, answer, ask, member_of, on, one_of, say_of, working
from cogs.meetings import finding_views as views
from cogs.meetings.cog import server_of
from cogs.meetings.views import list_panel
from cogs.meetings.words import trait_of


class FindingCog(commands.Cog):
    """Nothing of what somebody looks for is kept."""

    def __init__(self, meetings: Meetings) -> None:
        self._meetings = meetings

    @on("meetings:find")
    async def find(self, interaction: Interaction, press: Press) -> None:
        server_of(interaction)
        await ask(interaction, views.find_form(say_of(interaction)))

    @on("meetings:found")
    async def found(self, interaction: Interaction, press: Press) -> None:
        guild, say = server_of(interaction), say_of(interaction)
        wanted, words = filter_in(say, press)
        if words:
            page = await self._meetings.said(guild, wanted, words)
            await answer(interaction, list_panel(say, page, wanted, words=words))
        else:
            await answer(interaction, list_panel(say, await self._meetings.ahead(guild, wanted), wanted))

    @on("meetings:first")
    async def first(self, interaction: Interaction, press: Press) -> None:
        await answer(interaction, views.first_panel(say_of(interaction)))

    @on("meetings:fit")
    async def fit(self, interaction: Interaction, press: Press) -> None:
        server_of(interaction)
        await ask(interaction, views.fit_form(say_of(interaction)))

    @on("meetings:fitted")
    async def fitted(self, interaction: Interaction, press: Press) -> None:
        guild, say = server_of(interaction), say_of(interaction)
        await working(interaction)
        answers = Answers(
            way=one_of(Way, press.text("way") or Way.ANY),
            help=one_of(Help, press.text("help") or Help.ANY),
            shape=one_of(Shape, press.text("shape") or Shape.ANY),
            place=_format(press.text("place")),
            language=press.text("language"),
        )
        three = await self._three(guild, answers, member_of(interaction))
        await answer(interaction, views.fit_panel(say, three))

    async def _three(self, guild: GuildId, answers: Answers, seed: int) -> list[Listing]:
        found: list[Listing] = []
        for wanted in filters_for(answers):
            found += (await self._meetings.ahead(guild, wanted)).listings
        return three_of(found, seed)


def filter_in(say: Say, press: Press) -> tuple[Filter, str]:
    """Return what a form asks for: a filter, and words that name no type of meeting."""
    words = press.text("words")
    named = trait_of(say, words)
    ticked = frozenset(one_of(Trait, each) for each in press.fields.get("traits", ()))
    wanted = Filter(
        programme=one_of(Programme, press.text("programme")) if press.text("programme") else None,
        format=_format(press.text("format")),
        language=press.text("language"),
        traits=ticked | ({named} if named else frozenset[Trait]()),
    )
    return wanted, "" if named else words


def _format(text: str) -> Format | None:
    return Format(text) if text in (Format.ONLINE, Format.IN_PERSON) else None
