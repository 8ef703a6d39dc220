"""CSV with the WordPress plugin's headings, and tables much like it."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from bot.features.meetings.feeds import bmlt, meeting_guide
from bot.features.meetings.feeds.report import MOST_COUNTED, Feed, Report, Why, refused

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
    headings = [heading_of(cell) for cell in rows[0][:MOST_COLUMNS]]
    if "weekday_tinyint" in headings and "name" in headings:
        raw = [str(cell).strip() for cell in rows[0][:MOST_COLUMNS]]
        return bmlt.read([dict(zip(raw, row, strict=False)) for row in rows[1:]], feed)
    if not {"day", "time"} & set(headings) or not {"name", "slug", "location", "group"} & set(headings):
        return refused(Why.NO_FEED)
    if len(rows) < 2:
        return refused(Why.NO_ROWS, KIND)
    report = meeting_guide.read([_row(headings, row) for row in rows[1:]], feed)
    return Report(KIND, report.total, report.taken, report.left, report.meetings, report.problem)


def heading_of(cell: object) -> str:
    """Return the Meeting Guide key a heading stands for: "Full Address" is ``formatted_address``."""
    plain = re.sub(r"[^a-z0-9]+", "_", str(cell).strip().casefold()).strip("_")
    return _ALIASES.get(plain, plain)


def _row(headings: Sequence[str], cells: Sequence[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for heading, cell in zip(headings, cells, strict=False):
        # Two columns may stand for one key (ID and Slug): the first that says something counts.
        if cell not in ("", None) and heading not in found:
            found[heading] = cell
    if "ampm" in headings:
        found.setdefault("ampm", "")
    if isinstance(approximate := found.get("latitude"), str) and not _is_number(approximate):
        del found["latitude"]
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
