"""Telling one's buddy of a slip: only when somebody says so, each time, in words they see first (S-5)."""

from collections.abc import Sequence

from discord.ext import commands

from bot.client import Handrail
from bot.ui import Draft, Interaction, Press, on, plain, request_of, say_of
from bot.ui.codes import code_of
from cogs.buddies.place import of_asker

KIND = "buddy-slip"
"""As what such a message is known to `shares`."""


async def draft(bot: Handrail, interaction: Interaction, ref: str, _parts: Sequence[str] | None) -> Draft:
    """Return the message; it says that it happened and nothing of what, when or how much."""
    del bot, ref  # each time is a message of its own
    text = say_of(interaction)("buddies-slip-post", name=plain(interaction.user.display_name))
    return Draft(text, (), (), ("buddies:open", ""), words="")


class TellingCog(commands.Cog):
    """Leads to the preview; without a buddy here, to finding one."""

    def __init__(self, bot: Handrail) -> None:
        self._bot = bot

    @on("buddies:tell-slip")
    async def tell(self, interaction: Interaction, press: Press) -> None:
        if await of_asker(self._bot, interaction) is None:
            await self._bot.router.go(interaction, "buddies:open")
            return
        once = code_of(request_of(interaction))
        await self._bot.router.go(interaction, "shares:open", Press(f"{KIND}.{once}"))
