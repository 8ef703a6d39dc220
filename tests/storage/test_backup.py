"""Backups: sound copies, and no way back for words that were erased."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.ids import MemberId
from bot.storage.backup import KEYS_NAME, backup_database, backup_keys, prune_backups, restore_database
from bot.storage.database import Database
from bot.storage.erasure import erase_member, erase_without_key
from bot.storage.errors import AlreadyRunning, BackupFailed
from bot.storage.keys import create_member_key, forget_member_key
from bot.storage.place import Place
from tests.databases import member_with_key
from tests.storage.tables import WORDS, ids, known_to_the_program, put, put_plain, words

ALICE, BOB, CAROL = MemberId(1001), MemberId(1002), MemberId(1003)
NOW = datetime(2026, 3, 1, 4, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _known() -> Iterator[None]:
    with known_to_the_program():
        yield


@pytest.fixture
async def house(file_db: Database) -> Database:
    """Alice and Bob have each written a note."""
    for note, member in ((7, ALICE), (8, BOB)):
        await member_with_key(file_db, member)
        await file_db.transact(put, note, member)
    return file_db


async def test_a_copy_of_a_running_database_is_whole_and_private(house: Database) -> None:
    copy = backup_database(house.place.file, house.place.backups, NOW)
    assert copy.name == "handrail-2026-03-01T04-00-00Z.db"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert notes_in(copy) == [7, 8]
    assert WORDS.encode() not in copy.read_bytes()
    assert [path.name for path in house.place.backups.iterdir()] == [copy.name]


async def test_an_older_backup_with_the_current_keys_yields_none_of_an_erased_members_words(
    house: Database,
) -> None:
    copy = backup_database(house.place.file, house.place.backups, NOW)
    backup_keys(house.place)
    await erase_member(house, ALICE)
    restored = await restore(house, copy)
    assert await restored.transact(ids) == [8]
    assert await restored.transact(words, 8) == WORDS
    await restored.close()


async def test_who_was_erased_and_began_anew_does_not_get_the_old_rows_back(house: Database) -> None:
    copy = backup_database(house.place.file, house.place.backups, NOW)
    await erase_member(house, ALICE)
    await house.transact(create_member_key, ALICE)
    restored = await restore(house, copy)
    assert await restored.transact(ids) == [8]
    await restored.close()


async def test_after_a_restore_rows_of_everybody_without_a_key_go(house: Database) -> None:
    await house.transact(put_plain, 1)  # somebody who never had a key
    copy = backup_database(house.place.file, house.place.backups, NOW)
    restored = await restore(house, copy)
    assert await restored.transact(ids) == [1, 7, 8]
    assert await restored.transact(erase_without_key) == [1]
    assert await restored.transact(ids) == [7, 8]
    await restored.close()


async def test_a_crash_between_key_and_rows_is_made_up_for_at_the_next_start(house: Database) -> None:
    backup_keys(house.place)
    await house.transact(forget_member_key, ALICE)
    await house.close()
    await house.open()
    assert await house.transact(ids) == [8]
    assert members_in(house.place.backups / KEYS_NAME) == [BOB]


async def test_the_copy_of_the_keys_is_always_the_current_one_only(house: Database) -> None:
    assert members_in(backup_keys(house.place)) == [ALICE, BOB]
    await member_with_key(house, CAROL)
    assert members_in(backup_keys(house.place)) == [ALICE, BOB, CAROL]
    await erase_member(house, ALICE)
    assert members_in(house.place.backups / KEYS_NAME) == [BOB, CAROL]
    assert [path.name for path in house.place.backups.iterdir()] == [KEYS_NAME]


async def test_without_a_copy_of_the_keys_erasing_makes_none(house: Database) -> None:
    await erase_member(house, ALICE)
    assert not house.place.backups.exists()


async def test_a_copy_that_fails_leaves_the_one_before(house: Database) -> None:
    copy = backup_keys(house.place)
    before = copy.read_bytes()
    await house.close()
    house.place.member_keys.write_bytes(b"this is not a database" * 100)
    with pytest.raises(BackupFailed, match="DatabaseError"):
        backup_keys(house.place)
    assert copy.read_bytes() == before
    assert [path.name for path in house.place.backups.iterdir()] == [KEYS_NAME]


async def test_an_empty_file_is_no_backup(house: Database, tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    empty.touch()
    await house.close()
    with pytest.raises(BackupFailed, match="check"):
        restore_database(house.place, empty)
    await house.open()
    assert await house.transact(ids) == [7, 8]


async def test_nothing_is_restored_under_a_running_bot(house: Database) -> None:
    copy = backup_database(house.place.file, house.place.backups, NOW)
    with pytest.raises(AlreadyRunning, match=str(os.getpid())):
        restore_database(house.place, copy)


async def test_what_was_there_before_a_restore_is_kept_aside(house: Database) -> None:
    copy = backup_database(house.place.file, house.place.backups, NOW)
    await house.transact(put, 9, BOB)
    await house.close()
    former = restore_database(house.place, copy)
    assert notes_in(former) == [7, 8, 9]
    assert notes_in(house.place.file) == [7, 8]


async def test_copies_older_than_thirty_days_go_and_the_copy_of_the_keys_stays(house: Database) -> None:
    keys, folder = backup_keys(house.place), house.place.backups
    old = NOW - timedelta(days=30, seconds=1)
    gone = [backup_database(house.place.file, folder, old, name=name) for name in ("before-0003", "handrail")]
    stays = [backup_database(house.place.file, folder, NOW - timedelta(days=30)), keys]
    os.utime(keys, (0, 0))
    assert prune_backups(folder, NOW) == gone
    assert sorted(folder.iterdir()) == sorted(stays)


@pytest.mark.parametrize(
    "name", [KEYS_NAME, "mine-2020-01-01T00-00-00Z.db", "handrail-2020-02-31T00-00-00Z.db", "handrail.db"]
)
def test_what_is_not_named_as_our_copies_are_is_never_deleted(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert prune_backups(tmp_path, NOW) == []
    assert (tmp_path / name).exists()


def test_an_old_copy_that_cannot_be_deleted_is_told(tmp_path: Path) -> None:
    (tmp_path / "handrail-2020-01-01T00-00-00Z.db").mkdir()
    with pytest.raises(BackupFailed, match="older than 30 days"):
        prune_backups(tmp_path, NOW)


async def restore(house: Database, copy: Path) -> Database:
    await house.close()
    restore_database(house.place, copy)
    restored = Database(house.place)
    await restored.open()
    return restored


def notes_in(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as raw:
        return [row[0] for row in raw.execute("SELECT id FROM test_notes ORDER BY id")]


def members_in(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as raw:
        return [row[0] for row in raw.execute("SELECT member FROM member_keys ORDER BY member")]


def test_the_usual_places_are_apart(tmp_path: Path) -> None:
    place = Place.in_folder(tmp_path)
    assert len({place.file.parent, place.key_file.parent, place.backups}) == 3
