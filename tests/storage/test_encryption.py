"""What is private is unreadable at rest, and after its key is gone nobody reads it again."""

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ids import MemberId
from bot.storage.base import NOBODY
from bot.storage.crypto import Key, new_secret, place_of
from bot.storage.database import Database, Transaction
from bot.storage.errors import Erased, Unreadable
from bot.storage.facts import facts
from bot.storage.keys import create_member_key, forget_member_key, has_key, wrapped_key
from tests.storage.tables import GET, NOON, WORDS, notes, put, words


async def test_the_owner_reads_what_they_wrote(db: Database, alice: MemberId) -> None:
    await db.transact(put, 7, alice)
    assert await db.transact(words, 7) == WORDS
    assert await db.read(words, 7) == WORDS


async def test_the_same_words_twice_look_different(db: Database, alice: MemberId) -> None:
    await db.transact(put, 7, alice)
    await db.transact(put, 8, alice)
    first, second = await db.transact(
        lambda tx: [row and row.words for row in (tx.one(GET, id=7), tx.one(GET, id=8))]
    )
    assert first != second


async def test_a_value_opens_nowhere_but_in_its_own_place(
    db: Database, alice: MemberId, bob: MemberId
) -> None:
    def moved(tx: Transaction) -> None:
        sealed = tx.seal(notes.c.words, alice, 7, WORDS)
        assert tx.open(notes.c.words, alice, 7, sealed) == WORDS
        for column, owner, row in (
            (notes.c.words, alice, 8),
            (notes.c.words, bob, 7),
            (notes.c.more, alice, 7),
        ):
            with pytest.raises(Unreadable):
                tx.open(column, owner, row, sealed)

    await db.transact(moved)


async def test_nothing_is_sealed_for_somebody_without_a_key(db: Database) -> None:
    with pytest.raises(Erased):
        await db.transact(put, 7, MemberId(1))


async def test_a_forgotten_key_takes_the_words_with_it(db: Database, alice: MemberId, bob: MemberId) -> None:
    await db.transact(put, 7, alice)
    await db.transact(put, 8, bob)
    await db.transact(forget_member_key, alice)
    with pytest.raises(Erased):
        await db.transact(words, 7)
    assert await db.transact(words, 8) == WORDS


async def test_who_begins_anew_does_not_open_what_was_before(db: Database, alice: MemberId) -> None:
    await db.transact(put, 7, alice)
    await db.transact(forget_member_key, alice)
    await db.transact(create_member_key, alice)
    with pytest.raises(Erased):
        await db.transact(words, 7)


async def test_a_key_is_made_once(db: Database, alice: MemberId) -> None:
    await db.transact(put, 7, alice)
    await db.transact(create_member_key, alice)
    assert await db.transact(words, 7) == WORDS
    assert await db.transact(has_key, alice)
    assert not await db.transact(has_key, MemberId(5))


async def test_another_process_erasing_somebody_is_seen_at_once(db: Database, alice: MemberId) -> None:
    def erased_meanwhile(tx: Transaction) -> None:
        put(tx, 7, alice)
        forget_member_key(tx, alice)
        words(tx, 7)

    with pytest.raises(Erased):
        await db.transact(erased_meanwhile)


def test_a_table_of_nobody_holds_nothing_sealed() -> None:
    assert facts.info == NOBODY
    with pytest.raises(ValueError, match="belongs to nobody"):
        place_of(facts.c.value, 1, "x")


@pytest.mark.parametrize("row", [None, NOON])
def test_sealing_needs_the_row(row: object) -> None:
    with pytest.raises(ValueError, match="needs the value of id"):
        place_of(notes.c.words, 1, row)


@given(st.binary(max_size=200), st.binary(max_size=20), st.data())
def test_a_changed_byte_is_noticed(plain: bytes, place: bytes, data: st.DataObject) -> None:
    key = Key(new_secret())
    sealed = key.seal(plain, place)
    assert key.open(sealed, place) == plain
    at = data.draw(st.integers(0, len(sealed) - 1))
    changed = sealed[:at] + bytes([sealed[at] ^ data.draw(st.integers(1, 255))]) + sealed[at + 1 :]
    with pytest.raises(Unreadable):
        key.open(changed, place)


def test_a_key_does_not_show_itself() -> None:
    secret = new_secret()
    assert secret.hex() not in repr(Key(secret))


async def test_no_file_holds_a_plain_word_or_a_key(
    file_db: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")  # aiosqlite logs at this level what it runs
    alice = MemberId(1001)
    await file_db.transact(create_member_key, alice)
    await file_db.transact(put, 7, alice)
    secret = bytes.fromhex(file_db.place.key_file.read_text())
    files = [path for path in file_db.place.file.parent.rglob("*") if path != file_db.place.key_file]
    for word in (WORDS.encode(), base64.b64encode(WORDS.encode())[:-4], secret, secret.hex().encode()):
        assert [path for path in files if word in _bytes(path)] == []
    assert WORDS not in caplog.text
    assert len([path for path in files if path.suffix == ".db"]) == 2


async def test_a_forgotten_key_stays_in_no_log_of_the_key_store(file_db: Database) -> None:
    alice = MemberId(1001)
    await file_db.transact(create_member_key, alice)
    wrapped = await file_db.transact(_wrapped, alice)
    store = file_db.place.member_keys
    assert wrapped in _bytes(store) + _bytes(Path(f"{store}-wal"))
    await file_db.transact(forget_member_key, alice)
    assert wrapped not in _bytes(store) + _bytes(Path(f"{store}-wal"))


def _wrapped(tx: Transaction, member: MemberId) -> bytes:
    wrapped = wrapped_key(tx, member)
    assert wrapped is not None
    return wrapped


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
