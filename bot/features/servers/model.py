"""What admins set for their server; nothing here is about a member."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from bot.ids import ChannelId, RoleId

MANAGER = "manager"
"""Use of the role that may set the bot up without Manage Server."""

NO_CHANNELS: Mapping[str, ChannelId] = MappingProxyType({})
NO_ROLES: Mapping[str, RoleId] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """A server's choices.

    Attributes:
        zone: IANA name, suggested to members who have chosen none.
        country: ISO 3166 alpha-2 for helplines, where a member has chosen none.
        channels: Channel by use (``checkins``, ``support``, ``staff``; features name their own).
        roles: Role by use (``manager``; features name their own).
        off: Features switched off here, by name. Help, privacy and settings cannot be.
    """

    zone: str | None = None
    country: str | None = None
    channels: Mapping[str, ChannelId] = field(default_factory=lambda: NO_CHANNELS)
    roles: Mapping[str, RoleId] = field(default_factory=lambda: NO_ROLES)
    off: frozenset[str] = frozenset()

    def as_json(self) -> dict[str, Any]:
        return {
            "zone": self.zone,
            "country": self.country,
            "channels": dict(self.channels),
            "roles": dict(self.roles),
            "off": sorted(self.off),
        }


def from_json(kept: Mapping[str, Any]) -> ServerSettings:
    """Return the settings that `ServerSettings.as_json` gave."""
    return ServerSettings(
        kept["zone"],
        kept["country"],
        {use: ChannelId(id) for use, id in kept["channels"].items()},
        {use: RoleId(id) for use, id in kept["roles"].items()},
        frozenset(kept["off"]),
    )
