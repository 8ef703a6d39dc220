"""Companions: the only wiring of this feature."""

from collections.abc import Awaitable, Callable, Sequence

from bot.client import Handrail
from bot.consent import Category
from bot.features.companions.letters import AFTER, CLOSE, LAPSE, MET, OFF, OFFER, OPENING, THREAD
from bot.features.companions.model import COMPANIONS
from bot.features.companions.partings import Partings
from bot.features.companions.sending import Sending
from bot.features.companions.service import CHANNEL_USE, Companions
from bot.ids import MemberId
from bot.ui import ConsentCategory, Deliverable, EraseHook, SetupChannel, Switch
from bot.ui.places import NEEDS
from cogs.companions.cog import CompanionsCog
from cogs.companions.posting import make_close, make_lapse, make_letter, make_off, make_opening, make_thread


async def collect(
    bot: Handrail, member: MemberId, category: Category | None
) -> Callable[[], Awaitable[Sequence[str]]]:
    """Step back from all of it while it is known with whom it was; the others learn only that."""
    if category in (None, COMPANIONS):
        await bot.service(Partings).leave_everywhere(member)

    async def nothing_left() -> Sequence[str]:
        return ()

    return nothing_left


SWITCHES = (Switch("companions", "companions-switch", order=36),)
CONSENTS = (ConsentCategory(COMPANIONS, then="companions:all", order=64),)
CHANNELS = (SetupChannel(CHANNEL_USE, "companions-channel", needs=NEEDS, order=72),)
ON_ERASE = (EraseHook(collect),)
DELIVERIES = (
    *(Deliverable(kind, make_letter) for kind in (OFFER, MET, AFTER)),
    Deliverable(OFF, make_off),
    Deliverable(THREAD, make_thread, untold="companions-untold"),
    Deliverable(OPENING, make_opening, untold="companions-untold"),
    Deliverable(CLOSE, make_close),
    Deliverable(LAPSE, make_lapse),
)


async def setup(bot: Handrail) -> None:
    bot.service(Sending)
    await bot.add_cog(CompanionsCog(bot, bot.service(Companions)))
