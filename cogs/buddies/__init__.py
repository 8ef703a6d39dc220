"""Buddies: the only wiring of this feature."""

from collections.abc import Awaitable, Callable, Sequence

from bot.client import Handrail
from bot.consent import Category
from bot.deliveries.model import Delivery
from bot.features.buddies.finding import Finding
from bot.features.buddies.model import BUDDIES
from bot.features.buddies.pairs.beginnings import CHANNEL_USE
from bot.features.buddies.pairs.course import Course
from bot.features.buddies.pairs.endings import Endings
from bot.features.buddies.pairs.kinds import CLOSE, LEFT, LOOK, MET, OFFER, OPENING, THREAD
from bot.features.buddies.pairs.letters import Letters
from bot.features.buddies.pairs.service import Pairs
from bot.features.buddies.service import ADULTS, DAY, MENTORS, Buddies
from bot.features.servers.service import Servers
from bot.ids import MemberId
from bot.ui import (
    ConsentCategory,
    Deliverable,
    EraseHook,
    HomeEntry,
    NextStep,
    SetupChannel,
    SetupRole,
    SetupSection,
    Shareable,
    SharePlace,
)
from cogs.buddies.admin import AdminCog
from cogs.buddies.cog import BuddiesCog
from cogs.buddies.pairs import PairsCog
from cogs.buddies.place import NEEDS, of_asker
from cogs.buddies.posting import (
    DIRECT,
    make_close,
    make_left,
    make_letter,
    make_look,
    make_met,
    make_offer,
    make_opening,
    make_thread,
)
from cogs.buddies.profile import ProfileCog
from cogs.buddies.telling import KIND, TellingCog, draft


async def make_day(bot: Handrail, delivery: Delivery) -> int | None:
    """Take a server's day: every pair is looked at, then the round runs."""
    if delivery.guild is None or delivery.day is None:
        return None
    await bot.service(Course).day(delivery.guild, delivery.day)
    if (await bot.service(Buddies).rules(delivery.guild)).on:
        await bot.service(Finding).round(delivery.guild, delivery.day)
    return 0


async def collect(
    bot: Handrail, member: MemberId, category: Category | None
) -> Callable[[], Awaitable[Sequence[str]]]:
    """End a member's pairs while it is known whose they are; the others learn only that (B-10)."""
    if category in (None, BUDDIES):
        await bot.service(Endings).leave_everywhere(member)

    async def nothing_left() -> Sequence[str]:
        return ()

    return nothing_left


HOME = (HomeEntry("buddies-home", "buddies:open", order=45),)
CONSENTS = (ConsentCategory(BUDDIES, then="buddies:profile", order=70),)
CHANNELS = (SetupChannel(CHANNEL_USE, "buddies-channel", needs=NEEDS, order=70),)
ROLES = (
    SetupRole(ADULTS, "buddies-role-adults", order=70),
    SetupRole(MENTORS, "buddies-role-mentors", order=71),
)
SETUP = (SetupSection("buddies-section", "buddies:setup", order=30),)
NEXT_STEPS = (NextStep("slip", "buddies-tell-slip", "buddies:tell-slip", order=30),)
SHARES = (Shareable(KIND, BUDDIES, (), draft),)
PLACES = (SharePlace("buddy", of_asker),)
ON_ERASE = (EraseHook(collect),)
DELIVERIES = (
    Deliverable(DAY, make_day),
    Deliverable(OFFER, make_offer),
    Deliverable(LEFT, make_left),
    Deliverable(MET, make_met),
    Deliverable(THREAD, make_thread, untold="buddies-untold"),
    Deliverable(OPENING, make_opening, untold="buddies-untold"),
    Deliverable(CLOSE, make_close),
    Deliverable(LOOK, make_look),
    *(Deliverable(kind, make_letter) for kind in DIRECT),
)


async def setup(bot: Handrail) -> None:
    buddies, pairs, letters = bot.service(Buddies), bot.service(Pairs), bot.service(Letters)
    endings, finding, servers = bot.service(Endings), bot.service(Finding), bot.service(Servers)
    await bot.add_cog(BuddiesCog(bot, buddies, pairs, letters, endings, finding, servers))
    await bot.add_cog(ProfileCog(buddies))
    await bot.add_cog(PairsCog(bot, buddies, pairs, letters, servers))
    await bot.add_cog(TellingCog(bot))
    await bot.add_cog(AdminCog(bot, buddies, servers))
