"""Tables of check-ins: one row a local day, and one a post the member approved."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Table, UniqueConstraint, bindparam, delete, select, update

from bot.features.checkins.model import CHECKINS, CheckIn, Entry, Halt, Share
from bot.ids import ChannelId, GuildId, MemberId
from bot.storage.base import LocalDay, Sealed, Snowflake, insert_once, metadata, owned, upsert
from bot.storage.transaction import Row, Transaction

# Only the day is in clear: it is the key. The moment of saving is sealed with the scores.
checkins = Table(
    "checkins",
    metadata,
    Column("member_id", Snowflake, primary_key=True, autoincrement=False),
    Column("day", LocalDay, primary_key=True),
    Column("scores", Sealed, nullable=False),
    Column("note", Sealed),
    info=owned("member_id", row="day") | {"category": CHECKINS},
    sqlite_with_rowid=False,
)

checkin_shares = Table(
    "checkin_shares",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("member_id", Snowflake, nullable=False),
    Column("day", LocalDay, nullable=False),
    Column("guild_id", Snowflake, nullable=False),
    Column("channel_id", Snowflake, nullable=False),
    Column("message_id", Snowflake),
    UniqueConstraint("member_id", "day", "channel_id"),
    info=owned("member_id", row="id") | {"category": CHECKINS},
)

_BY_DAY = checkins.c.member_id == bindparam("member"), checkins.c.day == bindparam("on")
_COLUMNS = checkins.c.day, checkins.c.scores, checkins.c.note
_GET = select(*_COLUMNS).where(*_BY_DAY)
_PUT = upsert(checkins, ["member_id", "day"], ["scores", "note"])
_DELETE = delete(checkins).where(*_BY_DAY)
_SINCE = (
    select(*_COLUMNS)
    .where(checkins.c.member_id == bindparam("member"), checkins.c.day >= bindparam("first"))
    .order_by(checkins.c.day)
)
_SHARE = insert_once(checkin_shares, ["member_id", "day", "channel_id"])
_SHARES = select(
    checkin_shares.c.id,
    checkin_shares.c.day,
    checkin_shares.c.guild_id,
    checkin_shares.c.channel_id,
    checkin_shares.c.message_id,
).where(checkin_shares.c.member_id == bindparam("member"))
_SHARES_OF_DAY = _SHARES.where(checkin_shares.c.day == bindparam("on"))
_SHARED = (
    update(checkin_shares)
    .where(checkin_shares.c.id == bindparam("share"))
    .values(message_id=bindparam("message"))
)
_UNSHARE = delete(checkin_shares).where(
    checkin_shares.c.id == bindparam("share"), checkin_shares.c.member_id == bindparam("member")
)


def get(tx: Transaction, member: MemberId, day: date) -> CheckIn | None:
    row = tx.one(_GET, member=member, on=day)
    return None if row is None else _checkin(tx, member, row)


def put(tx: Transaction, member: MemberId, checkin: CheckIn) -> None:
    """Keep the one check-in of its day; a repeat writes the same row."""
    entry = checkin.entry
    tx.run(
        _PUT,
        member_id=member,
        day=checkin.day,
        scores=tx.seal(checkins.c.scores, member, checkin.day, _scores(checkin)),
        note=tx.seal(checkins.c.note, member, checkin.day, entry.note) if entry.note else None,
    )


def remove(tx: Transaction, member: MemberId, day: date) -> bool:
    """Delete a day's check-in; return whether there was one."""
    return tx.run(_DELETE, member=member, on=day) > 0


def since(tx: Transaction, member: MemberId, first: date) -> list[CheckIn]:
    return [_checkin(tx, member, row) for row in tx.all(_SINCE, member=member, first=first)]


def begin_share(tx: Transaction, member: MemberId, share: Share) -> bool:
    """Note a post before it is made; return False when this day already stands in that channel."""
    touched = tx.run(
        _SHARE,
        id=share.id,
        member_id=member,
        day=share.day,
        guild_id=share.guild,
        channel_id=share.channel,
        message_id=None,
    )
    return touched > 0


def finish_share(tx: Transaction, share: int, message: int) -> None:
    tx.run(_SHARED, share=share, message=message)


def drop_share(tx: Transaction, member: MemberId, share: int) -> None:
    tx.run(_UNSHARE, share=share, member=member)


def shares(tx: Transaction, member: MemberId, day: date | None = None) -> list[Share]:
    """Return the member's posts, of one day or of all."""
    rows = tx.all(_SHARES, member=member) if day is None else tx.all(_SHARES_OF_DAY, member=member, on=day)
    return [Share(r.id, r.day, GuildId(r.guild_id), ChannelId(r.channel_id), r.message_id) for r in rows]


def _scores(checkin: CheckIn) -> Mapping[str, Any]:
    entry = checkin.entry
    return {
        "mood": entry.mood,
        "craving": entry.craving,
        "halt": sorted(entry.halt),
        "confidence": entry.confidence,
        "saved_at": checkin.saved_at.isoformat(),
    }


def _checkin(tx: Transaction, member: MemberId, row: Row) -> CheckIn:
    scores = tx.open(checkins.c.scores, member, row.day, row.scores)
    note = "" if row.note is None else tx.open(checkins.c.note, member, row.day, row.note)
    halt = frozenset(map(Halt, scores["halt"]))
    entry = Entry(scores["mood"], scores["craving"], halt, scores["confidence"], note)
    return CheckIn(row.day, entry, datetime.fromisoformat(scores["saved_at"]))
