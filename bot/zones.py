"""Time zones by the words people use: cities, countries, names of zones, offsets, misspellings."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from operator import add
from zoneinfo import ZoneInfo, available_timezones

from bot.zone_names import ZoneNames, locale_name, names_of, plain

LABEL_LENGTH = 100
"""Characters of an autocomplete choice's name (Discord's limit)."""

MAX_QUERY = 60
"""Characters of a query that are read; no place has a longer name."""

_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])\s*(\d{1,2})(?::?([0-5]\d))?")
_SIMILAR = 0.5
"""Dice coefficient of letter pairs above which a word counts as a misspelling of another."""


@dataclass(frozen=True, slots=True)
class ZoneChoice:
    """A zone somebody may choose: its IANA id and a label with the local time."""

    id: str
    label: str


def canonical_zone(text: str) -> str | None:
    """Return the IANA id that ``text`` spells, whatever its case, or ``None``.

    The answer comes from a table of names; nothing typed is ever used as a path.
    """
    return _ids().get(text.strip().casefold())


def find_zones(
    text: str, locale: str, *, now: datetime, near: str | None = None, limit: int = 25
) -> list[ZoneChoice]:
    """Return the zones that ``text`` may mean, likeliest first.

    Args:
        text: A city, a country, a zone's name or abbreviation, an IANA id, an offset such as
            ``UTC+2``; misspellings are tolerated. Empty: ``near``, then the usual zones.
        locale: Discord's locale of the reader, e.g. ``de`` or ``en-GB``; unknown ones read English.
        now: Aware instant; each label tells the local time then.
        near: IANA id to prefer among equals, e.g. the server's zone.
        limit: Most choices returned (Discord shows 25).
    """
    index = names_of(locale_name(locale), now.year)
    exact = canonical_zone(text) if "/" in text else None
    found = [exact] if exact else _search(index, text[:MAX_QUERY], now, near)
    return [_choice(index, zone, locale, now) for zone in found[:limit]]


@lru_cache(maxsize=1)
def _ids() -> dict[str, str]:
    return {zone.casefold(): zone for zone in available_timezones() - {"Factory", "localtime"}}


def _search(index: ZoneNames, text: str, now: datetime, near: str | None) -> list[str]:
    def likeliest(zone: str) -> tuple[bool, tuple[int, int]]:
        return zone != near, index.zones[zone].rank

    if offset := _OFFSET.fullmatch(text.strip().casefold().replace("\u2212", "-")):
        return sorted(_at_offset(index, _offset(offset), now), key=likeliest)
    if not text.strip():
        return sorted(index.zones, key=likeliest)
    query = plain(text)
    best: dict[str, tuple[float, int]] = {}
    for score, word in _matches(index, query):
        for kind, zone in index.words[word]:
            best[zone] = min(best.get(zone, (score, kind)), (score, kind))
    return sorted(best, key=lambda zone: (best[zone], likeliest(zone)))


def _matches(index: ZoneNames, query: str) -> list[tuple[float, str]]:
    """Return (score, name) of every name like ``query``; 0 is the same, 4 and more misspelt."""
    if not query:
        return []
    spelt = [(float(tier), word) for word in index.words if (tier := _tier(query, word)) is not None]
    return spelt or list(_misspelt(index, query))


def _tier(query: str, word: str) -> int | None:
    if word.startswith(query):
        return 0 if word == query else 1
    words = word.split()
    if all(any(part.startswith(typed) for part in words) for typed in query.split()):
        return 2
    return 3 if len(query) > 2 and query in word else None


def _misspelt(index: ZoneNames, query: str) -> Iterator[tuple[float, str]]:
    typed = _letter_pairs(query)
    for word in index.words:
        pairs = _letter_pairs(word)
        similar = 2 * len(typed & pairs) / (len(typed) + len(pairs))
        if similar >= _SIMILAR:
            yield 5 - similar, word


def _letter_pairs(word: str) -> set[str]:
    return {*map(add, word, word[1:]), " " + word[0], word[-1] + " "}


def _offset(match: re.Match[str]) -> timedelta:
    size = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return -size if match[1] == "-" else size


def _at_offset(index: ZoneNames, offset: timedelta, now: datetime) -> Iterable[str]:
    return (zone.id for zone in index.zones.values() if now.astimezone(zone.clock).utcoffset() == offset)


def _choice(index: ZoneNames, zone: str, locale: str, now: datetime) -> ZoneChoice:
    from babel.dates import format_time

    known = index.zones.get(zone)
    local = now.astimezone(known.clock if known else ZoneInfo(zone))
    clock = format_time(local, "short", locale=locale_name(locale)).replace("\u202f", " ")
    parts = [known.city, known.country, known.name] if known else [zone]
    told = " · ".join(dict.fromkeys(part for part in parts if part))
    return ZoneChoice(zone, f"{told[: LABEL_LENGTH - len(clock) - 3]} · {clock}")
