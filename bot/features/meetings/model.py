"""A meeting: when it is (a local rule in an IANA zone), where, for whom, and how sure its listing is."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.agenda.rules import Rule

OWN = "server"
"""``Meeting.source`` of what a server's admins wrote; an imported one bears the id of its feed."""

USUAL_MINUTES = 60
"""Minutes of a meeting whose listing tells no (or no likely) end; the Meeting Guide's default."""

MOST_MINUTES = 240
"""Minutes; a longer one is a slip of AM and PM more often than a meeting (meeting-feeds.md, rule 6)."""

NAME_LENGTH = 255
"""Characters of a meeting's name (Meeting Guide specification)."""


class Programme(StrEnum):
    """Whose meeting it is; ``OTHER`` where nobody said."""

    AA = "aa"
    NA = "na"
    CA = "ca"
    GA = "ga"
    OA = "oa"
    ACA = "aca"
    AL_ANON = "al_anon"
    NAR_ANON = "nar_anon"
    SMART = "smart"
    REFUGE = "refuge"
    DHARMA = "dharma"
    LIFERING = "lifering"
    WFS = "wfs"
    FAITH = "faith"
    FAMILY = "family"
    MEDICATION = "medication"
    OTHER = "unsaid"


class Format(StrEnum):
    """How one takes part; ``UNKNOWN`` where a listing gives neither a way in nor a street."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"
    UNKNOWN = "unknown"


class Trait(StrEnum):
    """What a listing says of a meeting, by name, whatever letters its fellowship uses for it."""

    OPEN = "open"
    CLOSED = "closed"
    NEWCOMERS = "newcomers"
    SPEAKER = "speaker"
    DISCUSSION = "discussion"
    TOPIC = "topic"
    QUESTIONS = "questions"
    STEPS = "steps"
    TRADITIONS = "traditions"
    CONCEPTS = "concepts"
    LITERATURE = "literature"
    BIG_BOOK = "big_book"
    BASIC_TEXT = "basic_text"
    MEDITATION = "meditation"
    WOMEN = "women"
    MEN = "men"
    NON_BINARY = "non_binary"
    LGBTQ = "lgbtq"
    YOUNG = "young"
    SENIORS = "seniors"
    PEOPLE_OF_COLOUR = "people_of_colour"
    INDIGENOUS = "indigenous"
    PROFESSIONALS = "professionals"
    SECULAR = "secular"
    DUAL_DIAGNOSIS = "dual_diagnosis"
    CAPTIONS = "captions"
    SIGN_LANGUAGE = "sign_language"
    HARD_OF_HEARING = "hard_of_hearing"
    LOW_VISION = "low_vision"
    WHEELCHAIR = "wheelchair"
    CHILDREN = "children"
    BABYSITTING = "babysitting"
    WITH_AL_ANON = "with_al_anon"
    WITH_ALATEEN = "with_alateen"
    OUTDOOR = "outdoor"
    CANDLELIGHT = "candlelight"
    BREAKFAST = "breakfast"
    FRAGRANCE_FREE = "fragrance_free"
    NO_SMOKING = "no_smoking"
    SMOKING = "smoking"
    CROSS_TALK = "cross_talk"


class Flag(StrEnum):
    """What is to be told beside a listing, or keeps it from being reminded of."""

    MIDNIGHT = "midnight"
    """It says 00:00, which may be a time nobody could read (meeting-feeds.md 2.3)."""

    LENGTH_GUESSED = "length_guessed"
    """The end is missing or cannot be right: 60 minutes are assumed."""

    SOMETIMES = "sometimes"
    """It is listed weekly, and its notes name some weeks only."""

    PAUSED = "paused"
    """Temporarily closed, or without any way in: shown, never reminded of."""

    UNKNOWN_LINK = "unknown_link"
    """Its link leads to no known provider of meetings."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is, as everybody may read it: no passcode, no dial-in code, no person.

    Attributes:
        format: How one takes part.
        name: Of the building or room, may be empty.
        address: Street and town in one line, may be empty.
        region: The widest part first, e.g. ``("Bronx", "Norwood")``.
        link: ``https`` address without passcode, or empty.
        provider: Known host of that link, e.g. ``zoom.us``, or empty.
        phone: Number to dial, without codes, or empty.
        channel: Id of a voice or stage channel of the server (own meetings only).
    """

    format: Format = Format.UNKNOWN
    name: str = ""
    address: str = ""
    region: tuple[str, ...] = ()
    link: str = ""
    provider: str = ""
    phone: str = ""
    channel: int | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """What is shown in private answers only: the link and number with their codes, and notes on passcodes."""

    link: str = ""
    phone: str = ""
    notes: str = ""

    def __bool__(self) -> bool:
        return bool(self.link or self.phone or self.notes)


NO_ACCESS = Access()


@dataclass(frozen=True, slots=True)
class Extra:
    """One time outside the rule: added, or moved there. ``at`` is a naive wall time in the zone."""

    at: datetime
    minutes: int = USUAL_MINUTES


@dataclass(frozen=True)
class Schedule:
    """When it is: a rule of local times in a zone, less what is cancelled, and what is added or moved.

    Attributes:
        rule: Local rule; its weekdays count from Monday 0.
        zone: IANA id.
        minutes: Length of each.
        without: Naive wall times of the rule that do not take place.
        extra: Further times, in order.
    """

    rule: Rule
    zone: str
    minutes: int = USUAL_MINUTES
    without: frozenset[datetime] = frozenset()
    extra: tuple[Extra, ...] = ()

    @cached_property
    def clock(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting or series; (source, id) is its key.

    Attributes:
        source: ``OWN`` or the id of a feed.
        id: Unique in its source, stable from one refresh to the next.
        name: Harmless text.
        schedule: ``None``: by appointment; listed, never reminded of.
        programme: Whose it is.
        place: Public part of where.
        access: Private part of where.
        traits: What it is like, by name.
        codes: Type codes of its fellowship that stand for no trait, as listed.
        languages: ISO 639 codes; empty where nobody said.
        notes: Harmless text without passcodes, persons, addresses of persons.
        url: Page of the listing, to link back to; or empty.
        flags: What to tell beside it.
    """

    source: str
    id: str
    name: str
    schedule: Schedule | None = None
    programme: Programme = Programme.OTHER
    place: Place = Place()
    access: Access = field(default=NO_ACCESS, repr=False)
    traits: frozenset[Trait] = frozenset()
    codes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    notes: str = ""
    url: str = ""
    flags: frozenset[Flag] = frozenset()

    @property
    def may_remind(self) -> bool:
        """Tell whether it is sure enough, and open, to be reminded of."""
        return self.schedule is not None and Flag.PAUSED not in self.flags


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One time a meeting takes place: aware UTC instant, length, and the naive wall time it bears."""

    starts: datetime
    minutes: int
    wall: datetime

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(minutes=self.minutes)

    def __post_init__(self) -> None:
        if self.starts.tzinfo is not UTC:
            raise ValueError("an occurrence starts at an instant in UTC")
