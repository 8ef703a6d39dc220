"""A server's own meeting: when it repeats, where it is, and how it is announced."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.agenda.rrules import WEEKDAYS
from bot.agenda.rules import Once, Recurrence, Rule, recurrence
from bot.errors import Refusal
from bot.features.meetings.model import (
    OWN,
    Access,
    Format,
    Meeting,
    Occurrence,
    Place,
    Programme,
    Schedule,
    Trait,
)
from bot.ids import ChannelId, GuildId, MemberId, RoleId

NAME_LENGTH, NOTES_LENGTH = 90, 700
"""Characters: Discord's events take 100 and 1,000."""

PLACE_LENGTH = 100
"""Characters, what an event of Discord's takes as its place."""

SHORTEST, LONGEST = 5, 240
"""Minutes of a meeting."""

MOST_MEETINGS = 100
"""Meetings of one server's own."""

MOST_HOSTS = 10
"""People in one rota."""

SHOWN_DATES = 5
"""Dates shown to whoever sets a rule."""


class Repeat(StrEnum):
    """How often, in plain words; the first date decides weekday and day of the month."""

    ONCE = "once"
    DAILY = "daily"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY_NTH = "monthly_nth"
    MONTHLY_LAST = "monthly_last"
    MONTHLY_DAY = "monthly_day"
    RRULE = "rrule"


class Where(StrEnum):
    """How people come together."""

    VOICE = "voice"
    STAGE = "stage"
    LINK = "link"
    PHONE = "phone"
    IN_PERSON = "in_person"


@dataclass(frozen=True, slots=True)
class When:
    """What an admin filled in: a first wall time, how long, how often."""

    first: datetime
    minutes: int
    repeat: Repeat
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """How one meeting is announced.

    Attributes:
        id: Of its listing.
        channel: Where reminders are posted, or None for nowhere.
        role: Who is pinged there, or None for nobody.
        lead: Minutes before it at which the reminder is posted.
        event: Whether an event of Discord's stands for its next time.
        event_id: That event, once it was made.
        version: Grows with each change, so that each is carried to Discord once.
        hosts: Who hosts, the next one first.
    """

    id: int
    guild: GuildId
    channel: ChannelId | None = None
    role: RoleId | None = None
    lead: int = 15
    event: bool = False
    event_id: int | None = None
    version: int = 0
    hosts: tuple[MemberId, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Host:
    """A time of a meeting and who is down to host it, if anybody."""

    at: Occurrence
    member: MemberId | None


def rule_of(when: When) -> Rule:
    """Return the rule that was meant.

    Raises:
        Refusal: As `recurrence` for a typed one.
    """
    day, at = when.first.date(), when.first.time()
    if when.repeat is Repeat.ONCE:
        return Once(when.first)
    if when.repeat is Repeat.RRULE:
        return recurrence(when.typed, at, day)
    return Recurrence(_rrule(when.repeat, day), at, day)


def _rrule(repeat: Repeat, day: date) -> str:
    name, nth = WEEKDAYS[day.weekday()], (day.day - 1) // 7 + 1
    return {
        Repeat.DAILY: "FREQ=DAILY",
        Repeat.WEEKLY: f"FREQ=WEEKLY;BYDAY={name}",
        Repeat.FORTNIGHTLY: f"FREQ=WEEKLY;INTERVAL=2;BYDAY={name}",
        Repeat.MONTHLY_NTH: f"FREQ=MONTHLY;BYDAY={nth}{name}",
        Repeat.MONTHLY_LAST: f"FREQ=MONTHLY;BYDAY=-1{name}",
        Repeat.MONTHLY_DAY: f"FREQ=MONTHLY;BYMONTHDAY={day.day}",
    }[repeat]


def when_of(schedule: Schedule, now: datetime) -> When:
    """Return what a form about an existing schedule starts from."""
    rule = schedule.rule
    if isinstance(rule, Once):
        return When(rule.at, schedule.minutes, Repeat.ONCE)
    if not isinstance(rule, Recurrence):
        return When(now.replace(tzinfo=None), schedule.minutes, Repeat.WEEKLY)
    first = datetime.combine(rule.first, rule.at)
    for repeat in Repeat:
        if repeat is not Repeat.RRULE and rule_of(When(first, schedule.minutes, repeat)) == rule:
            return When(first, schedule.minutes, repeat)
    return When(first, schedule.minutes, Repeat.RRULE, rule.rrule)


def schedule_of(when: When, zone: str) -> Schedule:
    """Return when a meeting is.

    Raises:
        Refusal: ``server-meetings-minutes`` (``least``, ``most``), and as `rule_of`.
    """
    if not SHORTEST <= when.minutes <= LONGEST:
        raise Refusal("server-meetings-minutes", least=SHORTEST, most=LONGEST)
    return Schedule(rule_of(when), ZoneInfo(zone).key, when.minutes)


def named(name: str) -> str:
    """Return a meeting's name.

    Raises:
        Refusal: ``server-meetings-name`` (``most``).
    """
    tidy = " ".join(name.split())
    if not 0 < len(tidy) <= NAME_LENGTH:
        raise Refusal("server-meetings-name", most=NAME_LENGTH)
    return tidy


def blank(name: str, schedule: Schedule) -> Meeting:
    return Meeting(OWN, "", named(name), schedule)


def placed_at(meeting: Meeting, where: Where, place: str, codes: str, channel: int | None) -> Meeting:
    """Return a meeting that is held there; what follows a link's question mark may be a passcode.

    Raises:
        Refusal: ``server-meetings-place``, ``server-meetings-link``.
    """
    place, notes = _tidy(place), _tidy(codes)
    access = Access(link=place if "?" in place else "", notes=notes)
    match where:
        case Where.VOICE | Where.STAGE:
            there = Place(Format.ONLINE, channel=channel)
        case Where.LINK:
            there = Place(Format.ONLINE, link=_link(place).partition("?")[0])
        case Where.PHONE:
            there = Place(Format.ONLINE, phone=_some(place))
        case Where.IN_PERSON:
            there = Place(Format.IN_PERSON, address=_some(place))
    return replace(meeting, place=there, access=access)


def _tidy(text: str) -> str:
    return " ".join(text.split())[:PLACE_LENGTH]


def _some(place: str) -> str:
    if not place:
        raise Refusal("server-meetings-place")
    return place


def _link(place: str) -> str:
    if not place.startswith("https://") or " " in place or "@" in place.partition("?")[0]:
        raise Refusal("server-meetings-link")
    return place


def about(
    meeting: Meeting, programme: Programme, language: str, traits: Sequence[Trait], notes: str
) -> Meeting:
    """Return a meeting with what it is like; open and closed at once is closed (meeting-feeds.md 2.2)."""
    chosen = frozenset(traits)
    if {Trait.OPEN, Trait.CLOSED} <= chosen:
        chosen -= {Trait.OPEN}
    languages = (language,) if language else ()
    notes = notes.strip()[:NOTES_LENGTH]
    return replace(meeting, programme=programme, languages=languages, traits=chosen, notes=notes)


def rota(plan: Plan, ahead: Sequence[Occurrence]) -> list[Host]:
    """Return who is down for each of the next times, in turn."""
    hosts = plan.hosts
    return [Host(each, hosts[turn % len(hosts)] if hosts else None) for turn, each in enumerate(ahead)]


def turned(plan: Plan) -> Plan:
    """Return a plan after a meeting took place: whoever hosted goes to the end."""
    return replace(plan, hosts=(*plan.hosts[1:], *plan.hosts[:1]))
