"""What a member can see of what is kept: a plain overview, and everything as one file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any, cast

EXPORT_VERSION = 1
"""Of the export's form; described in ``docs/export.schema.json``."""

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00")

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""Rows by table name, every value as JSON."""


@dataclass(frozen=True, slots=True)
class Export:
    """Everything a member owns, at one moment."""

    made_at: datetime
    operator: str
    tables: Rows

    def document(self) -> dict[str, Any]:
        """Return the machine-readable form (``docs/export.schema.json``)."""
        return {
            "format": "handrail-export",
            "version": EXPORT_VERSION,
            "made_at": self.made_at.isoformat(),
            "operator": self.operator,
            "tables": {name: list(rows) for name, rows in self.tables.items()},
        }

    def page(self, title: str, empty: str) -> str:
        """Return the readable form: one HTML page that needs nothing else, printable, without scripts."""
        sections = "".join(_section(name, rows) for name, rows in self.tables.items() if rows)
        return _PAGE.format(
            title=escape(title),
            made_at=escape(f"{self.made_at:%Y-%m-%d %H:%M} UTC"),
            body=sections or escape(empty),
        )


_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>body{{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;
padding:0 1rem;color:#1d2a35}}
h2{{margin-top:2.5rem}}dl{{border-top:1px solid #c9d3da;padding-top:.6rem}}dt{{font-weight:600}}
dd{{margin:0 0 .4rem;white-space:pre-wrap;overflow-wrap:anywhere}}</style>
<h1>{title}</h1><p>{made_at}</p>{body}</html>
"""


def _section(name: str, rows: Sequence[Mapping[str, Any]]) -> str:
    heading = escape(name.replace("_", " ").capitalize())
    return f"<h2>{heading}</h2>" + "".join(f"<dl>{_row(row)}</dl>" for row in rows)


def _row(row: Mapping[str, Any]) -> str:
    return "".join(
        f"<dt>{escape(key.replace('_', ' '))}</dt><dd>{escape(_words(value))}</dd>"
        for key, value in row.items()
        if value not in (None, "", [])
    )


def _words(value: object) -> str:
    """Return a value as a person would write it, nested ones line by line."""
    if isinstance(value, dict):
        pairs = cast("dict[str, object]", value).items()
        return "\n".join(
            f"{key.replace('_', ' ')}: {_words(each)}" for key, each in pairs if each is not None
        )
    if isinstance(value, list):
        return ", ".join(_words(each) for each in cast("list[object]", value))
    return _instant(str(value))


def _instant(text: str) -> str:
    """Return an instant in ISO's long form as people write it; other text as it is."""
    if not _INSTANT.fullmatch(text):
        return text
    return f"{datetime.fromisoformat(text):%Y-%m-%d %H:%M} UTC"
