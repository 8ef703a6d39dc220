"""The table of pairs: each row is one person's place, and says the same of the pair as the others do.

So an export holds all of it, and an erasure leaves a pair that is seen to lack somebody.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Integer,
    String,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from bot.features.buddies.matching import Reason, ReasonKey
from bot.features.buddies.model import BUDDIES, Agreement, Pair, Quiet, Seat, State
from bot.ids import ChannelId, GuildId, MemberId
from bot.storage.base import Instant, Sealed, Snowflake, metadata, owned
from bot.storage.errors import Unreadable
from bot.storage.transaction import Row, Transaction

Json = Mapping[str, Any]

buddy_seats = Table(
    "buddy_seats",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("member_id", Snowflake, nullable=False, index=True),
    Column("pair_id", Snowflake, nullable=False, index=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("state", String(16), nullable=False),
    Column("size", Integer, nullable=False),
    Column("accepted_at", Instant),
    Column("keeps", Boolean, nullable=False),
    Column("offered_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False, index=True),
    Column("began_at", Instant),
    Column("term_at", Instant),
    Column("paused_until", Instant),
    Column("ended_at", Instant),
    Column("contact_at", Instant),
    Column("quiet", String(8), nullable=False),
    Column("thread_id", Snowflake, index=True),
    Column("body", Sealed, nullable=False),
    info=owned("member_id", row="id") | {"category": BUDDIES.name},
)

_SEATS = select(buddy_seats).order_by(buddy_seats.c.pair_id, buddy_seats.c.id)
_OF_PAIR = _SEATS.where(buddy_seats.c.pair_id == bindparam("pair")).with_for_update()
_PAIR_OF_SEAT = select(buddy_seats.c.pair_id).where(buddy_seats.c.id == bindparam("seat"))
_PAIRS_OF = (
    select(buddy_seats.c.pair_id)
    .where(buddy_seats.c.member_id == bindparam("member"), buddy_seats.c.state != State.ENDED)
    .order_by(buddy_seats.c.pair_id)
)
_PAIR_IN = select(buddy_seats.c.pair_id).where(buddy_seats.c.thread_id == bindparam("thread")).limit(1)
_LIVE_IN = (
    select(buddy_seats.c.pair_id)
    .where(buddy_seats.c.guild_id == bindparam("guild"), buddy_seats.c.state != State.ENDED)
    .distinct()
    .order_by(buddy_seats.c.pair_id)
)
_TAKEN = (
    select(buddy_seats.c.member_id, func.count().label("n"))
    .where(buddy_seats.c.guild_id == bindparam("guild"), buddy_seats.c.state != State.ENDED)
    .group_by(buddy_seats.c.member_id)
)
_BEFORE = select(buddy_seats.c.pair_id, buddy_seats.c.member_id).where(
    buddy_seats.c.guild_id == bindparam("guild")
)
_ADD_SEAT = insert(buddy_seats)
_CHANGE_SEAT = (
    update(buddy_seats)
    .where(buddy_seats.c.id == bindparam("seat"))
    .values(
        {
            name: bindparam(f"to_{name}")
            for name in (
                "state",
                "size",
                "accepted_at",
                "keeps",
                "due_at",
                "began_at",
                "term_at",
                "paused_until",
                "ended_at",
                "contact_at",
                "quiet",
                "thread_id",
                "body",
            )
        }
    )
)
_DROP_SEAT = delete(buddy_seats).where(buddy_seats.c.id == bindparam("seat"))
_FORGET = delete(buddy_seats).where(
    buddy_seats.c.state == State.ENDED, buddy_seats.c.due_at <= bindparam("now")
)
_ALONE = (
    select(buddy_seats.c.pair_id)
    .where(buddy_seats.c.state != State.ENDED)
    .group_by(buddy_seats.c.pair_id, buddy_seats.c.size)
    .having(func.count() < buddy_seats.c.size)
)
_LATELY = select(buddy_seats.c.member_id, buddy_seats.c.accepted_at, buddy_seats.c.state).where(
    buddy_seats.c.guild_id == bindparam("guild"), buddy_seats.c.offered_at > bindparam("since")
)
_LAST_END = (
    select(buddy_seats.c.ended_at)
    .where(
        buddy_seats.c.member_id == bindparam("member"),
        buddy_seats.c.guild_id == bindparam("guild"),
        buddy_seats.c.state == State.ENDED,
        buddy_seats.c.began_at.is_not(None),
    )
    .order_by(buddy_seats.c.ended_at.desc())
    .limit(1)
)
_COUNT = select(func.count(buddy_seats.c.pair_id.distinct()).label("n")).where(
    buddy_seats.c.guild_id == bindparam("guild"),
    buddy_seats.c.state != State.ENDED,
    buddy_seats.c.began_at.is_not(None),
)


def add_pair(tx: Transaction, pair: Pair) -> None:
    for seat in pair.seats:
        tx.run(
            _ADD_SEAT,
            id=seat.id,
            member_id=seat.member,
            pair_id=pair.id,
            guild_id=pair.guild,
            offered_at=pair.offered_at,
            **_values(tx, pair, seat),
        )


def put_pair(tx: Transaction, pair: Pair) -> None:
    """Write every place of a pair; a place that is no longer in it goes."""
    staying = {seat.id for seat in pair.seats}
    for row in tx.all(_OF_PAIR, pair=pair.id):
        if row.id not in staying:
            tx.run(_DROP_SEAT, seat=row.id)
    for seat in pair.seats:
        values = {f"to_{name}": value for name, value in _values(tx, pair, seat).items()}
        tx.run(_CHANGE_SEAT, seat=seat.id, **values)


def pair(tx: Transaction, id: int) -> Pair | None:
    """Return a pair, locked until the transaction ends where several write."""
    return _pair(tx, tx.all(_OF_PAIR, pair=id))


def pair_of_seat(tx: Transaction, seat: int) -> Pair | None:
    row = tx.one(_PAIR_OF_SEAT, seat=seat)
    return None if row is None else pair(tx, row.pair_id)


def pairs_of(tx: Transaction, member: MemberId) -> list[Pair]:
    """Return everything of a member's that has not ended, on every server."""
    return _pairs(tx, (row.pair_id for row in tx.all(_PAIRS_OF, member=member)))


