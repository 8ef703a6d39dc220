"""A meeting as one line of JSON, which is what the board's table keeps of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson

from bot.agenda.rules import from_json as rule_from_json
from bot.agenda.rules import to_json as rule_to_json
from bot.features.meetings.model import (
    USUAL_MINUTES,
    Access,
    Extra,
    Flag,
    Format,
    Meeting,
    Place,
    Programme,
    Schedule,
    Trait,
)


def to_json(meeting: Meeting) -> bytes:
    """Return a meeting; equal meetings are equal texts. What says nothing is left out."""
    place, access = meeting.place, meeting.access
    values: dict[str, object] = {
        "source": meeting.source,
        "id": meeting.id,
        "name": meeting.name,
        "schedule": None if meeting.schedule is None else _schedule(meeting.schedule),
        "programme": meeting.programme,
        "format": place.format,
        "place": place.name,
        "address": place.address,
        "region": place.region,
        "link": place.link,
        "provider": place.provider,
        "phone": place.phone,
        "channel": place.channel,
        "access": [access.link, access.phone, access.notes] if access else None,
        "traits": sorted(meeting.traits),
        "codes": meeting.codes,
        "languages": meeting.languages,
        "notes": meeting.notes,
        "url": meeting.url,
        "flags": sorted(meeting.flags),
    }
    return orjson.dumps({name: value for name, value in values.items() if value})


def _schedule(schedule: Schedule) -> dict[str, object]:
    found: dict[str, object] = {
        "rule": rule_to_json(schedule.rule),
        "zone": schedule.zone,
        "minutes": schedule.minutes,
    }
    if schedule.without:
        found["without"] = sorted(at.isoformat() for at in schedule.without)
    if schedule.extra:
        found["extra"] = [[each.at.isoformat(), each.minutes] for each in schedule.extra]
    return found


def from_json(text: bytes | str) -> Meeting:
    """Return the meeting that `to_json` wrote."""
    values: Mapping[str, Any] = orjson.loads(text)
    schedule = values.get("schedule")
    return Meeting(
        source=values["source"],
        id=values["id"],
        name=values.get("name", ""),
        schedule=None if schedule is None else _read_schedule(schedule),
        programme=Programme(values["programme"]),
        place=_read_place(values),
        access=Access(*values["access"]) if "access" in values else Access(),
        traits=frozenset(map(Trait, values.get("traits", ()))),
        codes=tuple(values.get("codes", ())),
        languages=tuple(values.get("languages", ())),
        notes=values.get("notes", ""),
        url=values.get("url", ""),
        flags=frozenset(map(Flag, values.get("flags", ()))),
    )


def _read_place(values: Mapping[str, Any]) -> Place:
    return Place(
        format=Format(values["format"]),
        name=values.get("place", ""),
        address=values.get("address", ""),
        region=tuple(values.get("region", ())),
        link=values.get("link", ""),
        provider=values.get("provider", ""),
        phone=values.get("phone", ""),
        channel=values.get("channel"),
    )


def _read_schedule(values: Mapping[str, Any]) -> Schedule:
    return Schedule(
        rule=rule_from_json(values["rule"]),
        zone=values["zone"],
        minutes=values.get("minutes", USUAL_MINUTES),
        without=frozenset(map(datetime.fromisoformat, values.get("without", ()))),
        extra=tuple(Extra(datetime.fromisoformat(at), minutes) for at, minutes in values.get("extra", ())),
    )
