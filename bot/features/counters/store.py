"""The tables of counters: everything but ids is sealed; notes lie apart, so that they can go alone."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Table, bindparam, delete, func, select, update

from bot.features.counters.kept import COUNTERS, Kept, Question, SlipNote
from bot.features.counters.model import (
    Counter,
    CounterId,
    Ending,
    Goal,
    Run,
    Savings,
    Slip,
    SlipKind,
)
from bot.ids import MemberId, RequestId, first_id_of
from bot.storage.base import Sealed, Snowflake, insert_once, metadata, owned, upsert
from bot.storage.transaction import Row, Transaction

Json = Mapping[str, Any]

# The member first: all counters of one member are one range of one tree.
counters = Table(
    "counters",
    metadata,
    Column("member_id", Snowflake, primary_key=True, autoincrement=False),
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("body", Sealed, nullable=False),
    info=owned("member_id", row="id") | {"category": COUNTERS.name},
    sqlite_with_rowid=False,
)

slip_notes = Table(
    "slip_notes",
    metadata,
    Column("member_id", Snowflake, primary_key=True, autoincrement=False),
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("counter_id", Snowflake, nullable=False),
    Column("note", Sealed, nullable=False),
    info=owned("member_id", row="id") | {"category": COUNTERS.name},
    sqlite_with_rowid=False,
)

_MINE = counters.c.member_id == bindparam("member")
_THIS = _MINE, counters.c.id == bindparam("counter")
_ALL = select(counters.c.id, counters.c.body).where(_MINE).order_by(counters.c.id)
_ALL_TO_WRITE = _ALL.with_for_update()
_GET = select(counters.c.id, counters.c.body).where(*_THIS)
_GET_TO_WRITE = _GET.with_for_update()
_ADD = insert_once(counters, ["member_id", "id"])
_REPLACE = update(counters).where(*_THIS).values(body=bindparam("sealed"))
_REMOVE = delete(counters).where(*_THIS)

_NOTE_MINE = slip_notes.c.member_id == bindparam("member")
_OF_COUNTER = _NOTE_MINE, slip_notes.c.counter_id == bindparam("counter")
_NOTES = select(slip_notes.c.id, slip_notes.c.note).where(*_OF_COUNTER)
_OLD_NOTE = slip_notes.c.id < bindparam("first")
_WITH_OLD_NOTES = select(slip_notes.c.member_id).distinct().where(_OLD_NOTE)
_COUNT_OLD_NOTES = select(func.count().label("n")).select_from(slip_notes).where(_NOTE_MINE, _OLD_NOTE)
_ERASE_OLD_NOTES = delete(slip_notes).where(_NOTE_MINE, _OLD_NOTE)
_PUT_NOTE = upsert(slip_notes, ["member_id", "id"], ["note"])
_REMOVE_NOTE = delete(slip_notes).where(_NOTE_MINE, slip_notes.c.id == bindparam("slip"))
_REMOVE_NOTES = delete(slip_notes).where(*_OF_COUNTER)


def everything(tx: Transaction, member: MemberId, *, to_write: bool = False) -> list[Kept]:
    """Return a member's counters and drafts, oldest first."""
    rows = tx.all(_ALL_TO_WRITE if to_write else _ALL, member=member)
    return [_kept(tx, member, row) for row in rows]


def get(tx: Transaction, member: MemberId, counter: CounterId, *, to_write: bool = False) -> Kept | None:
    """Return a counter, if it is this member's."""
    row = tx.one(_GET_TO_WRITE if to_write else _GET, member=member, counter=counter)
    return None if row is None else _kept(tx, member, row)


def add(tx: Transaction, member: MemberId, kept: Kept) -> None:
    """Keep a new counter; the same one twice is one row."""
    which = kept.counter.id
    tx.run(_ADD, member_id=member, id=which, body=tx.seal(counters.c.body, member, which, _body(kept)))


def replace(tx: Transaction, member: MemberId, kept: Kept) -> None:
    which = kept.counter.id
    sealed = tx.seal(counters.c.body, member, which, _body(kept))
    tx.run(_REPLACE, member=member, counter=which, sealed=sealed)


def remove(tx: Transaction, member: MemberId, counter: CounterId) -> bool:
    """Delete a counter and the notes on its slips; return whether there was one."""
    tx.run(_REMOVE_NOTES, member=member, counter=counter)
    return tx.run(_REMOVE, member=member, counter=counter) > 0


def notes(tx: Transaction, member: MemberId, counter: CounterId) -> dict[RequestId, SlipNote]:
    """Return the notes on a counter's slips, by slip."""
    rows = tx.all(_NOTES, member=member, counter=counter)
    return {RequestId(row.id): _note(tx.open(slip_notes.c.note, member, row.id, row.note)) for row in rows}


