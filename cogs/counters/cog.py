"""``/counter``: look at counters, begin one; what changes one is led to the cogs that do."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from discord import app_commands
from discord.ext import commands

from bot.client import Handrail
from bot.features.counters.model import CounterId, Goal
from bot.features.counters.results import One, Told, Wanted
from bot.features.counters.service import Counters
from bot.features.help_now.service import HelpNow
from bot.ui import (
    Block,
    Interaction,
    Panel,
    Press,
    again,
    answer,
    ask,
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
from bot.ui.screened import screened
from cogs.counters import views
from cogs.counters.ids import counter_in, form_in
from cogs.counters.sharing import KIND, sharing_of


class Verb(StrEnum):
    """What a command does with one counter."""

    SLIP = "slip"
    EDIT = "edit"
    PAUSE = "pause"
    RESUME = "resume"
    REMOVE = "remove"
    SHARE = "share"


ROUTES: Mapping[Verb, str] = {
    Verb.SLIP: "counters:slip",
    Verb.EDIT: "counters:edit",
    Verb.PAUSE: "counters:pause",
    Verb.RESUME: "counters:resume",
    Verb.REMOVE: "counters:remove",
    Verb.SHARE: "shares:open",
}
FITS: Mapping[Verb, Callable[[Told], bool]] = {
    Verb.SLIP: lambda told: told.begun,
    Verb.EDIT: lambda told: not told.draft,
    Verb.PAUSE: lambda told: told.begun and not told.standing.paused,
    Verb.RESUME: lambda told: told.standing.paused,
    Verb.REMOVE: lambda _: True,
    Verb.SHARE: lambda told: not told.draft,
}
"""Which counters a command can be about."""


class CountersCog(commands.Cog):
    """Private in every place; nothing a counter does is visible to others by itself."""

    counter = app_commands.Group(name="counter", description="…")

    def __init__(self, bot: Handrail, counters: Counters, help_now: HelpNow) -> None:
        self._bot, self._counters, self._help = bot, counters, help_now

    @counter.command(name="show")
    async def show_command(self, interaction: Interaction) -> None:
        await self.show(interaction, Press())

    @on("counters:show")
    async def show(self, interaction: Interaction, press: Press) -> None:
        """Show all counters, a single one at once; the argument is ``<view>.<page>``."""
        say, (view, _, page) = say_of(interaction), press.arg.partition(".")
        board = await self._counters.board(member_of(interaction), guild_of(interaction))
        if len(board.told) == 1 and not board.told[0].counter.hidden:
            await self._show_one(interaction, One(board.member, board.told[0]), replace=bool(press.arg))
            return
        panel = views.board_panel(say, board, view or views.OPEN, number_in(page) or 0)
        await answer(interaction, panel, replace=bool(press.arg))

    @on("counters:one")
    async def one(self, interaction: Interaction, press: Press) -> None:
        which = counter_in(press.values[0] if press.values else press.arg)
        one = await self._counters.one(member_of(interaction), guild_of(interaction), which)
        await self._show_one(interaction, one, replace=True)

    async def _show_one(self, interaction: Interaction, one: One, *before: Block, replace: bool) -> None:
        say = say_of(interaction)
        if one.told.draft:
            panel = self._notice(interaction, one.told, *before)
        else:
            sharing = await sharing_of(interaction, one.told.counter.id)
            panel = views.one_panel(say, one, *before, sharing=sharing)
        await answer(interaction, panel, replace=replace)

    def _notice(self, interaction: Interaction, told: Told, *before: Block) -> Panel:
        say = say_of(interaction)
        country = self._help.country_for(member_of(interaction), guild_of(interaction))
        return views.notice_panel(say, told, self._help.withdrawal_notice(country, say.locale), *before)

    @counter.command(name="start")
    async def start_command(self, interaction: Interaction) -> None:
        again(interaction, "counters:start")
        await self.start(interaction, Press())

    @on("counters:start")
    async def start(self, interaction: Interaction, press: Press) -> None:
        guild = guild_of(interaction)
        known = await self._counters.ready(member_of(interaction), guild)
        if guild is None and not known.zone_is_theirs and press.arg != views.IN_UTC:
            await answer(interaction, views.zone_panel(say_of(interaction)), replace=bool(press.arg))
            return
        await ask(interaction, views.start_form(say_of(interaction), known, request_of(interaction)))

    @on("counters:typed")
    async def typed(self, interaction: Interaction, press: Press) -> None:
        """Keep what was typed; within seven days of stopping the notice comes before it counts (S-2)."""
        say = say_of(interaction)
        wanted = Wanted(
            press.text("label"), one_of(Goal, press.text("goal")), press.text("began"), say.locale
        )
        one = await self._counters.create(
            member_of(interaction), guild_of(interaction), form_in(press.arg), wanted
        )
        heard = screened(interaction, wanted.label)
        done = () if one.told.draft else (say("counters-started"),)
        await self._show_one(interaction, one, *heard.first, *done, heard.below, replace=False)

    @on("counters:begin")
    async def begin(self, interaction: Interaction, press: Press) -> None:
        one = await self._counters.begin(member_of(interaction), guild_of(interaction), counter_in(press.arg))
        await self._show_one(interaction, one, say_of(interaction)("counters-started"), replace=True)

    @on("counters:discard")
    async def discard(self, interaction: Interaction, press: Press) -> None:
        await self._counters.discard(member_of(interaction), counter_in(press.arg))
        say = say_of(interaction)
        back = button(say("counters-all"), "counters:show", f"{views.OPEN}.0")
        await answer(interaction, Panel(say, say("counters-discarded"), row(back)), replace=True)

    @counter.command(name="slip")
    async def slip_command(self, interaction: Interaction) -> None:
        await self._which(interaction, Verb.SLIP)

    @counter.command(name="edit")
    async def edit_command(self, interaction: Interaction) -> None:
        await self._which(interaction, Verb.EDIT)

    @counter.command(name="pause")
    async def pause_command(self, interaction: Interaction) -> None:
        await self._which(interaction, Verb.PAUSE)

    @counter.command(name="resume")
    async def resume_command(self, interaction: Interaction) -> None:
        await self._which(interaction, Verb.RESUME)

    @counter.command(name="remove")
    async def remove_command(self, interaction: Interaction) -> None:
        await self._which(interaction, Verb.REMOVE)

    @counter.command(name="share")
    async def share_command(self, interaction: Interaction) -> None:
        await self._which(interaction, Verb.SHARE)

    async def _which(self, interaction: Interaction, verb: Verb) -> None:
        """Go on with the one counter a command can be about, or ask which; a repeat asks again."""
        again(interaction, "counters:which", verb)
        await self.which(interaction, Press(verb))

    @on("counters:which")
    async def which(self, interaction: Interaction, press: Press) -> None:
        verb = one_of(Verb, press.arg)
        board = await self._counters.board(member_of(interaction), guild_of(interaction))
        fitting = [told for told in board.told if FITS[verb](told)]
        if len(fitting) == 1:
            await self._go(interaction, verb, fitting[0].counter.id)
            return
        panel = views.which_panel(say_of(interaction), fitting, verb, any_at_all=bool(board.told))
        await answer(interaction, panel)

    @on("counters:pick")
    async def pick(self, interaction: Interaction, press: Press) -> None:
        await self._go(interaction, one_of(Verb, press.arg), counter_in(press.value))

    async def _go(self, interaction: Interaction, verb: Verb, counter: CounterId) -> None:
        arg = f"{KIND}.{counter}" if verb is Verb.SHARE else str(counter)
        await self._bot.router.go(interaction, ROUTES[verb], Press(arg))
