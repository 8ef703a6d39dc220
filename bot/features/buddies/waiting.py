"""Who waits for a buddy, who may be offered one, and what servers ask of them first."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from bot.errors import Refusal
from bot.features.buddies.matching import MENTEES
from bot.ids import GuildId, MemberId, RoleId

LEAST_ACCOUNT, LEAST_MEMBER = 30, 14
"""Days: how old an account, and a membership of this server, has to be; admins may raise both."""

MOST_DAYS = 365
"""The most admins may ask for."""

MOST_MENTOR_DAYS = 3650
"""The most admins may ask of a mentor: ten years."""

MENTOR_DAYS = 180
"""Days of membership before somebody mentors, unless admins choose otherwise (own choice)."""

MOST_MENTEES = 10
"""The most newcomers admins may allow one mentor (own choice)."""

MOST_BUDDIES = 2
"""Pairs and offers of one member on one server at a time (own choice, B-9)."""

MOST_OFFERS, OFFERS_WITHIN = 3, timedelta(days=1)
"""Offers to one member within a day (own choice, B-9)."""

MOST_PASSED, PASSED_WITHIN = 3, timedelta(days=7)
"""Offers in a week that came to nothing without a yes of theirs; after these there is a rest (B-9)."""

DISCORD_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
SNOWFLAKE_SHIFT = 22
"""Discord's ids carry milliseconds since its epoch above 22 other bits (its reference, "Snowflakes")."""

ROUND_AT = time(3, 30)
"""When a server's round runs unless its admins choose: at night, and never at a full hour."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One member who waits on one server.

    Attributes:
        not_before: They are left in peace until then: a pause, or the buffer after an ending.
        rounds: Rounds that left them over through no choice of theirs; they come first then.
        mentors: They had the mentors' role, and had been here long enough, when they began to look.
    """

    id: int
    member: MemberId
    guild: GuildId
    since: datetime
    not_before: datetime
    rounds: int = 0
    mentors: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """What a server's admins chose for buddies.

    Attributes:
        role: The adults' role, where there is one.
        mentor_role: Whom admins trust with newcomers; nobody without it.
        mentor_days: For how long a mentor has to be a member here.
        mentor_cap: Newcomers a mentor is with at once, at most.
    """

    guild: GuildId
    on: bool = False
    account_days: int = LEAST_ACCOUNT
    member_days: int = LEAST_MEMBER
    round_at: time = ROUND_AT
    role: RoleId | None = None
    mentor_role: RoleId | None = None
    mentor_days: int = MENTOR_DAYS
    mentor_cap: int = MENTEES


@dataclass(frozen=True, slots=True)
class Standing:
    """What Discord says of somebody who asks, at the moment they ask.

    Attributes:
        joined_at: When they came to this server; None when Discord did not say.
        roles: Their roles there.
    """

    joined_at: datetime | None
    roles: frozenset[RoleId] = frozenset()


def account_made(member: MemberId) -> datetime:
    """Return when an account was made, which its id tells."""
    return DISCORD_EPOCH + timedelta(milliseconds=member >> SNOWFLAKE_SHIFT)


def check_gates(rules: Rules, member: MemberId, standing: Standing, now: datetime) -> None:
    """Let through who may be offered a buddy.

    Raises:
        Refusal: ``buddies-off``, ``buddies-account-young``, ``buddies-member-young``,
            ``buddies-adults-only``.
    """
    if not rules.on:
        raise Refusal("buddies-off")
    if now < account_made(member) + timedelta(days=rules.account_days):
        raise Refusal("buddies-account-young", days=rules.account_days)
    joined = standing.joined_at
    if joined is None or now < joined + timedelta(days=rules.member_days):
        raise Refusal("buddies-member-young", days=rules.member_days)
    if rules.role is not None and rules.role not in standing.roles:
        raise Refusal("buddies-adults-only", role=rules.role)


def is_vetted(rules: Rules, standing: Standing, now: datetime) -> bool:
    """Tell whether somebody may mentor here: the role from admins, and time on this server (B-5)."""
    if rules.mentor_role is None or rules.mentor_role not in standing.roles or standing.joined_at is None:
        return False
    return now >= standing.joined_at + timedelta(days=rules.mentor_days)


def mentored(rules: Rules, days: int, cap: int) -> Rules:
    """Return the rules with other demands on mentors.

    Raises:
        Refusal: ``buddies-mentors-range``.
    """
    if not (rules.member_days <= days <= MOST_MENTOR_DAYS and 1 <= cap <= MOST_MENTEES):
        least, most = rules.member_days, MOST_MENTOR_DAYS
        raise Refusal("buddies-mentors-range", least=least, most=most, cap=MOST_MENTEES)
    return replace(rules, mentor_days=days, mentor_cap=cap)


def raised(rules: Rules, account_days: int, member_days: int) -> Rules:
    """Return the rules with other gates; they may be raised, never removed.

    Raises:
        Refusal: ``buddies-gates-range``.
    """
    if not (LEAST_ACCOUNT <= account_days <= MOST_DAYS and LEAST_MEMBER <= member_days <= MOST_DAYS):
        raise Refusal("buddies-gates-range", account=LEAST_ACCOUNT, member=LEAST_MEMBER, most=MOST_DAYS)
    return replace(rules, account_days=account_days, member_days=member_days)
