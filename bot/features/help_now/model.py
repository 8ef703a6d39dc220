"""What Handrail knows of helplines and emergency numbers, and which of them to show to whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a line is for, as the data file says it."""

    SUICIDE_CRISIS = "suicide_crisis"
    SUBSTANCE = "substance"
    GAMBLING = "gambling"
    MENTAL_HEALTH = "mental_health"
    DOMESTIC_VIOLENCE = "domestic_violence"
    POISON = "poison"
    YOUTH = "youth"
    LGBTQ = "lgbtq"
    VETERANS = "veterans"
    PEER_SUPPORT = "peer_support"


class Evidence(StrEnum):
    """How a number was seen, strongest first; the last two are for emergency numbers."""

    OPERATOR_PAGE = "operator_page"
    PRESS = "press"
    TWO_DATASETS = "two_datasets"
    ONE_DATASET = "one_dataset"
    TWO_REPOS = "two_repos"
    ONE_REPO = "one_repo"
    CURATED = "curated"
    DERIVED = "derived"


class Confidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"


SEEN_AT_THE_OPERATOR = frozenset({Evidence.OPERATOR_PAGE, Evidence.PRESS})
TALKING = frozenset({"suicide", "emotional_distress", "mental_health", "crisis"})
ALCOHOL_OR_DRUGS = frozenset({"alcohol", "drugs", "substance_use"})
NEVER_ALONE = "overdose_prevention"
FAMILIES = "families"
_CLOSE = ALCOHOL_OR_DRUGS | {FAMILIES, "12_step"}
"""What a line made for families may deal with besides."""


