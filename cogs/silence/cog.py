"""``/if-quiet``: choosing it in advance, and everything that can be pressed on the note."""

from contextlib import suppress

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Handrail
from bot.errors import NotReady, Refusal, Slow
from bot.features.buddies.pairs.letters import Letters
from bot.features.members.service import Members
from bot.features.silence.model import HELPERS_AFTER, Choice
from bot.features.silence.service import Board, Silence
from bot.storage.errors import StorageError
from bot.ui import (
    Interaction,
    Panel,
    Press,
    answer,
    ask,
    guild_of,
    member_of,
    number_in,
    on,
    one_of,
    request_of,
    say_of,
)
from cogs.silence import views
from cogs.silence.helpers import helpers_of, readers_of

LARGEST = (1 << 63) - 1
"""Of what a database column holds."""


class SilenceCog(commands.Cog):
    """A member's own choice; nobody else sees it, and nobody else can make it."""

    def __init__(self, bot: Handrail, silence: Silence) -> None:
        self._bot, self._silence = bot, silence

    @app_commands.command(name="if-quiet")
    async def if_quiet(self, interaction: Interaction) -> None:
        await self.open(interaction, Press())

    @on("silence:open")
    async def open(self, interaction: Interaction, press: Press) -> None:
        await self._show(interaction, await self._silence.board(member_of(interaction)), "")

    async def _show(self, interaction: Interaction, board: Board, note: str) -> None:
        plan = board.plan
        blocked = (
            plan is not None and plan.guild is not None and await helpers_of(self._bot, plan.guild) is None
        )
        offered = await helpers_of(self._bot, guild_of(interaction)) is not None
        buddy = await self._has_buddy(interaction)
        panel = views.board_panel(
            say_of(interaction), board, note, helpers=offered, blocked=blocked, buddy=buddy
        )
        await answer(interaction, panel, replace=True)

    async def _has_buddy(self, interaction: Interaction) -> bool:
        pairs = await self._bot.service(Letters).of(member_of(interaction))
        return any(pair.together for pair in pairs)

    @on("silence:buddy")
    async def buddy(self, interaction: Interaction, press: Press) -> None:
        """Show the very words before it is chosen."""
        say, user = say_of(interaction), interaction.user
        days = views.USUAL_DAYS + HELPERS_AFTER
        words = views.hello_text(say, user.display_name, user.mention, days, say("silence-danger-unknown"))
        await answer(interaction, views.buddy_choice_panel(say, words), replace=True)

    @on("silence:helpers")
    async def helpers(self, interaction: Interaction, press: Press) -> None:
        """Show who would read it, and the very words, before it is chosen."""
        say, user = say_of(interaction), interaction.user
        channel = await self._helpers(interaction)
        days = views.USUAL_DAYS + HELPERS_AFTER
        words = views.hello_text(say, user.display_name, user.mention, days, say("silence-danger-unknown"))
        await answer(interaction, views.helpers_panel(say, readers_of(channel), words), replace=True)

    @on("silence:days")
    async def days(self, interaction: Interaction, press: Press) -> None:
        choice = one_of(Choice, press.arg)
        await self._check(interaction, choice)
        board = await self._silence.open(member_of(interaction))
        await ask(interaction, views.days_form(say_of(interaction), choice, board.plan))

    @on("silence:chosen")
    async def chosen(self, interaction: Interaction, press: Press) -> None:
        choice, member, guild = one_of(Choice, press.arg), member_of(interaction), guild_of(interaction)
        await self._check(interaction, choice)
        days = number_in(press.text("days"))
        board = await self._silence.choose(member, guild, request_of(interaction), choice, days)
        await self._show(interaction, board, say_of(interaction)("silence-saved"))

    async def _check(self, interaction: Interaction, choice: Choice) -> None:
        if choice is Choice.HELPERS:
            await self._helpers(interaction)

    async def _helpers(self, interaction: Interaction) -> discord.abc.GuildChannel:
        """Return the helpers' channel of this server.

        Raises:
            Refusal: ``silence-no-helpers``: there is none, or everyone could read it.
        """
        channel = await helpers_of(self._bot, guild_of(interaction))
        if channel is None:
            raise Refusal("silence-no-helpers")
        return channel

    @on("silence:stop")
    async def stop(self, interaction: Interaction, press: Press) -> None:
        await self._silence.stop(member_of(interaction))
        board = await self._silence.board(member_of(interaction))
        await self._show(interaction, board, say_of(interaction)("silence-stopped"))

    @on("silence:decline")
    async def decline(self, interaction: Interaction, press: Press) -> None:
        """Take a buddy at their word who would rather not be asked."""
        plan = number_in(press.arg)
        if plan is None or plan > LARGEST:
            raise Refusal("ui-stale")
        await self._silence.decline(member_of(interaction), plan)
        say = say_of(interaction)
        await answer(interaction, Panel(say, say("silence-buddy-decline-done")))

    @on("silence:good")
    async def good(self, interaction: Interaction, press: Press) -> None:
        await self._silence.answered(member_of(interaction))
        await answer(interaction, views.good_panel(say_of(interaction)), replace=True)

    @on("silence:hard")
    async def hard(self, interaction: Interaction, press: Press) -> None:
        """Help comes first and waits for no storage."""
        await self._bot.router.go(interaction, "help_now:open", Press("talk"))
        with suppress(NotReady, Slow, StorageError):
            await self._silence.answered(member_of(interaction))

    @on("silence:pause")
    async def pause(self, interaction: Interaction, press: Press) -> None:
        member = member_of(interaction)
        await self._bot.service(Members).pause(member, on=True)
        await self._silence.answered(member)
        await answer(interaction, views.paused_panel(say_of(interaction)), replace=True)

    @on("silence:less")
    async def less(self, interaction: Interaction, press: Press) -> None:
        board = await self._silence.less_often(member_of(interaction))
        await self._show(interaction, board, say_of(interaction)("silence-less-answer"))
