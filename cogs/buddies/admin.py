"""What admins set for buddies: on or off, when the round runs, gates; and two numbers."""

from dataclasses import replace
from typing import Any

from discord import ui
from discord.ext import commands

from bot.client import Handrail
from bot.dates import read_time
from bot.features.buddies.pairs.beginnings import CHANNEL_USE
from bot.features.buddies.service import Buddies, Change
from bot.features.buddies.waiting import Rules, mentored, raised
from bot.features.servers.service import Servers
from bot.texts import Say
from bot.ui import (
    Form,
    Interaction,
    Line,
    Panel,
    Press,
    answer,
    ask,
    button,
    managed_by,
    number_in,
    on,
    request_of,
    row,
    say_of,
)
from bot.ui.panel import Style
from bot.ui.untold import untold
from cogs.buddies import place


class AdminCog(commands.Cog):
    """For people with Manage Server; nobody's profile or pair is in it."""

    def __init__(self, bot: Handrail, buddies: Buddies, servers: Servers) -> None:
        self._bot, self._buddies, self._servers = bot, buddies, servers

    @on("buddies:setup")
    async def setup(self, interaction: Interaction, press: Press) -> None:
        await self._show(interaction, await untold(interaction, managed_by(interaction)))

    async def _show(self, interaction: Interaction, note: str) -> None:
        guild, say = managed_by(interaction), say_of(interaction)
        rules, counts = await self._buddies.rules(guild), await self._buddies.counts(guild)
        panel = Panel(
            say,
            note,
            say("buddies-setup-title"),
            self._where(interaction, say),
            self._adults(interaction, say, rules),
            say("buddies-setup-gates", account=rules.account_days, member=rules.member_days),
            self._mentors(say, rules),
            say("buddies-setup-round", at=rules.round_at.strftime("%H:%M"), zone=self._zone(interaction)),
            say("buddies-setup-counts", waiting=counts[0], pairs=counts[1]),
            row(
                _switch(say, rules),
                button(say("buddies-setup-change"), "buddies:setup-form"),
                button(say("servers-channels"), "servers:channels"),
                button(say("servers-roles"), "servers:roles"),
            ),
        )
        await answer(interaction, panel, replace=True)

    def _where(self, interaction: Interaction, say: Say) -> str:
        channel = self._servers.channel_of(managed_by(interaction), CHANNEL_USE)
        if channel is None or interaction.guild is None or interaction.guild.get_channel(channel) is None:
            return say("buddies-setup-no-channel")
        missing = place.missing(interaction.guild, channel)
        if not missing:
            return say("buddies-setup-channel", channel=f"<#{channel}>")
        names = ", ".join(say("servers-permission", permission=need) for need in missing)
        return say("servers-channel-missing", channel=f"<#{channel}>", permissions=names)

    def _adults(self, interaction: Interaction, say: Say, rules: Rules) -> str:
        """Say what keeps minors out beside a tick, which alone keeps out nobody."""
        channel = self._servers.channel_of(managed_by(interaction), CHANNEL_USE)
        found = interaction.guild.get_channel(channel) if interaction.guild and channel else None
        if getattr(found, "nsfw", False):
            return say("buddies-setup-restricted")
        if rules.role is not None:
            return say("buddies-setup-role", role=f"<@&{rules.role}>")
        return say("buddies-setup-tick-alone")

    def _mentors(self, say: Say, rules: Rules) -> str:
        role = "none" if rules.mentor_role is None else f"<@&{rules.mentor_role}>"
        return say("buddies-setup-mentors", role=role, days=rules.mentor_days, cap=rules.mentor_cap)

    def _zone(self, interaction: Interaction) -> str:
        return self._servers.zone_of(managed_by(interaction)) or "UTC"

    @on("buddies:setup-on")
    async def turn_on(self, interaction: Interaction, press: Press) -> None:
        await self._change(interaction, lambda rules: replace(rules, on=True))

    @on("buddies:setup-off")
    async def turn_off(self, interaction: Interaction, press: Press) -> None:
        await self._change(interaction, lambda rules: replace(rules, on=False))

    async def _change(self, interaction: Interaction, change: Change) -> None:
        await self._buddies.change(managed_by(interaction), request_of(interaction), change)
        await self._show(interaction, say_of(interaction)("servers-saved"))

    @on("buddies:setup-form")
    async def form(self, interaction: Interaction, press: Press) -> None:
        say, rules = say_of(interaction), await self._buddies.rules(managed_by(interaction))
        form = Form(
            say("buddies-setup-form"),
            "buddies:setup-typed",
            Line(
                "round",
                say("buddies-setup-round-ask"),
                say("buddies-setup-round-hint"),
                rules.round_at.strftime("%H:%M"),
                needed=True,
            ),
            Line("account", say("buddies-setup-account"), value=str(rules.account_days), needed=True),
            Line("member", say("buddies-setup-member"), value=str(rules.member_days), needed=True),
            Line("tenure", say("buddies-setup-tenure"), value=str(rules.mentor_days), needed=True),
            Line("cap", say("buddies-setup-cap"), value=str(rules.mentor_cap), needed=True),
        )
        await ask(interaction, form)

    @on("buddies:setup-typed")
    async def typed(self, interaction: Interaction, press: Press) -> None:
        managed_by(interaction)
        at = read_time(press.text("round"))
        account, member = number_in(press.text("account")) or 0, number_in(press.text("member")) or 0
        tenure, cap = number_in(press.text("tenure")) or 0, number_in(press.text("cap")) or 0
        await self._change(
            interaction,
            lambda rules: replace(mentored(raised(rules, account, member), tenure, cap), round_at=at),
        )


def _switch(say: Say, rules: Rules) -> ui.Button[Any]:
    if rules.on:
        return button(say("buddies-setup-off"), "buddies:setup-off")
    return button(say("buddies-setup-on"), "buddies:setup-on", style=Style.primary)
