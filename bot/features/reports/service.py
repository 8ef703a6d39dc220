"""Blocks and "not with this person": who is kept apart, by whom, until they lift it."""

from collections.abc import Callable, Iterable

from bot.clock import Clock
from bot.errors import Refusal
from bot.features.reports import store
from bot.features.reports.model import LIFTED_BY_ITS_AUTHOR, MOST_BLOCKS, SEVERED, Block, Pair, Why, pair
from bot.ids import MemberId, RequestId
from bot.storage.aliases import aliases, create_alias_key
from bot.storage.database import Database
from bot.storage.keys import create_member_key
from bot.storage.transaction import Transaction

Severed = Callable[[Transaction, MemberId, MemberId], None]
"""Told of two people who shall not reach each other any more, in the transaction that keeps it."""


class Blocks:
    """Keeps two people apart on every server of this bot, whichever of them said so.

    It holds everywhere, since it is about two people and not about a server: they meet wherever both
    are. It needs no consent and ends only when its author lifts it, not when either erases their
    account and comes back: rows know people by an alias of the account (`bot.storage.aliases`).
    """

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock
        self._severed: list[Severed] = []

    def when_severed(self, then: Severed) -> None:
        """Let ``then`` end what two people share, e.g. a buddy pair, when one blocks or reports the other."""
        if then not in self._severed:
            self._severed.append(then)

    async def prepare(self, member: MemberId) -> None:
        """Make the keys that `keep_apart_in` needs; before its transaction."""
        await self._db.transact(_make_keys, member, label="reports.keys")

    async def block(
        self, member: MemberId, about: MemberId, request: RequestId, why: Why = Why.BLOCK
    ) -> RequestId:
        """Keep two apart from now on and return the row's id; the same twice is once.

        Raises:
            Refusal: ``reports-yourself``, ``reports-blocks-full``.
        """
        await self.prepare(member)
        return await self._db.transact(self._block, member, about, request, why, label="reports.block")

    def _block(
        self, tx: Transaction, member: MemberId, about: MemberId, request: RequestId, why: Why
    ) -> RequestId:
        if len(self.mine_in(tx, member)) >= MOST_BLOCKS:
            raise Refusal("reports-blocks-full", most=MOST_BLOCKS)
        return self.keep_apart_in(tx, member, about, request, why)

    def keep_apart_in(
        self, tx: Transaction, member: MemberId, about: MemberId, request: RequestId, why: Why
    ) -> RequestId:
        """As `block`, in a caller's transaction, after `prepare`; a report counts towards no limit."""
        if member == about:
            raise Refusal("reports-yourself")
        alias = aliases(tx)
        assert alias is not None, "prepare() comes first"
        since = self._clock.now().date()
        id = store.keep_apart(tx, request, alias(member), alias(about), why, since)
        if why in LIFTED_BY_ITS_AUTHOR:
            store.name(tx, id, member, about)
        if why in SEVERED:
            for severed in self._severed:
                severed(tx, member, about)
        return id

    async def unblock(self, member: MemberId, id: RequestId) -> bool:
        """Lift one of a member's own blocks; False when it was gone already."""
        return await self._db.transact(self._unblock, member, id, label="reports.unblock")

    def _unblock(self, tx: Transaction, member: MemberId, id: RequestId) -> bool:
        alias = aliases(tx)
        return alias is not None and store.lift(tx, member, alias(member), id)

    async def mine(self, member: MemberId) -> list[Block]:
        """Return what a member set themself, the oldest first; reports are none of it."""
        return await self._db.transact(self.mine_in, member, label="reports.mine")

    def mine_in(self, tx: Transaction, member: MemberId) -> list[Block]:
        alias = aliases(tx)
        return [] if alias is None else store.mine(tx, member, alias(member))

    def apart_in(self, tx: Transaction, one: MemberId, other: MemberId) -> bool:
        """Tell whether two people must never be brought together, whoever said so."""
        return bool(self._between(tx, one, other))

    def severed_in(self, tx: Transaction, one: MemberId, other: MemberId) -> bool:
        """Tell whether neither of two people may reach the other through the bot: a block or a report."""
        return not SEVERED.isdisjoint(self._between(tx, one, other))

    def _between(self, tx: Transaction, one: MemberId, other: MemberId) -> set[Why]:
        alias = aliases(tx)
        return set() if alias is None else store.between(tx, alias(one), alias(other))

    def all_apart_in(self, tx: Transaction, pool: Iterable[MemberId]) -> frozenset[Pair]:
        """Return every two of ``pool`` who must never be brought together, lower id first.

        Reads all rows once: half a second for 100,000 of them, so on `Database.read` for a large pool.
        """
        alias = aliases(tx)
        if alias is None:
            return frozenset()
        known = {alias(member): member for member in pool}
        return frozenset(
            pair(known[by], known[about])
            for by, about in store.everybody(tx)
            if by in known and about in known
        )


def _make_keys(tx: Transaction, member: MemberId) -> None:
    create_alias_key(tx)
    create_member_key(tx, member)
