"""The log of changes: each change of the setup is told in the staff channel; none is about a member."""

import discord

from bot.features.servers.service import Servers
from bot.ui import Interaction, Panel, announce, answer, guild_of, plain, say_of

STAFF = "staff"


def name_of(interaction: Interaction) -> str:
    return plain(interaction.user.display_name)


async def tell_staff(interaction: Interaction, text: str, staff: int | None = None) -> None:
    """Post a change of settings to the staff channel where there is one; ``staff`` names another place."""
    bot = interaction.client
    staff = staff or bot.service(Servers).channel_of(guild_of(interaction), STAFF)
    if staff is None:
        return
    say = say_of(interaction)
    try:
        await announce(bot.get_partial_messageable(staff), Panel(say, text))
    except discord.HTTPException:
        await answer(interaction, Panel(say, say("servers-staff-unreachable", channel=f"<#{staff}>")))
