"""The one table of companions: what members said for one time of a meeting."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    bindparam,
    delete,
    exists,
    select,
    update,
)

from bot.features.companions.model import COMPANIONS, Seat, Side
from bot.ids import ChannelId, GuildId, MemberId
from bot.storage.base import Instant, Snowflake, insert_once, metadata, owned
from bot.storage.transaction import Row, Transaction

seats = Table(
    "companion_seats",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("member_id", Snowflake, nullable=False),
    Column("guild_id", Snowflake, nullable=False),
    Column("listing_id", Snowflake, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("side", String(8), nullable=False),
    Column("passed", Integer, nullable=False),
    Column("match_id", Snowflake),
    Column("accepted", Boolean, nullable=False),
    Column("together", Boolean, nullable=False),
    Column("thread_id", Snowflake),
    UniqueConstraint("member_id", "listing_id", "starts_at"),
    Index("ix_companion_seats_listing_id", "listing_id", "starts_at"),
    Index("ix_companion_seats_match_id", "match_id"),
    info=owned("member_id", row="id") | {"category": COMPANIONS.name},
)

_c = seats.c
_other = seats.alias("other")
_GET = select(seats).where(_c.id == bindparam("seat"))
_OF = select(seats).where(_c.member_id == bindparam("member")).order_by(_c.starts_at, _c.id)
_AT = select(seats).where(_c.listing_id == bindparam("listing")).order_by(_c.id).with_for_update()
_OF_MATCH = select(seats).where(_c.match_id == bindparam("match")).order_by(_c.id).with_for_update()
_LISTINGS = select(_c.listing_id).distinct()
_LONELY = select(seats).where(
    _c.match_id.is_not(None), ~exists().where(_other.c.match_id == _c.match_id, _other.c.id != _c.id)
)
_ADD = insert_once(seats)
_PUT = (
    update(seats)
    .where(_c.id == bindparam("seat"))
    .values(
        passed=bindparam("passes"),
        match_id=bindparam("match"),
        accepted=bindparam("yes"),
        together=bindparam("both"),
        thread_id=bindparam("thread"),
    )
)
_REMOVE = delete(seats).where(_c.id == bindparam("seat"))
_PAST = delete(seats).where(_c.starts_at < bindparam("before"))


def get(tx: Transaction, seat: int) -> Seat | None:
    row = tx.one(_GET, seat=seat)
    return None if row is None else _seat(row)


def of_member(tx: Transaction, member: MemberId) -> list[Seat]:
    """Return what a member said, what comes first first."""
    return [_seat(row) for row in tx.all(_OF, member=member)]


def of_listing(tx: Transaction, listing: int) -> list[Seat]:
    return [_seat(row) for row in tx.all(_AT, listing=listing)]


def of_match(tx: Transaction, match: int) -> list[Seat]:
    """Return the two of an offer, locked in one order until the transaction ends where several write."""
    return [_seat(row) for row in tx.all(_OF_MATCH, match=match)]


def listings(tx: Transaction) -> set[int]:
    """Return the meetings for which anybody said anything: few at any time."""
    return {row.listing_id for row in tx.all(_LISTINGS)}


def lonely(tx: Transaction) -> list[Seat]:
    """Return those whose other one is gone with what was theirs."""
    return [_seat(row) for row in tx.all(_LONELY)]


def add(tx: Transaction, seat: Seat) -> None:
    tx.run(
        _ADD,
        id=seat.id,
        member_id=seat.member,
        guild_id=seat.guild,
        listing_id=seat.listing,
        starts_at=seat.starts,
        minutes=seat.minutes,
        side=seat.side.value,
        passed=seat.passed,
        match_id=seat.match,
        accepted=seat.accepted,
        together=seat.together,
        thread_id=seat.thread,
    )


def put(tx: Transaction, *changed: Seat) -> None:
    for seat in changed:
        tx.run(
            _PUT,
            seat=seat.id,
            passes=seat.passed,
            match=seat.match,
            yes=seat.accepted,
            both=seat.together,
            thread=seat.thread,
        )


def remove(tx: Transaction, gone: Iterable[Seat]) -> None:
    for seat in gone:
        tx.run(_REMOVE, seat=seat.id)


def forget(tx: Transaction, before: datetime) -> None:
    """Delete what is long past, should its own step never have come."""
    tx.run(_PAST, before=before)


def _seat(row: Row) -> Seat:
    return Seat(
        id=row.id,
        member=MemberId(row.member_id),
        guild=GuildId(row.guild_id),
        listing=row.listing_id,
        starts=row.starts_at,
        minutes=row.minutes,
        side=Side(row.side),
        passed=row.passed,
        match=row.match_id,
        accepted=row.accepted,
        together=row.together,
        thread=None if row.thread_id is None else ChannelId(row.thread_id),
    )