@dataclass(frozen=True, slots=True)
class Review:
    """A person who called or checked a number, and when."""

    name: str
    day: date


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an entry comes from.

    ``seen`` is the year, month or day on which it was read (``2025``, ``2026-09``, ``2026-09-13``);
    ``sources`` are sentences or addresses; ``reviewed`` is None until a person has checked it.
    """

    sources: tuple[str, ...]
    seen: str
    evidence: Evidence
    confidence: Confidence
    reviewed: Review | None

    @property
    def day(self) -> date:
        """The last day the entry was looked at; a bare year or month counts from its first day."""
        year, month, day = (int(part) for part in f"{self.seen}-01-01".split("-")[:3])
        return max(date(year, month, day), self.reviewed.day if self.reviewed else date.min)


@dataclass(frozen=True, slots=True)
class Sms:
    """Text ``keyword`` (anything when None) to ``number``."""

    number: str
    keyword: str | None


@dataclass(frozen=True, slots=True)
class Helpline:
    """One line. ``country`` is None worldwide, ``region`` an ISO 3166-2 code when it serves only a part.

    A field that was not confirmed is None or empty; numbers are text, exactly as people dial them.
    """

    id: str
    country: str | None
    region: str | None
    name: str
    kind: Kind
    topics: frozenset[str]
    phone: str | None
    phone_dial: str | None
    phone_alt: tuple[str, ...]
    sms: Sms | None
    chat_url: str | None
    website: str | None
    languages: tuple[str, ...]
    hours: str | None
    cost: str | None
    notes: str | None
    origin: Origin

    @property
    def phones(self) -> str:
        """Every number of the line for one sentence; empty when it cannot be called."""
        return " / ".join(number for number in (self.phone, *self.phone_alt) if number)


@dataclass(frozen=True, slots=True)
class Emergency:
    """The emergency numbers of one country; None where none was confirmed."""

    country: str
    general: str | None
    police: str | None
    ambulance: str | None
    fire: str | None
    origin: Origin

    @property
    def medical(self) -> tuple[str, ...]:
        """Numbers to try for someone who is ill or hurt, best first; never empty."""
        return distinct(self.ambulance, self.general)

    @property
    def danger(self) -> tuple[str, ...]:
        """One number for any danger, or ambulance and police where no single one exists."""
        return (self.general,) if self.general else distinct(self.ambulance, self.police)


@dataclass(frozen=True, slots=True)
class HelpBook:
    """Everything the data file says.

    ``common`` maps the id of a part of the world to its emergency number, for a reader whose
    country is unknown; ``without_emergency`` are countries with a line but no confirmed number.
    """

    built: date
    lines: tuple[Helpline, ...]
    emergencies: Mapping[str, Emergency]
    common: Mapping[str, str]
    without_emergency: frozenset[str]
    directory: Helpline

    @property
    def countries(self) -> frozenset[str]:
        """Codes of every country this book can say anything about."""
        return frozenset(self.emergencies) | {line.country for line in self.lines if line.country}


def distinct(*numbers: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(number for number in numbers if number))


def emergency(book: HelpBook, country: str | None) -> Emergency | None:
    """Return the emergency numbers of ``country``; None when unknown: say so in words."""
    return book.emergencies.get(country) if country else None


def lines(book: HelpBook, country: str | None, kinds: Iterable[Kind] = ()) -> tuple[Helpline, ...]:
    """Return the lines of ``country`` (None: worldwide), best first; no kinds means every kind."""
    wanted = frozenset(kinds)
    found = (line for line in book.lines if line.country == country and (not wanted or line.kind in wanted))
    return tuple(sorted(found, key=_doubts))


def suicide_line(book: HelpBook, country: str | None) -> Helpline | None:
    """Return the line to call for thoughts of suicide; a general listening line where there is no other."""
    special = _national(book, country, Kind.SUICIDE_CRISIS)
    general = (line for line in _national(book, country, Kind.MENTAL_HEALTH) if line.topics & TALKING)
    return _first(line for line in (*special, *general) if line.phone)


def text_line(book: HelpBook, country: str | None) -> Helpline | None:
    """Return the line for someone who would rather type: by text message, else by chat."""
    known = [*_national(book, country, Kind.SUICIDE_CRISIS), *_national(book, country, Kind.MENTAL_HEALTH)]
    talking = [line for line in known if line.topics & TALKING]
    return _first(line for line in talking if line.sms) or _first(line for line in talking if line.chat_url)


def talk_lines(book: HelpBook, country: str | None, most: int = 3) -> tuple[Helpline, ...]:
    """Return up to ``most`` lines that listen, one the suicide line where there is one."""
    first = suicide_line(book, country)
    others = (line for line in _national(book, country, Kind.MENTAL_HEALTH) if line.topics & TALKING)
    reachable = (line for line in others if line.phone and line != first)
    return tuple(line for line in (first, *reachable) if line)[:most]


def poison_line(book: HelpBook, country: str | None) -> Helpline | None:
    return _first(line for line in _national(book, country, Kind.POISON) if line.phone)


def never_alone_line(book: HelpBook, country: str | None) -> Helpline | None:
    """Return the line that stays on the phone while someone uses."""
    known = _national(book, country, Kind.SUBSTANCE)
    return _first(line for line in known if line.phone and NEVER_ALONE in line.topics)


def families_line(book: HelpBook, country: str | None) -> Helpline | None:
    """Return the line for people close to somebody who uses."""
    known = (line for line in lines(book, country) if country and line.region is None)
    return _first(line for line in known if line.phone and FAMILIES in line.topics and line.topics <= _CLOSE)


def treatment_line(book: HelpBook, country: str | None) -> Helpline | None:
    """Return the line that knows where treatment for alcohol or drugs is found."""
    known = [line for line in _national(book, country, Kind.SUBSTANCE) if line.topics & ALCOHOL_OR_DRUGS]
    for_both = sorted(known, key=lambda line: not _serves_everyone(line))
    return _first(line for line in for_both if line.phone)


def stale(book: HelpBook, today: date, days: int = 180) -> tuple[str, ...]:
    """Return the ids of entries nobody looked at for more than ``days`` days, oldest first.

    A line is named by its id, the emergency numbers of Austria by ``emergency-at``.
    """
    dated = [(line.origin.day, line.id) for line in book.lines]
    dated += [(e.origin.day, f"emergency-{e.country.lower()}") for e in book.emergencies.values()]
    return tuple(name for day, name in sorted(dated) if (today - day).days > days)


def _national(book: HelpBook, country: str | None, kind: Kind) -> list[Helpline]:
    return [line for line in lines(book, country, [kind]) if country and line.region is None]


def _serves_everyone(line: Helpline) -> bool:
    both = {"alcohol", "drugs"} <= line.topics or "substance_use" in line.topics
    return both and (FAMILIES not in line.topics or "treatment_referral" in line.topics)


def _doubts(line: Helpline) -> tuple[bool, ...]:
    """Sort key: what speaks against showing a line first; equal lines keep the order of the file."""
    return (
        line.region is not None,
        line.origin.evidence not in SEEN_AT_THE_OPERATOR,
        line.origin.confidence is not Confidence.HIGH,
        not (line.hours or "").startswith("24/7"),
        line.cost != "free",
    )


def _first(found: Iterable[Helpline]) -> Helpline | None:
    return next(iter(found), None)
