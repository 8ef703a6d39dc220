"""Sharing, of whatever features declare as ``SHARES``: the only wiring of this feature."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from bot.client import Handrail
from bot.consent import Category
from bot.features.shares.service import Shares
from bot.ids import MemberId
from bot.ui import EraseHook
from cogs.shares.cog import SharesCog
from cogs.shares.posts import Posts


async def collect(
    bot: Handrail, member: MemberId, category: Category | None
) -> Callable[[], Awaitable[Sequence[str]]]:
    """Remember where a member's posts stand; the result takes them down."""
    shares = bot.service(Shares)
    standing = await shares.of_member(member, None if category is None else category.name)
    return partial(Posts(bot, shares).take_down, member, standing)


ON_ERASE = (EraseHook(collect),)


async def setup(bot: Handrail) -> None:
    shares = bot.service(Shares)
    await bot.add_cog(SharesCog(bot, Posts(bot, shares), shares))
