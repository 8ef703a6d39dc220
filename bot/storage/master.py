"""The master key: a file outside the database, made once, checked at every start, rotated.

The key store keeps a value that proves the right master key, and an identity that the
database knows, so that a missing key, a wrong one and a lost key store are told apart
without opening anybody's data.
"""

import os
import secrets
from pathlib import Path
from typing import Final

from sqlalchemy import bindparam, literal, select

from bot.storage.base import upsert
from bot.storage.crypto import KEY_BYTES, Key, check_value, new_secret
from bot.storage.errors import KeyMissing, KeyStoreMissing, KeyWrong
from bot.storage.facts import fact, remember
from bot.storage.keys import key_facts, member_keys, rewrap_all, sealed_under
from bot.storage.place import Place, make_private
from bot.storage.transaction import Transaction

_CHECK: Final = "master_key_check"
_STORE: Final = "key_store"

_GET = select(key_facts.c.value).where(key_facts.c.name == bindparam("fact"))
_SET = upsert(key_facts, ["name"], ["value"])
_ANY_SEALED = select(literal(1)).select_from(sealed_under).limit(1)
_ANY_KEY = select(literal(1)).select_from(member_keys).limit(1)


def read_secret(path: Path) -> bytes | None:
    """Return the key in a file, ``None`` when there is no file.

    Raises:
        KeyWrong: There is something else, or it cannot be read.
    """
    try:
        secret = bytes.fromhex(path.read_text("ascii").strip())
    except FileNotFoundError:
        return None
    except (ValueError, OSError):
        secret = b""
    if len(secret) != KEY_BYTES:
        raise KeyWrong(f"{path} is not a master key that can be read", path)
    return secret


def write_secret(path: Path, secret: bytes) -> None:
    """Write a key that only the owner of the file can read, and wait until it is on the disk."""
    make_private(path)
    with path.open("w", encoding="ascii") as file:
        file.write(secret.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())


def candidate(place: Place) -> bytes:
    """Return the master key at ``place``, a new one (not yet written) when there is none."""
    return read_secret(place.key_file) or new_secret()


def admit(tx: Transaction, place: Place, secret: bytes) -> None:
    """Let the master key in: it fits what is encrypted, or nothing is encrypted yet.

    Raises:
        KeyStoreMissing, KeyMissing, KeyWrong: Nothing was written.
    """
    made = not place.key_file.exists()
    store = _key_fact(tx, _STORE)
    sealed = tx.one(_ANY_SEALED) is not None
    if sealed and (store is None or store != fact(tx, _STORE)):
        raise KeyStoreMissing(f"the store of member keys is wanted: {_store_name(place)}", _store_name(place))
    if sealed or tx.one(_ANY_KEY) is not None:
        _must_fit(tx, place, secret, made)
    elif made:
        write_secret(place.key_file, secret)
    _record(tx, store or secrets.token_hex(16), check_value(secret))


def _record(tx: Transaction, store: str, check: str) -> None:
    if (_key_fact(tx, _STORE), _key_fact(tx, _CHECK), fact(tx, _STORE)) == (store, check, store):
        return
    tx.run(_SET, name=_STORE, value=store)
    tx.run(_SET, name=_CHECK, value=check)
    remember(tx, _STORE, store)


def _must_fit(tx: Transaction, place: Place, secret: bytes, made: bool) -> None:
    if made:
        raise KeyMissing(f"the master key is wanted: {place.key_file}", place.key_file)
    if check_value(secret) != _key_fact(tx, _CHECK):
        raise KeyWrong(f"not the master key of this database: {place.key_file}", place.key_file)


def finish_rotation(tx: Transaction, place: Place) -> None:
    """Put the new master key in place if a rotation was cut off after its transaction."""
    waiting = read_secret(_next(place))
    if waiting is not None and check_value(waiting) == _key_fact(tx, _CHECK):
        os.replace(_next(place), place.key_file)


def rotate_master_key(tx: Transaction, place: Place, new: bytes) -> None:
    """Wrap all member keys under ``new``; to be followed by ``finish_rotation``.

    The new key is on the disk, beside the old one, before anything is wrapped under it.
    """
    write_secret(_next(place), new)
    rewrap_all(tx, Key(new))
    tx.run(_SET, name=_CHECK, value=check_value(new))


def _key_fact(tx: Transaction, name: str) -> str | None:
    row = tx.one(_GET, fact=name)
    return None if row is None else row.value


def _next(place: Place) -> Path:
    return place.key_file.with_name(place.key_file.name + ".next")


def _store_name(place: Place) -> Path | str:
    return place.member_keys if place.is_sqlite else "schema keys"
