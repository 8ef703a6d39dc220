"""A report at the moment it is handed over: to staff, else to the owner, else its author is told."""

from contextlib import suppress

import discord

from bot.client import Handrail
from bot.config import Operator
from bot.deliveries.model import Delivery, NotSent, Reason, TryAgain
from bot.errors import Refusal
from bot.features.reports.cases.service import Reports
from bot.features.reports.model import Case, Reader, Report
from bot.ids import RequestId
from bot.texts import DEFAULT_LOCALE
from bot.ui import Post, announce
from bot.ui.staffing import staff_channel
from cogs.reports import views


async def make_report(bot: Handrail, delivery: Delivery) -> int | NotSent | TryAgain | None:
    """Send a report to the first of its readers who can be reached, and return the message's id."""
    case = await _case(bot, delivery)
    if case is None or case.report is None:
        return None
    guild = await bot.find_guild(case.guild)
    if not bot.is_ready() or (guild is not None and guild.unavailable):  # Discord has not named it yet
        return TryAgain()
    sent = None if guild is None else await _to_first(bot, guild, case, case.report, delivery.id)
    if sent is not None:
        return sent
    await bot.service(Reports).could_not_be_read(case.id)
    return NotSent(Reason.FORBIDDEN if case.reader is Reader.STAFF else Reason.UNWANTED)


async def _to_first(
    bot: Handrail, guild: discord.Guild, case: Case, report: Report, nonce: int
) -> int | None:
    """Try staff, then the owner; never where whom it is about would read it. None: nobody takes it."""
    staff = staff_channel(bot, guild)
    if case.reader is Reader.STAFF and staff is not None:
        with suppress(discord.Forbidden, discord.NotFound):
            return await _post(bot, guild, case, bot.get_partial_messageable(staff.id), nonce)
    if guild.owner_id is not None and guild.owner_id != report.about:
        with suppress(discord.Forbidden, discord.NotFound):
            channel = await bot.create_dm(discord.Object(guild.owner_id))
            return await _post(bot, guild, case, channel, nonce)
    return None


async def _post(
    bot: Handrail, guild: discord.Guild, case: Case, channel: discord.abc.Messageable, nonce: int
) -> int:
    panel = views.case_panel(bot.texts.reader(guild.preferred_locale.value), case, server=guild.name)
    return (await announce(channel, panel, nonce=nonce)).id


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
