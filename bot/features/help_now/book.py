"""Reads ``data/resources/helplines.yaml`` into a HelpBook, and refuses what it does not understand."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bot.features.help_now.model import (
    Confidence,
    Emergency,
    Evidence,
    HelpBook,
    Helpline,
    Kind,
    Origin,
    Review,
    Sms,
)
from bot.yaml_data import read_yaml

Entry = Mapping[str, Any]


def load(path: Path) -> HelpBook:
    """Return everything ``path`` says.

    Raises:
        OSError: The file cannot be read.
        ValueError: An entry lacks a field or holds a value nobody knows; names the entry.
    """
    return parse(read_yaml(path))


def parse(data: Entry) -> HelpBook:
    """Return the book of an already parsed file; raises ValueError like ``load``."""
    sources: Mapping[str, str] = data["sources"]
    lines = tuple(_line(entry, sources) for entry in data["helplines"])
    numbers = (_emergency(entry, sources) for entry in data["emergency"])
    return HelpBook(
        built=date.fromisoformat(data["built"]),
        lines=lines,
        emergencies={each.country: each for each in numbers},
        common={entry["where"]: entry["number"] for entry in data["common_emergency"]},
        without_emergency=frozenset(data["no_emergency_number"]),
        directory=_directory(lines, data["directory"]),
    )


def _directory(lines: tuple[Helpline, ...], wanted: str) -> Helpline:
    found = next((line for line in lines if line.id == wanted), None)
    if found is None or not found.website:
        raise ValueError(f"{wanted}: the directory needs an entry with a website")
    return found


def _line(entry: Entry, sources: Mapping[str, str]) -> Helpline:
    try:
        return Helpline(
            id=entry["id"],
            country=entry["country"],
            region=entry.get("region"),
            name=entry["name"],
            kind=Kind(entry["kind"]),
            topics=frozenset(entry["topics"]),
            phone=entry.get("phone"),
            phone_dial=entry.get("phone_dial"),
            phone_alt=tuple(entry.get("phone_alt", ())),
            sms=_sms(entry.get("sms")),
            chat_url=entry.get("chat_url"),
            website=entry.get("website"),
            languages=tuple(entry.get("languages", ())),
            hours=entry.get("hours"),
            cost=entry.get("cost"),
            notes=entry.get("notes"),
            origin=_origin(entry, sources),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"line {entry.get('id')!r}: {error}") from error


def _emergency(entry: Entry, sources: Mapping[str, str]) -> Emergency:
    try:
        found = Emergency(
            country=entry["country"],
            general=entry["general"],
            police=entry["police"],
            ambulance=entry["ambulance"],
            fire=entry["fire"],
            origin=_origin(entry, sources),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"emergency numbers of {entry.get('country')!r}: {error}") from error
    if not found.medical:
        raise ValueError(f"emergency numbers of {found.country!r}: none for someone who is hurt")
    return found


def _sms(entry: Entry | None) -> Sms | None:
    return Sms(number=entry["number"], keyword=entry.get("keyword")) if entry else None


def _origin(entry: Entry, sources: Mapping[str, str]) -> Origin:
    return Origin(
        sources=tuple(sources.get(source, source) for source in entry["source"]),
        seen=entry["source_date"],
        evidence=Evidence(entry["evidence"]),
        confidence=Confidence(entry["confidence"]),
        reviewed=_review(entry["reviewed"]),
    )


def _review(value: Entry | str) -> Review | None:
    if isinstance(value, str):
        if value != "none":
            raise ValueError("reviewed is 'none' or {name, date}")
        return None
    return Review(name=value["name"], day=date.fromisoformat(value["date"]))
