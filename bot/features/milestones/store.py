"""The table of milestones: one sealed row for each member; nothing of it can be read in the database."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Column, Table, bindparam, select

from bot.features.counters.kept import COUNTERS
from bot.features.counters.model import CounterId
from bot.features.milestones.cards import Card, Plan
from bot.features.milestones.model import Chosen, mark_in
from bot.ids import MemberId
from bot.storage.base import Sealed, Snowflake, metadata, owned, upsert
from bot.storage.transaction import Transaction

Json = Mapping[str, Any]

milestones = Table(
    "milestones",
    metadata,
    Column("member_id", Snowflake, primary_key=True, autoincrement=False),
    Column("body", Sealed, nullable=False),
    info=owned("member_id") | {"category": COUNTERS.name},
)

_GET = select(milestones.c.body).where(milestones.c.member_id == bindparam("member"))
_GET_TO_WRITE = _GET.with_for_update()
_PUT = upsert(milestones, ["member_id"], ["body"])


def get(tx: Transaction, member: MemberId, *, to_write: bool = False) -> Plan:
    """Return what is kept for a member; an empty plan when nothing is."""
    row = tx.one(_GET_TO_WRITE if to_write else _GET, member=member)
    return Plan() if row is None else _plan(tx.open(milestones.c.body, member, member, row.body))


def put(tx: Transaction, member: MemberId, plan: Plan) -> None:
    tx.run(_PUT, member_id=member, body=tx.seal(milestones.c.body, member, member, _body(plan)))


def _body(plan: Plan) -> Json:
    """Return a plan as JSON; ids as text, since JSON's numbers lose their last digits in an export."""
    chosen = plan.chosen
    return {
        "chosen": None if chosen is None else {"groups": sorted(chosen.groups), "own": list(chosen.own)},
        "by_message": plan.by_message,
        "queue": str(plan.queue),
        "cards": [_card_out(card) for card in plan.cards],
    }


def _card_out(card: Card) -> Json:
    return {
        "id": str(card.id),
        "counter": str(card.counter),
        "mark": card.mark.code,
        "day": card.day.isoformat(),
        "found": card.found.isoformat(),
        "counted_from": card.counted_from.isoformat(),
        "runs": card.runs,
        "slips": card.slips,
        "sent_by": None if card.sent_by is None else str(card.sent_by),
    }


def _plan(value: Json) -> Plan:
    chosen = value["chosen"]
    return Plan(
        None if chosen is None else Chosen(frozenset(chosen["groups"]), tuple(chosen["own"])),
        value["by_message"],
        int(value["queue"]),
        tuple(map(_card_in, value["cards"])),
    )


def _card_in(value: Json) -> Card:
    return Card(
        id=int(value["id"]),
        counter=CounterId(int(value["counter"])),
        mark=mark_in(value["mark"]),
        day=date.fromisoformat(value["day"]),
        found=date.fromisoformat(value["found"]),
        counted_from=date.fromisoformat(value["counted_from"]),
        runs=value["runs"],
        slips=value["slips"],
        sent_by=None if value["sent_by"] is None else int(value["sent_by"]),
    )
