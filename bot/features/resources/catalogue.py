"""Reads ``data/resources/programmes.yaml``, and refuses what it does not understand."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path as File
from typing import Any

from bot.features.help_now.model import Review
from bot.features.resources.model import Path, Programme
from bot.yaml_data import read_yaml


def load(file: File) -> tuple[Programme, ...]:
    """Return every programme ``file`` names.

    Raises:
        OSError: The file cannot be read.
        ValueError: An entry lacks a field or holds a value nobody knows; names the entry.
    """
    data: Mapping[str, Any] = read_yaml(file)
    sources: Mapping[str, str] = data["sources"]
    return tuple(_programme(entry, sources) for entry in data["programmes"])


def _programme(entry: Mapping[str, Any], sources: Mapping[str, str]) -> Programme:
    try:
        return Programme(
            id=entry["id"],
            name=entry["name"],
            path=Path(entry["path"]),
            website=entry.get("website"),
            source=sources[entry["source"]],
            seen=entry["source_date"],
            reviewed=_review(entry["reviewed"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"programme {entry.get('id')!r}: {error}") from error


def _review(value: Mapping[str, str] | str) -> Review | None:
    if isinstance(value, str):
        if value != "none":
            raise ValueError("reviewed is 'none' or {name, date}")
        return None
    return Review(name=value["name"], day=date.fromisoformat(value["date"]))
