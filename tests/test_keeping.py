"""Backup, restore and a new master key, as an operator does it from the command line."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.app import App, Library
from bot.config import Config
from bot.features.members.model import SETTINGS
from bot.features.members.service import Members
from bot.ids import MemberId
from bot.storage.backup import back_up_daily
from bot.storage.erasure import erase_member

ALICE, BOB = MemberId(1 << 40), MemberId((1 << 40) + 1)


def bot(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HANDRAIL_DATA": str(data)}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


async def live(data: Path, library: Library, *, erased: MemberId | None = None) -> set[MemberId]:
    """Open the house at ``data``, perhaps erase somebody, and return who has a zone of their own."""
    app = App(Config(data=data), library=library)
    assert await app.open_storage()
    members = app.services.get(Members)
    if erased is not None:
        await erase_member(app.db, erased)
    there = {who for who in (ALICE, BOB) if (await members.settings(who)).zone == "Europe/Paris"}
    await app.close()
    return there


async def settle_in(data: Path, library: Library) -> None:
    from dataclasses import replace

    app = App(Config(data=data), library=library)
    assert await app.open_storage()
    members = app.services.get(Members)
    for who in (ALICE, BOB):
        await members.agree(who, SETTINGS)
        await members.change(who, lambda old: replace(old, zone="Europe/Paris"))
    await app.close()


async def test_a_backup_comes_back_and_who_was_erased_does_not(tmp_path: Path, library: Library) -> None:
    data = tmp_path / "data"
    await settle_in(data, library)
    assert bot(data, "backup").returncode == 0
    copy = next((data / "backups").glob("handrail-*.db"))
    assert await live(data, library, erased=ALICE) == {BOB}
    refused = bot(data, "restore", str(copy))
    assert (refused.returncode, "--yes" in refused.stderr) == (2, True)
    restored = bot(data, "restore", str(copy), "--yes")
    assert restored.returncode == 0, restored.stderr
    assert await live(data, library) == {BOB}


async def test_a_backup_deletes_copies_older_than_thirty_days(tmp_path: Path, library: Library) -> None:
    data = tmp_path / "data"
    await settle_in(data, library)
    (data / "backups").mkdir(exist_ok=True)
    old = data / "backups" / "handrail-2020-01-01T00-00-00Z.db"
    old.touch()
    done = bot(data, "backup")
    assert (done.returncode, old.exists()) == (0, False)
    assert old.name in done.stdout
    assert len(list((data / "backups").iterdir())) == 2


async def test_a_new_master_key_reads_what_the_old_one_wrote(tmp_path: Path, library: Library) -> None:
    data = tmp_path / "data"
    await settle_in(data, library)
    before = (data / "keys" / "master.key").read_bytes()
    assert bot(data, "rotate-key").returncode == 0
    assert (data / "keys" / "master.key").read_bytes() != before
    assert await live(data, library) == {ALICE, BOB}


def test_what_is_no_backup_changes_nothing(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("not a database")
    refused = bot(tmp_path / "data", "restore", str(other), "--yes")
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr


async def test_the_running_bot_makes_one_copy_a_day_and_deletes_old_ones(
    tmp_path: Path, library: Library
) -> None:
    data = tmp_path / "data"
    await settle_in(data, library)
    place = Config(data=data).place
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    assert back_up_daily(place, noon) is not None
    assert back_up_daily(place, noon + timedelta(hours=1)) is None
    assert back_up_daily(place, noon + timedelta(days=1, minutes=1)) is not None
    back_up_daily(place, noon + timedelta(days=40))
    assert [each.name for each in sorted(place.backups.glob("handrail-*.db"))] == [
        "handrail-2026-04-11T12-00-00Z.db"
    ]


async def test_a_memorial_is_set_and_lifted_and_says_which(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for arguments, told in (
        (["123"], "Nothing is sent to or about them any more."),
        (["123"], "It was stopped already."),
        (["123", "--lift"], "1 stops are lifted."),
        (["123", "--lift"], "0 stops are lifted."),
    ):
        done = bot(data, "memorial", *arguments)
        assert (done.returncode, done.stdout.strip()) == (0, f"ok    {told}"), done.stderr


def test_a_memorial_waits_for_a_database_that_opens(tmp_path: Path) -> None:
    (tmp_path / "handrail.db").write_text("something else")
    done = bot(tmp_path, "memorial", "123")
    assert done.returncode == 1
    assert done.stderr.strip()