def with_notes_before(tx: Transaction, day: date) -> list[MemberId]:
    """Return whose notes on slips were written before ``day``."""
    return [MemberId(row.member_id) for row in tx.all(_WITH_OLD_NOTES, first=first_id_of(day))]


def count_notes_before(tx: Transaction, member: MemberId, day: date) -> int:
    row = tx.one(_COUNT_OLD_NOTES, member=member, first=first_id_of(day))
    return 0 if row is None else row.n


def erase_notes_before(tx: Transaction, member: MemberId, day: date) -> int:
    return tx.run(_ERASE_OLD_NOTES, member=member, first=first_id_of(day))


def put_note(tx: Transaction, member: MemberId, counter: CounterId, slip: RequestId, note: SlipNote) -> None:
    """Keep the one note on a slip; an empty one is none."""
    if note.empty:
        remove_note(tx, member, slip)
        return
    value = {"words": note.words, "answers": {key.value: text for key, text in note.answers.items() if text}}
    sealed = tx.seal(slip_notes.c.note, member, slip, value)
    tx.run(_PUT_NOTE, member_id=member, id=slip, counter_id=counter, note=sealed)


def remove_note(tx: Transaction, member: MemberId, slip: RequestId) -> None:
    tx.run(_REMOVE_NOTE, member=member, slip=slip)


def _note(value: Json) -> SlipNote:
    return SlipNote(value["words"], {Question(key): text for key, text in value["answers"].items()})


def _body(kept: Kept) -> Json:
    """Return a counter as JSON; ids as text, since JSON's numbers lose their last digits in an export."""
    counter = kept.counter
    return {
        "label": counter.label,
        "goal": counter.goal,
        "runs": [_run_out(run) for run in counter.runs],
        "slips": [_slip_out(slip) for slip in counter.slips],
        "savings": None if counter.savings is None else _savings_out(counter.savings),
        "hidden": counter.hidden,
        "created_at": counter.created_at.isoformat(),
        "draft": kept.draft,
    }


def _run_out(run: Run) -> Json:
    return {
        "started": run.started.isoformat(),
        "zone": run.zone,
        "ended": _text(run.ended),
        "ending": run.ending,
        "slip": None if run.slip is None else str(run.slip),
    }


def _slip_out(slip: Slip) -> Json:
    return {
        "id": str(slip.id),
        "at": slip.at.isoformat(),
        "kind": slip.kind,
        "recorded": slip.recorded.isoformat(),
        "has_note": slip.has_note,
        "paused_at": _text(slip.paused_at),
    }


def _savings_out(savings: Savings) -> Json:
    money, hours = savings.money_a_day, savings.hours_a_day
    return {
        "money_a_day": None if money is None else str(money),
        "currency": savings.currency,
        "hours_a_day": None if hours is None else str(hours),
    }


def _kept(tx: Transaction, member: MemberId, row: Row) -> Kept:
    value = tx.open(counters.c.body, member, row.id, row.body)
    counter = Counter(
        id=CounterId(row.id),
        label=value["label"],
        goal=Goal(value["goal"]),
        runs=tuple(map(_run_in, value["runs"])),
        created_at=datetime.fromisoformat(value["created_at"]),
        slips=tuple(map(_slip_in, value["slips"])),
        hidden=value["hidden"],
        savings=None if value["savings"] is None else _savings_in(value["savings"]),
    )
    return Kept(counter, value["draft"])


def _run_in(value: Json) -> Run:
    return Run(
        started=datetime.fromisoformat(value["started"]),
        zone=value["zone"],
        ended=_instant(value["ended"]),
        ending=None if value["ending"] is None else Ending(value["ending"]),
        slip=None if value["slip"] is None else RequestId(int(value["slip"])),
    )


def _slip_in(value: Json) -> Slip:
    return Slip(
        id=RequestId(int(value["id"])),
        at=datetime.fromisoformat(value["at"]),
        kind=SlipKind(value["kind"]),
        recorded=datetime.fromisoformat(value["recorded"]),
        has_note=value["has_note"],
        paused_at=_instant(value["paused_at"]),
    )


def _savings_in(value: Json) -> Savings:
    return Savings(_decimal(value["money_a_day"]), value["currency"], _decimal(value["hours_a_day"]))


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _text(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


NOTES_BY_AGE = with_notes_before, count_notes_before, erase_notes_before
"""Whose notes are old, how many, and erasing them: what `retention` asks for."""
