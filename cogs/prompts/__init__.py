"""Daily prompts in a channel: the only wiring of this feature."""

from bot.client import Handrail
from bot.features.prompts.service import NOTE, PROMPT, THREAD, Prompts
from bot.ui import Deliverable, Preview, SetupCheck, SetupSection, Switch
from cogs.prompts.checking import look
from cogs.prompts.cog import PromptsCog
from cogs.prompts.posting import NEEDS, NEEDS_THREAD, make_note, make_prompt, make_thread
from cogs.prompts.wordings import WordingsCog

SETUP = (SetupSection("prompts-section", "prompts:setup", order=10),)
SWITCHES = (Switch("prompts", "prompts-switch", order=5),)
CHECKS = (SetupCheck(look),)
PREVIEWS = (Preview("prompts-section", "prompts:preview", order=10),)
DELIVERIES = (
    Deliverable(PROMPT, make_prompt, untold="prompts-untold", needs=NEEDS),
    Deliverable(THREAD, make_thread, untold="prompts-untold-thread", needs=NEEDS_THREAD),
    Deliverable(NOTE, make_note, untold="prompts-untold-note"),
)


async def setup(bot: Handrail) -> None:
    await bot.add_cog(PromptsCog(bot, bot.service(Prompts)))
    await bot.add_cog(WordingsCog(bot.service(Prompts)))
