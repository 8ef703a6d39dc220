"""Typed ids, so that a member's id can never be passed where a server's is meant.

All are Discord snowflakes: positive integers below 2**63. A row that one press of a
person creates takes that interaction's id, so the same press twice is the same row.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import NewType

MemberId = NewType("MemberId", int)
GuildId = NewType("GuildId", int)
ChannelId = NewType("ChannelId", int)
RoleId = NewType("RoleId", int)
RequestId = NewType("RequestId", int)
"""The id of the interaction that asked for something."""

_DISCORD_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)


def first_id_of(day: date) -> int:
    """Return the smallest id Discord gives on a UTC day: older ones are smaller."""
    since = datetime.combine(day, time(), UTC) - _DISCORD_EPOCH
    return max(0, since // timedelta(milliseconds=1)) << 22
