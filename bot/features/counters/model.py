"""What a counter is: words of its member's own, a goal, and the runs of time that count."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

from bot.days import aware, wall_of
from bot.errors import Refusal
from bot.ids import RequestId

CounterId = NewType("CounterId", int)

MAX_COUNTERS = 20
"""Counters of one member."""

MAX_LABEL = 60
"""Characters of a label after tidying."""

MAX_CURRENCY = 8
"""Characters of a currency's name or sign."""

MAX_MONEY_A_DAY = 1_000_000
"""In the member's own currency; some of them need six digits."""

FIRST_YEAR = 1900
"""No count began earlier."""

FURTHEST_START = timedelta(days=731)
"""How far ahead a count may begin: two years."""

WITHDRAWAL_WINDOW = timedelta(days=7)
"""Within these days of stopping, withdrawal can be dangerous (requirement S-2)."""


class Goal(StrEnum):
    """What a member counts towards; none ranks above another (requirement G-4)."""

    ABSTAIN = "abstain"
    REDUCE = "reduce"
    TAPER = "taper"
    MEDICATION = "medication"
    BREAK = "break"


class Ending(StrEnum):
    """Why a run ended: because of a slip, or because the member paused."""

    SLIP = "slip"
    PAUSE = "pause"


class SlipKind(StrEnum):
    """What a recorded slip did to the count."""

    NEW_COUNT = "new-count"
    KEEP_COUNT = "keep-count"


@dataclass(frozen=True, slots=True)
class Run:
    """One stretch of time that counts, in aware UTC instants.

    ``zone`` is the IANA id in which ``started`` was said: a date somebody lives by does not
    change because they fly somewhere. ``slip`` is the slip after which a new count began.
    """

    started: datetime
    zone: str
    ended: datetime | None = None
    ending: Ending | None = None
    slip: RequestId | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip as its member recorded it; the note itself lies elsewhere.

    ``paused_at`` is the end of the pause-closed run that this slip changed, if it did.
    """

    id: RequestId
    at: datetime
    kind: SlipKind
    recorded: datetime
    has_note: bool = False
    paused_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NewCount:
    """Keep what was, and count anew from ``start`` (aware; may lie ahead)."""

    start: datetime


@dataclass(frozen=True, slots=True)
class KeepCount:
    """Note the slip and let the count go on."""


@dataclass(frozen=True, slots=True)
class DontRecord:
    """Write nothing down."""


SlipChoice = NewCount | KeepCount | DontRecord


@dataclass(frozen=True, slots=True)
class Savings:
    """What a day with the goal saves; shown only to a member who asked for it."""

    money_a_day: Decimal | None = None
    currency: str = ""
    hours_a_day: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Counter:
    """One counter: ``runs`` in order of time, never empty; only the last may be open."""

    id: CounterId
    label: str
    goal: Goal
    runs: tuple[Run, ...]
    created_at: datetime
    slips: tuple[Slip, ...] = ()
    hidden: bool = False
    savings: Savings | None = None

    @property
    def paused(self) -> bool:
        return self.runs[-1].ended is not None


def start(
    counter: CounterId, label: str, goal: Goal, at: datetime, now: datetime, zone: ZoneInfo, others: int = 0
) -> Counter:
    """Return a new counter that counts from ``at``, which may lie in the past or ahead.

    Args:
        counter: Its id.
        label: The member's own words.
        goal: What they count towards.
        at: Aware instant; of a date without a time, the beginning of that day.
        now: Aware instant.
        zone: The member's zone.
        others: How many counters they have already.

    Raises:
        Refusal: ``counters-too-many`` (``limit``), ``counters-too-early`` (``year``),
            ``counters-too-late``, or as ``clean_label``.
    """
    if others >= MAX_COUNTERS:
        raise Refusal("counters-too-many", limit=MAX_COUNTERS)
    name = clean_label(label)
    return Counter(counter, name, goal, (run_from(at, now, zone),), aware(now))


def rename(counter: Counter, label: str) -> Counter:
    """Return the counter under another label.

    Raises:
        Refusal: As ``clean_label``.
    """
    return replace(counter, label=clean_label(label))


def read_savings(money: str, currency: str, hours: str) -> Savings | None:
    """Return what a day saves as a member typed it, or ``None`` if all of it is empty.

    Args:
        money: An amount a day, ``12``, ``12.50`` or ``12,50``; may be empty.
        currency: Up to 8 characters.
        hours: Hours a day, up to 24; may be empty.

    Raises:
        Refusal: ``counters-amount-unreadable``, ``counters-money-range`` (``limit``),
            ``counters-hours-range`` or ``counters-currency-long`` (``limit``).
    """
    unit, amount, time_a_day = tidy(currency), _amount(money), _amount(hours)
    if len(unit) > MAX_CURRENCY:
        raise Refusal("counters-currency-long", limit=MAX_CURRENCY)
    if amount is not None and not 0 < amount <= MAX_MONEY_A_DAY:
        raise Refusal("counters-money-range", limit=MAX_MONEY_A_DAY)
    if time_a_day is not None and not 0 < time_a_day <= 24:
        raise Refusal("counters-hours-range")
    if amount is None and time_a_day is None:
        return None
    return Savings(amount, unit, time_a_day)


_AMOUNT = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,2})?")


def _amount(text: str) -> Decimal | None:
    typed = text.strip()
    if not typed:
        return None
    if not _AMOUNT.fullmatch(typed):
        raise Refusal("counters-amount-unreadable")
    return Decimal(typed.replace(",", "."))


def withdrawal_notice_due(at: datetime, now: datetime) -> bool:
    """Tell whether a start is so recent (or ahead) that the withdrawal notice comes first (S-2).

    No substance is ever asked, so each one counts as unknown.
    """
    return at >= now - WITHDRAWAL_WINDOW


def clean_label(text: str) -> str:
    """Return a member's words without what could not be seen: controls, direction marks, spare space.

    Raises:
        Refusal: ``counters-label-empty`` or ``counters-label-long`` (``limit``).
    """
    label = tidy(text)
    if not any(unicodedata.category(c)[0] in "LNPS" and c not in _BLANK_LETTERS for c in label):
        raise Refusal("counters-label-empty")
    if len(label) > MAX_LABEL:
        raise Refusal("counters-label-long", limit=MAX_LABEL)
    return label


_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols by name that show nothing."""


def tidy(text: str) -> str:
    """Return ``text`` on one line, without controls, surrogates and direction marks."""
    spaced = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    seen = "".join(c for c in spaced if c not in _DIRECTIONS and unicodedata.category(c) != "Cs")
    return " ".join(unicodedata.normalize("NFC", seen).split())


_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of the text around them, also of what follows a label."""


def run_from(at: datetime, now: datetime, zone: ZoneInfo) -> Run:
    """Return an open run, begun where its member says.

    Raises:
        Refusal: ``counters-too-early`` (``year``) or ``counters-too-late`` (``years``).
    """
    if wall_of(at, zone).year < FIRST_YEAR:
        raise Refusal("counters-too-early", year=str(FIRST_YEAR))
    if at > now + FURTHEST_START:
        raise Refusal("counters-too-late", years=FURTHEST_START.days // 365)
    return Run(aware(at), zone.key)
