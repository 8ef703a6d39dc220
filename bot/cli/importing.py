"""``import-meetings``: what the importer makes of a file; nothing is kept."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from bot.cli.checks import DATA
from bot.features.meetings.feeds.detect import read
from bot.features.meetings.feeds.report import MOST_BYTES, Feed, Report, Why, refused
from bot.features.meetings.model import Meeting
from bot.features.meetings.occurrences import next_ones
from bot.texts import DEFAULT_LOCALE, Say, Texts

LISTED = 50
"""Rows that the readable report lists; ``--json`` lists all."""


def import_file(path: Path, zone: str | None, as_json: bool, now: datetime) -> int:
    """Read a feed, print what became of every row, and return the exit code.

    Args:
        path: A feed in any of the formats.
        zone: IANA id for rows without a zone, or ``None``.
        as_json: Print one object instead of lines.
        now: Aware instant; what is over by then is left.

    Returns:
        0, or 1 when the file is no feed.
    """
    report = read_file(path, Feed(path.name, zone, now))
    say = Texts(DATA / "texts").reader(DEFAULT_LOCALE)
    if as_json:
        click.echo(json.dumps(as_object(report, say, now), ensure_ascii=False))
    else:
        click.echo("\n".join(lines(report, say, now)))
    return 0 if report.problem is None else 1


def read_file(path: Path, feed: Feed) -> Report:
    """Return the report of a file; one that cannot be opened is no feed."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return refused(Why.TOO_BIG)
        return read(path.read_bytes(), feed)
    except OSError:
        return refused(Why.UNREADABLE)


def as_object(report: Report, say: Say, now: datetime) -> dict[str, object]:
    """Return a report as issue 6 wants it; ``total`` is always ``taken`` + ``left``."""
    reasons = [{"row": left.row, "why": words(left.why, say)} for left in report.left]
    if report.problem is not None:
        reasons.append({"row": 0, "why": words(report.problem, say)})
    return {
        "format": report.kind,
        "total": report.total,
        "taken": report.taken,
        "left": len(report.left),
        "reasons": reasons,
        "meetings": [meeting_object(meeting, now) for meeting in report.meetings],
    }


def words(why: Why, say: Say) -> str:
    return say(f"meetings-left-{why.value.replace('_', '-')}")


def meeting_object(meeting: Meeting, now: datetime) -> dict[str, object]:
    """Return a meeting's name and time; one by appointment has no time, and nothing that follows from it."""
    schedule = meeting.schedule
    found = next_ones(schedule, now) if schedule else []
    if schedule is None or not found:
        times: dict[str, object] = {"day": None, "time": None, "zone": None, "duration": None, "next": None}
    else:
        upcoming = found[0]
        times = {
            "day": (upcoming.wall.weekday() + 1) % 7,
            "time": f"{upcoming.wall:%H:%M}",
            "zone": schedule.zone,
            "duration": upcoming.minutes,
            "next": upcoming.starts.astimezone(UTC).isoformat(),
        }
    flags = sorted(flag.value for flag in meeting.flags)
    return {"name": meeting.name} | times | {"format": meeting.place.format.value, "flags": flags}


def lines(report: Report, say: Say, now: datetime) -> Iterator[str]:
    """Yield a report for a person to read."""
    if report.problem is not None:
        yield f"fix   {words(report.problem, say)}"
    counts = f"{report.total} rows: {report.taken} taken, {len(report.left)} left"
    yield f"ok    {counts} ({report.kind or 'no feed'})"
    for why, count in Counter(left.why for left in report.left).most_common():
        yield f"note  {count} left: {words(why, say)}"
    for left in report.left[:LISTED]:
        yield f"      row {left.row}: {words(left.why, say)}"
    if len(report.left) > LISTED:
        yield f"      and {len(report.left) - LISTED} more; --json lists all"
    flagged = Counter(flag.value for meeting in report.meetings for flag in meeting.flags)
    yield from (f"note  {count} are flagged {name}" for name, count in flagged.most_common())
    days = Counter(str(meeting_object(meeting, now)["day"]) for meeting in report.meetings)
    named = ", ".join(f"{day}: {days[day]}" for day in sorted(days))
    yield f"ok    {len(report.meetings)} meetings; by day (0 Sunday, None by appointment): {named or 'none'}"
