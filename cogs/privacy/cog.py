"""``/privacy``: what is kept, all of it as a file, all of it gone."""

import orjson
from discord import app_commands
from discord.ext import commands

from bot.client import Handrail
from bot.config import Operator
from bot.features.privacy.service import Privacy
from bot.ui import (
    Document,
    EraseHook,
    Interaction,
    Panel,
    Press,
    again,
    answer,
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
from cogs.privacy.hiding import MOST, hide


class PrivacyCog(commands.Cog):
    """A member's own data; nobody can ask for anybody else's."""

    privacy = app_commands.Group(name="privacy", description="…")

    def __init__(self, bot: Handrail, privacy: Privacy, operator: Operator) -> None:
        self._bot, self._privacy, self._operator = bot, privacy, operator

    @privacy.command(name="show")
    async def show_command(self, interaction: Interaction) -> None:
        await self.show(interaction, Press())

    @on("privacy:show")
    async def show(self, interaction: Interaction, press: Press) -> None:
        say = say_of(interaction)
        kept = await self._privacy.kept(member_of(interaction))
        lines = [f"- {say('kept-' + table.replace('_', '-'), n=rows)}" for table, rows in kept.items()]
        panel = Panel(
            say,
            say("privacy-title"),
            "\n".join(lines) or say("privacy-nothing"),
            say("privacy-who", operator=self._operator.name, contact=self._operator.contact),
            *rows(
                button(say("privacy-export"), "privacy:export"),
                button(say("members-consent-pieces"), "members:consents"),
                button(say("retention-home"), "retention:open"),
                button(say("privacy-hide"), "privacy:hide", 10),
                button(say("privacy-erase"), "privacy:erase", style=Style.danger),
                link(say("members-privacy-policy"), self._operator.privacy_url),
            ),
        )
        await answer(interaction, panel, replace=True)

    @privacy.command(name="hide")
    async def hide_command(
        self, interaction: Interaction, messages: app_commands.Range[int, 1, MOST] = 10
    ) -> None:
        again(interaction, "privacy:hide", str(messages))
        await self._hide(interaction, messages)

    @on("privacy:hide")
    async def hide(self, interaction: Interaction, press: Press) -> None:
        await self._hide(interaction, min(press.number(), MOST))

    async def _hide(self, interaction: Interaction, messages: int) -> None:
        """Delete this bot's last direct messages to the member who asks, and no one else's."""
        await working(interaction)
        say = say_of(interaction)
        gone, all_of_them = await hide(interaction, messages)
        more = "" if all_of_them else say("privacy-hide-some-left")
        await answer(interaction, Panel(say, say("privacy-hidden", n=gone), more))

    @privacy.command(name="export")
    async def export_command(self, interaction: Interaction) -> None:
        await self.export(interaction, Press())

    @on("privacy:export")
    async def export(self, interaction: Interaction, press: Press) -> None:
        await working(interaction)
        say = say_of(interaction)
        export = await self._privacy.export(member_of(interaction))
        page = export.page(say("privacy-page-title"), say("privacy-nothing"))
        panel = Panel(
            say,
            say("privacy-export-ready"),
            Document("handrail-export.html", page.encode()),
            Document("handrail-export.json", orjson.dumps(export.document(), option=orjson.OPT_INDENT_2)),
        )
        await answer(interaction, panel)

    @privacy.command(name="erase")
    async def erase_command(self, interaction: Interaction) -> None:
        await self.erase(interaction, Press())

    @on("privacy:erase")
    async def erase(self, interaction: Interaction, press: Press) -> None:
        await self._sure(interaction, "privacy-erase-first", "privacy:erase-again")

    @on("privacy:erase-again")
    async def erase_again(self, interaction: Interaction, press: Press) -> None:
        await self._sure(interaction, "privacy-erase-second", "privacy:erased")

    async def _sure(self, interaction: Interaction, question: str, route: str) -> None:
        say = say_of(interaction)
        yes = button(say(f"{question}-yes"), route, style=Style.danger)
        no = button(say("privacy-erase-no"), "privacy:show")
        await answer(interaction, confirm(say, say(question), yes=yes, no=no), replace=True)

    @on("privacy:erased")
    async def erased(self, interaction: Interaction, press: Press) -> None:
        say, member = say_of(interaction), member_of(interaction)
        await working(interaction, replace=True)
        hooks = [
            await hook.collect(self._bot, member, None) for hook in self._bot.declared("ON_ERASE", EraseHook)
        ]
        await self._privacy.erase(member)
        left = [place for undo in hooks for place in await undo()]
        posts = say("members-posts-left", n=len(left), links=" ".join(left)) if left else ""
        await answer(interaction, Panel(say, say("privacy-erased"), posts), replace=True)
