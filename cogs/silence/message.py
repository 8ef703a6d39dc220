"""The steps of a silence at the moment they are sent: each looks first whether it is still wanted."""

from typing import Any

import discord
from discord import ui

from bot.client import Handrail
from bot.deliveries.model import Delivery, NotSent, Reason, TryAgain
from bot.features.help_now.parts import EmergencyWording, emergency_call
from bot.features.help_now.service import HelpNow
from bot.features.silence.service import Silence, Wanted
from bot.ids import GuildId
from bot.texts import DEFAULT_LOCALE, Say
from bot.ui import Post, button
from bot.ui.safety import safety_buttons
from cogs.silence import views
from cogs.silence.helpers import helpers_of, private_channel

DANGER = EmergencyWording(
    "silence-danger", "silence-danger-two", "silence-danger-none", "silence-danger-unknown"
)


async def make_note(bot: Handrail, delivery: Delivery) -> Post | None:
    """Return the one private note (K1); it announces the helpers only while they can be told."""
    wanted = await bot.service(Silence).wanted(delivery)
    if wanted is None:
        return None
    reachable = await helpers_of(bot, wanted.plan.guild) is not None
    return Post(views.note_panel(_say(bot, wanted), wanted, helpers=reachable))


async def make_rest(bot: Handrail, delivery: Delivery) -> Post | None:
    """Return the end of all prompting (K3); the reminders are stopped by now."""
    wanted = await bot.service(Silence).wanted(delivery)
    return None if wanted is None else Post(views.rest_panel(_say(bot, wanted), wanted))


async def make_hello(bot: Handrail, delivery: Delivery) -> Post | NotSent | TryAgain | None:
    """Return what the helpers read (K2): a name and a number of days, in a channel that is private now."""
    guild = None if delivery.guild is None else await bot.find_guild(delivery.guild)
    if _not_named_yet(bot, guild):
        return TryAgain()
    wanted = await bot.service(Silence).wanted(delivery)
    if wanted is None:
        return None
    if guild is None or private_channel(guild, delivery.channel) is None:
        return NotSent(Reason.FORBIDDEN)
    person = await _person(guild, wanted)
    if person is None:  # they left this server
        return None
    say = bot.texts.reader(guild.preferred_locale.value)
    return Post(views.hello_panel(say, person, wanted, _danger(bot, say, GuildId(guild.id))))


async def make_hello_buddy(bot: Handrail, delivery: Delivery) -> Post | TryAgain | None:
    """Return what a buddy reads (K2), privately; its first line says nothing on a lock screen."""
    guild = None if delivery.guild is None else await bot.find_guild(delivery.guild)
    if _not_named_yet(bot, guild):
        return TryAgain()
    wanted = await bot.service(Silence).wanted(delivery)
    if wanted is None or guild is None or delivery.member is None:
        return None
    person = await _person(guild, wanted)
    if person is None:
        return None
    say = bot.readers.say_for(delivery.member, DEFAULT_LOCALE)
    safety = safety_buttons(say, GuildId(guild.id), wanted.member)
    danger = _danger(bot, say, GuildId(guild.id))
    return Post(views.buddy_panel(say, person, wanted, danger, (_rather_not(say, delivery), *safety)))


def _not_named_yet(bot: Handrail, guild: discord.Guild | None) -> bool:
    """Tell whether a server, or its channels, may be missing only because the bot has just started."""
    return not bot.is_ready() if guild is None else guild.unavailable


def _rather_not(say: Say, delivery: Delivery) -> ui.Button[Any]:
    """Return a buddy's way out: such a message can be ended by either (K-6)."""
    return button(say("silence-buddy-decline"), "silence:decline", delivery.ref)


async def _person(guild: discord.Guild, wanted: Wanted) -> discord.Member | None:
    """Ask Discord: without being told who leaves, memory may still hold them."""
    try:
        return await guild.fetch_member(wanted.member)
    except discord.NotFound:
        return None


def _danger(bot: Handrail, say: Say, guild: GuildId) -> str:
    """Return whom to call by the server's country, never the member's: it is theirs alone."""
    help_now = bot.service(HelpNow)
    place = help_now.place(help_now.regions.guild_country(guild), say.locale, guild)
    blocks = emergency_call(place, DANGER, lambda known: known.danger)
    return "\n".join(say(block.key, **block.args) for block in blocks)


def _say(bot: Handrail, wanted: Wanted) -> Say:
    return bot.readers.say_for(wanted.member, DEFAULT_LOCALE)
