"""Authenticated encryption of single values (AES-256-GCM), each bound to its place.

A sealed value is ``version (1) | key id (4) | nonce (12) | ciphertext and tag (n + 16)``.
"""

import hashlib
import os
from datetime import datetime
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Column

from bot.storage.base import ownership
from bot.storage.errors import Erased, Unreadable

KEY_BYTES: Final = 32
_VERSION: Final = b"\x01"
_ID: Final = slice(1, 5)
_NONCE: Final = slice(5, 17)
_TEXT: Final = slice(17, None)


class Key:
    """A 256-bit key; ``id`` (4 bytes) tells keys apart."""

    __slots__ = ("_cipher", "id")

    def __init__(self, secret: bytes) -> None:
        self._cipher = AESGCM(secret)
        self.id = _digest(b"id", secret)[:4]

    def seal(self, plain: bytes, place: bytes) -> bytes:
        """Encrypt ``plain`` so that it opens only with this key and the same ``place``."""
        nonce = os.urandom(12)
        return b"".join((_VERSION, self.id, nonce, self._cipher.encrypt(nonce, plain, place)))

    def open(self, sealed: bytes, place: bytes) -> bytes:
        """Decrypt what ``seal`` made.

        Raises:
            Erased: It was sealed under another key, one that is gone.
            Unreadable: It was altered or moved.
        """
        if sealed[:1] != _VERSION:
            raise Unreadable("unknown version of a sealed value")
        if sealed[_ID] != self.id:
            raise Erased("sealed under another key")
        try:
            return self._cipher.decrypt(sealed[_NONCE], sealed[_TEXT], place)
        except InvalidTag:
            raise Unreadable("a sealed value was altered or moved") from None


def new_secret() -> bytes:
    return os.urandom(KEY_BYTES)


def check_value(secret: bytes) -> str:
    """Return what proves a key to be the right one without using or telling it."""
    return _digest(b"check", secret)[:16].hex()


def place_of(column: Column[Any], owner: int, row: object) -> bytes:
    """Return what a sealed value is bound to: ``table.column|owner|row``.

    Raises:
        ValueError: The table says that a column identifies its rows, and ``row`` is not its value.
    """
    mark = ownership(column.table)
    if mark is None:
        raise ValueError(f"{column.table.fullname} belongs to nobody, so nothing in it can be sealed")
    if mark.row is None:
        row = ""
    elif row is None or isinstance(row, datetime):
        raise ValueError(f"{column.table.fullname}: sealing needs the value of {mark.row}")
    return f"{column.table.fullname}.{column.name}|{owner}|{row}".encode()


def wrapping(member: int) -> bytes:
    """Return what the wrapped key of ``member`` is bound to."""
    return f"keys.member_keys|{member}".encode()


def _digest(purpose: bytes, secret: bytes) -> bytes:
    return hashlib.sha256(b"handrail key " + purpose + b":" + secret).digest()
