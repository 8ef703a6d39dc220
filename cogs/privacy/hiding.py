"""Quick-hide (P-12): the bot's last direct messages to a member go, when a screen is about to be seen."""

import discord

from bot.ui import Interaction

MOST = 50
"""Messages deleted at once: Discord lets a bot delete a few a second."""

SEARCHED = 200
"""Messages looked through for the bot's own."""


async def hide(interaction: Interaction, most: int) -> tuple[int, bool]:
    """Delete up to ``most`` of the bot's newest direct messages to whoever asks.

    Returns:
        How many went, and whether all that were wanted did.
    """
    channel = await interaction.user.create_dm()
    me, gone = interaction.client.user, 0
    try:
        async for message in channel.history(limit=SEARCHED):
            if gone >= most:
                break
            if me is not None and message.author.id == me.id:
                gone += await _delete(message)
    except discord.HTTPException:
        return gone, False
    return gone, True


async def _delete(message: discord.Message) -> int:
    """Delete one message; one that is gone already counts for nothing."""
    try:
        await message.delete()
    except discord.NotFound:
        return 0
    return 1
