"""Buddies' deliveries at the moment they are sent: each looks first whether everybody is still here."""

from collections.abc import Callable
from contextlib import suppress

import discord

from bot.client import Handrail
from bot.deliveries.model import Delivery, NotSent, Reason, State, TryAgain
from bot.deliveries.service import Deliveries
from bot.features.buddies.model import Pair, Seat
from bot.features.buddies.pairs.course import Course, Sign
from bot.features.buddies.pairs.endings import Endings
from bot.features.buddies.pairs.kinds import OVER, PASSED, PLACE_GONE, QUIET, REVIEW, THREAD, WAITS
from bot.features.buddies.pairs.letters import Letter, Letters
from bot.features.buddies.pairs.service import Pairs
from bot.features.buddies.service import Buddies
from bot.ids import ChannelId, GuildId, MemberId
from bot.texts import DEFAULT_LOCALE, Say
from bot.ui import Panel, Post, plain
from bot.ui.permissions import missing_in
from bot.ui.places import member_in
from cogs.buddies import letters, place

COMING = frozenset({State.WAITING, State.SENDING})

RENDER: dict[str, Callable[[Say, Pair, Seat, str], Panel]] = {
    REVIEW: letters.review_letter,
    QUIET: lambda say, pair, seat, _: letters.quiet_letter(say, pair, seat),
    WAITS: letters.waits_letter,
    PLACE_GONE: lambda say, pair, seat, _: letters.place_gone_letter(say, pair, seat),
    PASSED: lambda say, _pair, _seat, word: letters.passed_letter(say, word),
    OVER: lambda say, pair, seat, word: letters.over_letter(say, Letter(pair, seat, word)),
}

SIGNS = 20
"""The newest messages of a place that are looked through for one of theirs."""


async def make_offer(bot: Handrail, delivery: Delivery) -> Post | TryAgain | None:
    """Tell somebody that there is an offer, if all whom it is for are still on the server."""
    letter = await _letter(bot, delivery)
    if not isinstance(letter, Letter):
        return letter
    guild, seat = await bot.find_guild(letter.pair.guild), _seat(letter)
    server = "" if guild is None else plain(guild.name)
    return Post(letters.offer_letter(_say(bot, seat.member), seat, server))


async def make_left(bot: Handrail, delivery: Delivery) -> Post | None:
    """Tell somebody that a round found nobody, while they still look; or that an offer ran out."""
    if delivery.member is None or delivery.guild is None:
        return None
    say = _say(bot, delivery.member)
    if delivery.ref:
        return Post(letters.passed_letter(say, delivery.ref))
    board = await bot.service(Buddies).board(delivery.member, delivery.guild)
    alone = board.waiting is not None and not board.here
    return Post(letters.left_over_letter(say)) if alone else None


async def make_met(bot: Handrail, delivery: Delivery) -> Post | TryAgain | None:
    """Tell who it is, once their place is there or is known not to come."""
    letter = await _letter(bot, delivery)
    if not isinstance(letter, Letter):
        return letter
    pair, seat = letter.pair, _seat(letter)
    thread = await bot.service(Deliveries).find(f"{THREAD}:{pair.id}:")
    if pair.thread is None and thread is not None and thread.state in COMING:
        return TryAgain()
    say = _say(bot, seat.member)
    where = (
        say("buddies-met-place", place=f"<#{pair.thread}>") if pair.thread else say("buddies-met-no-place")
    )
    names = await _names(bot, pair, seat.member)
    return Post(letters.met_letter(say, pair, seat, names, where))


async def make_letter(bot: Handrail, delivery: Delivery) -> Post | TryAgain | None:
    """Return any other direct message of ours; what tells of an end needs nobody else to be here."""
    if delivery.kind in (OVER, PASSED):
        letter = await bot.service(Letters).wanted(delivery)
    else:
        letter = await _letter(bot, delivery)
    if not isinstance(letter, Letter):
        return letter
    seat = _seat(letter)
    return Post(RENDER[delivery.kind](_say(bot, seat.member), letter.pair, seat, letter.word))


