"""A report at the moment it is handed over: to staff, else to the owner, else its author is told."""

import discord

from bot.client import Handrail
from bot.config import Operator
from bot.deliveries.model import Delivery, NotSent, Reason, TryAgain
from bot.errors import Refusal
from bot.features.reports.cases.service import Reports
from bot.features.reports.model import Case, Reader
from bot.ids import RequestId
from bot.texts import DEFAULT_LOCALE
from bot.ui import Post, announce
from bot.ui.staffing import staff_channel
from cogs.reports import views


async def make_report(bot: Handrail, delivery: Delivery) -> int | NotSent | TryAgain | None:
    """Send a report to the first of its readers who can be reached, and return the message's id."""
    case = await _case(bot, delivery)
    guild = None if case is None else bot.get_guild(case.guild)
    if case is None or case.report is None:
        return None
    if guild is None and not bot.is_ready():  # just started: Discord has not named its servers yet
        return TryAgain()
    for channel in [] if guild is None else await _readers(bot, guild, case):
        try:
            return await _hand_over(bot, guild, case, channel, delivery)
        except (discord.Forbidden, discord.NotFound):
            continue
    await bot.service(Reports).could_not_be_read(case.id)
    return NotSent(Reason.FORBIDDEN if case.reader is Reader.STAFF else Reason.UNWANTED)


async def _hand_over(
    bot: Handrail,
    guild: discord.Guild | None,
    case: Case,
    channel: discord.abc.Messageable,
    delivery: Delivery,
) -> int:
    assert guild is not None
    say = bot.texts.reader(guild.preferred_locale.value)
    panel = views.case_panel(say, case, server=guild.name)
    return (await announce(channel, panel, nonce=delivery.id)).id


async def _readers(bot: Handrail, guild: discord.Guild, case: Case) -> list[discord.abc.Messageable]:
    """Return where to try, in order: never where whom it is about would read it."""
    found: list[discord.abc.Messageable] = []
    staff = staff_channel(bot, guild)
    if case.reader is Reader.STAFF and staff is not None:
        found.append(bot.get_partial_messageable(staff.id))
    if case.report is not None and guild.owner_id not in (None, case.report.about):
        found.append(await bot.create_dm(discord.Object(guild.owner_id or 0)))
    return found


async def make_not_read(bot: Handrail, delivery: Delivery) -> Post | None:
    """Tell a reporter that nobody could be given their report."""
    case = await _case(bot, delivery)
    if case is None or case.report is None or delivery.member is None:
        return None
    say = bot.readers.say_for(delivery.member, DEFAULT_LOCALE)
    return Post(views.not_read_panel(say, bot.service(Operator).contact))


async def _case(bot: Handrail, delivery: Delivery) -> Case | None:
    try:
        return await bot.service(Reports).case(RequestId(int(delivery.ref)))
    except Refusal:  # older than 180 days
        return None
