"""``/milestones``: what one is told of, and the private cards."""

import logging

from discord import app_commands
from discord.ext import commands

from bot.features.members.model import Visibility
from bot.features.milestones.model import Chosen, own_days
from bot.features.milestones.service import Board, Milestones, Shown
from bot.features.servers.service import Servers
from bot.features.shares.service import Shares
from bot.pictures import Pictures
from bot.texts import Say
from bot.ui import Interaction, Picture, Press, answer, ask, guild_of, member_of, on, say_of, working
from bot.ui.sharing import places_for
from bot.worker import WorkerFailed
from cogs.milestones import views
from cogs.milestones.roles import server_role
from cogs.milestones.sharing import BUDDY, KIND, TO_BUDDY, USES, card_in
from cogs.milestones.views import Ways
from cogs.milestones.words import mark_words

log = logging.getLogger(__name__)


class MilestonesCog(commands.Cog):
    """Private everywhere; a post is made by sharing alone."""

    def __init__(self, milestones: Milestones, servers: Servers, shares: Shares, pictures: Pictures) -> None:
        self._milestones, self._servers, self._shares = milestones, servers, shares
        self._pictures = pictures

    @app_commands.command(name="milestones")
    async def milestones(self, interaction: Interaction) -> None:
        await self.open(interaction, Press())

    @on("milestones:open")
    async def open(self, interaction: Interaction, press: Press) -> None:
        await self._board(interaction, await self._mine(interaction))

    @on("milestones:board")
    async def board(self, interaction: Interaction, press: Press) -> None:
        await self._board(interaction, await self._mine(interaction), replace=True)

    @on("milestones:show")
    async def show(self, interaction: Interaction, press: Press) -> None:
        """Open what a message was about, beside it: the message itself goes on saying nothing."""
        board = await self._mine(interaction)
        if not board.waiting:
            await self._board(interaction, board)
            return
        await working(interaction)
        await self._card(interaction, board.waiting[0], replace=False)

    @on("milestones:card")
    async def card(self, interaction: Interaction, press: Press) -> None:
        await working(interaction, replace=True)
        member, guild = member_of(interaction), guild_of(interaction)
        shown = await self._milestones.card(member, guild, card_in(press.arg))
        await self._card(interaction, shown, replace=True)

    async def _card(self, interaction: Interaction, shown: Shown, *, replace: bool) -> None:
        say = say_of(interaction)
        ways, drawn = await self._ways(interaction, shown), await self._drawn(say, shown)
        await answer(interaction, views.card_panel(say, shown, drawn, ways), replace=replace)

    async def _ways(self, interaction: Interaction, shown: Shown) -> Ways:
        """Return what can be done with a card; where nothing is to be offered, only what takes back."""
        member, ref = member_of(interaction), str(shown.card.id)
        posts = await self._shares.of_thing(member, KIND, ref)
        told = await self._shares.of_thing(member, TO_BUDDY, ref)
        if shown.member.settings.profile.visibility is not Visibility.ASK:
            return Ways(posts, told)
        uses = [use for use, _ in await places_for(interaction, USES)]
        return Ways(
            posts,
            told,
            share=any(use != BUDDY for use in uses),
            buddy=BUDDY in uses,
            elsewhere=guild_of(interaction) is None,
            role=server_role(self._servers, interaction),
        )

    async def _drawn(self, say: Say, shown: Shown) -> Picture | None:
        """Return the picture of a card, or None when it cannot be drawn: the words say the same."""
        from bot.features.milestones.picture import svg  # drawn seldom

        milestone = mark_words(say, shown.card.mark)
        template = self._pictures.template("milestone")
        try:
            png = await self._pictures.png(svg(milestone, say("milestones-picture-under"), template))
        except WorkerFailed:
            log.exception("a picture could not be drawn")
            return None
        return Picture("card.png", png, say("milestones-picture-alt", milestone=milestone))

    @on("milestones:keep")
    async def keep(self, interaction: Interaction, press: Press) -> None:
        """Put a card away; what else waits comes next."""
        member, guild = member_of(interaction), guild_of(interaction)
        board = await self._milestones.put_away(member, guild, card_in(press.arg))
        await self._board(interaction, board, say_of(interaction)("milestones-kept"), replace=True)

    @on("milestones:choose")
    async def choose(self, interaction: Interaction, press: Press) -> None:
        board = await self._mine(interaction)
        await ask(interaction, views.form(say_of(interaction), board, self._names))

    @on("milestones:typed")
    async def typed(self, interaction: Interaction, press: Press) -> None:
        chosen = Chosen(frozenset(press.fields.get("groups", ())), own_days(press.text("own")))
        board = await self._milestones.choose(member_of(interaction), guild_of(interaction), chosen)
        await self._board(interaction, board, say_of(interaction)("milestones-saved"), replace=True)

    @on("milestones:message")
    async def message(self, interaction: Interaction, press: Press) -> None:
        member, guild = member_of(interaction), guild_of(interaction)
        board = await self._milestones.by_message(member, guild, on=press.arg == "on")
        await self._board(interaction, board, say_of(interaction)("milestones-saved"), replace=True)

    async def _mine(self, interaction: Interaction) -> Board:
        return await self._milestones.board(member_of(interaction), guild_of(interaction))

    async def _board(
        self, interaction: Interaction, board: Board, *before: str, replace: bool = False
    ) -> None:
        role = server_role(self._servers, interaction)
        panel = views.board_panel(say_of(interaction), board, self._names, *before, role=role)
        await answer(interaction, panel, replace=replace)

    @property
    def _names(self) -> list[str]:
        return [group.name for group in self._milestones.groups]
