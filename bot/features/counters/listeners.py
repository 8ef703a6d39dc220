"""Who else has to know when something about a member's counters changed."""

from collections.abc import Callable

from bot.ids import GuildId, MemberId
from bot.storage.transaction import Transaction

Changed = Callable[[Transaction, MemberId, GuildId | None], None]
"""Told in the transaction that keeps the change; the server is where it was made, if it was in one."""


class Listeners:
    """Services that follow counters; they register when they are built."""

    def __init__(self) -> None:
        self._all: list[Changed] = []

    def add(self, then: Changed) -> None:
        self._all.append(then)

    def tell(self, tx: Transaction, member: MemberId, guild: GuildId | None) -> None:
        for then in self._all:
            then(tx, member, guild)
