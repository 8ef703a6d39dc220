"""Which country's numbers to show: a small copy in memory, so that help never waits for storage."""

from typing import TypeVar

from bot.ids import GuildId, MemberId

Who = TypeVar("Who", MemberId, GuildId)


class Regions:
    """Countries (ISO 3166 alpha-2) that members and servers chose; who stores them keeps this copy true."""

    def __init__(self) -> None:
        self._members: dict[MemberId, str] = {}
        self._guilds: dict[GuildId, str] = {}

    def member_country(self, member: MemberId) -> str | None:
        return self._members.get(member)

    def guild_country(self, guild: GuildId) -> str | None:
        return self._guilds.get(guild)

    def set_member_country(self, member: MemberId, country: str | None) -> None:
        """Remember a member's choice; None forgets it."""
        _put(self._members, member, country)

    def set_guild_country(self, guild: GuildId, country: str | None) -> None:
        """Remember what a server's staff chose; None forgets it."""
        _put(self._guilds, guild, country)

    def clear_members(self) -> None:
        self._members.clear()

    def country_for(self, member: MemberId, guild: GuildId | None) -> str | None:
        """Return the member's country, else the server's, else None: never a guess."""
        return self._members.get(member) or (self._guilds.get(guild) if guild is not None else None)


def _put(known: dict[Who, str], who: Who, country: str | None) -> None:
    if country is None:
        known.pop(who, None)
    else:
        known[who] = country
