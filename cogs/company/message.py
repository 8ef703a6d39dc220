"""Calls and answers at the moment they are sent; a lock screen shows no name and no reason."""

import discord

from bot.client import Handrail
from bot.clock import Clock
from bot.deliveries.model import Delivery
from bot.features.company.service import PATIENCE, Call, Company
from bot.features.help_now.parts import EmergencyWording, emergency_call
from bot.features.help_now.service import HelpNow
from bot.ids import GuildId, MemberId
from bot.texts import DEFAULT_LOCALE, Say
from bot.ui import Post, plain
from bot.ui.times import stamp
from cogs.company import views
from cogs.company.teams import there

DANGER = EmergencyWording(
    "silence-danger", "silence-danger-two", "silence-danger-none", "silence-danger-unknown"
)


async def make_call(bot: Handrail, delivery: Delivery) -> Post | None:
    """Tell the buddy who would like company, and what to do if they are in danger."""
    call = await bot.service(Company).wanted(delivery)
    if call is None:
        return None
    say = _say(bot, call.to.member)
    name = await name_of(bot, call.pair.guild, call.seat.member)
    late = bot.service(Clock).now() - delivery.due_at > PATIENCE
    asked = say("company-call-late", when=stamp(delivery.due_at)) if late else ""
    return Post(views.call_panel(say, call, name, asked, _danger(bot, say, call)))


async def make_here(bot: Handrail, delivery: Delivery) -> Post | None:
    """Tell who asked that somebody is here."""
    call = await bot.service(Company).wanted(delivery)
    if call is None:
        return None
    name = await name_of(bot, call.pair.guild, call.seat.member)
    return Post(views.here_panel(_say(bot, call.to.member), call, name))


async def make_late(bot: Handrail, delivery: Delivery) -> Post | None:
    """Tell who asked, plainly, that nobody has answered, and who else is there."""
    call = await bot.service(Company).wanted(delivery)
    if call is None:
        return None
    return Post(views.late_panel(_say(bot, call.to.member), call, await there(bot, call.pair.guild)))


async def name_of(bot: Handrail, guild: GuildId, member: MemberId) -> str:
    """Return a name with its mention; the mention alone for who cannot be found."""
    found = await bot.find_guild(guild)
    try:
        person = None if found is None else await found.fetch_member(member)
    except discord.NotFound:
        person = None
    return f"<@{member}>" if person is None else f"**{plain(person.display_name)}** (<@{member}>)"


def _danger(bot: Handrail, say: Say, call: Call) -> str:
    """Return whom to call by the server's country: a member's own is theirs alone."""
    help_now, guild = bot.service(HelpNow), call.pair.guild
    place = help_now.place(help_now.regions.guild_country(guild), say.locale, guild)
    blocks = emergency_call(place, DANGER, lambda known: known.danger)
    return "\n".join(say(block.key, **block.args) for block in blocks)


def _say(bot: Handrail, member: MemberId) -> Say:
    return bot.readers.say_for(member, DEFAULT_LOCALE)
