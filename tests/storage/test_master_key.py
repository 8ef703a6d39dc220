"""The master key: made once, wanted ever after, changed without reading anybody's words."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.ids import MemberId
from bot.storage.crypto import new_secret
from bot.storage.database import Database
from bot.storage.errors import KeyMissing, KeyProblem, KeyStoreMissing, KeyWrong
from bot.storage.master import rotate_master_key, write_secret
from bot.storage.opening import change_master_key
from bot.storage.place import Place
from tests.databases import member_with_key
from tests.storage.tables import WORDS, put, words

ALICE = MemberId(1001)


@pytest.fixture
async def closed(db: Database) -> Place:
    """A database with one sealed note in it, closed."""
    await member_with_key(db, ALICE)
    await db.transact(put, 7, ALICE)
    await db.close()
    return db.place


@pytest.fixture
async def closed_file(file_db: Database) -> Place:
    await member_with_key(file_db, ALICE)
    await file_db.transact(put, 7, ALICE)
    await file_db.close()
    return file_db.place


async def test_a_new_key_is_for_its_owner_only(sqlite_database: Database) -> None:
    place = sqlite_database.place
    assert {oct(path.stat().st_mode & 0o777) for path in (place.key_file, place.member_keys)} == {"0o600"}


async def test_a_lost_key_is_made_anew_only_while_nothing_is_encrypted(sqlite_database: Database) -> None:
    place = sqlite_database.place
    await sqlite_database.close()
    place.key_file.unlink()
    await open_and_close(place)
    assert place.key_file.exists()


def remove(path: Path) -> None:
    path.unlink()


def replace(path: Path) -> None:
    write_secret(path, new_secret())


def garble(path: Path) -> None:
    path.write_text("not a key")


def shorten(path: Path) -> None:
    path.write_text("abcd")


def spill(path: Path) -> None:
    path.write_bytes(b"\xff\xfe")


def block(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (remove, KeyMissing),
        (replace, KeyWrong),
        (garble, KeyWrong),
        (shorten, KeyWrong),
        (spill, KeyWrong),
        (block, KeyWrong),
    ],
)
async def test_a_missing_or_wrong_key_is_named_and_nothing_is_written(
    closed_file: Place, spoil: Callable[[Path], object], error: type[KeyProblem]
) -> None:
    spoil(closed_file.key_file)
    before = contents(closed_file)
    database = Database(closed_file)
    with pytest.raises(error, match=str(closed_file.key_file)) as told:
        await database.open()
    assert told.value.path == closed_file.key_file
    assert database.why_not == error.__name__
    assert contents(closed_file) == before


async def test_postgresql_too_wants_the_right_key(closed: Place) -> None:
    write_secret(closed.key_file, new_secret())
    with pytest.raises(KeyWrong):
        await Database(closed).open()


async def test_the_right_key_put_back_opens_everything(closed: Place) -> None:
    secret = closed.key_file.read_text()
    closed.key_file.unlink()
    with pytest.raises(KeyMissing):
        await Database(closed).open()
    closed.key_file.write_text(secret)
    assert await read_back(closed) == WORDS


@pytest.mark.parametrize("another", [False, True])
async def test_a_lost_key_store_is_not_taken_for_everybody_erased(
    closed_file: Place, another: bool, tmp_path: Path
) -> None:
    aside = tmp_path / "aside.db"
    shutil.move(closed_file.member_keys, aside)
    if another:
        other = Place.in_folder(tmp_path / "other")
        await open_and_close(other)
        shutil.copy(other.member_keys, closed_file.member_keys)
    with pytest.raises(KeyStoreMissing, match=str(closed_file.member_keys)):
        await Database(closed_file).open()
    shutil.move(aside, closed_file.member_keys)
    assert await read_back(closed_file) == WORDS


async def test_a_changed_master_key_opens_what_the_old_one_sealed(closed: Place) -> None:
    old = closed.key_file.read_text()
    await change_master_key(closed)
    assert closed.key_file.read_text() != old
    assert await read_back(closed) == WORDS
    closed.key_file.write_text(old)
    with pytest.raises(KeyWrong):
        await Database(closed).open()


async def test_a_change_cut_off_after_its_transaction_is_finished_at_the_next_start(closed: Place) -> None:
    database = Database(closed)
    await database.open()
    await database.transact(rotate_master_key, closed, new_secret())
    await database.close()
    assert await read_back(closed) == WORDS


async def test_a_change_cut_off_before_its_transaction_changes_nothing(closed: Place) -> None:
    write_secret(closed.key_file.with_name(closed.key_file.name + ".next"), new_secret())
    assert await read_back(closed) == WORDS


def test_a_key_beside_the_backups_is_noticed(tmp_path: Path) -> None:
    assert not Place.in_folder(tmp_path).key_lies_beside_backups
    assert Place.in_folder(tmp_path, key_file=tmp_path / "master.key").key_lies_beside_backups
    assert Place.in_folder(tmp_path, key_file=tmp_path / "backups" / "keys" / "a").key_lies_beside_backups


async def open_and_close(place: Place) -> None:
    database = Database(place)
    await database.open()
    await database.close()


async def read_back(place: Place) -> str:
    database = Database(place)
    await database.open()
    try:
        return await database.transact(words, 7)
    finally:
        await database.close()


def contents(place: Place) -> dict[str, bytes]:
    files = [path for path in place.file.parent.rglob("*") if path.is_file() and path.suffix != ".lock"]
    return {os.fspath(path): path.read_bytes() for path in files}
