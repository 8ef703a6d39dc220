"""Write the next migration: ``python -m bot.storage.migrations.make "why"``; then read it.

Alembic compares the tables of the stores with a database at ``HEAD``. It does not see
renames, nor CHECK constraints on new columns.
"""

import re
import sys
import tempfile
from pathlib import Path

from alembic import command

from bot.storage.migrations import VERSIONS, newest
from bot.storage.migrations.upgrade import config, own_connection, upgrade
from bot.storage.place import Place


def make(message: str, versions: Path = VERSIONS) -> Path:
    """Write the migration into ``versions`` and return its path."""
    number = f"{int(newest(versions)) + 1:04}"
    words = re.sub(r"\W+", "_", message.lower()).strip("_")
    name = f"{number}_{words[:40]}"
    with tempfile.TemporaryDirectory() as folder, own_connection(Place.in_folder(Path(folder))) as connection:
        upgrade(connection, versions)
        settings = config(connection, versions)
        settings.set_main_option("file_template", name)
        command.revision(settings, message, autogenerate=True, rev_id=number)
    return versions / f"{name}.py"


if __name__ == "__main__":
    sys.stdout.write(f"{make(sys.argv[1])}\n")
