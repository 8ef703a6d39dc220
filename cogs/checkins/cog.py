"""``/checkin`` and ``/checkins history``: every press is one service call and one panel."""

from datetime import date

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.checkins.model import CheckIn, Part, Share
from bot.features.checkins.service import Checkins
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId
from bot.pictures import Pictures
from bot.ui import (
    Interaction,
    NextStep,
    Panel,
    Press,
    announce,
    answer,
    ask,
    button,
    confirm,
    guild_of,
    member_of,
    on,
    request_of,
    say_of,
)
from bot.ui.panel import Style
from cogs.checkins import history, posts, views

PLACES = ("checkins", "support")
"""Channel uses a check-in can be shared to."""


class CheckinsCog(commands.Cog):
    """Check in, look back, share one exact post."""

    past = app_commands.Group(name="checkins", description="…")

    def __init__(self, bot: Handrail, checkins: Checkins, servers: Servers, pictures: Pictures) -> None:
        self._bot, self._checkins, self._servers, self._pictures = bot, checkins, servers, pictures

    @app_commands.command(name="checkin")
    async def checkin(self, interaction: Interaction) -> None:
        await self.open(interaction, Press())

    @on("checkins:open")
    async def open(self, interaction: Interaction, press: Press) -> None:
        opened = await self._checkins.open(member_of(interaction), guild_of(interaction))
        await ask(interaction, views.checkin_form(say_of(interaction), opened))

    @on("checkins:yesterday")
    async def yesterday(self, interaction: Interaction, press: Press) -> None:
        opened = await self._checkins.yesterday(member_of(interaction), guild_of(interaction))
        await ask(interaction, views.checkin_form(say_of(interaction), opened))

    @on("checkins:edit")
    async def edit(self, interaction: Interaction, press: Press) -> None:
        opened = await self._checkins.open(member_of(interaction), guild_of(interaction), _day(press.arg))
        await ask(interaction, views.checkin_form(say_of(interaction), opened))

    @on("checkins:submit")
    async def submit(self, interaction: Interaction, press: Press) -> None:
        saved = await self._checkins.save(
            member_of(interaction), guild_of(interaction), _day(press.arg), views.entry_of(press)
        )
        steps = self._bot.declared("NEXT_STEPS", NextStep)
        can_share = bool(self._places(interaction))
        await answer(interaction, views.saved_panel(say_of(interaction), saved, steps, can_share=can_share))

    @past.command(name="history")
    async def history_command(self, interaction: Interaction) -> None:
        await self.history(interaction, Press())

    @on("checkins:history")
    async def history(self, interaction: Interaction, press: Press) -> None:
        days, page = history.view_of(press)
        say = say_of(interaction)
        found = await self._checkins.history(member_of(interaction), guild_of(interaction), days)
        picture = await history.picture(self._pictures, say, found)
        await answer(
            interaction,
            history.history_panel(say, found, page, picture),
            replace=bool(press.arg or press.values),
        )

    @on("checkins:day")
    async def day(self, interaction: Interaction, press: Press) -> None:
        day = _day(press.values[0] if press.values else press.arg)
        checkin = await self._checkins.get(member_of(interaction), day)
        shares = await self._checkins.shares(member_of(interaction), day)
        can_share = bool(self._places(interaction))
        await answer(
            interaction,
            views.day_panel(say_of(interaction), checkin, shares, can_share=can_share),
            replace=bool(press.arg),
        )

    @on("checkins:delete")
    async def delete(self, interaction: Interaction, press: Press) -> None:
        say, day = say_of(interaction), _day(press.arg)
        yes = button(say("checkins-delete-yes"), "checkins:deleted", day.isoformat(), style=Style.danger)
        no = button(say("checkins-delete-no"), "checkins:day", day.isoformat())
        await answer(interaction, confirm(say, say("checkins-delete-sure"), yes=yes, no=no), replace=True)

    @on("checkins:deleted")
    async def deleted(self, interaction: Interaction, press: Press) -> None:
        say = say_of(interaction)
        shares = await self._checkins.delete(member_of(interaction), _day(press.arg))
        left = await posts.take_down(self._bot, shares)
        text = say("checkins-deleted-posts-left", n=left) if left else say("checkins-deleted")
        await answer(interaction, Panel(say, text), replace=True)

    @on("checkins:share")
    async def share(self, interaction: Interaction, press: Press) -> None:
        checkin = await self._checkins.get(member_of(interaction), _day(press.arg))
        await self._preview(interaction, checkin, frozenset(checkin.entry.parts[:1]))

    @on("checkins:preview")
    async def preview(self, interaction: Interaction, press: Press) -> None:
        checkin = await self._checkins.get(member_of(interaction), _day(press.arg))
        await self._preview(
            interaction, checkin, frozenset(press.one_of(Part, value) for value in press.values)
        )

    async def _preview(self, interaction: Interaction, checkin: CheckIn, parts: frozenset[Part]) -> None:
        say, places = say_of(interaction), self._places(interaction)
        if not places:
            raise Refusal("checkins-share-nowhere")
        post = views.post_text(say, interaction.user.display_name, checkin.entry, parts)
        await answer(interaction, views.share_panel(say, checkin, places, parts, post), replace=True)

    @on("checkins:post")
    async def post(self, interaction: Interaction, press: Press) -> None:
        day, parts, approved, use = _approval(press)
        say, member = say_of(interaction), member_of(interaction)
        checkin = await self._checkins.get(member, day)
        text = views.post_text(say, interaction.user.display_name, checkin.entry, parts)
        channel = dict(self._places(interaction)).get(use)
        guild = guild_of(interaction)
        if views.fingerprint(text) != approved or channel is None or guild is None:
            await self._preview(
                interaction, checkin, parts
            )  # something changed since: ask for approval again
            return
        share = await self._checkins.begin_share(
            member, request_of(interaction), day, guild, ChannelId(channel)
        )
        await self._send(interaction, share, Panel(say, text))
        await answer(
            interaction, Panel(say, say("checkins-share-done", channel=f"<#{channel}>")), replace=True
        )

    async def _send(self, interaction: Interaction, share: Share, panel: Panel) -> None:
        try:
            sent = await announce(self._bot.get_partial_messageable(share.channel), panel, nonce=share.id)
        except discord.HTTPException as error:
            await self._checkins.drop_share(member_of(interaction), share)
            raise Refusal("checkins-share-failed") from error
        await self._checkins.finish_share(share, sent.id)

    def _places(self, interaction: Interaction) -> list[tuple[str, int]]:
        """Return (use, channel) of every channel of this server that a check-in can be shared to."""
        guild: GuildId | None = guild_of(interaction)
        found = {use: self._servers.channel_of(guild, use) for use in PLACES}
        return [(use, channel) for use, channel in found.items() if channel is not None]


def _day(text: str) -> date:
    """Read the day a button carries; one that is none is not ours."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal("ui-stale") from None


def _approval(press: Press) -> tuple[date, frozenset[Part], str, str]:
    """Read what was approved: day, parts, mark of the text, place."""
    pieces = press.arg.split(".")
    if len(pieces) != 4:
        raise Refusal("ui-stale")
    return _day(pieces[0]), views.parts_of(pieces[1]), pieces[2], pieces[3]