async def make_thread(bot: Handrail, delivery: Delivery) -> int | NotSent | TryAgain | None:
    """Make their place once: look first, then create, then let both in."""
    letter = await _letter(bot, delivery)
    if not isinstance(letter, Letter):
        return letter
    pair, guild = letter.pair, await bot.find_guild(letter.pair.guild)
    channel = None if guild is None else guild.get_channel(delivery.channel or 0)
    if guild is None or not isinstance(channel, discord.TextChannel):
        return NotSent(Reason.GONE)
    if missing_in(guild, channel, place.NEEDS):
        return NotSent(Reason.FORBIDDEN)
    thread = await place.find_or_make(channel, pair, _server_say(bot, guild))
    if not await bot.service(Pairs).thread_made(pair.id, ChannelId(thread.id)):
        await thread.delete()  # it ended while this was under way
        return None
    for seat in pair.seats:
        await thread.add_user(discord.Object(seat.member))
    return thread.id


async def make_opening(bot: Handrail, delivery: Delivery) -> Post | TryAgain | None:
    """Open their place with the card, once it is there."""
    letter = await _letter(bot, delivery)
    if not isinstance(letter, Letter):
        return letter
    pair, guild = letter.pair, await bot.find_guild(letter.pair.guild)
    if pair.thread is None:
        thread = await bot.service(Deliveries).find(delivery.key.replace(delivery.kind, THREAD, 1))
        return TryAgain() if thread is not None and thread.state in COMING else None
    say = _server_say(bot, guild)
    panel = letters.opening_panel(say, pair, place.who_reads(say, guild, delivery.channel))
    people = [discord.Object(each.member) for each in pair.seats]
    return Post(panel, channel=pair.thread, mention=people)


async def make_close(bot: Handrail, delivery: Delivery) -> int | None:
    """Fold their place away for good, or take one of three out of it."""
    if delivery.channel is None:
        return None
    with suppress(discord.NotFound):
        thread = await bot.fetch_channel(delivery.channel)
        if isinstance(thread, discord.Thread) and delivery.member is not None:
            await thread.remove_user(discord.Object(delivery.member))
        elif isinstance(thread, discord.Thread):
            await thread.edit(archived=True, locked=True)
    return 0


async def make_look(bot: Handrail, delivery: Delivery) -> int | TryAgain | None:
    """Look once a day whether both are here, their place is there, and (only after days) not quiet."""
    letter = await _letter(bot, delivery)
    if not isinstance(letter, Letter):
        return letter
    pair, course = letter.pair, bot.service(Course)
    if pair.thread is None:
        return 0
    try:
        thread = await bot.fetch_channel(pair.thread)
    except discord.NotFound:
        await bot.service(Pairs).place_gone(pair.thread)
        return 0
    if course.asks_for_sign(pair) and isinstance(thread, discord.Thread):
        await course.looked(pair.id, await _sign(thread, pair))
    return 0


async def _sign(thread: discord.Thread, pair: Pair) -> Sign | None:
    """Return when one of them last wrote there, and who; the bot's own messages are no sign."""
    async for message in thread.history(limit=SIGNS):
        if message.author.id in pair.members:
            return Sign(message.created_at, MemberId(message.author.id))
    return None


async def _letter(bot: Handrail, delivery: Delivery) -> Letter | TryAgain | None:
    """Return what is still wanted, after a look whether anybody has left the server."""
    letter = await bot.service(Letters).wanted(delivery)
    if letter is None:
        return None
    guild = await bot.find_guild(letter.pair.guild)
    if not bot.is_ready() or (guild is not None and guild.unavailable):
        return TryAgain()
    if guild is None:
        return None
    for seat in letter.pair.seats:
        if await member_in(guild, seat.member) is None:
            await bot.service(Endings).leave_server(seat.member, GuildId(guild.id))
            return None
    return letter


def _seat(letter: Letter) -> Seat:
    assert letter.seat is not None, "its row names a place"
    return letter.seat


async def _names(bot: Handrail, pair: Pair, reader: MemberId) -> str:
    """Return the others by name and mention: a mention alone may show as a number."""
    guild, found = await bot.find_guild(pair.guild), list[str]()
    for seat in pair.others(reader):
        member = None if guild is None else await member_in(guild, seat.member)
        name = "" if member is None else f"**{plain(member.display_name)}** "
        found.append(f"{name}(<@{seat.member}>)")
    return ", ".join(found)


def _say(bot: Handrail, member: MemberId) -> Say:
    return bot.readers.say_for(member, DEFAULT_LOCALE)


def _server_say(bot: Handrail, guild: discord.Guild | None) -> Say:
    return bot.texts.reader(DEFAULT_LOCALE if guild is None else guild.preferred_locale.value)


DIRECT = (PASSED, REVIEW, QUIET, WAITS, OVER, PLACE_GONE)
"""Kinds that `make_letter` makes."""
