"""A quick start: a template for a kind of group, and the lasting panel members press."""

from datetime import time

from discord.ext import commands

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.prompts.model import with_choices
from bot.features.prompts.service import Prompts
from bot.features.servers.service import Servers
from bot.features.servers.templates import Template
from bot.texts import DEFAULT_LOCALE, Say
from bot.ui import (
    HomeEntry,
    Interaction,
    Panel,
    Press,
    Switch,
    announce,
    answer,
    button,
    managed_by,
    on,
    request_of,
    row,
    say_of,
    working,
)
from bot.ui.permissions import missing_in
from bot.ui.times import weekday
from cogs.servers import panel_views as views
from cogs.servers.telling import name_of, tell_staff
from cogs.servers.views import permissions_text

HUB_NEEDS = ("view_channel", "send_messages")


class StartingCog(commands.Cog):
    """Chooses several things at once; one undo takes all of them back."""

    def __init__(
        self, bot: Handrail, servers: Servers, prompts: Prompts, templates: dict[str, Template]
    ) -> None:
        self._bot, self._servers, self._prompts, self._templates = bot, servers, prompts, templates

    @on("servers:templates")
    async def templates(self, interaction: Interaction, press: Press) -> None:
        managed_by(interaction)
        known = list(self._templates.values())
        await answer(interaction, views.templates(say_of(interaction), known), replace=True)

    @on("servers:template")
    async def template(self, interaction: Interaction, press: Press) -> None:
        managed_by(interaction)
        say, chosen = say_of(interaction), self._known(press.value)
        switches = self._bot.declared("SWITCHES", Switch)
        await answer(interaction, views.template(say, chosen, switches, _prompt(say, chosen)), replace=True)

    @on("servers:template-use")
    async def use(self, interaction: Interaction, press: Press) -> None:
        say, guild, chosen = say_of(interaction), managed_by(interaction), self._known(press.arg)
        request = request_of(interaction)
        await self._servers.switch_off(guild, chosen.off, request)
        await self._prompts.change(
            guild, request, lambda plan: with_choices(plan, {**plan.choices(), **chosen.prompt})
        )
        name = say(f"servers-kind-{chosen.name}")
        again = row(
            button(say("servers-panel"), "servers:panel"), button(say("servers-undo"), "servers:undo")
        )
        await answer(
            interaction, Panel(say, say("servers-template-used", template=name), again), replace=True
        )
        changed = say("servers-changed-template", name=name_of(interaction), template=name)
        await tell_staff(interaction, changed)

    def _known(self, name: str) -> Template:
        if name not in self._templates:
            raise Refusal("ui-stale")
        return self._templates[name]

    @on("servers:hub")
    async def hub(self, interaction: Interaction, press: Press) -> None:
        managed_by(interaction)
        await answer(interaction, views.hub_choice(say_of(interaction)), replace=True)

    @on("servers:hub-channel")
    async def hub_channel(self, interaction: Interaction, press: Press) -> None:
        """Post the lasting panel where an admin chose; an earlier one elsewhere goes on working."""
        say, guild_id = say_of(interaction), managed_by(interaction)
        guild = interaction.guild
        if guild is None:
            raise Refusal("ui-stale")
        channel = guild.get_channel(int(press.value))
        missing = missing_in(guild, channel, HUB_NEEDS)
        if channel is None or missing:
            words = permissions_text(say, missing)
            note = say("servers-channel-missing", channel=f"<#{press.value}>", permissions=words)
            await answer(interaction, views.hub_choice(say, note), replace=True)
            return
        await working(interaction, replace=True)
        entries = self._bot.offered("HOME", HomeEntry, guild_id)
        post = views.hub(self._bot.texts.reader(guild.preferred_locale.value or DEFAULT_LOCALE), entries)
        sent = await announce(self._bot.get_partial_messageable(channel.id), post, nonce=interaction.id)
        done = say("servers-hub-posted", link=sent.jump_url)
        await answer(interaction, views.hub_choice(say, done), replace=True)


def _prompt(say: Say, chosen: Template) -> str:
    days = ", ".join(weekday(say, day) for day in chosen.prompt["weekdays"])
    at = time.fromisoformat(chosen.prompt["at"])
    return say("servers-template-prompt", at=f"{at:%H:%M}", days=days or say("servers-every-day"))
