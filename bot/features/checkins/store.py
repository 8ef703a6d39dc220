"""The table of check-ins: one row a local day."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Table, bindparam, delete, func, select, update

from bot.features.checkins.model import CHECKINS, CheckIn, Entry, Halt
from bot.ids import MemberId
from bot.storage.base import LocalDay, Sealed, Snowflake, metadata, owned, upsert
from bot.storage.transaction import Row, Transaction

# Only the day is in clear: it is the key. The moment of saving is sealed with the scores.
checkins = Table(
    "checkins",
    metadata,
    Column("member_id", Snowflake, primary_key=True, autoincrement=False),
    Column("day", LocalDay, primary_key=True),
    Column("scores", Sealed, nullable=False),
    Column("note", Sealed),
    info=owned("member_id", row="day") | {"category": CHECKINS.name},
    sqlite_with_rowid=False,
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
_OLD = checkins.c.day < bindparam("first", type_=LocalDay)
_THEIRS_OLD = checkins.c.member_id == bindparam("member"), _OLD
_NOTED = checkins.c.note.is_not(None)
_WITH_BEFORE = select(checkins.c.member_id).distinct().where(_OLD)
_WITH_NOTES_BEFORE = _WITH_BEFORE.where(_NOTED)
_COUNT_BEFORE = select(func.count().label("n")).select_from(checkins).where(*_THEIRS_OLD)
_COUNT_NOTES_BEFORE = _COUNT_BEFORE.where(_NOTED)
_ERASE_BEFORE = delete(checkins).where(*_THEIRS_OLD)
_ERASE_NOTES_BEFORE = update(checkins).where(*_THEIRS_OLD, _NOTED).values(note=None)
_NEWEST = select(func.max(checkins.c.day).label("day")).where(checkins.c.member_id == bindparam("member"))


def with_notes_before(tx: Transaction, day: date) -> list[MemberId]:
    """Return whose notes are older than ``day``."""
    return [MemberId(row.member_id) for row in tx.all(_WITH_NOTES_BEFORE, first=day)]


def count_notes_before(tx: Transaction, member: MemberId, day: date) -> int:
    row = tx.one(_COUNT_NOTES_BEFORE, member=member, first=day)
    return 0 if row is None else row.n


def erase_notes_before(tx: Transaction, member: MemberId, day: date) -> int:
    return tx.run(_ERASE_NOTES_BEFORE, member=member, first=day)


def with_any_before(tx: Transaction, day: date) -> list[MemberId]:
    """Return whose check-ins are older than ``day``."""
    return [MemberId(row.member_id) for row in tx.all(_WITH_BEFORE, first=day)]


def count_before(tx: Transaction, member: MemberId, day: date) -> int:
    row = tx.one(_COUNT_BEFORE, member=member, first=day)
    return 0 if row is None else row.n


def erase_before(tx: Transaction, member: MemberId, day: date) -> int:
    return tx.run(_ERASE_BEFORE, member=member, first=day)


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


def newest_day(tx: Transaction, member: MemberId) -> date | None:
    """Return the local day of the last check-in; nothing sealed is opened for it."""
    row = tx.one(_NEWEST, member=member)
    return None if row is None else row.day


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
