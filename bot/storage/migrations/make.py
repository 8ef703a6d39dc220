"""Write the next migration: ``python -m bot.storage.migrations.make "why"``; then read it.

Alembic compares the tables of the stores with a database at ``HEAD``. It does not see
renames, nor CHECK constraints on new columns.
"""

import re
import sys
import tempfile
from pathlib import Path

from alembic import command

from bot.storage.migrations import VERSIONS
from bot.storage.migrations.upgrade import config, own_connection, upgrade
from bot.storage.place import Place


def make(message: str) -> Path:
    """Write the migration into ``versions`` and return its path."""
    number = f"{1 + len(list(VERSIONS.glob('[0-9]*_*.py'))):04}"
    name = re.sub(r"\W+", "_", message.lower()).strip("_")
    with tempfile.TemporaryDirectory() as folder, own_connection(Place.in_folder(Path(folder))) as connection:
        if number != "0001":
            upgrade(connection)
        settings = config(connection)
        settings.set_main_option("file_template", f"{number}_{name[:40]}")
        command.revision(settings, message, autogenerate=True, rev_id=number)
    return VERSIONS / f"{number}_{name[:40]}.py"


if __name__ == "__main__":
    sys.stdout.write(f"{make(sys.argv[1])}\n")
