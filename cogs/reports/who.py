"""Whom a press is about, and who would read a report about them."""

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.reports.model import Reader, reader_of
from bot.ids import GuildId, MemberId
from bot.ui import Interaction, plain
from bot.ui.staffing import is_staff, staff_channel


@dataclass(frozen=True, slots=True)
class Subject:
    """A server, the person a report would be about, and who would read it."""

    guild: discord.Guild
    id: MemberId
    name: str
    reader: Reader


async def subject_of(bot: Handrail, interaction: Interaction, guild: int, about: int) -> Subject:
    """Ask Discord who somebody is now; the ids came with a press and are not trusted.

    Raises:
        Refusal: ``reports-where``: the bot is not there, or who asks is no member;
            ``reports-yourself``, ``reports-bot``.
    """
    found = await bot.find_guild(guild)
    if found is None or (
        interaction.guild_id != guild and await member_in(found, interaction.user.id) is None
    ):
        raise Refusal("reports-where")
    if about == interaction.user.id:
        raise Refusal("reports-yourself")
    member = await member_in(found, about)
    if member is not None and member.bot:
        raise Refusal("reports-bot")
    name = f"<@{about}>" if member is None else plain(member.display_name)
    return Subject(found, MemberId(about), name, _reader(bot, found, about, member))


def _reader(bot: Handrail, guild: discord.Guild, about: int, member: discord.Member | None) -> Reader:
    return reader_of(
        about_owner=about == guild.owner_id,
        about_staff=member is not None and is_staff(bot, member),
        staff_channel=staff_channel(bot, guild) is not None,
    )


async def member_in(guild: discord.Guild, id: int) -> discord.Member | None:
    """Ask Discord: this bot is not told who joins or leaves."""
    try:
        return await guild.fetch_member(id)
    except discord.NotFound:
        return None


def others(interaction: Interaction, people: Sequence[int]) -> list[int]:
    """Return whom a button may mean: everybody it names but who presses it.

    Raises:
        Refusal: ``reports-yourself``: nobody else.
    """
    found = [each for each in people if each != interaction.user.id]
    if not found:
        raise Refusal("reports-yourself")
    return found


async def names(bot: Handrail, guild: GuildId, people: Sequence[int]) -> list[tuple[int, str]]:
    """Return (id, name) of people, for a choice between them; who left is a number."""
    found = await bot.find_guild(guild)
    members = [None if found is None else await member_in(found, each) for each in people]
    return [(id, str(id) if m is None else m.display_name) for id, m in zip(people, members, strict=True)]
