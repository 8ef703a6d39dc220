"""Warnings and the end of an idle account, at the moment they fall due."""

from datetime import date

from bot.client import Handrail
from bot.deliveries.model import Delivery, NotSent, Reason
from bot.features.counters.kept import COUNTERS
from bot.features.counters.service import Counters
from bot.features.members.model import SETTINGS
from bot.features.members.service import Members
from bot.features.privacy.service import Privacy
from bot.features.reminders.model import MESSAGES
from bot.features.retention.model import idle_erasure
from bot.features.retention.service import Retention
from bot.ids import MemberId
from bot.texts import DEFAULT_LOCALE, Say
from bot.ui import ConsentCategory, EraseHook, Post
from cogs.retention import views

STAY = frozenset({COUNTERS, SETTINGS})
"""What an idle member with a counter keeps: counters never go by age (P-6), and they count in a zone."""


async def make_warning(bot: Handrail, delivery: Delivery) -> Post | NotSent | None:
    """Return the warning, while something would still go; who wants no messages reads it in `/privacy`."""
    assert delivery.member is not None
    standing = await bot.service(Retention).standing(delivery.member)
    erasure = date.fromisoformat(delivery.ref)
    if standing.erasure != erasure or not standing.going:
        return None
    if not await _may_write(bot, delivery.member):
        return NotSent(Reason.CLOSED)
    return Post(views.warning_panel(_say(bot, delivery.member), standing, erasure))


async def make_idle_warning(bot: Handrail, delivery: Delivery) -> Post | NotSent | None:
    assert delivery.member is not None
    if not await _may_write(bot, delivery.member):
        return NotSent(Reason.CLOSED)
    erasure = idle_erasure(date.fromisoformat(delivery.ref))
    return Post(views.idle_panel(_say(bot, delivery.member), erasure))


async def make_erasure(bot: Handrail, delivery: Delivery) -> int | None:
    """Erase what a member keeps who was away for a year, unless they came back meanwhile."""
    assert delivery.member is not None
    if not await bot.service(Retention).still_idle(delivery):
        return None
    if (await bot.service(Counters).board(delivery.member, None)).told:
        await _erase_all_but_counters(bot, delivery.member)
    else:
        await _erase_everything(bot, delivery.member)
    return 0


async def _erase_all_but_counters(bot: Handrail, member: MemberId) -> None:
    members = bot.service(Members)
    for each in bot.declared("CONSENTS", ConsentCategory):
        if each.category not in STAY:
            hooks = [
                await hook.collect(bot, member, each.category) for hook in bot.declared("ON_ERASE", EraseHook)
            ]
            await members.withdraw(member, each.category)
            for undo in hooks:
                await undo()


async def _erase_everything(bot: Handrail, member: MemberId) -> None:
    hooks = [await hook.collect(bot, member, None) for hook in bot.declared("ON_ERASE", EraseHook)]
    await bot.service(Privacy).erase(member)
    for undo in hooks:
        await undo()


async def _may_write(bot: Handrail, member: MemberId) -> bool:
    """Tell whether a member agreed to direct messages."""
    return any(each.category == MESSAGES.name for each in await bot.service(Members).consents(member))


def _say(bot: Handrail, member: MemberId) -> Say:
    return bot.readers.say_for(member, DEFAULT_LOCALE)
