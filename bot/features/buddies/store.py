"""Tables of buddies: sealed profiles, who waits where, and what servers chose."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Integer,
    Table,
    UniqueConstraint,
    bindparam,
    delete,
    false,
    func,
    select,
    update,
)

from bot.features.buddies.model import BUDDIES
from bot.features.buddies.waiting import Rules, Waiting
from bot.ids import GuildId, MemberId
from bot.storage.base import NOBODY, Instant, Sealed, Snowflake, insert_once, metadata, owned, upsert
from bot.storage.transaction import Row, Transaction

Json = Mapping[str, Any]

_OURS = {"category": BUDDIES.name}

buddy_profiles = Table(
    "buddy_profiles",
    metadata,
    Column("member_id", Snowflake, primary_key=True, autoincrement=False),
    Column("body", Sealed, nullable=False),
    info=owned("member_id") | _OURS,
)

buddy_waiting = Table(
    "buddy_waiting",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("member_id", Snowflake, nullable=False),
    Column("guild_id", Snowflake, nullable=False, index=True),
    Column("since", Instant, nullable=False),
    Column("not_before", Instant, nullable=False),
    Column("rounds", Integer, nullable=False),
    Column("mentors", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("member_id", "guild_id"),
    info=owned("member_id", row="id") | _OURS,
)

buddy_servers = Table(
    "buddy_servers",
    metadata,
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("is_on", Boolean, nullable=False),
    Column("account_days", Integer, nullable=False),
    Column("stay_days", Integer, nullable=False),
    Column("round_minute", Integer, nullable=False),
    Column("mentor_days", Integer, nullable=False, server_default="180"),
    Column("mentor_cap", Integer, nullable=False, server_default="3"),
    info=NOBODY,
)

_PUT_RULES = upsert(
    buddy_servers,
    ["guild_id"],
    ["is_on", "account_days", "stay_days", "round_minute", "mentor_days", "mentor_cap"],
)
_RULES = select(buddy_servers).where(buddy_servers.c.guild_id == bindparam("guild"))


def rules(tx: Transaction, guild: GuildId) -> Rules:
    """Return what admins chose; the beginning's choices where they chose nothing."""
    row = tx.one(_RULES, guild=guild)
    if row is None:
        return Rules(guild)
    at = time(*divmod(row.round_minute, 60))
    rules = Rules(guild, row.is_on, row.account_days, row.stay_days, at)
    return replace(rules, mentor_days=row.mentor_days, mentor_cap=row.mentor_cap)


def put_rules(tx: Transaction, rules: Rules) -> None:
    tx.run(
        _PUT_RULES,
        guild_id=rules.guild,
        is_on=rules.on,
        account_days=rules.account_days,
        stay_days=rules.member_days,
        round_minute=rules.round_at.hour * 60 + rules.round_at.minute,
        mentor_days=rules.mentor_days,
        mentor_cap=rules.mentor_cap,
    )


# Profiles

_PUT_PROFILE = upsert(buddy_profiles, ["member_id"], ["body"])
_PROFILE = select(buddy_profiles.c.body).where(buddy_profiles.c.member_id == bindparam("member"))
_DROP_PROFILE = delete(buddy_profiles).where(buddy_profiles.c.member_id == bindparam("member"))


def put_profile(tx: Transaction, member: MemberId, profile: Json) -> None:
    tx.run(
        _PUT_PROFILE,
        member_id=member,
        body=tx.seal(buddy_profiles.c.body, member, member, profile),
    )


def profile(tx: Transaction, member: MemberId) -> Json | None:
    row = tx.one(_PROFILE, member=member)
    return None if row is None else tx.open(buddy_profiles.c.body, member, member, row.body)


def drop_profile(tx: Transaction, member: MemberId) -> None:
    tx.run(_DROP_PROFILE, member=member)


# Waiting

