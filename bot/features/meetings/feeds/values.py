"""Decoded JSON that may be anything: what of it are rows, and what a list."""

from collections.abc import Sequence
from typing import Any, cast

Row = dict[str, Any]
"""A decoded row, by the names its feed gives."""


def row_of(value: object) -> Row | None:
    return cast(Row, value) if isinstance(value, dict) else None


def objects(rows: Sequence[object]) -> list[Row]:
    return [row for row in map(row_of, rows) if row is not None]


def listed(value: object) -> list[Any]:
    return cast(list[Any], value) if isinstance(value, list) else []
