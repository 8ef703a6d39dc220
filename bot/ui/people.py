"""Who is asking: typed ids and language of an interaction."""

from typing import TYPE_CHECKING, Any

import discord

from bot.errors import Refusal
from bot.features.servers.model import MANAGER
from bot.features.servers.service import Servers
from bot.ids import GuildId, MemberId, RequestId
from bot.texts import Say

if TYPE_CHECKING:
    from bot.client import Handrail

    Interaction = discord.Interaction[Handrail]
else:
    Interaction = discord.Interaction[Any]


def member_of(interaction: "Interaction") -> MemberId:
    return MemberId(interaction.user.id)


def guild_of(interaction: "Interaction") -> GuildId | None:
    return None if interaction.guild_id is None else GuildId(interaction.guild_id)


def managed_by(interaction: "Interaction") -> GuildId:
    """Return the server, for someone who may manage it, or whom its admins made a manager of this bot.

    Raises:
        Refusal: ``ui-not-yours``.
    """
    guild = guild_of(interaction)
    if guild is None or not (interaction.permissions.manage_guild or _manages_bot(interaction, guild)):
        raise Refusal("ui-not-yours")
    return guild


def _manages_bot(interaction: "Interaction", guild: GuildId) -> bool:
    role = interaction.client.service(Servers).role_of(guild, MANAGER)
    return role is not None and isinstance(interaction.user, discord.Member) and _has(interaction.user, role)


def _has(person: discord.Member, role: int) -> bool:
    return any(each.id == role for each in person.roles)


def request_of(interaction: "Interaction") -> RequestId:
    return RequestId(interaction.id)


def say_of(interaction: "Interaction") -> Say:
    """Return ``say`` in the language and words of the person who asks."""
    return interaction.client.readers.say_for(member_of(interaction), interaction.locale.value)


def both_may_write(interaction: "Interaction", channel: int) -> bool:
    """Tell whether the bot and this person may both write in a channel of this server right now."""
    guild, person = interaction.guild, interaction.user
    found = None if guild is None else guild.get_channel(channel)
    if guild is None or found is None or not isinstance(person, discord.Member):
        return False
    return all(
        allowed.view_channel and allowed.send_messages
        for allowed in (found.permissions_for(guild.me), found.permissions_for(person))
    )
