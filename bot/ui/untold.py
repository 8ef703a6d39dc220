"""What could not be posted in a server, told once to the admins who look next."""

from collections.abc import Sequence

from bot.deliveries.model import Delivery
from bot.deliveries.service import Deliveries
from bot.errors import NotReady, Slow
from bot.ids import GuildId, MemberId
from bot.texts import Say
from bot.ui.declarations import Deliverable
from bot.ui.people import Interaction, say_of


async def untold(interaction: Interaction, guild: GuildId) -> str:
    """Return a line for each kind of post that could not be made; empty for none, or when unknown."""
    bot = interaction.client
    try:
        missed = await bot.service(Deliveries).untold(guild=guild)
    except (NotReady, Slow):
        return ""
    declared = {each.kind: each.untold for each in bot.declared("DELIVERIES", Deliverable)}
    by_key: dict[str, list[Delivery]] = {}
    for each in missed:
        by_key.setdefault(declared.get(each.kind) or "deliveries-not-posted", []).append(each)
    return "\n".join(_line(say_of(interaction), key, these) for key, these in by_key.items())


async def untold_to(interaction: Interaction, member: MemberId) -> str:
    """Return a line for each kind of message that could not reach a member; empty as `untold`."""
    bot, say = interaction.client, say_of(interaction)
    try:
        missed = await bot.service(Deliveries).untold(member=member)
    except (NotReady, Slow):
        return ""
    declared = {each.kind: each.untold for each in bot.declared("DELIVERIES", Deliverable)}
    keys = [(not each.guild and declared.get(each.kind)) or "deliveries-closed" for each in missed]
    return "\n".join(say(key, n=keys.count(key)) for key in dict.fromkeys(keys))


def _line(say: Say, key: str, these: Sequence[Delivery]) -> str:
    newest = max(these, key=lambda each: each.due_at)
    return say(key, n=len(these), channel=f"<#{newest.channel}>", ref=newest.ref or "none")
