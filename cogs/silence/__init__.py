"""If a member goes quiet: the only wiring of this feature."""

from bot.client import Handrail
from bot.features.silence.kinds import HELLO, HELLO_BUDDY, NOTE, REST
from bot.features.silence.model import HELPERS_USE, SILENCE
from bot.features.silence.service import Silence
from bot.ui import ConsentCategory, Deliverable, HomeEntry, SetupChannel
from cogs.silence.cog import SilenceCog
from cogs.silence.message import make_hello, make_hello_buddy, make_note, make_rest

HOME = (HomeEntry("silence-home", "silence:open", order=65),)
CHANNELS = (SetupChannel(HELPERS_USE, "silence-channel-helpers", order=80, private=True),)
CONSENTS = (ConsentCategory(SILENCE, then="silence:open", order=65),)
DELIVERIES = (
    Deliverable(NOTE, make_note),
    Deliverable(HELLO, make_hello, untold="silence-untold"),
    Deliverable(HELLO_BUDDY, make_hello_buddy),
    Deliverable(REST, make_rest),
)


async def setup(bot: Handrail) -> None:
    await bot.add_cog(SilenceCog(bot, bot.service(Silence)))
