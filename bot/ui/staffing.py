"""Who is staff of a server, and the channel they read."""

import discord

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.servers.service import Servers
from bot.ids import GuildId
from bot.ui.people import Interaction
from bot.ui.permissions import missing_in, readable_by_everyone

STAFF = "staff"
"""The use of the staff channel, as admins chose it in ``/setup channels``."""

NEEDS = ("view_channel", "send_messages")
MODERATE = ("manage_guild", "moderate_members", "kick_members", "ban_members", "manage_messages")
"""Any of these makes somebody staff; administrators have them all."""


def staff_channel(bot: Handrail, guild: discord.Guild | None) -> discord.abc.GuildChannel | None:
    """Return the staff channel if the bot can post there and not everyone can read it."""
    if guild is None:
        return None
    chosen = bot.service(Servers).channel_of(GuildId(guild.id), STAFF)
    channel = None if chosen is None else guild.get_channel(chosen)
    if channel is None or missing_in(guild, channel, NEEDS) or readable_by_everyone(guild, channel):
        return None
    return channel


def is_staff(bot: Handrail, member: discord.Member) -> bool:
    """Tell whether somebody moderates, or reads what staff read."""
    if member.guild.owner_id == member.id or any(getattr(member.guild_permissions, p) for p in MODERATE):
        return True
    channel = staff_channel(bot, member.guild)
    return channel is not None and channel.permissions_for(member).view_channel


def staff_of(interaction: Interaction) -> GuildId:
    """Return the server, for somebody of its staff.

    Raises:
        Refusal: ``staff-not-yours``.
    """
    person = interaction.user
    if not isinstance(person, discord.Member) or not is_staff(interaction.client, person):
        raise Refusal("staff-not-yours")
    return GuildId(person.guild.id)
