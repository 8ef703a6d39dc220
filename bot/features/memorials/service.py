"""Memorials (D-2): stop what a server would send to or about a member who died; erase nothing."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from bot.clock import Clock
from bot.deliveries.model import Delivery
from bot.deliveries.service import Deliveries
from bot.errors import Refusal
from bot.features.memorials import store
from bot.features.staff.model import Deed
from bot.features.staff.service import Staff
from bot.ids import GuildId, MemberId, RequestId
from bot.storage.aliases import aliases, create_alias_key
from bot.storage.database import Database
from bot.storage.transaction import Transaction

EVERYWHERE: Final = GuildId(0)
"""Stands for the operator's stop in every server and in direct messages; no server has this id."""

Remembered = Callable[[Transaction, GuildId, MemberId], None]
"""Told of somebody who is remembered in a server, in the transaction that keeps it."""


class Memorials:
    """One server's memorial stops that server's messages to and about somebody, and their pairing there.

    What a member set up for themself in direct messages is not a server's to stop: that is the
    operator's (`remember_everywhere`). Few people are ever remembered, so whether there is anybody at
    all is known in memory, and a bot without memorials asks nothing; another process of the same
    bot learns of its first one within the hour (`clean`).
    """

    def __init__(self, db: Database, clock: Clock, staff: Staff, deliveries: Deliveries) -> None:
        self._db, self._clock, self._staff = db, clock, staff
        self._any = False
        self._remembered: list[Remembered] = []
        deliveries.stop_when(self._stops)

    @property
    def any(self) -> bool:
        """Whether anybody at all is remembered, as far as this process knows."""
        return self._any

    async def start(self) -> None:
        self._any = await self._db.read(store.any_at_all, label="memorials.start")

    async def clean(self, now: datetime) -> None:
        """Look whether another process keeps any."""
        await self.start()

    def when_remembered(self, then: Remembered) -> None:
        """Let ``then`` end gently what somebody has in a server, e.g. a buddy pair."""
        if then not in self._remembered:
            self._remembered.append(then)

    async def remember(self, guild: GuildId, member: MemberId, by: MemberId, request: RequestId) -> bool:
        """Stop a server's messages to and about somebody; False when they are remembered there already.

        Raises:
            Refusal: ``memorials-yourself``.
        """
        if member == by:
            raise Refusal("memorials-yourself")
        await self._db.transact(create_alias_key, label="memorials.key")
        new = await self._db.transact(self._remember, guild, member, by, request, label="memorials.remember")
        self._any = True
        return new

    def _remember(
        self, tx: Transaction, guild: GuildId, member: MemberId, by: MemberId, request: RequestId
    ) -> bool:
        alias = aliases(tx)
        if alias is None or not store.add(tx, guild, alias(member), self._clock.now()):
            return False
        self._staff.note_in(tx, guild, by, Deed.MEMORIAL_SET, request)
        for remembered in self._remembered:
            remembered(tx, guild, member)
        return True

    async def lift(self, guild: GuildId, member: MemberId, by: MemberId, request: RequestId) -> bool:
        """Let everything go on as before; False when nobody is remembered."""
        return await self._db.transact(self._lift, guild, member, by, request, label="memorials.lift")

    def _lift(
        self, tx: Transaction, guild: GuildId, member: MemberId, by: MemberId | None, request: RequestId
    ) -> bool:
        alias = aliases(tx)
        lifted = alias is not None and store.lift(tx, guild, alias(member))
        if lifted:
            self._staff.note_in(tx, guild, by, Deed.MEMORIAL_LIFTED, request)
        return lifted

    async def came_back(self, guild: GuildId, member: MemberId, request: RequestId) -> bool:
        """Lift what stands in a server where somebody just did something; False when nothing did."""
        if not self._any:
            return False
        return await self._db.transact(self._lift, guild, member, None, request, label="memorials.back")

    async def remembered(self, guild: GuildId, member: MemberId) -> bool:
        """Tell whether somebody is remembered in a server (or everywhere)."""
        return await self._db.transact(self.remembered_in, guild, member, label="memorials.remembered")

    def remembered_in(self, tx: Transaction, guild: GuildId | None, member: MemberId) -> bool:
        """As `remembered`, in a caller's transaction; with no server, whether they are everywhere."""
        alias = aliases(tx)
        return alias is not None and store.holds(tx, alias(member), guild or EVERYWHERE, EVERYWHERE)

    def all_remembered_in(
        self, tx: Transaction, guild: GuildId, pool: Iterable[MemberId]
    ) -> frozenset[MemberId]:
        """Return everybody of ``pool`` who is remembered in a server: none of them is ever paired."""
        alias, found = aliases(tx), store.everybody_in(tx, guild, EVERYWHERE)
        return frozenset() if alias is None or not found else frozenset(m for m in pool if alias(m) in found)

    def _stops(self, tx: Transaction, delivery: Delivery) -> bool:
        if not self._any or delivery.member is None:
            return False
        return self.remembered_in(tx, delivery.guild, delivery.member)


async def remember_everywhere(db: Database, member: MemberId, now: datetime) -> bool:
    """Stop everything to and about somebody, direct messages too; for the operator, who was told.

    Returns:
        False when it was stopped already. A bot that runs on the same database heeds it within the hour.
    """
    await db.transact(create_alias_key, label="memorials.key")
    return await db.transact(_stop_everywhere, member, now, label="memorials.everywhere")


def _stop_everywhere(tx: Transaction, member: MemberId, now: datetime) -> bool:
    alias = aliases(tx)
    return alias is not None and store.add(tx, EVERYWHERE, alias(member), now)


async def lift_everywhere(db: Database, member: MemberId) -> int:
    """Lift every stop of somebody, servers' too; return how many there were."""
    return await db.transact(_lift_everywhere, member, label="memorials.nowhere")


def _lift_everywhere(tx: Transaction, member: MemberId) -> int:
    alias = aliases(tx)
    return 0 if alias is None else store.lift_all(tx, alias(member))
