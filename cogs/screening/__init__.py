"""Screening of submitted texts: the only wiring of this feature. What it shows is `bot.ui.screened`."""

from collections.abc import Awaitable, Callable, Sequence

from bot.client import Handrail
from bot.consent import Category
from bot.features.screening.service import Screening
from bot.ids import MemberId
from bot.ui import EraseHook
from cogs.screening.cog import ScreeningCog


async def collect(
    bot: Handrail, member: MemberId, category: Category | None
) -> Callable[[], Awaitable[Sequence[str]]]:
    """Forget, with the rest, which cards a member saw; nothing of it is in Discord."""

    async def forget() -> Sequence[str]:
        if category is None:
            bot.service(Screening).forget(member)
        return ()

    return forget


ON_ERASE = (EraseHook(collect),)


async def setup(bot: Handrail) -> None:
    bot.service(Screening)  # built now, so that it starts with the other services
    await bot.add_cog(ScreeningCog())
