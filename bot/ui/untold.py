"""What could not be posted in a server, told once to the admins who look next."""

from bot.deliveries.model import Delivery
from bot.deliveries.service import Deliveries
from bot.errors import NotReady, Slow
from bot.ids import GuildId
from bot.ui.declarations import Deliverable
from bot.ui.people import Interaction, say_of


async def untold(interaction: Interaction, guild: GuildId) -> str:
    """Return a line for each kind of post that could not be made; empty for none, or when unknown."""
    bot = interaction.client
    try:
        missed = await bot.service(Deliveries).untold(guild=guild)
    except (NotReady, Slow):
        return ""
    told = (_line(interaction, each, missed) for each in bot.declared("DELIVERIES", Deliverable))
    return "\n".join(line for line in told if line)


def _line(interaction: Interaction, declared: Deliverable, missed: list[Delivery]) -> str:
    these = [each for each in missed if each.kind == declared.kind]
    if not these or not declared.untold:
        return ""
    newest = max(these, key=lambda each: each.due_at)
    return say_of(interaction)(
        declared.untold, n=len(these), channel=f"<#{newest.channel}>", ref=newest.ref or "none"
    )
