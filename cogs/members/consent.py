"""Asking before anything is stored, piece by piece, and taking a yes back (P-1, N1)."""

from collections.abc import Sequence

from discord.ext import commands

from bot.client import Handrail
from bot.config import Operator
from bot.errors import ConsentNeeded, Refusal
from bot.features.members.service import Members
from bot.texts import Say
from bot.ui import (
    Block,
    CheckList,
    ConsentCategory,
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
    row,
    say_of,
)
from bot.ui.panel import Style


class ConsentCog(commands.Cog):
    """One yes for each kind of data; each can be refused or withdrawn alone."""

    def __init__(self, bot: Handrail, members: Members, operator: Operator) -> None:
        self._bot, self._members, self._operator = bot, members, operator

    def question(self, interaction: Interaction, refusal: Refusal) -> Sequence[Block]:
        """Return the blocks that ask for the one consent a command lacked."""
        assert isinstance(refusal, ConsentNeeded)
        say, category = say_of(interaction), refusal.category
        return (
            self._statement(say),
            f"**{say(f'{category}-consent-label')}**\n{say(f'{category}-consent-body')}",
            row(
                button(say("members-consent-yes"), "members:agree", category, style=Style.success),
                button(say("members-consent-pieces"), "members:consents"),
                link(say("members-privacy-policy"), self._operator.privacy_url),
            ),
        )

    @on("members:agree")
    async def agree(self, interaction: Interaction, press: Press) -> None:
        category = self._category(press.arg)
        await self._members.agree(member_of(interaction), category.category)
        await self._bot.router.go(interaction, category.then)

    @on("members:consents")
    async def consents(self, interaction: Interaction, press: Press) -> None:
        say, given = say_of(interaction), await self._members.consents(member_of(interaction))
        pieces = [(each.category, say(f"{each.category}-consent-label")) for each in self._categories()]
        ticks = CheckList(
            "kept", say("members-consent-ticks"), say("members-consent-hint"), pieces, sorted(given)
        )
        await ask(interaction, Form(say("members-consent-title"), "members:consented", ticks, arg=press.arg))

    @on("members:consented")
    async def consented(self, interaction: Interaction, press: Press) -> None:
        say, member = say_of(interaction), member_of(interaction)
        before = await self._members.consents(member)
        wanted = {each.category for each in self._categories()} & set(press.fields.get("kept", ()))
        for category in sorted(wanted - before.keys()):
            await self._members.agree(member, category)
        dropped = sorted(before.keys() - wanted)
        if press.arg == "first" and not dropped:
            await self._bot.router.go(interaction, "members:first-zone")
            return
        await answer(interaction, self._chosen_panel(say, wanted, dropped), replace=True)

    def _chosen_panel(self, say: Say, kept: set[str], dropped: Sequence[str]) -> Panel:
        """Say what is kept now; what was unticked is erased only after one more press."""
        names = ", ".join(say(f"{category}-consent-label") for category in sorted(kept))
        buttons = [
            button(
                say("members-withdraw", label=say(f"{category}-consent-label")),
                "members:withdraw",
                category,
                style=Style.danger,
            )
            for category in dropped
        ]
        return Panel(
            say,
            say("members-consent-kept", names=names) if names else say("members-consent-none"),
            say("members-consent-dropped") if dropped else "",
            *([row(*buttons)] if buttons else []),
            row(button(say("members-consent-pieces"), "members:consents")),
        )

    @on("members:withdraw")
    async def withdraw(self, interaction: Interaction, press: Press) -> None:
        say, category = say_of(interaction), self._category(press.arg).category
        label = say(f"{category}-consent-label")
        yes = button(say("members-withdraw-yes"), "members:withdrawn", category, style=Style.danger)
        no = button(say("members-withdraw-no"), "members:consents")
        await answer(
            interaction, confirm(say, say("members-withdraw-sure", label=label), yes=yes, no=no), replace=True
        )

    @on("members:withdrawn")
    async def withdrawn(self, interaction: Interaction, press: Press) -> None:
        say, category = say_of(interaction), self._category(press.arg).category
        await self._members.withdraw(member_of(interaction), category)
        text = say("members-withdrawn", label=say(f"{category}-consent-label"))
        await answer(interaction, Panel(say, text), replace=True)

    def _statement(self, say: Say) -> str:
        return say("members-consent-statement", operator=self._operator.name, contact=self._operator.contact)

    def _categories(self) -> list[ConsentCategory]:
        return self._bot.declared("CONSENTS", ConsentCategory)

    def _category(self, name: str) -> ConsentCategory:
        for each in self._categories():
            if each.category == name:
                return each
        raise Refusal("ui-stale")
