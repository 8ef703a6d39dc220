"""All tables: every ``store.py`` below ``bot`` is found by name, so adding one edits no list."""

from importlib import import_module
from pathlib import Path
from typing import Final

from sqlalchemy import MetaData

from bot.storage import facts, keys
from bot.storage.base import metadata

_BOT: Final = Path(__file__).parents[1]


def load_tables() -> MetaData:
    """Import every store and return the tables they declared."""
    assert facts.facts.metadata is keys.sealed_under.metadata is metadata
    for path in sorted(_BOT.glob("**/store.py")):
        import_module(".".join(("bot", *path.relative_to(_BOT).with_suffix("").parts)))
    return metadata
