"""What a file is, by what it says: one way in for every format of feed."""

import json
import re
from collections.abc import Sequence
from typing import Any

from bot.features.meetings.feeds import bmlt, clean, csv_template, ics, meeting_guide, oiaa
from bot.features.meetings.feeds.report import MOST_BYTES, MOST_COUNTED, Feed, Left, Report, Why, refused
from bot.features.meetings.feeds.values import Row, listed, objects, row_of

_WRAPPED = ("meetings", "data", "items", "results", "rows", "records", "value", "values")
_JSONP = re.compile(r"\s*(?:/\*\*/)?\s*[\w.$]{1,80}\s*\((.*)\)\s*;?\s*", re.DOTALL)
_CHALLENGE = ("cf-mitigated", "/cdn-cgi/challenge-platform/", "checking your browser", "just a moment...")
_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_GUIDE_KEYS = frozenset({"name", "slug", "group", "location", "group_id"})
_SAMPLE = 50
"""Rows looked at to tell what a feed is."""


def read(data: bytes, feed: Feed, charset: str = "") -> Report:
    """Return what became of every row of a file; never raises for what the file says.

    Args:
        data: The file, at most ``MOST_BYTES``.
        feed: What is known of the feed.
        charset: What its server said, if anything.
    """
    try:
        return refused(Why.TOO_BIG) if len(data) > MOST_BYTES else _text(decoded(data, charset), feed)
    finally:
        clean.forget()


def _text(text: str, feed: Feed) -> Report:
    start = text[:2000].lstrip("\ufeff \t\r\n")
    if not start:
        return refused(Why.EMPTY)
    if why := page_of(text):
        return refused(why)
    if start[:15].upper().startswith("BEGIN:VCALENDAR"):
        report = ics.read(text, feed)
        return report if report.total or report.problem else refused(Why.NO_ROWS, ics.KIND)
    if start[0] in "[{" or _JSONP.fullmatch(text[:200_000]):
        return _json(text, feed)
    return csv_template.read(text.lstrip("\ufeff \t\r\n"), feed)


def decoded(data: bytes, charset: str = "") -> str:
    """Return a file's text: by its byte order mark, as UTF-8, as its server says, or as Windows writes it."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    for name in ("utf-8-sig", charset, "cp1252"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("utf-8-sig", errors="replace")


def page_of(text: str) -> Why | None:
    """Return why a web page is no feed: it asks whether we are a browser, or it is just a page."""
    if not _PAGE.match(text[:4000]):
        return None
    shown = text[:200_000].lower()
    return Why.CHALLENGE if any(mark in shown for mark in _CHALLENGE) else Why.WEB_PAGE


def _json(text: str, feed: Feed) -> Report:
    plain = text.strip("\ufeff \t\r\n")
    if plain[0] not in "[{" and (match := _JSONP.fullmatch(plain)):
        plain = match[1]
    try:
        found = json.loads(plain, strict=False)  # PHP leaves line breaks in its texts
    except (ValueError, RecursionError):
        return refused(Why.BROKEN)
    rows = rows_in(found)
    if rows is None:
        return refused(Why.NO_FEED)
    if not rows:
        return refused(Why.NO_ROWS)
    if len(rows) > MOST_COUNTED:
        return refused(Why.TOO_MANY)
    return _rows(rows, feed, (row_of(found) or {}).get("formats"))


def rows_in(found: object, depth: int = 3) -> Sequence[Any] | None:
    """Return the rows in a decoded file: itself, in a wrapper, or by number as PHP writes gaps."""
    if (rows := listed(found)) or found == []:
        return rows
    wrapper = row_of(found)
    if not wrapper or not depth:
        return None
    for name in _WRAPPED:
        if (inner := wrapper.get(name)) is not None and (rows := rows_in(inner, depth - 1)) is not None:
            return rows
    if len(objects(list(wrapper.values()))) == len(wrapper):
        return list(wrapper.values())
    lists = [each for each in map(listed, wrapper.values()) if objects(each)]
    if len(lists) == 1 and not _is_guide(wrapper):
        return lists[0]
    return [wrapper] if _is_guide(wrapper) else None


def _rows(rows: Sequence[Any], feed: Feed, formats: Any) -> Report:
    sample = objects(rows[:_SAMPLE])
    keys = {key for row in sample for key in row}
    if not sample:
        return csv_template.table(rows, feed) if _is_table(rows) else refused(Why.NO_FEED)
    if {"weekday_tinyint", "id_bigint", "start_time"} & keys and {"meeting_name", "weekday_tinyint"} & keys:
        return bmlt.read(rows, feed, formats)
    if "startTime" in keys and {"serviceBodyId", "formatIds", "venueType", "day"} & keys:
        return bmlt.read_admin(rows, feed)
    if {"key_string", "name_string"} <= keys:
        return Report(
            "bmlt_formats", len(rows), 0, tuple(Left(n, Why.FORMAT_ONLY) for n in range(1, len(rows) + 1))
        )
    if {"startDateUTC", "timeUTC", "groupID", "rtc", "communities"} & keys and "slug" in keys:
        return oiaa.read(rows, feed)
    if {"day", "time"} & keys and any(map(_is_guide, sample)):
        return meeting_guide.read(rows, feed)
    return _by_headings(rows, keys, feed)


def _is_guide(row: Row) -> bool:
    return bool(_GUIDE_KEYS & row.keys()) and ("slug" in row or "time" in row or "day" in row)


def _by_headings(rows: Sequence[Any], keys: set[str], feed: Feed) -> Report:
    """Read rows whose keys are written like a table's headings: "Name", "Start Time"."""
    headings = {key: csv_template.heading_of(key) for key in keys}

    def renamed(row: Any) -> Any:
        return row if (found := row_of(row)) is None else csv_template.renamed(found, headings)

    again = list(map(renamed, rows))
    if not any(map(_is_guide, objects(again[:_SAMPLE]))):
        return refused(Why.NO_FEED)
    return meeting_guide.read(again, feed)


def _is_table(rows: Sequence[Any]) -> bool:
    return len(rows) > 1 and all(isinstance(row, list) for row in rows)
