"""The first minute: what is kept, where you are, how you recover, how visible you are; all skippable."""

from discord.ext import commands

from bot.client import Handrail
from bot.clock import Clock
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
    one_of,
    row,
    rows,
    say_of,
    select,
)
from bot.ui.panel import Style
from bot.zones import find_zones
from cogs.members import views


class FirstMinuteCog(commands.Cog):
    """Four small questions, one panel each; skipping one goes on to the next."""

    def __init__(self, bot: Handrail, members: Members, servers: Servers, clock: Clock) -> None:
        self._bot, self._members, self._servers, self._clock = bot, members, servers, clock

    @on("members:first")
    async def first(self, interaction: Interaction, press: Press) -> None:
        await self._bot.router.go(interaction, "members:consents", Press(views.FIRST))

    @on("members:first-language")
    async def language(self, interaction: Interaction, press: Press) -> None:
        """Ask for the language where there is a choice, and only when the answer may be kept."""
        held = {each.category for each in await self._members.consents(member_of(interaction))}
        if SETTINGS.name not in held:
            await self.done(interaction, press)
        elif len(self._bot.texts.locales) > 1:
            await self._bot.router.go(interaction, "members:language", Press(views.FIRST))
        else:
            await self.zone(interaction, press)

    @on("members:first-zone")
    async def zone(self, interaction: Interaction, press: Press) -> None:
        say, suggested = say_of(interaction), self._servers.zone_of(guild_of(interaction))
        place = None if suggested is None else self._label(suggested, say.locale)
        offer = [button(place, "members:first-zone-server", style=Style.primary)] if place else []
        panel = Panel(
            say,
            say("members-first-zone"),
            row(
                *offer,
                button(say("members-first-zone-type"), "members:zone", views.FIRST),
                button(say("members-skip"), "members:first-pathway"),
            ),
        )
        await answer(interaction, panel, replace=True)

    def _label(self, zone: str, locale: str) -> str:
        """Return a zone in human words, with the time there now."""
        found = find_zones(zone, locale, now=self._clock.now(), limit=1)
        return found[0].label[:80] if found else zone

    @on("members:first-zone-server")
    async def server_zone(self, interaction: Interaction, press: Press) -> None:
        suggested = self._servers.zone_of(guild_of(interaction)) or ""
        await self._bot.router.go(interaction, "members:zone-chosen", Press(views.FIRST, values=(suggested,)))

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
        pathway = one_of(Pathway, press.value)
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
        visibility = one_of(Visibility, press.arg)
        await self._members.change(
            member_of(interaction), lambda old: old.with_profile(visibility=visibility)
        )
        await self.done(interaction, press)

    @on("members:first-done")
    async def done(self, interaction: Interaction, press: Press) -> None:
        say = say_of(interaction)
        entries = self._bot.declared("HOME", HomeEntry)[:4]
        panel = Panel(
            say, say("members-first-done"), *rows(*(button(say(e.key), e.route, e.arg) for e in entries))
        )
        await answer(interaction, panel, replace=True)
