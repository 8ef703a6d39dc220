"""Who asked moderators to reach out, and when: in memory alone, so that nobody is flooded."""

from datetime import datetime, timedelta

from bot.ids import GuildId, MemberId

APART = timedelta(minutes=30)
"""Between two requests of one member in one server; help itself is never held back."""


class Asked:
    """Requests of the last half hour. Nothing of them is stored; a restart forgets them."""

    def __init__(self) -> None:
        self._at: dict[tuple[MemberId, GuildId], datetime] = {}

    def earlier(self, member: MemberId, guild: GuildId, now: datetime) -> datetime | None:
        """Return when this member asked before, while that is too recent to ask again."""
        self._at = {who: at for who, at in self._at.items() if now - at < APART}
        return self._at.get((member, guild))

    def note(self, member: MemberId, guild: GuildId, now: datetime) -> None:
        self._at[member, guild] = now

    def take_back(self, member: MemberId, guild: GuildId) -> None:
        """Forget a request that did not arrive."""
        self._at.pop((member, guild), None)
