"""CSV with the WordPress plugin's headings, and tables much like it."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.features.meetings.feeds import bmlt, meeting_guide
from bot.features.meetings.feeds.report import MOST_COUNTED, Feed, Report, Why, refused
from bot.features.meetings.feeds.values import Row

KIND = "csv"

MOST_COLUMNS = 200

_ALIASES = {
    "id": "slug",
    "full_address": "formatted_address",
    "start_time": "time",
    "start": "time",
    "end": "end_time",
    "weekday": "day",
    "weekdays": "day",
    "days": "day",
    "zip": "postal_code",
    "zip_code": "postal_code",
    "street": "address",
    "street_address": "address",
    "meeting": "name",
    "meeting_name": "name",
    "group_name": "group",
    "committeename": "name",
    "title": "name",
    "meeting_focus": "name",
    "location_name": "location",
    "venue": "location",
    "special_information": "notes",
    "comments": "notes",
    "am_pm": "ampm",
    "lat": "latitude",
    "lng": "longitude",
    "lon": "longitude",
    "long": "longitude",
    "time_zone": "timezone",
    "type": "types",
    "online_url": "conference_url",
    "zoom_link": "conference_url",
    "meeting_link": "conference_url",
}


def read(text: str, feed: Feed) -> Report:
    """Return the report of a table whose first row names its columns."""
    try:
        rows = list(_rows(text))
    except csv.Error:
        return refused(Why.BROKEN, KIND)
    return table(rows, feed) if rows else refused(Why.NO_FEED)


def table(rows: Sequence[Sequence[Any]], feed: Feed) -> Report:
    """Return the report of rows of cells, headings first."""
    raw = [str(cell).strip() for cell in rows[0][:MOST_COLUMNS]]
    headings = {cell: heading_of(cell) for cell in raw}
    names = set(headings.values())
    if {"weekday_tinyint", "name"} <= names:
        return bmlt.read([dict(zip(raw, row, strict=False)) for row in rows[1:]], feed)
    if not {"day", "time"} & names or not {"name", "slug", "location", "group"} & names:
        return refused(Why.NO_FEED)
    if len(rows) < 2:
        return refused(Why.NO_ROWS, KIND)
    report = meeting_guide.read([_row(raw, headings, row) for row in rows[1:]], feed)
    return Report(KIND, report.total, report.taken, report.left, report.meetings, report.problem)


def heading_of(cell: object) -> str:
    """Return the Meeting Guide key a heading stands for: "Full Address" is ``formatted_address``."""
    plain = re.sub(r"[^a-z0-9]+", "_", str(cell).strip().casefold()).strip("_")
    return _ALIASES.get(plain, plain)


def renamed(row: Row, headings: Mapping[str, str]) -> Row:
    """Return a row under the Meeting Guide's names; a number is a day only where the heading is "Day"."""
    found: Row = {}
    for key, value in row.items():
        name = headings.get(key, key)
        told = (
            f"number {value}" if name == "day" and key.lower() != "day" and _is_number(str(value)) else value
        )
        # Two columns may stand for one key (ID and Slug): the first that says something counts.
        if told not in ("", None) and name not in found:
            found[name] = told
    return found


def _row(raw: Sequence[str], headings: Mapping[str, str], cells: Sequence[Any]) -> Row:
    found = renamed(dict(zip(raw, cells, strict=False)), headings)
    if "ampm" in headings.values():
        found.setdefault("ampm", "")
    return found


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\s*-?\d{1,3}(?:\.\d+)?\s*", text) is not None


def _rows(text: str) -> Iterator[list[str]]:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    reader = csv.reader(io.StringIO(plain, newline=""), delimiter=_delimiter(plain))
    for row in reader:
        if any(cell.strip() for cell in row):
            yield row
        if reader.line_num > MOST_COUNTED * 10:
            raise csv.Error


def _delimiter(text: str) -> str:
    head = text.lstrip("\n").split("\n", 1)[0]
    return max(",;\t|", key=lambda mark: Counter(head)[mark])
