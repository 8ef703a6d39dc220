"""Plain objects for tests of the kit: an English reader."""

from functools import cache
from pathlib import Path

from bot.texts import Say, Texts


@cache
def english() -> Say:
    return Texts(Path(__file__).parents[2] / "data" / "texts").reader("en")
