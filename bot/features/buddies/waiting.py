"""Who waits for a buddy, who may be offered one, and what servers ask of them first."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from bot.errors import Refusal
from bot.ids import GuildId, MemberId, RoleId

LEAST_ACCOUNT, LEAST_MEMBER = 30, 14
"""Days: how old an account, and a membership of this server, has to be; admins may raise both."""

MOST_DAYS = 365
"""The most admins may ask for."""

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
    """

    id: int
    member: MemberId
    guild: GuildId
    since: datetime
    not_before: datetime
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class Rules:
    """What a server's admins chose for buddies; ``role`` is the adults' role, where there is one."""

    guild: GuildId
    on: bool = False
    account_days: int = LEAST_ACCOUNT
    member_days: int = LEAST_MEMBER
    round_at: time = ROUND_AT
    role: RoleId | None = None


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


def raised(rules: Rules, account_days: int, member_days: int) -> Rules:
    """Return the rules with other gates; they may be raised, never removed.

    Raises:
        Refusal: ``buddies-gates-range``.
    """
    if not (LEAST_ACCOUNT <= account_days <= MOST_DAYS and LEAST_MEMBER <= member_days <= MOST_DAYS):
        raise Refusal("buddies-gates-range", account=LEAST_ACCOUNT, member=LEAST_MEMBER, most=MOST_DAYS)
    return replace(rules, account_days=account_days, member_days=member_days)
