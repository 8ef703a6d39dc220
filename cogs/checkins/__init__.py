"""Daily check-ins: the only wiring of this feature."""

from bot.client import Handrail
from bot.features.checkins.model import CHECKINS, KIND
from bot.features.checkins.service import Checkins
from bot.features.shares.service import Shares
from bot.pictures import Pictures
from bot.ui import ConsentCategory, HomeEntry, SetupChannel, Shareable, Switch
from cogs.checkins.cog import CheckinsCog
from cogs.checkins.sharing import USES, draft

HOME = (
    HomeEntry("checkins-home-checkin", "checkins:open", order=10),
    HomeEntry("checkins-home-history", "checkins:history", order=30),
)
CONSENTS = (ConsentCategory(CHECKINS, then="checkins:open", order=10),)
CHANNELS = (
    SetupChannel("checkins", "checkins-channel", order=10),
    SetupChannel("support", "checkins-channel-support", order=20),
)
SWITCHES = (Switch("checkins", "checkins-switch", order=10),)
SHARES = (Shareable(KIND, CHECKINS, USES, draft),)


async def setup(bot: Handrail) -> None:
    await bot.add_cog(
        CheckinsCog(
            bot,
            bot.service(Checkins),
            bot.service(Shares),
            bot.service(Pictures),
        )
    )
