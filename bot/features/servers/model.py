"""What admins set for their server; nothing here is about a member."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from bot.ids import ChannelId

NO_CHANNELS: Mapping[str, ChannelId] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """A server's choices.

    Attributes:
        zone: IANA name, suggested to members who have chosen none.
        country: ISO 3166 alpha-2 for helplines, where a member has chosen none.
        channels: Channel by use (``checkins``, ``support``, ``staff``; features name their own).
    """

    zone: str | None = None
    country: str | None = None
    channels: Mapping[str, ChannelId] = field(default_factory=lambda: NO_CHANNELS)
