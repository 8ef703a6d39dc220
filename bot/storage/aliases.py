"""A name for an account that only this installation can compute, for rows that outlive an erasure.

It is a keyed hash (HMAC-SHA256) of the account's id. Its key lies among the members' keys, wrapped
by the master key, so it outlives a new master key; its owner is nobody. The same account has the
same alias after erasing everything and coming back, and an alias tells no account without the key.
"""

import hmac
from collections.abc import Callable
from typing import Final

from bot.ids import MemberId
from bot.storage.keys import create_member_key, wrapped_key
from bot.storage.transaction import Transaction

ALIASES: Final = MemberId(0)
"""Owner of the key of aliases; no account has this id."""

ALIAS_BYTES: Final = 16

AliasOf = Callable[[MemberId], bytes]


def create_alias_key(tx: Transaction) -> None:
    """Make the key of aliases unless there is one. In a transaction of its own, before the first alias."""
    create_member_key(tx, ALIASES)


def aliases(tx: Transaction) -> AliasOf | None:
    """Return what gives an account's alias (16 bytes); None while no alias was ever needed."""
    wrapped = wrapped_key(tx, ALIASES)
    if wrapped is None:
        return None
    secret = tx.unwrap(ALIASES, wrapped)
    return lambda member: hmac.digest(secret, f"handrail alias:{member}".encode(), "sha256")[:ALIAS_BYTES]
