"""``/setup prompts`` for admins, and the buttons that members press below a prompt."""

from contextlib import suppress
from dataclasses import replace

from discord.ext import commands

from bot.client import Handrail
from bot.dates import read_time
from bot.errors import NotReady, Refusal, Slow
from bot.features.prompts.model import Shape
from bot.features.prompts.service import Change, Prompts
from bot.ids import ChannelId, RoleId
from bot.ui import (
    Interaction,
    Panel,
    Press,
    answer,
    ask,
    button,
    guild_of,
    managed_by,
    number_in,
    on,
    one_of,
    request_of,
    row,
    say_of,
)
from bot.ui.panel import Style
from bot.ui.untold import untold
from cogs.prompts import posting, views


class PromptsCog(commands.Cog):
    """The plan of a server's prompt, and what members do with one."""

    def __init__(self, bot: Handrail, prompts: Prompts) -> None:
        self._bot, self._prompts = bot, prompts

    @on("prompts:setup")
    async def setup(self, interaction: Interaction, press: Press) -> None:
        missed = await untold(interaction, managed_by(interaction))
        await self._show(interaction, missed)

    async def _show(self, interaction: Interaction, note: str = "") -> None:
        standing = await self._prompts.standing(managed_by(interaction))
        standing = replace(standing, plan=posting.as_it_is(interaction.guild, standing.plan))
        await answer(interaction, views.setup_panel(say_of(interaction), standing, note), replace=True)

    async def _change(self, interaction: Interaction, change: Change, note: str = "") -> None:
        await self._prompts.change(managed_by(interaction), request_of(interaction), change)
        await self._show(interaction, note)

    @on("prompts:channel")
    async def channel(self, interaction: Interaction, press: Press) -> None:
        guild, say = interaction.guild, say_of(interaction)
        standing = await self._prompts.standing(managed_by(interaction))
        chosen = ChannelId(int(press.value)) if press.values else None
        if chosen is None or guild is None:
            await self._change(interaction, lambda plan: replace(plan, channel=None, on=False))
            return
        missing = posting.missing(guild, replace(standing.plan, channel=chosen))
        if missing:
            await self._show(interaction, views.missing_text(say, chosen, missing))
        else:
            note = say("servers-channel-saved", channel=f"<#{chosen}>")
            await self._change(interaction, lambda plan: replace(plan, channel=chosen), note)

    @on("prompts:role")
    async def role(self, interaction: Interaction, press: Press) -> None:
        guild, say = managed_by(interaction), say_of(interaction)
        chosen = RoleId(int(press.value)) if press.values else None
        if chosen == guild:  # the role everybody has
            raise Refusal("prompts-role-everyone")
        quiet = chosen is not None and not posting.may_ping(interaction.guild, chosen)
        note = say("prompts-role-quiet", role=f"<@&{chosen}>") if quiet else ""
        await self._change(interaction, lambda plan: replace(plan, role=chosen), note)

    @on("prompts:when")
    async def when(self, interaction: Interaction, press: Press) -> None:
        standing = await self._prompts.standing(managed_by(interaction))
        await ask(interaction, views.when_form(say_of(interaction), standing))

    @on("prompts:when-chosen")
    async def when_chosen(self, interaction: Interaction, press: Press) -> None:
        guild = managed_by(interaction)
        at, shape = read_time(press.text("at")), one_of(Shape, press.text("shape"))
        days = frozenset(day for each in press.fields.get("days", ()) if (day := number_in(each)) is not None)
        weekdays = _every_day_is_none(frozenset(range(7)) & days)
        before = (await self._prompts.standing(guild)).plan
        missing = posting.missing_for(interaction.guild, replace(before, shape=shape))
        if missing and before.channel is not None:
            note = views.missing_text(say_of(interaction), before.channel, missing)
            await self._show(interaction, note)
            return
        await self._change(interaction, lambda plan: replace(plan, at=at, shape=shape, weekdays=weekdays))

    @on("prompts:on")
    async def turn_on(self, interaction: Interaction, press: Press) -> None:
        await self._prompts.turn_on(managed_by(interaction), request_of(interaction))
        await self._show(interaction, say_of(interaction)("prompts-is-on"))

    @on("prompts:off")
    async def turn_off(self, interaction: Interaction, press: Press) -> None:
        note = say_of(interaction)("prompts-is-off")
        await self._change(interaction, lambda plan: replace(plan, on=False), note)

    @on("prompts:preview")
    async def preview(self, interaction: Interaction, press: Press) -> None:
        guild, say = managed_by(interaction), posting.say_in(self._bot, interaction.guild)
        prompt = await self._prompts.preview(guild, say.locale)
        await answer(interaction, views.preview_panel(say_of(interaction), say, prompt))

    # What members press

    @on("prompts:checkin")
    async def checkin(self, interaction: Interaction, press: Press) -> None:
        try:
            await self._bot.router.go(interaction, "checkins:open")
        finally:
            await self._used(interaction)

    @on("prompts:today")
    async def today(self, interaction: Interaction, press: Press) -> None:
        """Answer a pledge for one day, privately; nothing of it is kept."""
        say = say_of(interaction)
        checkin = button(say("prompts-check-in"), "prompts:checkin", style=Style.primary)
        await answer(interaction, Panel(say, say("prompts-just-today"), row(checkin)))
        await self._used(interaction)

    async def _used(self, interaction: Interaction) -> None:
        """Note the day in this server, never the person; nobody's answer waits for it."""
        guild = guild_of(interaction)
        if guild is not None:
            with suppress(NotReady, Slow):
                await self._prompts.used(guild)


def _every_day_is_none(weekdays: frozenset[int]) -> frozenset[int]:
    return frozenset() if len(weekdays) == 7 else weekdays