def pair_in(tx: Transaction, thread: ChannelId) -> Pair | None:
    row = tx.one(_PAIR_IN, thread=thread)
    return None if row is None else pair(tx, row.pair_id)


def live_ids(tx: Transaction, guild: GuildId) -> list[int]:
    """Return the ids of a server's offers and pairs that have not ended."""
    return [row.pair_id for row in tx.all(_LIVE_IN, guild=guild)]


def left_alone(tx: Transaction) -> list[Pair]:
    """Return pairs that lack somebody, because what is theirs was erased."""
    return _pairs(tx, (row.pair_id for row in tx.all(_ALONE)))


def taken(tx: Transaction, guild: GuildId) -> dict[MemberId, int]:
    """Return how many offers and buddies each member has on a server; those without are left out."""
    return {MemberId(row.member_id): row.n for row in tx.all(_TAKEN, guild=guild)}


def met(tx: Transaction, guild: GuildId) -> set[frozenset[MemberId]]:
    """Return who was offered to whom lately, whatever came of it."""
    by_pair: dict[int, list[MemberId]] = {}
    for row in tx.all(_BEFORE, guild=guild):
        by_pair.setdefault(row.pair_id, []).append(MemberId(row.member_id))
    return {
        frozenset((one, other))
        for members in by_pair.values()
        for one in members
        for other in members
        if one < other
    }


def lately(tx: Transaction, guild: GuildId, since: datetime) -> list[tuple[MemberId, bool, State]]:
    """Return (member, said yes, how it stands) for every place offered since."""
    return [
        (MemberId(row.member_id), row.accepted_at is not None, State(row.state))
        for row in tx.all(_LATELY, guild=guild, since=since)
    ]


def last_end(tx: Transaction, member: MemberId, guild: GuildId) -> datetime | None:
    """Return when a member's last pair (no mere offer) ended; None when that is forgotten, or never was."""
    row = tx.one(_LAST_END, member=member, guild=guild)
    return None if row is None else row.ended_at


def count_together(tx: Transaction, guild: GuildId) -> int:
    row = tx.one(_COUNT, guild=guild)
    return 0 if row is None else row.n


def forget(tx: Transaction, now: datetime) -> int:
    """Delete what ended long enough ago."""
    return tx.run(_FORGET, now=now)


def _pairs(tx: Transaction, ids: Iterable[int]) -> list[Pair]:
    return [found for id in ids if (found := pair(tx, id)) is not None]


def _values(tx: Transaction, pair: Pair, seat: Seat) -> dict[str, object]:
    agreement = seat.agreement
    body = {
        "reasons": [[each.key, list(each.values), each.count] for each in seat.reasons],
        "agreement": [agreement.cadence, agreement.hours, agreement.slip],
        "mentors": seat.mentors,
    }
    return {
        "state": pair.state,
        "size": len(pair.seats),
        "accepted_at": seat.accepted_at,
        "keeps": seat.keeps,
        "due_at": pair.due_at,
        "began_at": pair.began_at,
        "term_at": pair.term_at,
        "paused_until": pair.paused_until,
        "ended_at": pair.ended_at,
        "contact_at": pair.contact_at,
        "quiet": pair.quiet,
        "thread_id": pair.thread,
        "body": tx.seal(buddy_seats.c.body, seat.member, seat.id, body),
    }


def _pair(tx: Transaction, rows: list[Row]) -> Pair | None:
    seats = tuple(seat for row in rows if (seat := _seat(tx, row)) is not None)
    if not seats:
        return None
    row = rows[0]
    return Pair(
        row.pair_id,
        GuildId(row.guild_id),
        State(row.state),
        seats,
        row.offered_at,
        row.due_at,
        row.began_at,
        row.term_at,
        row.paused_until,
        row.ended_at,
        row.contact_at,
        Quiet(row.quiet),
        None if row.thread_id is None else ChannelId(row.thread_id),
    )


def _seat(tx: Transaction, row: Row) -> Seat | None:
    """Return a place; None for one whose member has no key any more: its row is about to go too."""
    member = MemberId(row.member_id)
    try:
        body: Json = tx.open(buddy_seats.c.body, member, row.id, row.body)
    except Unreadable:
        return None
    reasons = tuple(Reason(ReasonKey(key), tuple(values), count) for key, values, count in body["reasons"])
    agreement = Agreement(*body["agreement"])
    return Seat(row.id, member, reasons, row.accepted_at, row.keeps, agreement, body["mentors"])
