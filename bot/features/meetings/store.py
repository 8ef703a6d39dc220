"""Tables of the board: every listing with the time it is on or comes next, and how own ones are announced."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    LargeBinary,
    String,
    Table,
    Text,
    and_,
    bindparam,
    delete,
    or_,
    select,
    update,
)
from sqlalchemy.sql.expression import Executable

from bot.features.meetings.board import NO_FEED, PAGE, Listing
from bot.features.meetings.codec import from_json, to_json
from bot.features.meetings.filters import Filter, mask_of
from bot.features.meetings.model import Meeting, Occurrence
from bot.ids import GuildId
from bot.storage.base import EPOCH, MICROSECOND, NOBODY, Instant, Snowflake, metadata, upsert
from bot.storage.transaction import Row, Transaction

listings = Table(
    "meeting_listings",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("guild_id", Snowflake, nullable=False),
    Column("feed_id", Snowflake, nullable=False),
    Column("starts_at", Instant),
    Column("ends_at", Instant),
    Column("hidden", Boolean, nullable=False),
    Column("gone_at", Instant),
    Column("programme", String(16), nullable=False),
    Column("format", String(12), nullable=False),
    Column("languages", String(80), nullable=False),
    Column("traits", BigInteger, nullable=False),
    Column("codes", String(200), nullable=False),
    Column("words", Text, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    # A time is looked for in one server; what is over is looked for in all.
    Index("ix_meeting_listings_guild_id_starts_at", "guild_id", "starts_at"),
    Index("ix_meeting_listings_ends_at", "ends_at"),
    Index("ix_meeting_listings_feed_id", "feed_id"),
    info=NOBODY,
)

_c = listings.c
_READ = select(_c.id, _c.guild_id, _c.feed_id, _c.starts_at, _c.ends_at, _c.hidden, _c.gone_at, _c.body)
_ON_BOARD = and_(_c.guild_id == bindparam("guild"), _c.hidden.is_(False), _c.gone_at.is_(None))
_WANTED = and_(
    _ON_BOARD,
    or_(bindparam("programme", type_=String) == "", _c.programme == bindparam("programme")),
    or_(
        bindparam("format", type_=String) == "",
        _c.format == bindparam("format"),
        _c.format == bindparam("or_format"),
    ),
    _c.traits.op("&")(bindparam("mask", type_=BigInteger)) == bindparam("mask", type_=BigInteger),
    or_(bindparam("language", type_=String) == "", _c.languages.like(bindparam("language"))),
    or_(bindparam("code", type_=String) == "", _c.codes.like(bindparam("code"))),
    or_(bindparam("any_feed", type_=Boolean), _c.feed_id == NO_FEED),
)
_AHEAD = (
    _READ.where(_WANTED, _c.starts_at >= bindparam("start"), _c.starts_at < bindparam("end"))
    .order_by(_c.starts_at, _c.id)
    .limit(bindparam("most"))
    .offset(bindparam("skipped"))
)
_ON = (
    _READ.where(_WANTED, _c.starts_at < bindparam("now"), _c.ends_at > bindparam("now"))
    .order_by(_c.starts_at.desc(), _c.id)
    .limit(bindparam("most"))
    .offset(bindparam("skipped"))
)
_SAID = (
    _READ.where(_WANTED, _c.words.like(bindparam("words"), escape="\\"))
    .order_by(_c.starts_at.is_(None), _c.starts_at, _c.id)
    .limit(bindparam("most"))
    .offset(bindparam("skipped"))
)
_GET = _READ.where(_c.id == bindparam("listing"))
_BESIDE = _READ.where(_ON_BOARD, _c.feed_id != bindparam("feed")).order_by(_c.feed_id, _c.id)
_MARKS = select(_c.id, _c.digest, _c.gone_at, _c.hidden).where(_c.feed_id == bindparam("feed"))
_OVER = _READ.where(_c.ends_at <= bindparam("now")).order_by(_c.ends_at).limit(bindparam("most"))
_ANY = select(_c.id).where(_ON_BOARD).limit(1)
_PUT = upsert(listings, ["id"], [column.name for column in _c if column.name != "id"])
_MOVE = (
    update(listings)
    .where(_c.id == bindparam("listing"))
    .values(starts_at=bindparam("start"), ends_at=bindparam("end"))
)
_GONE = update(listings).where(_c.id == bindparam("listing")).values(gone_at=bindparam("at"))
_REMOVE = delete(listings).where(_c.id == bindparam("listing"))
_FORGET = select(_c.id).where(_c.gone_at < bindparam("before")).limit(bindparam("most"))
_OVERDUE = update(listings).where(_c.ends_at.is_not(None)).values(ends_at=EPOCH)


def get(tx: Transaction, listing: int) -> Listing | None:
    row = tx.one(_GET, listing=listing)
    return None if row is None else _listing(row)


def ahead(
    tx: Transaction, guild: GuildId, wanted: Filter, start: datetime, end: datetime, page: int
) -> list[Listing]:
    """Return what begins in ``start <= t < end``, in order: a page, and one more if there is one."""
    return _some(tx, _AHEAD, guild, wanted, page, start=start, end=end)


def running(tx: Transaction, guild: GuildId, wanted: Filter, now: datetime, page: int) -> list[Listing]:
    """Return what is on, the latest begun first: a page, and one more if there is one."""
    return _some(tx, _ON, guild, wanted, page, now=now)


def said(tx: Transaction, guild: GuildId, wanted: Filter, words: str, page: int) -> list[Listing]:
    """Return what bears ``words`` in its name or place: a page, and one more if there is one."""
    escaped = "".join(f"\\{letter}" if letter in "\\%_" else letter for letter in words.casefold())
    return _some(tx, _SAID, guild, wanted, page, words=f"%{escaped}%")


def _some(
    tx: Transaction, statement: Executable, guild: GuildId, wanted: Filter, page: int, **more: object
) -> list[Listing]:
    one, other = wanted.formats
    rows = tx.all(
        statement,
        guild=guild,
        programme=wanted.programme or "",
        format=one,
        or_format=other,
        mask=wanted.mask,
        language=f"%,{wanted.language},%" if wanted.language else "",
        code=f"%,{wanted.code},%" if wanted.code else "",
        any_feed=not wanted.own,
        most=PAGE + 1,
        skipped=PAGE * page,
        **more,
    )
    return [_listing(row) for row in rows]


def beside(tx: Transaction, guild: GuildId, feed: int) -> list[Listing]:
    """Return what is shown on a server's board and not of this feed: its own first."""
    return [_listing(row) for row in tx.all(_BESIDE, guild=guild, feed=feed)]


