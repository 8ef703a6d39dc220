"""The record of what staff do, which all staff of a server can read, and who is on duty."""

from datetime import datetime

from bot.clock import Clock
from bot.features.staff import store
from bot.features.staff.model import KEPT_FOR, SHOWN, Act, Deed, Duty
from bot.ids import GuildId, MemberId, RequestId
from bot.storage.database import Database
from bot.storage.transaction import Transaction


class Staff:
    """Who may act for a server is the cog's to know; every act is written down in its transaction."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock

    def note_in(
        self, tx: Transaction, guild: GuildId, by: MemberId | None, deed: Deed, request: RequestId
    ) -> None:
        """Write down that somebody (None: nobody of staff) did something; the same press twice is one act."""
        store.note(tx, request, guild, by, deed, self._clock.now())

    async def record(self, guild: GuildId, most: int = SHOWN) -> list[Act]:
        """Return a server's newest acts, the newest first."""
        return await self._db.transact(store.latest, guild, most, label="staff.record")

    async def on_duty(self, guild: GuildId) -> list[Duty]:
        """Return who is on duty in a server, the longest first."""
        return await self._db.transact(store.on_duty, guild, label="staff.on_duty")

    async def duty(self, guild: GuildId, member: MemberId, request: RequestId, *, on: bool) -> bool:
        """Go on or off duty; False when it was so already, and then nothing is written down."""
        return await self._db.transact(self._duty, guild, member, request, on, label="staff.duty")

    def _duty(self, tx: Transaction, guild: GuildId, member: MemberId, request: RequestId, on: bool) -> bool:
        changed = store.set_duty(tx, guild, member, self._clock.now() if on else None)
        if changed:
            self.note_in(tx, guild, member, Deed.DUTY_ON if on else Deed.DUTY_OFF, request)
        return changed

    async def clean(self, now: datetime) -> None:
        """Forget what was done 180 days ago."""
        await self._db.transact(store.forget, now - KEPT_FOR, label="staff.clean", deadline=None)
