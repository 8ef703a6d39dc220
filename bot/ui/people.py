"""Who is asking: typed ids and language of an interaction."""

from typing import TYPE_CHECKING, Any

import discord

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


def request_of(interaction: "Interaction") -> RequestId:
    return RequestId(interaction.id)


def say_of(interaction: "Interaction") -> Say:
    """Return ``say`` in the language and words of the person who asks."""
    return interaction.client.readers.say_for(member_of(interaction), interaction.locale.value)
