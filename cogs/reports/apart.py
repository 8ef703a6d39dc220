"""Keeping apart: a block, or "not with this person", and the list of both."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.reports.model import LIFTED_BY_ITS_AUTHOR, Block, Why
from bot.features.reports.service import Blocks
from bot.ids import GuildId, MemberId, RequestId
from bot.texts import DEFAULT_LOCALE, Say
from bot.ui import (
    Interaction,
    Panel,
    Press,
    answer,
    button,
    member_of,
    on,
    one_of,
    request_of,
    row,
    rows,
    say_of,
)
from bot.ui.codes import code_of, ids_of
from bot.ui.panel import Style
from bot.ui.times import day_text
from cogs.reports import views
from cogs.reports.cog import IN_SERVERS, INSTALLED
from cogs.reports.who import names, others

MENU = "reports-block-menu"
PAGE = 10
"""Blocks shown at once: each is a line and a button."""


class ApartCog(commands.Cog):
    """Nobody is told of a block, and nobody is asked why."""

    def __init__(self, bot: Handrail, blocks: Blocks) -> None:
        self._bot, self._blocks = bot, blocks
        name = app_commands.locale_str(bot.texts.get(DEFAULT_LOCALE, MENU, {}), key=MENU)
        self._menu = app_commands.ContextMenu(
            name=name, callback=self.for_person, allowed_contexts=IN_SERVERS, allowed_installs=INSTALLED
        )

    async def cog_load(self) -> None:
        self._bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        self._bot.tree.remove_command(self._menu.name, type=self._menu.type)

    async def for_person(self, interaction: Interaction, person: discord.Member) -> None:
        await self._ask(interaction, person.id)

    @on("reports:block")
    async def block(self, interaction: Interaction, press: Press) -> None:
        """Answer the Block button of another feature's message: ``<server>.<person>.<person>...``."""
        guild, *people = ids_of(press.arg, fewest=2)
        meant = others(interaction, people)
        if len(meant) == 1:
            await self._ask(interaction, meant[0])
            return
        choice = await names(self._bot, GuildId(guild), meant)
        await answer(
            interaction, views.which_panel(say_of(interaction), "reports:block-which", guild, choice)
        )

    @on("reports:block-which")
    async def block_which(self, interaction: Interaction, press: Press) -> None:
        (about,) = ids_of(press.value, most=1)
        await self._ask(interaction, about)

    async def _ask(self, interaction: Interaction, about: int) -> None:
        """Say what each does before anything is kept; a press does it."""
        if about == interaction.user.id:
            raise Refusal("reports-yourself")
        await answer(interaction, ask_panel(say_of(interaction), about))

    @on("reports:apart")
    async def apart(self, interaction: Interaction, press: Press) -> None:
        name, _, code = press.arg.partition(".")
        why, (about,) = one_of(Why, name), ids_of(code, most=1)
        if why not in LIFTED_BY_ITS_AUTHOR:
            raise Refusal("ui-stale")
        await self._blocks.block(member_of(interaction), MemberId(about), request_of(interaction), why)
        say = say_of(interaction)
        more = row(button(say("reports-home"), "reports:mine"))
        await answer(interaction, Panel(say, say("reports-kept-apart", why=why), more), replace=True)

    @app_commands.command(name="blocks")
    async def blocks(self, interaction: Interaction) -> None:
        await self.mine(interaction, Press())

    @on("reports:mine")
    async def mine(self, interaction: Interaction, press: Press) -> None:
        """Show a member's own list; only they can see it."""
        await self._show(interaction, "")

    @on("reports:lift")
    async def lift(self, interaction: Interaction, press: Press) -> None:
        (id,) = ids_of(press.arg, most=1)
        lifted = await self._blocks.unblock(member_of(interaction), RequestId(id))
        await self._show(interaction, say_of(interaction)("reports-lifted") if lifted else "")

    async def _show(self, interaction: Interaction, note: str) -> None:
        mine = await self._blocks.mine(member_of(interaction))
        await answer(interaction, mine_panel(say_of(interaction), mine, note), replace=True)


def ask_panel(say: Say, about: int) -> Panel:
    return Panel(
        say,
        say("reports-block-ask", person=f"<@{about}>"),
        row(
            button(
                say("reports-block-yes"),
                "reports:apart",
                f"{Why.BLOCK}.{code_of(about)}",
                style=Style.primary,
            ),
            button(say("reports-not-with-yes"), "reports:apart", f"{Why.NOT_WITH}.{code_of(about)}"),
        ),
    )


def mine_panel(say: Say, mine: list[Block], note: str) -> Panel:
    """Return the newest of one's own, with a button to lift each."""
    shown = list(reversed(mine))[:PAGE]
    lines = (f"{at}. {_line(say, each)}" for at, each in enumerate(shown, start=1))
    return Panel(
        say,
        note,
        say("reports-mine", n=len(mine)),
        "\n".join(lines),
        say("reports-mine-more", n=PAGE) if len(mine) > PAGE else "",
        *rows(
            *(
                button(say("reports-lift", n=at), "reports:lift", code_of(each.id))
                for at, each in enumerate(shown, start=1)
            )
        ),
    )


def _line(say: Say, block: Block) -> str:
    day = day_text(say, block.since)
    if block.about is None:
        return say("reports-mine-nameless", why=block.why, day=day)
    return say("reports-mine-line", why=block.why, person=f"<@{block.about}>", day=day)
