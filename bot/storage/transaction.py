"""A transaction as stores see it: synchronous statements, and values sealed and opened."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

import orjson
from sqlalchemy import Column
from sqlalchemy.sql.expression import Executable

from bot.ids import MemberId
from bot.storage.crypto import Key, place_of, wrapping
from bot.storage.errors import Erased, Unreadable
from bot.storage.keys import wrapped_key

Row: TypeAlias = Any
"""A named tuple, fields in the order of the statement's columns."""


class Transaction(ABC):
    """One function call long; commits when that function returns, rolls back when it raises.

    Statements are built once, with ``bindparam``; parameters go through their columns' types.
    On PostgreSQL others work at the same time: read with ``with_for_update()`` what is then
    written, or write what does not depend on having read (``SET n = n + 1``, ``upsert``).
    """

    dialect: str
    scrub: bool = False
    """Set when a key was forgotten: nothing of it may stay in a write-ahead log."""

    def __init__(self, master: Key) -> None:
        self._master: Final = master
        # For this transaction only, so that an erasure elsewhere is seen by the next one.
        self._keys: dict[MemberId, Key] = {}

    @abstractmethod
    def run(self, statement: Executable, /, **params: object) -> int:
        """Execute and return the number of rows touched."""

    @abstractmethod
    def many(self, statement: Executable, rows: Sequence[Mapping[str, object]], /) -> None:
        """Execute once for each of ``rows``, which all have the same names."""

    @abstractmethod
    def one(self, statement: Executable, /, **params: object) -> Row | None:
        """Return the first row or ``None``."""

    @abstractmethod
    def all(self, statement: Executable, /, **params: object) -> list[Row]:
        """Return all rows."""

    def seal(self, column: Column[Any], owner: MemberId, row: object, value: object) -> bytes:
        """Encrypt ``value`` (anything JSON) for ``column`` of the row ``row`` of ``owner``.

        ``row`` is the value of the column that the table's ``owned(..., row=)`` names; any
        value where it names none.

        Raises:
            Erased: The member has no key: nothing was begun, or all was erased.
        """
        return self._key(owner).seal(orjson.dumps(value), place_of(column, owner, row))

    def open(self, column: Column[Any], owner: MemberId, row: object, sealed: bytes) -> Any:
        """Decrypt what ``seal`` made for the same column, owner and row.

        Raises:
            Erased: The member's key is gone.
            Unreadable: The value was altered or moved.
        """
        return orjson.loads(self._key(owner).open(sealed, place_of(column, owner, row)))

    def key_id(self, member: MemberId) -> bytes:
        """Return the id of a member's key.

        Raises:
            Erased: The member has no key.
        """
        return self._key(member).id

    def wrap(self, member: MemberId, secret: bytes) -> bytes:
        """Encrypt a member's key under the master key."""
        return self._master.seal(secret, wrapping(member))

    def unwrap(self, member: MemberId, wrapped: bytes) -> bytes:
        """Decrypt what ``wrap`` made.

        Raises:
            Unreadable: It was altered, or wrapped under another master key.
        """
        try:
            return self._master.open(wrapped, wrapping(member))
        except Erased:
            raise Unreadable("a member's key is wrapped under another master key") from None

    def forget(self, member: MemberId) -> None:
        """Drop what this transaction knows of a member's key."""
        self._keys.pop(member, None)
        self.scrub = True

    def _key(self, member: MemberId) -> Key:
        key = self._keys.get(member)
        if key is None:
            wrapped = wrapped_key(self, member)
            if wrapped is None:
                raise Erased("the member has no key")
            key = self._keys[member] = Key(self.unwrap(member, wrapped))
        return key
