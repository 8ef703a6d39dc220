"""The first minute: what is kept, where you are, how you recover, how visible you are; all skippable."""

from discord.ext import commands

from bot.client import Handrail
from bot.features.members.model import SETTINGS, Pathway, Visibility
from bot.features.members.service import Members
from bot.features.servers.service import Servers
from bot.ui import (
    HomeEntry,
    Interaction,
    Panel,
    Press,
    answer,
    button,
    guild_of,
    member_of,
    on,
    row,
    say_of,
    select,
)
from bot.ui.panel import Style
from cogs.members import views
from cogs.members.settings import FIRST


class FirstMinuteCog(commands.Cog):
    """Four small questions, one panel each; skipping one goes on to the next."""

    def __init__(self, bot: Handrail, members: Members, servers: Servers) -> None:
        self._bot, self._members, self._servers = bot, members, servers

    @on("members:first")
    async def first(self, interaction: Interaction, press: Press) -> None:
        await self._bot.router.go(interaction, "members:consents", Press(FIRST))

    @on("members:first-zone")
    async def zone(self, interaction: Interaction, press: Press) -> None:
        if SETTINGS not in await self._members.consents(member_of(interaction)):
            await self.done(interaction, press)  # settings are not kept: nothing to ask
            return
        say, suggested = say_of(interaction), self._servers.zone_of(guild_of(interaction))
        offer = [button(suggested, "members:first-zone-server", style=Style.primary)] if suggested else []
        panel = Panel(
            say,
            say("members-first-zone"),
            row(
                *offer,
                button(say("members-first-zone-type"), "members:zone", FIRST),
                button(say("members-skip"), "members:first-pathway"),
            ),
        )
        await answer(interaction, panel, replace=True)

    @on("members:first-zone-server")
    async def server_zone(self, interaction: Interaction, press: Press) -> None:
        suggested = self._servers.zone_of(guild_of(interaction)) or ""
        await self._bot.router.go(interaction, "members:zone-chosen", Press(FIRST, values=(suggested,)))

    @on("members:first-pathway")
    async def pathway(self, interaction: Interaction, press: Press) -> None:
        say = say_of(interaction)
        panel = Panel(
            say,
            say("members-first-pathway"),
            row(
                select(
                    "members:first-pathway-chosen",
                    views.pathway_options(say),
                    placeholder=say("members-pathway-ask"),
                )
            ),
            row(button(say("members-skip"), "members:first-visibility")),
        )
        await answer(interaction, panel, replace=True)

    @on("members:first-pathway-chosen")
    async def pathway_chosen(self, interaction: Interaction, press: Press) -> None:
        pathway = press.one_of(Pathway, press.value)
        await self._members.change(member_of(interaction), lambda old: old.with_profile(pathway=pathway))
        await self.visibility(interaction, press)

    @on("members:first-visibility")
    async def visibility(self, interaction: Interaction, press: Press) -> None:
        say = say_of(interaction)
        offers = [
            button(say("members-visibility-short", visibility=each), "members:first-visibility-chosen", each)
            for each in Visibility
        ]
        panel = Panel(
            say,
            say("members-first-visibility"),
            row(*offers, button(say("members-skip"), "members:first-done")),
        )
        await answer(interaction, panel, replace=True)

    @on("members:first-visibility-chosen")
    async def visibility_chosen(self, interaction: Interaction, press: Press) -> None:
        visibility = press.one_of(Visibility, press.arg)
        await self._members.change(
            member_of(interaction), lambda old: old.with_profile(visibility=visibility)
        )
        await self.done(interaction, press)

    @on("members:first-done")
    async def done(self, interaction: Interaction, press: Press) -> None:
        say = say_of(interaction)
        entries = self._bot.declared("HOME", HomeEntry)[:4]
        panel = Panel(
            say, say("members-first-done"), row(*(button(say(e.key), e.route, e.arg) for e in entries))
        )
        await answer(interaction, panel, replace=True)
