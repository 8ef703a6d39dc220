"""The published form of an export says what an export is: other programs are written by it."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.features.privacy.model import EXPORT_VERSION, Export

SCHEMA: Mapping[str, Any] = json.loads(Path("docs/export.schema.json").read_text())
KINDS = {"object": Mapping, "array": Sequence, "string": str}
KNOWN = {
    "$schema", "title", "description", "type", "required", "additionalProperties", "properties", "const",
    "format", "pattern", "propertyNames", "items",
}  # fmt: skip
"""Words of JSON Schema that `problems` reads; another one in the file would go unread."""

MADE = datetime(2026, 11, 20, 12, 0, 30, 250_000, tzinfo=UTC)


def problems(schema: Mapping[str, Any], value: Any, at: str = "") -> list[str]:
    """Return where a value differs from a schema, as far as the words in ``KNOWN`` go."""
    assert set(schema) <= KNOWN, f"teach this test {set(schema) - KNOWN}"
    if "type" in schema and not isinstance(value, KINDS[schema["type"]]):
        return [f"{at} is no {schema['type']}"]
    found = [f"{at} is not {schema['const']}"] if "const" in schema and value != schema["const"] else []
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        found.append(f"{at} does not look as told")
    if isinstance(value, Mapping):
        found += in_object(schema, value, at)  # pyright: ignore[reportUnknownArgumentType] - JSON
    elif "items" in schema:
        found += [each for item in _items(value) for each in problems(schema["items"], item, f"{at}[]")]
    return found


def _items(value: Any) -> list[Any]:
    return list(value)


def in_object(schema: Mapping[str, Any], value: Mapping[str, Any], at: str) -> list[str]:
    found = [f"{at}.{name} is missing" for name in schema.get("required", ()) if name not in value]
    others = schema.get("additionalProperties", {})
    for name, each in value.items():
        found += problems(schema.get("propertyNames", {}), name, f"name of {at}.{name}")
        inner = schema.get("properties", {}).get(name, others)
        found += [f"{at}.{name} is unknown"] if inner is False else problems(inner, each, f"{at}.{name}")
    return found


def exported() -> dict[str, Any]:
    """Return an export as it is read from its file."""
    row = {"day": "2026-11-20", "member": "1099511627776000000", "scores": {"mood": 3}, "note": None}
    export = Export(MADE, "Harbor volunteers", {"checkins": [row], "counters": []})
    return json.loads(json.dumps(export.document()))


def test_an_export_is_as_its_schema_says() -> None:
    assert problems(SCHEMA, exported()) == []
    assert SCHEMA["properties"]["version"]["const"] == EXPORT_VERSION


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"format": "another"}, ".format is not handrail-export"),
        ({"version": 2}, ".version is not 1"),
        ({"made_at": "20 November"}, ".made_at does not look as told"),
        ({"tables": {"checkins": {}}}, ".tables.checkins is no array"),
        ({"tables": {"Check ins": []}}, "name of .tables.Check ins does not look as told"),
        ({"extra": 1}, ".extra is unknown"),
    ],
)
def test_what_is_no_export_is_told_from_one(change: Mapping[str, Any], told: str) -> None:
    assert problems(SCHEMA, {**exported(), **change}) == [told]


def test_a_moment_of_another_zone_is_none_of_an_export() -> None:
    local = (MADE + timedelta(hours=1)).isoformat().replace("+00:00", "+01:00")
    assert problems(SCHEMA, {**exported(), "made_at": local}) == [".made_at does not look as told"]
