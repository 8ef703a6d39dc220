"""The table of what members chose for going quiet: one sealed row a member; only that there is one shows."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Column, Table, bindparam, delete, select

from bot.features.silence.model import SILENCE, Choice, Kept, Plan, Step, Told
from bot.ids import GuildId, MemberId
from bot.storage.base import Sealed, Snowflake, metadata, owned, upsert
from bot.storage.transaction import Row, Transaction

Json = Mapping[str, Any]

silences = Table(
    "silences",
    metadata,
    Column("member_id", Snowflake, primary_key=True, autoincrement=False),
    Column("id", Snowflake, nullable=False, unique=True),
    Column("body", Sealed, nullable=False),
    info=owned("member_id") | {"category": SILENCE.name},
)

_GET = select(silences).where(silences.c.member_id == bindparam("member"))
_BY_ID = select(silences).where(silences.c.id == bindparam("wanted"))
_PUT = upsert(silences, ["member_id"], ["id", "body"])
_REMOVE = delete(silences).where(silences.c.member_id == bindparam("member"))


def get(tx: Transaction, member: MemberId) -> Kept | None:
    return _kept(tx, tx.one(_GET, member=member))


def by_id(tx: Transaction, wanted: int) -> Kept | None:
    """Return whose agenda entry this is; for what is told to others no member's id is written down."""
    return _kept(tx, tx.one(_BY_ID, wanted=wanted))


def put(tx: Transaction, kept: Kept) -> None:
    body = tx.seal(silences.c.body, kept.member, kept.member, _body(kept))
    tx.run(_PUT, member_id=kept.member, id=kept.id, body=body)


def remove(tx: Transaction, member: MemberId) -> None:
    tx.run(_REMOVE, member=member)


def _body(kept: Kept) -> Json:
    """Return it as JSON; ids as text, since JSON's numbers lose their last digits in an export."""
    plan, told = kept.plan, kept.told
    return {
        "choice": plan.choice,
        "days": plan.days,
        "server": None if plan.guild is None else str(plan.guild),
        "since": plan.since.isoformat(),
        "told": None if told is None else _told_out(told),
        "stopped": [str(each) for each in kept.stopped],
        "declined": kept.declined,
    }


def _told_out(told: Told) -> Json:
    return {
        "step": told.step,
        "on": told.on.isoformat(),
        "since": told.since.isoformat(),
        "newest": None if told.newest is None else told.newest.isoformat(),
    }


def _kept(tx: Transaction, row: Row | None) -> Kept | None:
    if row is None:
        return None
    member = MemberId(row.member_id)
    body: Json = tx.open(silences.c.body, member, member, row.body)
    guild = None if body["server"] is None else GuildId(int(body["server"]))
    plan = Plan(Choice(body["choice"]), body["days"], guild, date.fromisoformat(body["since"]))
    stopped = tuple(int(each) for each in body["stopped"])
    # Rows of before a buddy could decline do not say so.
    return Kept(row.id, member, plan, _told_in(body["told"]), stopped, body.get("declined", False))


def _told_in(told: Json | None) -> Told | None:
    if told is None:
        return None
    newest = None if told["newest"] is None else date.fromisoformat(told["newest"])
    days = date.fromisoformat(told["on"]), date.fromisoformat(told["since"])
    return Told(Step(told["step"]), *days, newest)
