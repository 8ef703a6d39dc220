"""A slip: first whether somebody is safe, then how it is recorded, then one next step. Nobody is told."""

from discord.ext import commands

from bot.client import Handrail
from bot.features.counters.kept import Question, SlipNote
from bot.features.counters.model import CounterId, SlipKind
from bot.features.counters.results import Past, TypedSlip
from bot.features.counters.service import Counters
from bot.features.help_now.service import HelpNow
from bot.ui import (
    Interaction,
    NextStep,
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
from bot.ui.screened import Screened, screened
from cogs.counters import past_views, slip_views, views
from cogs.counters.ids import counter_in, form_in, slip_in
from cogs.counters.sharing import NOWHERE, Sharing, sharing_of
from cogs.counters.slip_views import Care


class SlipsCog(commands.Cog):
    """Screens S1 to S4 of safety-and-content section 9, undo, the look-back, and what was."""

    def __init__(self, bot: Handrail, counters: Counters, help_now: HelpNow) -> None:
        self._bot, self._counters, self._help = bot, counters, help_now

    @on("counters:slip")
    async def first(self, interaction: Interaction, press: Press) -> None:
        one = await self._counters.one(member_of(interaction), guild_of(interaction), counter_in(press.arg))
        await answer(interaction, slip_views.first_panel(say_of(interaction), one), replace=True)

    @on("counters:slip-how")
    async def how(self, interaction: Interaction, press: Press) -> None:
        panel = slip_views.how_panel(say_of(interaction), counter_in(press.arg))
        await answer(interaction, panel, replace=True)

    @on("counters:slip-form")
    async def form(self, interaction: Interaction, press: Press) -> None:
        """Ask when it was, after consent; the argument is ``<counter>.<kind>``."""
        counter, kind = _counter_and_kind(press.arg)
        await self._past(interaction, counter, to_write=True)
        opened = request_of(interaction)
        await ask(interaction, slip_views.slip_form(say_of(interaction), counter, kind, opened))

    @on("counters:slipped")
    async def slipped(self, interaction: Interaction, press: Press) -> None:
        say, (counter, kind) = say_of(interaction), _counter_and_kind(press.arg)
        request = form_in(press.arg.rpartition(".")[2])
        typed = TypedSlip(kind, press.text("when"), press.text("start"), press.text("note"), say.locale)
        one = await self._counters.slip(
            member_of(interaction), guild_of(interaction), counter, request, typed
        )
        due = kind is SlipKind.NEW_COUNT and one.told.notice_due
        sharing = await sharing_of(interaction, counter)
        care = self._care(interaction, typed.note, sharing, with_notice=due)
        await answer(interaction, slip_views.after_panel(say, one, kind, request, care), replace=True)

    @on("counters:slip-unwritten")
    async def unwritten(self, interaction: Interaction, press: Press) -> None:
        panel = slip_views.unwritten_panel(say_of(interaction), self._care(interaction, "", NOWHERE))
        await answer(interaction, panel, replace=True)

    @on("counters:undo")
    async def undo(self, interaction: Interaction, press: Press) -> None:
        """Take a slip back; its words are erased with it, so where there are some it is asked once more."""
        counter, slip = slip_in(press.arg)
        past = await self._past(interaction, counter)
        if past_views.asks_before_undo(past, slip):
            await answer(interaction, past_views.undo_panel(say_of(interaction), counter, slip), replace=True)
            return
        await self.undone(interaction, press)

    @on("counters:undone")
    async def undone(self, interaction: Interaction, press: Press) -> None:
        counter, slip = slip_in(press.arg)
        one = await self._counters.undo(member_of(interaction), guild_of(interaction), counter, slip)
        say, sharing = say_of(interaction), await sharing_of(interaction, counter)
        await answer(
            interaction, views.one_panel(say, one, say("counters-undone"), sharing=sharing), replace=True
        )

    @on("counters:look-back")
    async def look_back(self, interaction: Interaction, press: Press) -> None:
        counter, slip = slip_in(press.arg)
        past = await self._past(interaction, counter, to_write=True)
        await ask(interaction, past_views.look_back_form(say_of(interaction), past, slip))

    @on("counters:looked-back")
    async def looked_back(self, interaction: Interaction, press: Press) -> None:
        counter, slip = slip_in(press.arg)
        note = SlipNote(press.text("words"), {each: press.text(each) for each in Question})
        await self._counters.look_back(member_of(interaction), guild_of(interaction), counter, slip, note)
        past = await self._past(interaction, counter)
        say = say_of(interaction)
        heard = screened(interaction, "\n".join([note.words, *note.answers.values()]))
        before = (*heard.first, say("counters-look-back-saved"), heard.below)
        panel = past_views.slip_panel(say, past, slip, *before)
        await answer(interaction, panel)

    @on("counters:past")
    async def past(self, interaction: Interaction, press: Press) -> None:
        """Show earlier counts and slips; the argument is ``<counter>.<page>``."""
        page = number_in(press.arg.partition(".")[2]) or 0
        past = await self._past(interaction, counter_in(press.arg))
        await answer(interaction, past_views.past_panel(say_of(interaction), past, page), replace=True)

    @on("counters:slip-open")
    async def open(self, interaction: Interaction, press: Press) -> None:
        """Show one slip with its note; the argument is the counter, or ``<counter>.<slip>``."""
        counter, slip = slip_in(f"{press.arg}.{press.value}" if press.values else press.arg)
        past = await self._past(interaction, counter)
        await answer(interaction, past_views.slip_panel(say_of(interaction), past, slip), replace=True)

    async def _past(self, interaction: Interaction, counter: CounterId, *, to_write: bool = False) -> Past:
        return await self._counters.past(
            member_of(interaction), guild_of(interaction), counter, to_write=to_write
        )

    def _care(
        self, interaction: Interaction, note: str, sharing: Sharing, *, with_notice: bool = False
    ) -> Care:
        say, country = (
            say_of(interaction),
            self._help.country_for(member_of(interaction), guild_of(interaction)),
        )
        steps = [
            step
            for step in self._bot.offered("NEXT_STEPS", NextStep, interaction.guild_id)
            if step.need == "slip"
        ]
        heard = screened(interaction, note)
        if say("screening-after-use") in heard.first:
            heard = Screened()  # that something was taken is known: this whole answer is about it
        notice = self._help.withdrawal_notice(country, say.locale) if with_notice else ()
        return Care(self._help.never_alone(country, say.locale), steps, heard, sharing, notice)


def _counter_and_kind(arg: str) -> tuple[CounterId, SlipKind]:
    return counter_in(arg), one_of(SlipKind, arg.split(".")[1] if "." in arg else "")
