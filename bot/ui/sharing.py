"""Where something of a member's own could be shared, here and now."""

from collections.abc import Sequence

from bot.features.servers.service import Servers
from bot.ui.declarations import SharePlace
from bot.ui.people import Interaction, both_may_write, guild_of


async def places_for(interaction: Interaction, uses: Sequence[str]) -> list[tuple[str, int]]:
    """Return (use, channel) of every place where the bot and this person may write now.

    Args:
        uses: Uses of channels, as admins choose them; places that features declare come after these.
    """
    bot, guild = interaction.client, guild_of(interaction)
    chosen = ((use, bot.service(Servers).channel_of(guild, use)) for use in uses)
    found = [(use, int(id)) for use, id in chosen if id is not None and both_may_write(interaction, id)]
    for each in bot.declared("PLACES", SharePlace):
        channel = await each.find(bot, interaction)
        if channel is not None:
            found.append((each.use, channel))
    return found
