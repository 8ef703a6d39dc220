"""``/setup feed``: public listings on the board, each with a report of every row."""

import discord
from discord.ext import commands

from bot.clock import Clock
from bot.errors import Refusal
from bot.features.meeting_feeds.model import Source, named
from bot.features.meeting_feeds.service import MeetingFeeds
from bot.features.meetings.feeds.report import MOST_BYTES
from bot.features.meetings.model import Programme
from bot.ui import (
    Interaction,
    Panel,
    Press,
    answer,
    ask,
    confirm,
    managed_by,
    number_in,
    on,
    one_of,
    request_of,
    say_of,
    working,
)
from bot.ui.untold import untold
from bot.zones import canonical_zone, find_zones
from cogs.meeting_feeds import views


class MeetingFeedsCog(commands.Cog):
    """For people with Manage Server."""

    def __init__(self, feeds: MeetingFeeds, clock: Clock) -> None:
        self._feeds, self._clock = feeds, clock

    @on("meeting_feeds:setup")
    async def setup(self, interaction: Interaction, press: Press) -> None:
        guild = managed_by(interaction)
        missed = await untold(interaction, guild)
        found = await self._feeds.of_guild(guild)
        await answer(interaction, views.setup_panel(say_of(interaction), found, missed), replace=True)

    @on("meeting_feeds:upload")
    async def upload(self, interaction: Interaction, press: Press) -> None:
        """Take the file of the command that led here."""
        guild, say = managed_by(interaction), say_of(interaction)
        given = interaction.namespace
        file: discord.Attachment | None = getattr(given, "file", None)
        if file is None:
            raise Refusal("ui-stale")
        if file.size > MOST_BYTES:
            raise Refusal("meeting-feeds-too-big", most=MOST_BYTES // 1024 // 1024)
        zone = self._zone(str(getattr(given, "zone", "") or ""), say.locale)
        source = Source(request_of(interaction), guild, named(str(given.name)), zone=zone)
        await working(interaction)
        reading = await self._feeds.add(source, await file.read())
        await answer(interaction, views.reading_panel(say, reading))

    @on("meeting_feeds:add")
    async def add(self, interaction: Interaction, press: Press) -> None:
        managed_by(interaction)
        await ask(interaction, views.address_form(say_of(interaction)))

    @on("meeting_feeds:added")
    async def added(self, interaction: Interaction, press: Press) -> None:
        guild, say = managed_by(interaction), say_of(interaction)
        source = Source(
            request_of(interaction),
            guild,
            named(press.text("name")),
            address=press.text("address"),
            zone=self._zone(press.text("zone"), say.locale),
            programme=one_of(Programme, press.text("programme") or Programme.OTHER),
        )
        await working(interaction)
        await answer(interaction, views.reading_panel(say, await self._feeds.add_address(source)))

    @on("meeting_feeds:refresh")
    async def refresh(self, interaction: Interaction, press: Press) -> None:
        source = await self._feeds.get(managed_by(interaction), press.number())
        await working(interaction)
        reading = await self._feeds.refresh(source)
        await answer(interaction, views.reading_panel(say_of(interaction), reading))

    def _zone(self, typed: str, locale: str) -> str:
        """Return the zone meant; the best fit is shown back in the report."""
        if not typed.strip():
            return ""
        found = canonical_zone(typed)
        guesses = find_zones(typed, locale, now=self._clock.now(), limit=1)
        if found is None and not guesses:
            raise Refusal("servers-zone-unknown")
        return found or guesses[0].id

    @on("meeting_feeds:one")
    async def one(self, interaction: Interaction, press: Press) -> None:
        id = number_in(press.value if press.values else press.arg)
        source = await self._feeds.get(managed_by(interaction), id or 0)
        await answer(interaction, views.one_panel(say_of(interaction), source), replace=True)

    @on("meeting_feeds:remove")
    async def remove(self, interaction: Interaction, press: Press) -> None:
        say, source = say_of(interaction), await self._feeds.get(managed_by(interaction), press.number())
        yes, no = views.remove_buttons(say, source)
        panel: Panel = confirm(say, views.remove_text(say, source), yes=yes, no=no)
        await answer(interaction, panel, replace=True)

    @on("meeting_feeds:remove-sure")
    async def remove_sure(self, interaction: Interaction, press: Press) -> None:
        guild = managed_by(interaction)
        await working(interaction, replace=True)
        await self._feeds.remove(guild, press.number())
        found = await self._feeds.of_guild(guild)
        await answer(interaction, views.setup_panel(say_of(interaction), found, ""), replace=True)
