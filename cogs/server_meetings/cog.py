"""``/setup meetings``: a server's own meetings, added and changed through plain questions."""

from datetime import datetime

from discord.ext import commands

from bot.dates import read_moment
from bot.errors import Refusal
from bot.features.meetings.model import Programme, Trait
from bot.features.server_meetings.model import Repeat, When, Where, about, placed_at
from bot.features.server_meetings.service import ServerMeetings, Standing
from bot.ids import GuildId
from bot.ui import (
    Interaction,
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
)
from bot.ui.untold import untold
from cogs.server_meetings import views


class ServerMeetingsCog(commands.Cog):
    """For people with Manage Server. A draft is seen by nobody else."""

    def __init__(self, meetings: ServerMeetings) -> None:
        self._meetings = meetings

    @on("server_meetings:setup")
    async def setup(self, interaction: Interaction, press: Press) -> None:
        guild = managed_by(interaction)
        missed = await untold(interaction, guild)
        page = number_in(press.arg.removeprefix(".")) or 0
        found = await self._meetings.all(guild)
        await answer(interaction, views.setup_panel(say_of(interaction), found, page, missed), replace=True)

    @on("server_meetings:add")
    async def add(self, interaction: Interaction, press: Press) -> None:
        zone = self._meetings.zone(managed_by(interaction))
        await ask(interaction, views.when_form(say_of(interaction), zone))

    @on("server_meetings:added")
    async def added(self, interaction: Interaction, press: Press) -> None:
        guild = managed_by(interaction)
        when, request = self._when(interaction, guild, press), request_of(interaction)
        await self._show(interaction, await self._meetings.create(guild, request, press.text("name"), when))

    @on("server_meetings:one")
    async def one(self, interaction: Interaction, press: Press) -> None:
        await self._show(interaction, await self._found(interaction, press))

    async def _found(self, interaction: Interaction, press: Press) -> Standing:
        id = number_in(press.value if press.values else press.arg.partition(".")[0])
        return await self._meetings.get(managed_by(interaction), id or 0)

    async def _show(self, interaction: Interaction, standing: Standing, note: str = "") -> None:
        await answer(interaction, views.one_panel(say_of(interaction), standing, note), replace=True)

    @on("server_meetings:when")
    async def when(self, interaction: Interaction, press: Press) -> None:
        standing = await self._found(interaction, press)
        zone = self._meetings.zone(managed_by(interaction))
        await ask(interaction, views.when_form(say_of(interaction), zone, standing))

    @on("server_meetings:retimed")
    async def retimed(self, interaction: Interaction, press: Press) -> None:
        guild = managed_by(interaction)
        when = self._when(interaction, guild, press)
        done = await self._meetings.retime(guild, press.number(), press.text("name"), when)
        await self._show(interaction, done)

    def _when(self, interaction: Interaction, guild: GuildId, press: Press) -> When:
        today = self._meetings.today(guild)
        first = read_moment(press.text("first"), today, say_of(interaction).locale, ahead=True)
        if first.at is None:
            raise Refusal("server-meetings-first-time")
        minutes = number_in(press.text("minutes")) or 0
        repeat = one_of(Repeat, press.text("repeat"))
        return When(datetime.combine(first.day, first.at), minutes, repeat, press.text("rrule"))

    @on("server_meetings:where")
    async def where(self, interaction: Interaction, press: Press) -> None:
        standing = await self._found(interaction, press)
        await answer(interaction, views.where_panel(say_of(interaction), standing), replace=True)

    @on("server_meetings:place-in")
    async def place_in(self, interaction: Interaction, press: Press) -> None:
        guild = managed_by(interaction)
        channel = None if interaction.guild is None else interaction.guild.get_channel(int(press.value))
        where = Where.STAGE if channel is not None and channel.type.name == "stage_voice" else Where.VOICE
        id, chosen = press.number(), int(press.value)
        done = await self._meetings.edit(guild, id, lambda it: placed_at(it, where, "", "", chosen))
        await self._show(interaction, done)

    @on("server_meetings:place")
    async def place(self, interaction: Interaction, press: Press) -> None:
        standing = await self._found(interaction, press)
        where = one_of(Where, press.arg.partition(".")[2])
        await ask(interaction, views.place_form(say_of(interaction), standing, where))

    @on("server_meetings:placed")
    async def placed(self, interaction: Interaction, press: Press) -> None:
        guild, (id, _, kind) = managed_by(interaction), press.arg.partition(".")
        where, place, codes = one_of(Where, kind), press.text("place"), press.text("codes")
        done = await self._meetings.edit(
            guild, number_in(id) or 0, lambda it: placed_at(it, where, place, codes, None)
        )
        await self._show(interaction, done)

    @on("server_meetings:about")
    async def about(self, interaction: Interaction, press: Press) -> None:
        standing = await self._found(interaction, press)
        await ask(interaction, views.about_form(say_of(interaction), standing))

    @on("server_meetings:described")
    async def described(self, interaction: Interaction, press: Press) -> None:
        programme = one_of(Programme, press.text("programme") or Programme.OTHER)
        traits = [one_of(Trait, each) for each in press.fields.get("traits", ())]
        language, notes = press.text("language"), press.text("notes")
        done = await self._meetings.edit(
            managed_by(interaction),
            press.number(),
            lambda it: about(it, programme, language, traits, notes),
        )
        await self._show(interaction, done)

    @on("server_meetings:publish")
    async def publish(self, interaction: Interaction, press: Press) -> None:
        done = await self._meetings.publish(managed_by(interaction), press.number(), on=True)
        await self._show(interaction, done, say_of(interaction)("server-meetings-published"))

    @on("server_meetings:hide")
    async def hide(self, interaction: Interaction, press: Press) -> None:
        done = await self._meetings.publish(managed_by(interaction), press.number(), on=False)
        await self._show(interaction, done, say_of(interaction)("server-meetings-hidden"))

    @on("server_meetings:skip")
    async def skip(self, interaction: Interaction, press: Press) -> None:
        standing = await self._found(interaction, Press(press.arg))
        say, wall = say_of(interaction), _wall(press.value)
        yes = views.danger(
            say("server-meetings-skip-yes"), "server_meetings:skip-sure", f"{press.arg}.{press.value}"
        )
        question = views.skip_text(say, standing, wall)
        panel = confirm(say, question, yes=yes, no=views.back(say, standing))
        await answer(interaction, panel, replace=True)

    @on("server_meetings:skip-sure")
    async def skip_sure(self, interaction: Interaction, press: Press) -> None:
        id, _, at = press.arg.partition(".")
        done = await self._meetings.skip(managed_by(interaction), number_in(id) or 0, _wall(at))
        await self._show(interaction, done, say_of(interaction)("server-meetings-skipped"))

    @on("server_meetings:end")
    async def end(self, interaction: Interaction, press: Press) -> None:
        say, standing = say_of(interaction), await self._found(interaction, press)
        yes = views.danger(say("server-meetings-end-yes"), "server_meetings:end-sure", press.number())
        question = views.end_text(say, standing)
        panel = confirm(say, question, yes=yes, no=views.back(say, standing))
        await answer(interaction, panel, replace=True)

    @on("server_meetings:end-sure")
    async def end_sure(self, interaction: Interaction, press: Press) -> None:
        await self._meetings.end(managed_by(interaction), press.number())
        await self.setup(interaction, Press())


def _wall(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)  # a wall time; its zone is the meeting's
    except ValueError:
        raise Refusal("ui-stale") from None
