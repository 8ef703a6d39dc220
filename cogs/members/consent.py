"""Asking before anything is stored, piece by piece, and taking a yes back (P-1, N1).

A yes counts for the words that were shown: the button carries a mark of the category's version and
of the operator, and a yes pressed on an older message asks again.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from discord.ext import commands

from bot.client import Handrail
from bot.config import Operator
from bot.consent import Category
from bot.errors import ConsentNeeded, Refusal
from bot.features.members.service import Members
from bot.texts import Say
from bot.ui import (
    Block,
    CheckList,
    ConsentCategory,
    EraseHook,
    Form,
    Interaction,
    Panel,
    Press,
    answer,
    ask,
    button,
    confirm,
    link,
    member_of,
    on,
    rows,
    say_of,
    working,
)
from bot.ui.panel import Style
from bot.ui.router import parts_of, repeat_of
from cogs.members.views import FIRST, links_left

LONGEST_REPEAT = 60
"""Characters of a custom id that are carried through the question; a longer one is not repeated."""


class ConsentCog(commands.Cog):
    """One yes for each kind of data; each can be refused or withdrawn alone."""

    def __init__(self, bot: Handrail, members: Members, operator: Operator) -> None:
        self._bot, self._members, self._operator = bot, members, operator

    def question(self, interaction: Interaction, refusal: Refusal) -> Sequence[Block]:
        """Return the blocks that ask for the one consent a press or command lacked."""
        assert isinstance(refusal, ConsentNeeded)
        say, category = say_of(interaction), refusal.category
        repeat = _without_yes(repeat_of(interaction))
        carried = repeat if len(repeat) <= LONGEST_REPEAT else ""
        return (
            self._statement(say),
            _words(say, category),
            *rows(
                button(
                    say("members-consent-yes"),
                    "members:agree",
                    f"{category.name}.{self._mark(category)}.{carried}",
                    style=Style.success,
                ),
                button(say("members-consent-pieces"), "members:consents"),
                link(say("members-privacy-policy"), self._operator.privacy_url),
            ),
        )

    @on("members:agree")
    async def agree(self, interaction: Interaction, press: Press) -> None:
        """Keep what was asked for, then do once more what the member was about to do."""
        name, _, rest = press.arg.partition(".")
        mark, _, repeat = rest.partition(".")
        declared = self._declared(name)
        if mark != self._mark(declared.category):
            raise ConsentNeeded(declared.category)
        await self._members.agree(member_of(interaction), declared.category)
        route, arg = parts_of(repeat) if repeat else (declared.then, "")
        await self._bot.router.go(interaction, route, Press(arg))

    @on("members:consents")
    async def consents(self, interaction: Interaction, press: Press) -> None:
        """Show what agreeing means, in full, before anything can be ticked."""
        say, held = say_of(interaction), await self._held(interaction)
        names = ", ".join(_label(say, each.category) for each in self._all() if each.category.name in held)
        panel = Panel(
            say,
            say("members-consent-held", names=names) if names else "",
            self._statement(say),
            *(_words(say, each.category) for each in self._all()),
            *rows(
                button(say("members-consent-tick"), "members:tick", press.arg, style=Style.primary),
                link(say("members-privacy-policy"), self._operator.privacy_url),
            ),
        )
        await answer(interaction, panel, replace=True)

    @on("members:tick")
    async def tick(self, interaction: Interaction, press: Press) -> None:
        say, held = say_of(interaction), await self._held(interaction)
        pieces = [(each.category.name, _label(say, each.category)) for each in self._all()]
        ticks = CheckList(
            "kept", say("members-consent-ticks"), say("members-consent-hint"), pieces, sorted(held)
        )
        form = Form(
            say("members-consent-title"), "members:consented", ticks, arg=f"{self._all_marks()}.{press.arg}"
        )
        await ask(interaction, form)

    @on("members:consented")
    async def consented(self, interaction: Interaction, press: Press) -> None:
        mark, _, step = press.arg.partition(".")
        if mark != self._all_marks():
            await self.consents(interaction, Press(step))
            return
        member, before = member_of(interaction), await self._members.consents(member_of(interaction))
        held, ticked = await self._held(interaction), set(press.fields.get("kept", ()))
        wanted = {each.category.name: each.category for each in self._all() if each.category.name in ticked}
        for name in sorted(wanted.keys() - held):
            await self._members.agree(member, wanted[name])
        dropped = [each.category for each in before if each.category not in wanted]
        if step == FIRST and not dropped:
            await self._bot.router.go(interaction, "members:first-language")
            return
        await answer(interaction, self._chosen_panel(say_of(interaction), wanted, dropped), replace=True)

    def _chosen_panel(self, say: Say, kept: Mapping[str, Category], dropped: Sequence[str]) -> Panel:
        """Say what is kept now; what was unticked is erased only after one more press."""
        names = ", ".join(_label(say, category) for category in kept.values())
        categories = [each.category for each in self._all() if each.category.name in dropped]
        buttons = [
            button(
                say("members-withdraw", label=_label(say, each)),
                "members:withdraw",
                each.name,
                style=Style.danger,
            )
            for each in categories
        ]
        return Panel(
            say,
            say("members-consent-kept", names=names) if names else say("members-consent-none"),
            say("members-consent-dropped") if dropped else "",
            *rows(*buttons),
            *rows(button(say("members-consent-pieces"), "members:consents")),
        )

    @on("members:withdraw")
    async def withdraw(self, interaction: Interaction, press: Press) -> None:
        say, category = say_of(interaction), self._declared(press.arg).category
        yes = button(say("members-withdraw-yes"), "members:withdrawn", category.name, style=Style.danger)
        no = button(say("members-withdraw-no"), "members:consents")
        question = say("members-withdraw-sure", label=_label(say, category))
        await answer(interaction, confirm(say, question, yes=yes, no=no), replace=True)

    @on("members:withdrawn")
    async def withdrawn(self, interaction: Interaction, press: Press) -> None:
        category, member = self._declared(press.arg).category, member_of(interaction)
        await working(interaction, replace=True)
        hooks = [
            await hook.collect(self._bot, member, category)
            for hook in self._bot.declared("ON_ERASE", EraseHook)
        ]
        await self._members.withdraw(member, category)
        left = [place for undo in hooks for place in await undo()]
        say = say_of(interaction)
        text = say("members-withdrawn", label=_label(say, category))
        await answer(interaction, Panel(say, text, links_left(say, left)), replace=True)

    async def _held(self, interaction: Interaction) -> set[str]:
        """Return the names of the categories that count today."""
        known = {each.category.name: each.category for each in self._all()}
        return {
            each.category
            for each in await self._members.consents(member_of(interaction))
            if each.category in known and each.holds(known[each.category], self._operator.name)
        }

    def _statement(self, say: Say) -> str:
        return say("members-consent-statement", operator=self._operator.name, contact=self._operator.contact)

    def _mark(self, *categories: Category) -> str:
        """Return a short mark of what a yes would be said to: these words, this operator."""
        words = "|".join(f"{each.name}{each.version}" for each in categories)
        return sha256(f"{self._operator.name}|{words}".encode()).hexdigest()[:8]

    def _all_marks(self) -> str:
        return self._mark(*(each.category for each in self._all()))

    def _all(self) -> list[ConsentCategory]:
        return self._bot.declared("CONSENTS", ConsentCategory)

    def _declared(self, name: str) -> ConsentCategory:
        for each in self._all():
            if each.category.name == name:
                return each
        raise Refusal("ui-stale")


def _without_yes(repeat: str) -> str:
    """Return what was asked for at first; a yes to older words is asked anew, not said once more after."""
    route, arg = parts_of(repeat)
    return arg.split(".", 2)[-1] if route == "members:agree" else repeat


def _label(say: Say, category: Category) -> str:
    return say(f"{category.name}-consent-label")


def _words(say: Say, category: Category) -> str:
    return f"**{_label(say, category)}**\n{say(f'{category.name}-consent-body')}"
