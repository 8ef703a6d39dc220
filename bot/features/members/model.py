"""What a member chose about themselves, and what they agreed that we keep."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.consent import Category
from bot.days import instant_of, local_day, wall_of
from bot.errors import Refusal
from bot.ids import MemberId

SETTINGS = Category("settings")
"""What this feature keeps; other features name their own."""

DEFAULT_ZONE = "UTC"
LATEST_DAY_START = 6
"""Local hour, 0-6: until then a late night still belongs to the day before."""


class Word(StrEnum):
    """The member's own word for a return to use (G-7)."""

    SLIP = "slip"
    RETURN = "return"
    RELAPSE = "relapse"


class Pathway(StrEnum):
    """How somebody recovers; never ranked (G-4)."""

    TWELVE_STEP = "twelve-step"
    SMART = "smart"
    DHARMA = "dharma"
    FAITH = "faith"
    SECULAR = "secular"
    MEDICATION = "medication"
    REDUCING = "reducing"
    OWN = "own"


class Visibility(StrEnum):
    """Whether sharing is offered after a check-in at all; nothing is ever shared by itself."""

    ASK = "ask"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class QuietHours:
    """No unasked message between two local wall times; may run over midnight."""

    start: time
    end: time

    def hold(self, at: time) -> bool:
        """Return whether local time ``at`` lies inside."""
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


@dataclass(frozen=True, slots=True)
class Profile:
    """What says something about a person's recovery; encrypted at rest."""

    pathway: Pathway | None = None
    visibility: Visibility = Visibility.ASK
    word: Word = Word.SLIP
    counts_days: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """A member's choices; every one may be left out.

    Attributes:
        zone: IANA name, or None: the server's zone, else UTC.
        language: Locale of ``data/texts``, or None: what Discord reports.
        country: ISO 3166 alpha-2 for helplines, or None: the server's, else asked.
        day_start: Local hour at which their day begins.
    """

    zone: str | None = None
    language: str | None = None
    country: str | None = None
    day_start: int = 0
    quiet: QuietHours | None = None
    profile: Profile = field(default_factory=Profile)

    def __post_init__(self) -> None:
        if not 0 <= self.day_start <= LATEST_DAY_START:
            raise Refusal("members-day-start-range")

    def with_profile(self, **changes: object) -> "Settings":
        return replace(self, profile=replace(self.profile, **changes))  # pyright: ignore[reportArgumentType]


@dataclass(frozen=True, slots=True)
class Consent:
    """One yes: to which category, which words, which operator, when (P-1)."""

    category: str
    version: int
    operator: str
    given_at: datetime
    withdrawn_at: datetime | None = None

    @property
    def given(self) -> bool:
        """Whether it was never taken back, so that something may be kept under it."""
        return self.withdrawn_at is None

    def holds(self, category: Category, operator: str) -> bool:
        """Return whether more may be kept under it; a new operator or new words ask again."""
        return self.given and (self.category, self.version, self.operator) == (
            category.name,
            category.version,
            operator,
        )


@dataclass(frozen=True, slots=True)
class Member:
    """A member as other features need to know them: settings, where their day begins."""

    id: MemberId
    settings: Settings
    server_zone: str | None = None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.settings.zone or self.server_zone or DEFAULT_ZONE)

    @property
    def zone_is_theirs(self) -> bool:
        return self.settings.zone is not None

    @property
    def zone_is_known(self) -> bool:
        """Whether their days follow a place at all: their own, or their server's."""
        return (self.settings.zone or self.server_zone) is not None

    def quiet_until(self, now: datetime) -> datetime | None:
        """Return when the quiet hours that hold at ``now`` end, or None when none hold."""
        quiet, wall = self.settings.quiet, wall_of(now, self.zone)
        if quiet is None or not quiet.hold(wall.time()):
            return None
        day = wall.date() if wall.time() < quiet.end else wall.date() + timedelta(days=1)
        return instant_of(datetime.combine(day, quiet.end), self.zone)

    def today(self, now: datetime) -> date:
        """Return the local day ``now`` falls on for them, by their own day boundary."""
        return local_day(now, self.zone, self.settings.day_start)
