"""``/meeting remind | my | calendar``: what a member follows, for them alone."""

from discord.ext import commands

from bot.errors import Refusal
from bot.features.meeting_reminders.calendar import to_ics
from bot.features.meeting_reminders.model import USUAL, Felt, Try, leads_of
from bot.features.meeting_reminders.service import MeetingReminders
from bot.features.meetings.filters import Filter, from_code
from bot.features.meetings.service import Meetings
from bot.ui import (
    Interaction,
    Press,
    answer,
    ask,
    guild_of,
    member_of,
    number_in,
    on,
    one_of,
    request_of,
    say_of,
)
from cogs.meetings import following_views as views
from cogs.meetings.cog import server_of
from cogs.meetings.views import one_panel

NEUTRAL = "neutral"
"""Argument of the file whose events name no meeting."""


class FollowingCog(commands.Cog):
    """Works in direct messages too: a list belongs to its member."""

    def __init__(self, meetings: Meetings, reminders: MeetingReminders) -> None:
        self._meetings, self._reminders = meetings, reminders

    @on("meetings:choose")
    async def choose(self, interaction: Interaction, press: Press) -> None:
        """Lead to the board: a reminder begins with a meeting."""
        guild = guild_of(interaction)
        if guild is None:
            await self.mine(interaction, press)
            return
        page = await self._meetings.ahead(guild, Filter())
        await answer(interaction, views.choose_panel(say_of(interaction), page))

    @on("meetings:mine")
    async def mine(self, interaction: Interaction, press: Press) -> None:
        mine = await self._reminders.mine(member_of(interaction))
        page = number_in(press.arg.removeprefix(".")) or 0
        await answer(interaction, views.mine_panel(say_of(interaction), mine, page), replace=True)

    @on("meetings:follow")
    async def follow(self, interaction: Interaction, press: Press) -> None:
        member, listing = member_of(interaction), press.number()
        await self._reminders.check(member)
        known = await self._reminders.of_listing(member, listing)
        leads = USUAL if known is None else known.leads
        once = known is not None and known.only is not None
        await ask(interaction, views.follow_form(say_of(interaction), listing, leads, once=once))

    @on("meetings:followed")
    async def followed(self, interaction: Interaction, press: Press) -> None:
        done = await self._reminders.follow(
            member_of(interaction),
            server_of(interaction),
            request_of(interaction),
            press.number(),
            _leads(press),
            once=press.text("which") == "next",
        )
        await answer(interaction, views.followed_panel(say_of(interaction), done))

    @on("meetings:kind")
    async def kind(self, interaction: Interaction, press: Press) -> None:
        server_of(interaction)
        await self._reminders.check(member_of(interaction))
        await ask(interaction, views.kind_form(say_of(interaction), press.arg))

    @on("meetings:kind-followed")
    async def kind_followed(self, interaction: Interaction, press: Press) -> None:
        member, guild, wanted = member_of(interaction), server_of(interaction), from_code(press.arg)
        await self._reminders.follow_kind(member, guild, request_of(interaction), wanted, _leads(press))
        await answer(interaction, views.kind_panel(say_of(interaction), wanted))

    @on("meetings:my-one")
    async def one(self, interaction: Interaction, press: Press) -> None:
        id = number_in(press.value if press.values else press.arg)
        found = await self._reminders.get(member_of(interaction), id or 0)
        say, now = say_of(interaction), self._meetings.time()
        if found.listing is None:
            await answer(interaction, views.gone_panel(say, found))
            return
        buttons = views.follow_buttons(say, found.follow)
        await answer(interaction, one_panel(say, found.listing, now, *buttons, follow=False), replace=True)

    @on("meetings:stop")
    async def stop(self, interaction: Interaction, press: Press) -> None:
        await self._reminders.unfollow(member_of(interaction), press.number())
        await answer(interaction, views.stopped_panel(say_of(interaction)), replace=True)

    @on("meetings:leads")
    async def leads(self, interaction: Interaction, press: Press) -> None:
        found = await self._reminders.get(member_of(interaction), press.number())
        await ask(interaction, views.leads_form(say_of(interaction), found.follow))

    @on("meetings:leads-chosen")
    async def leads_chosen(self, interaction: Interaction, press: Press) -> None:
        await self._reminders.set_leads(member_of(interaction), press.number(), _leads(press))
        await self.one(interaction, Press(press.arg))

    @on("meetings:calendar")
    async def calendar(self, interaction: Interaction, press: Press) -> None:
        mine = await self._reminders.mine(member_of(interaction))
        await answer(interaction, views.calendar_panel(say_of(interaction), mine), replace=True)

    @on("meetings:file")
    async def file(self, interaction: Interaction, press: Press) -> None:
        say, mine = say_of(interaction), await self._reminders.mine(member_of(interaction))
        if not any(each.next for each in mine.meetings):
            raise Refusal("meeting-reminders-nothing-to-save")
        title = say("meeting-reminders-neutral-title") if press.arg == NEUTRAL else None
        content = to_ics(mine.meetings, mine.now, title)
        await answer(interaction, views.file_panel(say, content))

    # What they tried (T-2)

    @on("meetings:tries")
    async def tries(self, interaction: Interaction, press: Press) -> None:
        tried = await self._reminders.tried(member_of(interaction))
        await answer(interaction, views.tries_panel(say_of(interaction), tried), replace=True)

    @on("meetings:try")
    async def note(self, interaction: Interaction, press: Press) -> None:
        await self._reminders.check(member_of(interaction))
        await ask(interaction, views.try_form(say_of(interaction)))

    @on("meetings:tried")
    async def noted(self, interaction: Interaction, press: Press) -> None:
        felt = one_of(Felt, press.text("felt") or Felt.UNSURE)
        tried = Try(request_of(interaction), press.text("name"), felt, press.text("note"))
        found = await self._reminders.note_try(member_of(interaction), tried)
        await answer(interaction, views.tries_panel(say_of(interaction), found), replace=True)

    @on("meetings:untry")
    async def untry(self, interaction: Interaction, press: Press) -> None:
        await self._reminders.forget_try(member_of(interaction), number_in(press.value) or 0)
        await self.tries(interaction, press)


def _leads(press: Press) -> frozenset[int]:
    values = (number_in(each) for each in press.fields.get("leads", ()))
    return leads_of(each for each in values if each is not None)
