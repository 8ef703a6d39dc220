"""``/reminders``: set them, and everything that can be pressed on one that arrived."""

from discord import app_commands
from discord.ext import commands

from bot.dates import read_date, read_time
from bot.features.reminders.model import Cadence, Purpose, Reminder, Wanted
from bot.features.reminders.service import Reminders
from bot.ui import (
    Interaction,
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
from cogs.reminders import views


class RemindersCog(commands.Cog):
    """A member's own reminders, on a server and in direct messages alike."""

    def __init__(self, reminders: Reminders) -> None:
        self._reminders = reminders

    @app_commands.command(name="reminders")
    async def reminders(self, interaction: Interaction) -> None:
        await self.open(interaction, Press())

    @on("reminders:open")
    async def open(self, interaction: Interaction, press: Press) -> None:
        board = await self._reminders.board(member_of(interaction), guild_of(interaction))
        await answer(interaction, views.board_panel(say_of(interaction), board), replace=True)

    @on("reminders:set")
    async def set(self, interaction: Interaction, press: Press) -> None:
        purpose = one_of(Purpose, press.arg)
        board = await self._reminders.open(member_of(interaction), guild_of(interaction))
        await ask(interaction, views.set_form(say_of(interaction), purpose, board))

    @on("reminders:chosen")
    async def chosen(self, interaction: Interaction, press: Press) -> None:
        purpose, member, guild = one_of(Purpose, press.arg), member_of(interaction), guild_of(interaction)
        wanted = Wanted(
            read_time(press.text("at")),
            one_of(Cadence, press.text("cadence")),
            number_in(press.text("n")),
            number_in(press.text("weekday")),
        )
        board = await self._reminders.set(member, guild, request_of(interaction), purpose, wanted)
        say = say_of(interaction)
        panel = views.one_panel(say, board, board.of(purpose), say("reminders-saved"))
        await answer(interaction, panel, replace=True)

    @on("reminders:one")
    async def one(self, interaction: Interaction, press: Press) -> None:
        await self._show(interaction, press.number(), "")

    async def _show(self, interaction: Interaction, reminder: int, note: str) -> None:
        board = await self._reminders.board(member_of(interaction), guild_of(interaction))
        found = next((each for each in board.reminders if each.id == reminder), None)
        await answer(interaction, views.one_panel(say_of(interaction), board, found, note), replace=True)

    @on("reminders:stop")
    async def stop(self, interaction: Interaction, press: Press) -> None:
        await self._reminders.stop(member_of(interaction), press.number())
        await self._show(interaction, press.number(), say_of(interaction)("reminders-stopped"))

    @on("reminders:again")
    async def again(self, interaction: Interaction, press: Press) -> None:
        await self._reminders.start_again(member_of(interaction), press.number())
        await self._show(interaction, press.number(), say_of(interaction)("reminders-again"))

    @on("reminders:less")
    async def less(self, interaction: Interaction, press: Press) -> None:
        changed = await self._reminders.less_often(member_of(interaction), press.number())
        say = say_of(interaction)
        note = say("reminders-less", rule=views.rule_text(say, changed))
        await self._show(interaction, press.number(), note)

    @on("reminders:snooze")
    async def snooze(self, interaction: Interaction, press: Press) -> None:
        await answer(interaction, views.snooze_panel(say_of(interaction), press.number()), replace=True)

    @on("reminders:week")
    async def week(self, interaction: Interaction, press: Press) -> None:
        await self._snoozed(interaction, await self._reminders.snooze(member_of(interaction), press.number()))

    @on("reminders:until")
    async def until(self, interaction: Interaction, press: Press) -> None:
        await ask(interaction, views.until_form(say_of(interaction), press.number()))

    @on("reminders:until-typed")
    async def until_typed(self, interaction: Interaction, press: Press) -> None:
        say, member = say_of(interaction), member_of(interaction)
        today = await self._reminders.today(member, press.number())
        until = read_date(press.text("until"), today, say.locale, ahead=True)
        await self._snoozed(interaction, await self._reminders.snooze(member, press.number(), until))

    async def _snoozed(self, interaction: Interaction, reminder: Reminder) -> None:
        note = views.snoozed_text(say_of(interaction), reminder)
        await self._show(interaction, reminder.id, note)

    @on("reminders:remove")
    async def remove(self, interaction: Interaction, press: Press) -> None:
        await self._reminders.remove(member_of(interaction), press.number())
        await self.open(interaction, Press())
