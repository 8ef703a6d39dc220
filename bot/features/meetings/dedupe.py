"""The same meeting on several listings is one line on the board; a server's own is the one kept."""

import re
import unicodedata
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bot.agenda.rules import Rule, Weekly, to_json
from bot.features.meetings.model import OWN, Meeting

_ROOM = re.compile(r"/(?:j|w|my|s|wc/join)/([\w.-]+)")
_NOISE = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "group",
        "meeting",
        "meetings",
        "online",
        "virtual",
        "hybrid",
        "zoom",
        "in",
        "person",
        "and",
    ]
)


@dataclass(slots=True)
class _Kept:
    """One line of the board: the meeting shown, and every key that it or its doubles go by."""

    meeting: Meeting
    places: set[str] = field(default_factory=set[str])


def deduplicate(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Return the meetings without doubles, in their order.

    Two are one when they are at the same local time in the same zone and either lead to the same room, or
    bear the same name and are not known to be at two different places. A server's own wins over an imported
    one, else the one that comes first.
    """
    found = sorted(enumerate(meetings), key=lambda pair: (pair[1].source != OWN, pair[0]))
    rooms: set[Hashable] = set()
    named: dict[Hashable, list[_Kept]] = {}
    kept: list[tuple[int, Meeting]] = []
    for place, meeting in found:
        if meeting.schedule is None:
            kept.append((place, meeting))
            continue
        time = time_of(meeting)
        rooms_of = {(time, room) for room in rooms_in(meeting)}
        others = named.setdefault((time, plain_name(meeting.name)), [])
        double = _double(meeting, others)
        if double is None and not rooms_of & rooms:
            kept.append((place, meeting))
            double = _Kept(meeting)
            others.append(double)
        if double is not None:
            double.places |= places_in(meeting)
        rooms |= rooms_of
    return [meeting for _, meeting in sorted(kept, key=lambda pair: pair[0])]


def _double(meeting: Meeting, others: Sequence[_Kept]) -> _Kept | None:
    here = places_in(meeting)
    return next((each for each in others if not here or not each.places or here & each.places), None)


def same(one: Meeting, other: Meeting) -> bool:
    """Tell whether two listings are of one meeting."""
    return len(deduplicate((one, other))) == 1


def time_of(meeting: Meeting) -> Hashable:
    """Return what two listings of one meeting share: rule and zone."""
    schedule = meeting.schedule
    assert schedule is not None
    return _rule(schedule.rule), schedule.zone


def _rule(rule: Rule) -> Hashable:
    return (rule.weekday, rule.at) if isinstance(rule, Weekly) else to_json(rule)


def rooms_in(meeting: Meeting) -> set[str]:
    """Return the rooms a meeting's link leads to: provider and number, whatever its subdomain."""
    place = meeting.place
    match = _ROOM.search(place.link)
    return {f"{place.provider}/{match[1].lower()}"} if match and place.provider else set()


def places_in(meeting: Meeting) -> set[str]:
    """Return the street and the room, as far as they are known."""
    street = _plain(meeting.place.address.split(",")[0])
    known = {street} if any(letter.isdigit() for letter in street) else set[str]()
    return known | rooms_in(meeting)


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """Return a name without case, accents, punctuation and the words that many names have."""
    words = _plain(name).split()
    return " ".join(word for word in words if word not in _NOISE) or " ".join(words)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(
        re.sub(r"[^\w\s]|_", "", "".join(c for c in letters if not unicodedata.combining(c))).split()
    )
