"""Changing a counter: words, goal and date, a pause, what a day saves, removing it."""

from collections.abc import Sequence

from discord.ext import commands

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.counters.model import CounterId, Goal, read_savings
from bot.features.counters.results import One, Wanted
from bot.features.counters.service import Counters
from bot.features.help_now.service import HelpNow
from bot.features.shares.service import Shares
from bot.ui import (
    Block,
    CheckList,
    Form,
    Interaction,
    Line,
    Panel,
    Press,
    answer,
    ask,
    button,
    confirm,
    guild_of,
    member_of,
    on,
    one_of,
    row,
    say_of,
)
from bot.ui.panel import Style
from bot.ui.screened import screened
from bot.ui.times import day_text
from cogs.counters import views
from cogs.counters.ids import counter_in
from cogs.counters.sharing import KIND, sharing_of, unchanged
from cogs.counters.words import label_of

HIDDEN = "hidden"
"""The one value of the tick that folds a counter away."""

AMOUNT_LENGTH = 12
"""Characters of an amount as it is typed."""


class ChangingCog(commands.Cog):
    """Every change is answered with the counter as it stands then."""

    def __init__(self, bot: Handrail, counters: Counters, shares: Shares, help_now: HelpNow) -> None:
        self._bot, self._counters = bot, counters
        self._shares, self._help = shares, help_now

    @on("counters:edit")
    async def edit(self, interaction: Interaction, press: Press) -> None:
        say, one = say_of(interaction), await self._to_write(interaction, press)
        counter, day = one.told.counter, day_text(say, one.told.standing.began_on)
        fold = [(HIDDEN, say("counters-edit-hidden-option"))]
        form = Form(
            say("counters-edit-title"),
            "counters:edited",
            *views.label_and_goal(say, counter.label, counter.goal),
            Line(
                "began",
                say("counters-edit-began"),
                say("counters-edit-began-hint", day=day),
                longest=views.WHEN_LENGTH,
            ),
            CheckList(HIDDEN, say("counters-edit-hidden"), "", fold, [HIDDEN] if counter.hidden else []),
            arg=counter.id,
        )
        await ask(interaction, form)

    @on("counters:edited")
    async def edited(self, interaction: Interaction, press: Press) -> None:
        say = say_of(interaction)
        wanted = Wanted(
            press.text("label"),
            one_of(Goal, press.text("goal")),
            press.text("began"),
            say.locale,
            hidden=bool(press.fields.get(HIDDEN)),
        )
        one, moved = await self._counters.edit(
            member_of(interaction), guild_of(interaction), counter_in(press.arg), wanted
        )
        heard = screened(interaction, wanted.label)
        done = say("counters-date-updated") if moved else say("counters-saved")
        notice = self._notice(interaction) if moved and one.told.notice_due else ()
        await self._show(interaction, one, *heard.first, done, heard.below, *notice)

    @on("counters:savings")
    async def savings(self, interaction: Interaction, press: Press) -> None:
        say, one = say_of(interaction), await self._to_write(interaction, press)
        kept = one.told.counter.savings
        money = "" if kept is None or kept.money_a_day is None else str(kept.money_a_day)
        hours = "" if kept is None or kept.hours_a_day is None else str(kept.hours_a_day)
        currency = "" if kept is None else kept.currency
        form = Form(
            say("counters-savings-title"),
            "counters:savings-typed",
            Line("money", say("counters-money"), say("counters-savings-hint"), money, longest=AMOUNT_LENGTH),
            Line("currency", say("counters-currency"), say("counters-currency-hint"), currency, longest=20),
            Line(
                "hours",
                say("counters-hours-ask"),
                say("counters-savings-hint"),
                hours,
                longest=AMOUNT_LENGTH,
            ),
            arg=one.told.counter.id,
        )
        await ask(interaction, form)

    @on("counters:savings-typed")
    async def savings_typed(self, interaction: Interaction, press: Press) -> None:
        savings = read_savings(press.text("money"), press.text("currency"), press.text("hours"))
        one = await self._counters.save_savings(
            member_of(interaction), guild_of(interaction), counter_in(press.arg), savings
        )
        await self._show(interaction, one, say_of(interaction)("counters-saved"))

    @on("counters:pause")
    async def pause(self, interaction: Interaction, press: Press) -> None:
        counter = counter_in(press.arg)
        one = await self._counters.pause(member_of(interaction), guild_of(interaction), counter)
        await self._show(interaction, one, say_of(interaction)("counters-pause-done"))

    @on("counters:resume")
    async def resume(self, interaction: Interaction, press: Press) -> None:
        counter = counter_in(press.arg)
        one = await self._counters.resume(member_of(interaction), guild_of(interaction), counter)
        await self._show(interaction, one, say_of(interaction)("counters-resume-done"))

    @on("counters:remove")
    async def remove(self, interaction: Interaction, press: Press) -> None:
        say, which = say_of(interaction), counter_in(press.arg)
        one = await self._counters.one(member_of(interaction), guild_of(interaction), which)
        yes = button(say("counters-remove-yes"), "counters:removed", which, style=Style.danger)
        no = button(say("counters-remove-no"), "counters:one", which)
        question = say("counters-remove-sure", label=label_of(one.told.counter))
        await answer(interaction, confirm(say, question, yes=yes, no=no), replace=True)

    @on("counters:removed")
    async def removed(self, interaction: Interaction, press: Press) -> None:
        """Remove it, and its posts; those that could not be taken down are tried again by the same press."""
        member, counter = member_of(interaction), counter_in(press.arg)
        posts = await self._shares.of_thing(member, KIND, str(counter))
        try:
            await self._counters.remove(member, counter)
        except Refusal:
            if not posts:
                raise
        if posts:
            await self._bot.router.go(interaction, "shares:back", Press(f"{KIND}.{counter}.deleted"))
            return
        say = say_of(interaction)
        back = row(button(say("counters-all"), "counters:show", f"{views.OPEN}.0"))
        await answer(interaction, Panel(say, say("counters-removed"), back), replace=True)

    async def _to_write(self, interaction: Interaction, press: Press) -> One:
        """Return the counter a form is about, once the member agreed that what they type is kept."""
        which: CounterId = counter_in(press.arg)
        past = await self._counters.past(member_of(interaction), guild_of(interaction), which, to_write=True)
        return past.one

    def _notice(self, interaction: Interaction) -> Sequence[Block]:
        say = say_of(interaction)
        country = self._help.country_for(member_of(interaction), guild_of(interaction))
        notice = self._help.withdrawal_notice(country, say.locale)
        return views.words_of(say, notice), row(views.medical(say))

    async def _show(self, interaction: Interaction, one: One, *done: Block) -> None:
        sharing = await sharing_of(interaction, one.told.counter.id)
        say = say_of(interaction)
        panel = views.one_panel(say, one, *done, unchanged(say, sharing), sharing=sharing)
        await answer(interaction, panel, replace=True)
