"""A database that people filled under an early version, brought to today's."""

import shutil
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, MetaData, Table, create_engine, insert, select, text

from bot.storage.backup import KEYS_NAME
from bot.storage.migrations import HEAD, VERSIONS, migrate
from bot.storage.place import Place

EARLY = "0002"
"""The first version with tables of members."""

MEMBER, SERVER = 1 << 60, (1 << 62) - 1
FILLED = {
    "members": [
        (MEMBER, "Asia/Kathmandu", "en-GB", "NP", 240, 1320, 420, b"\x00sealed\xff"),
        (MEMBER + 1, None, None, None, 0, None, None, None),
    ],
    "consents": [
        (MEMBER, "checkins", 1, "Harbor volunteers", 1_767_225_600_123_456, None),
        (MEMBER, "settings", 2, "Zürich \u2013 \u6e2f", 1_767_225_600_000_000, 1_767_312_000_000_001),
    ],
    "checkins": [(MEMBER, "2026-01-01", b"scores", None), (MEMBER, "2026-01-02", b"", b"\x00\x01note")],
    "pauses": [(MEMBER + 1,)],
    "server_channels": [(SERVER, "checkins", SERVER - 1)],
    "servers": [(SERVER, "Europe/Dublin", "IE")],
    "shares": [(SERVER - 2, MEMBER, "checkins", "2026-01-01", "checkins", SERVER, SERVER - 1, None)],
    "sealed_under": [(MEMBER, b"0123456789abcdef")],
}
"""Rows as that version wrote them, every column in its order; ids as large as Discord's."""


async def test_what_an_early_version_kept_is_unchanged_today(tmp_path: Path) -> None:
    place = Place.in_folder(tmp_path / "data")
    await migrate(place, versions_until(EARLY, tmp_path / "versions"))
    tables = fill(place)
    await migrate(place)
    with connected(place) as connection:
        assert {table.name: kept(connection, table) for table in tables} == FILLED
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == HEAD
    (copy,) = place.backups.iterdir()
    assert copy.name.startswith(f"before-{HEAD}-")


async def test_the_copy_before_a_migration_takes_the_place_of_those_older_than_thirty_days(
    tmp_path: Path,
) -> None:
    place = Place.in_folder(tmp_path / "data")
    await migrate(place, versions_until(EARLY, tmp_path / "versions"))
    place.backups.mkdir()
    (place.backups / "before-0002-2020-01-01T00-00-00Z.db").touch()
    (place.backups / KEYS_NAME).touch()
    await migrate(place)
    copy, keys = sorted(path.name for path in place.backups.iterdir())
    assert copy.startswith(f"before-{HEAD}-")
    assert keys == KEYS_NAME


def versions_until(last: str, folder: Path) -> Path:
    """Return a folder with the program's migrations up to ``last``."""
    folder.mkdir()
    for path in VERSIONS.glob("[0-9]*_*.py"):
        if path.name[:4] <= last:
            shutil.copy(path, folder)
    return folder


def fill(place: Place) -> Sequence[Table]:
    """Insert the rows as they are; return the tables with the columns they have now."""
    now = MetaData()
    with connected(place) as connection:
        now.reflect(connection, only=list(FILLED))
        for name, rows in FILLED.items():
            columns = now.tables[name].c.keys()
            connection.execute(
                insert(now.tables[name]), [dict(zip(columns, row, strict=True)) for row in rows]
            )
    return now.sorted_tables


def kept(connection: Connection, table: Table) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute(select(table).order_by(*table.c))]


@contextmanager
def connected(place: Place) -> Generator[Connection]:
    engine = create_engine(f"sqlite:///{place.file}")
    with engine.begin() as connection:
        yield connection
    engine.dispose()