def any_of(tx: Transaction, guild: GuildId) -> bool:
    """Tell whether a server's board shows anything."""
    return tx.one(_ANY, guild=guild) is not None


def marks(tx: Transaction, feed: int) -> dict[int, tuple[bytes, bool]]:
    """Return by listing of a feed what tells whether it changed, and whether it is gone."""
    rows = tx.all(_MARKS, feed=feed)
    return {row.id: (mark(row.digest, hidden=bool(row.hidden)), row.gone_at is not None) for row in rows}


def mark(digest: bytes, *, hidden: bool) -> bytes:
    return bytes(digest) + (b"h" if hidden else b"")


Prepared = Mapping[str, object]
"""A listing as its row."""


def prepared(listing: Listing) -> tuple[Prepared, bytes]:
    """Return a listing as its row, and what `marks` would tell of it once it is put."""
    row = _values(listing)
    return row, mark(row["digest"], hidden=listing.hidden)


def put_prepared(tx: Transaction, rows: Sequence[Prepared]) -> None:
    tx.many(_PUT, rows)


def put(tx: Transaction, *found: Listing) -> None:
    """Write listings, new or in the place of older ones; none of them is gone then."""
    tx.many(_PUT, [_values(each) for each in found])


def move(tx: Transaction, found: Iterable[Listing]) -> None:
    """Write when listings are on or come next, and nothing else of them."""
    tx.many(_MOVE, [{"listing": each.id, **_times(each.on, "start", "end")} for each in found])


def gone(tx: Transaction, found: Iterable[int], at: datetime) -> None:
    tx.many(_GONE, [{"listing": each, "at": at} for each in found])


def remove(tx: Transaction, found: Iterable[int]) -> None:
    tx.many(_REMOVE, [{"listing": each} for each in found])


def gone_before(tx: Transaction, before: datetime, most: int) -> list[int]:
    return [row.id for row in tx.all(_FORGET, before=before, most=most)]


def over(tx: Transaction, now: datetime, most: int) -> list[Listing]:
    """Return listings whose time has passed, the oldest first, of all servers."""
    return [_listing(row) for row in tx.all(_OVER, now=now, most=most)]


def all_over(tx: Transaction) -> None:
    """Let every time be computed anew: the rules of zones changed."""
    tx.run(_OVERDUE)


def _values(listing: Listing) -> dict[str, Any]:
    meeting = listing.meeting
    body = to_json(meeting)
    return {
        "id": listing.id,
        "guild_id": listing.guild,
        "feed_id": listing.feed,
        **_times(listing.on, "starts_at", "ends_at"),
        "hidden": listing.hidden,
        "gone_at": None,
        "programme": meeting.programme,
        "format": meeting.place.format,
        "languages": _among(meeting.languages, 80),
        "traits": mask_of(meeting.traits),
        "codes": _among(meeting.codes, 200),
        "words": _words(meeting),
        "digest": _digest(body),
        "body": body,
    }


def _times(on: Occurrence | None, start: str, end: str) -> Mapping[str, datetime | None]:
    return {start: None, end: None} if on is None else {start: on.starts, end: on.ends}


def _among(values: Sequence[str], longest: int) -> str:
    """Return values so that ``,value,`` finds each; those that do not fit are left out."""
    text = ","
    for value in values:
        if len(text) + len(value) < longest:
            text += f"{value},"
    return text if values else ""


def _words(meeting: Meeting) -> str:
    place = meeting.place
    return " ".join((meeting.name, place.name, place.address, *place.region)).casefold()


def _digest(body: bytes) -> bytes:
    return blake2b(body, digest_size=12).digest()


def _listing(row: Row) -> Listing:
    meeting = from_json(bytes(row.body))
    return Listing(
        row.id,
        GuildId(row.guild_id),
        row.feed_id,
        meeting,
        _occurrence(row, meeting),
        hidden=bool(row.hidden),
        gone=row.gone_at is not None,
    )


def _occurrence(row: Row, meeting: Meeting) -> Occurrence | None:
    if row.starts_at is None or meeting.schedule is None:
        return None
    starts = row.starts_at.astimezone(UTC)
    minutes = (row.ends_at - starts) // MICROSECOND // 60_000_000
    wall = starts.astimezone(meeting.schedule.clock).replace(tzinfo=None, fold=0)
    return Occurrence(starts, minutes, wall)