_WAITS = select(buddy_waiting).where(buddy_waiting.c.member_id == bindparam("member"))
_WAITS_HERE = _WAITS.where(buddy_waiting.c.guild_id == bindparam("guild"))
_WAIT = insert_once(buddy_waiting)  # by any key: the same press twice, or two at once
_CHANGE_WAIT = (
    update(buddy_waiting)
    .where(buddy_waiting.c.member_id == bindparam("who"), buddy_waiting.c.guild_id == bindparam("place"))
    .values(not_before=bindparam("start"), rounds=bindparam("waited"), mentors=bindparam("vetted"))
)
_WAITED = (
    update(buddy_waiting)
    .where(buddy_waiting.c.member_id == bindparam("who"), buddy_waiting.c.guild_id == bindparam("place"))
    .values(rounds=buddy_waiting.c.rounds + 1)
)
_DROP_WAIT = delete(buddy_waiting).where(
    buddy_waiting.c.member_id == bindparam("member"), buddy_waiting.c.guild_id == bindparam("guild")
)
_DROP_WAITS = delete(buddy_waiting).where(buddy_waiting.c.member_id == bindparam("member"))
_POOL = (
    select(buddy_waiting, buddy_profiles.c.body)
    .join(buddy_profiles, buddy_profiles.c.member_id == buddy_waiting.c.member_id)
    .where(
        buddy_waiting.c.guild_id == bindparam("guild"),
        buddy_waiting.c.not_before <= bindparam("now"),
        buddy_waiting.c.id > bindparam("after"),
    )
    .order_by(buddy_waiting.c.id)
    .limit(bindparam("most"))
)
_COUNT_WAITING = (
    select(func.count().label("n"))
    .select_from(buddy_waiting)
    .where(buddy_waiting.c.guild_id == bindparam("guild"))
)


def wait(tx: Transaction, waiting: Waiting) -> None:
    tx.run(
        _WAIT,
        id=waiting.id,
        member_id=waiting.member,
        guild_id=waiting.guild,
        since=waiting.since,
        not_before=waiting.not_before,
        rounds=waiting.rounds,
        mentors=waiting.mentors,
    )


def change_wait(tx: Transaction, waiting: Waiting) -> None:
    tx.run(
        _CHANGE_WAIT,
        who=waiting.member,
        place=waiting.guild,
        start=waiting.not_before,
        waited=waiting.rounds,
        vetted=waiting.mentors,
    )


def waiting(tx: Transaction, member: MemberId, guild: GuildId) -> Waiting | None:
    row = tx.one(_WAITS_HERE, member=member, guild=guild)
    return None if row is None else _waiting(row)


def stop_waiting(tx: Transaction, member: MemberId, guild: GuildId | None = None) -> None:
    """Stop it on one server, or (None) everywhere."""
    if guild is None:
        tx.run(_DROP_WAITS, member=member)
    else:
        tx.run(_DROP_WAIT, member=member, guild=guild)


def seeking(tx: Transaction, members: Iterable[MemberId], guild: GuildId) -> set[MemberId]:
    """Return who of ``members`` still waits on a server."""
    return {member for member in members if waiting(tx, member, guild) is not None}


def waited(tx: Transaction, guild: GuildId, members: Iterable[MemberId]) -> None:
    """Note one more round that left these over."""
    tx.many(_WAITED, [{"who": member, "place": guild} for member in members])


def pool(tx: Transaction, guild: GuildId, now: datetime, after: int, most: int) -> list[tuple[Waiting, Json]]:
    """Return a page of who waits and may be matched now, with their profiles, by id."""
    rows = tx.all(_POOL, guild=guild, now=now, after=after, most=most)
    return [
        (_waiting(row), tx.open(buddy_profiles.c.body, row.member_id, row.member_id, row.body))
        for row in rows
    ]


def count_waiting(tx: Transaction, guild: GuildId) -> int:
    row = tx.one(_COUNT_WAITING, guild=guild)
    return 0 if row is None else row.n


def _waiting(row: Row) -> Waiting:
    return Waiting(
        row.id,
        MemberId(row.member_id),
        GuildId(row.guild_id),
        row.since,
        row.not_before,
        row.rounds,
        row.mentors,
    )
