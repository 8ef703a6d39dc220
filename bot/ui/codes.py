"""Ids in a custom id: base 36, so that six of them fit into Discord's hundred characters."""

from collections.abc import Sequence

from bot.errors import Refusal

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LONGEST = 13
"""Digits of the highest snowflake."""


def code_of(*ids: int) -> str:
    """Return ids as one argument, ``<id>.<id>``."""
    return ".".join(map(_digits, ids))


def ids_of(text: str, *, fewest: int = 1, most: int = 6) -> Sequence[int]:
    """Read back what `code_of` wrote.

    Raises:
        Refusal: ``ui-stale`` when it is no such code, or of another length.
    """
    parts = text.split(".")
    if not fewest <= len(parts) <= most or not all(map(_is_id, parts)):
        raise Refusal("ui-stale")
    return [int(part, 36) for part in parts]


def _is_id(text: str) -> bool:
    return 0 < len(text) <= LONGEST and set(text) <= set(DIGITS)


def _digits(number: int) -> str:
    text = ""
    while number:
        number, last = divmod(number, 36)
        text = DIGITS[last] + text
    return text or "0"
