"""Where everything that is stored lies."""

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
