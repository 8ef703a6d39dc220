"""Where everything that is stored lies."""

import os
from dataclasses import dataclass
from pathlib import Path

_SQLITE = "sqlite:///"


@dataclass(frozen=True, slots=True)
class Place:
    """The database, the keys and the backups.

    Attributes:
        url: ``sqlite:///path/of/file`` or ``postgresql://...``.
        key_file: The master key (``HANDRAIL_KEY_FILE``); best not beside the backups.
        member_keys: The store of member keys, a file; on PostgreSQL a schema instead.
        backups: The folder for backups.
    """

    url: str
    key_file: Path
    member_keys: Path
    backups: Path

    @classmethod
    def in_folder(cls, data: Path, *, url: str = "", key_file: Path | None = None) -> "Place":
        """Return the usual places below ``data``."""
        return cls(
            url or f"{_SQLITE}{data / 'handrail.db'}",
            key_file or data / "keys" / "master.key",
            data / "keys" / "members.db",
            data / "backups",
        )

    @property
    def file(self) -> Path:
        """The SQLite file.

        Raises:
            ValueError: The database is not SQLite.
        """
        if not self.is_sqlite:
            raise ValueError("not a file: the database is PostgreSQL")
        return Path(self.url.removeprefix(_SQLITE))

    @property
    def is_sqlite(self) -> bool:
        return self.url.startswith(_SQLITE)

    @property
    def key_lies_beside_backups(self) -> bool:
        """Whether who takes the backups' folder takes the master key with it."""
        key, backups = self.key_file.resolve(), self.backups.resolve()
        return key.parent == backups.parent or backups in key.parents


def make_private(path: Path) -> None:
    """Make an empty file that only its owner can read, in a folder likewise, unless it exists."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
