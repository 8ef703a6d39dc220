"""Companions' deliveries at the moment they are sent: each looks first whether both are still here."""

from contextlib import suppress

import discord

from bot.client import Handrail
from bot.deliveries.model import SETTLED, Delivery, NotSent, Reason, TryAgain
from bot.deliveries.service import Deliveries
from bot.features.companions.letters import AFTER, OFFER, THREAD
from bot.features.companions.model import Seat
from bot.features.companions.partings import Partings
from bot.features.companions.sending import Sending
from bot.ids import ChannelId, GuildId, MemberId
from bot.texts import DEFAULT_LOCALE, Ours, Say
from bot.ui import Post, plain
from bot.ui.codes import code_of
from bot.ui.permissions import missing_in
from bot.ui.places import NEEDS, member_in, private_thread, reading_roles
from cogs.companions import views


async def make_letter(bot: Handrail, delivery: Delivery) -> Post | NotSent | TryAgain | None:
    """Return what is for one of two, while both are on the server."""
    shown = await bot.service(Sending).wanted(delivery)
    if shown is None or shown.other is None:
        return None
    here = await _both_here(bot, shown.seat, shown.other)
    if here is not None:
        return here
    guild, say = await bot.find_guild(shown.seat.guild), _say(bot, shown.seat.member)
    if delivery.kind == OFFER:
        return Post(views.offer_letter(say, shown.seat, "" if guild is None else plain(guild.name)))
    if delivery.kind == AFTER:
        return Post(views.after_letter(say, shown.seat, shown.other))
    name = await name_of(guild, shown.other.member)
    return Post(views.met_letter(say, shown.seat, shown.other, name))


async def make_off(bot: Handrail, delivery: Delivery) -> Post | None:
    """Tell that it won't go ahead; never why."""
    if delivery.member is None:
        return None
    return Post(views.off_letter(_say(bot, delivery.member)))


async def make_thread(bot: Handrail, delivery: Delivery) -> int | NotSent | TryAgain | None:
    """Make their place once: look first, then create, then let both in."""
    match, two = int(delivery.ref), await bot.service(Sending).two(int(delivery.ref))
    if two is None:
        return None
    here = await _both_here(bot, two[0], two[1])
    if here is not None:
        return here
    guild = await bot.find_guild(two[0].guild)
    channel = None if guild is None else guild.get_channel(delivery.channel or 0)
    if guild is None or not isinstance(channel, discord.TextChannel):
        return NotSent(Reason.GONE)
    if missing_in(guild, channel, NEEDS):
        return NotSent(Reason.FORBIDDEN)
    name = _server_say(bot, guild)("companions-place-name", code=code_of(match))
    thread = await private_thread(channel, name)
    if not await bot.service(Sending).thread_made(match, ChannelId(thread.id)):
        await thread.delete()  # it ended while this was under way
        return None
    for seat in two[:2]:
        await thread.add_user(discord.Object(seat.member))
    return thread.id


async def make_opening(bot: Handrail, delivery: Delivery) -> Post | TryAgain | None:
    """Open their place with the card, once it is there."""
    found = await bot.service(Sending).two(int(delivery.ref))
    if found is None:
        return None
    one, other, listing = found
    if one.thread is None:
        thread = await bot.service(Deliveries).find(delivery.key.replace(delivery.kind, THREAD, 1))
        return TryAgain() if thread is not None and thread.state not in SETTLED else None
    guild = await bot.find_guild(one.guild)
    say = _server_say(bot, guild)
    readers = views.who_reads(say, reading_roles(guild, delivery.channel))
    people = [discord.Object(each.member) for each in (one, other)]
    return Post(views.opening_panel(say, one, other, listing, readers), channel=one.thread, mention=people)


async def make_close(bot: Handrail, delivery: Delivery) -> int | None:
    """Forget the two and fold their place away for good."""
    place = delivery.channel or await bot.service(Sending).close(int(delivery.ref))
    if place is None:
        return 0
    with suppress(discord.NotFound):
        thread = await bot.fetch_channel(place)
        if isinstance(thread, discord.Thread):
            await thread.edit(archived=True, locked=True)
    return 0


async def make_lapse(bot: Handrail, delivery: Delivery) -> int:
    """The meeting begins: what came to nothing is forgotten, quietly."""
    await bot.service(Sending).lapse(int(delivery.ref))
    return 0


async def _both_here(bot: Handrail, *seats: Seat) -> TryAgain | NotSent | None:
    """Return None when both are on the server; who is not steps back."""
    guild = await bot.find_guild(seats[0].guild)
    if not bot.is_ready() or (guild is not None and guild.unavailable):
        return TryAgain()
    if guild is None:
        return NotSent(Reason.GONE)
    for seat in seats:
        if await member_in(guild, seat.member) is None:
            await bot.service(Partings).leave_server(seat.member, GuildId(seat.guild))
            return NotSent(Reason.UNWANTED)
    return None


async def name_of(guild: discord.Guild | None, id: MemberId) -> Ours:
    """Return somebody by name and mention: a mention alone may show as a number."""
    member = None if guild is None else await member_in(guild, id)
    name = "" if member is None else f"**{plain(member.display_name)}** "
    return Ours(f"{name}(<@{id}>)")


def _say(bot: Handrail, member: MemberId) -> Say:
    return bot.readers.say_for(member, DEFAULT_LOCALE)


def _server_say(bot: Handrail, guild: discord.Guild | None) -> Say:
    return bot.texts.reader(DEFAULT_LOCALE if guild is None else guild.preferred_locale.value)
