"""The last change of a server's setup, so that one press takes it back."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.clock import Clock
from bot.errors import Refusal
from bot.features.servers import store
from bot.ids import GuildId, RequestId
from bot.storage.database import Database
from bot.storage.transaction import Transaction

Restore = Callable[[Transaction, GuildId, RequestId, Any], Callable[[], object] | None]
"""Puts back, in a transaction, what a feature noted; returns what is to be done once that is kept."""


class Changes:
    """One press deep: a second undo takes nothing more back, so nobody lands where they never were."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock
        self._restore: dict[str, Restore] = {}

    def register(self, feature: str, restore: Restore) -> None:
        """Let ``restore`` put back what ``feature`` notes with `note_in`."""
        self._restore[feature] = restore

    def note_in(
        self, tx: Transaction, guild: GuildId, request: RequestId, feature: str, before: object
    ) -> None:
        """Note how a feature's setup stood before ``request``, as JSON: ids and choices alone."""
        store.note(tx, guild, request, feature, before, self._clock.now())

    async def last(self, guild: GuildId) -> tuple[datetime | None, list[str]]:
        """Return when the last change was made (None: nothing to undo), and what it touched."""
        return await self._db.transact(self._last, guild, label="servers.last_change")

    def _last(self, tx: Transaction, guild: GuildId) -> tuple[datetime | None, list[str]]:
        when, touched = store.last_change(tx, guild)
        return when, sorted(touched)

    async def undo(self, guild: GuildId, request: RequestId) -> list[str]:
        """Take the last change back and return which features it touched.

        Raises:
            Refusal: ``servers-nothing-to-undo``.
        """
        touched, afterwards = await self._db.transact(self._undo, guild, request, label="servers.undo")
        for then in afterwards:
            then()
        return touched

    def _undo(
        self, tx: Transaction, guild: GuildId, request: RequestId
    ) -> tuple[list[str], list[Callable[[], object]]]:
        _, noted = store.last_change(tx, guild)
        known = {name: before for name, before in noted.items() if name in self._restore}
        if not known:
            raise Refusal("servers-nothing-to-undo")
        done = [self._restore[name](tx, guild, request, before) for name, before in known.items()]
        store.forget_change(tx, guild)
        return sorted(known), [then for then in done if then is not None]
