"""Tables of the coping kit: only ids stay readable, and with them when something was written down."""

from sqlalchemy import Column, Table, bindparam, delete, select

from bot.features.coping.model import (
    COPING,
    KeptPlan,
    KeptTrigger,
    Kit,
    Plan,
    Round,
    Tag,
    Then,
    Tool,
    Trigger,
    When,
)
from bot.ids import MemberId, RequestId
from bot.storage.base import Sealed, Snowflake, insert_once, metadata, owned, upsert
from bot.storage.transaction import Transaction

_CATEGORY = {"category": COPING.name}

coping_kits = Table(
    "coping_kits",
    metadata,
    Column("member_id", Snowflake, primary_key=True, autoincrement=False),
    Column("kit", Sealed, nullable=False),
    info=owned("member_id") | _CATEGORY,
)


def _listed(name: str, column: str) -> Table:
    """Return a table of several rows a member; the id is that of the press that made the row."""
    return Table(
        name,
        metadata,
        Column("member_id", Snowflake, primary_key=True, autoincrement=False),
        Column("id", Snowflake, primary_key=True, autoincrement=False),
        Column(column, Sealed, nullable=False),
        info=owned("member_id", row="id") | _CATEGORY,
        sqlite_with_rowid=False,
    )


coping_triggers = _listed("coping_triggers", "trigger")
coping_plans = _listed("coping_plans", "plan")
coping_rounds = _listed("coping_rounds", "round")

MOST_ROUNDS = 500
"""Rounds that a ranking looks at, the latest."""

_KIT = select(coping_kits.c.kit).where(coping_kits.c.member_id == bindparam("member"))
_PUT_KIT = upsert(coping_kits, ["member_id"], ["kit"])
_DROP_KIT = delete(coping_kits).where(coping_kits.c.member_id == bindparam("member"))
_TRIGGERS = select(coping_triggers).where(coping_triggers.c.member_id == bindparam("member"))
_ALL_TRIGGERS = _TRIGGERS.order_by(coping_triggers.c.id)
_PUT_TRIGGER = upsert(coping_triggers, ["member_id", "id"], ["trigger"])
_PLANS = select(coping_plans).where(coping_plans.c.member_id == bindparam("member"))
_ALL_PLANS = _PLANS.order_by(coping_plans.c.id)
_ADD_PLAN = insert_once(coping_plans, ["member_id", "id"])
_ROUNDS = select(coping_rounds).where(coping_rounds.c.member_id == bindparam("member"))
_LAST_ROUNDS = _ROUNDS.order_by(coping_rounds.c.id.desc()).limit(MOST_ROUNDS)
_ADD_ROUND = insert_once(coping_rounds, ["member_id", "id"])
_DROP_ROUNDS = delete(coping_rounds).where(coping_rounds.c.member_id == bindparam("member"))
_DROP_TRIGGER = delete(coping_triggers).where(
    coping_triggers.c.member_id == bindparam("member"), coping_triggers.c.id == bindparam("row")
)
_DROP_PLAN = delete(coping_plans).where(
    coping_plans.c.member_id == bindparam("member"), coping_plans.c.id == bindparam("row")
)


def kit(tx: Transaction, member: MemberId) -> Kit:
    """Return a member's kit, empty when they keep none."""
    row = tx.one(_KIT, member=member)
    if row is None:
        return Kit()
    kept = tx.open(coping_kits.c.kit, member, member, row.kit)
    lists = (tuple(kept[name]) for name in ("people", "places", "reasons", "songs"))
    return Kit(*lists, line=kept["line"])


def put_kit(tx: Transaction, member: MemberId, kit: Kit) -> None:
    """Keep ``kit`` in the place of the one before; an empty one leaves no row."""
    if not kit:
        tx.run(_DROP_KIT, member=member)
        return
    value = {
        "people": kit.people,
        "places": kit.places,
        "reasons": kit.reasons,
        "songs": kit.songs,
        "line": kit.line,
    }
    tx.run(_PUT_KIT, member_id=member, kit=tx.seal(coping_kits.c.kit, member, member, value))


def triggers(tx: Transaction, member: MemberId) -> list[KeptTrigger]:
    """Return a member's triggers, the oldest first."""
    found: list[KeptTrigger] = []
    for row in tx.all(_ALL_TRIGGERS, member=member):
        kept = tx.open(coping_triggers.c.trigger, member, row.id, row.trigger)
        trigger = Trigger(kept["words"], frozenset(map(Tag, kept["tags"])))
        found.append(KeptTrigger(RequestId(row.id), trigger))
    return found


def put_trigger(tx: Transaction, member: MemberId, kept: KeptTrigger) -> None:
    value = {"words": kept.trigger.words, "tags": sorted(kept.trigger.tags)}
    sealed = tx.seal(coping_triggers.c.trigger, member, kept.id, value)
    tx.run(_PUT_TRIGGER, member_id=member, id=kept.id, trigger=sealed)


def drop_trigger(tx: Transaction, member: MemberId, row: RequestId) -> bool:
    """Delete a trigger; return whether there was one."""
    return tx.run(_DROP_TRIGGER, member=member, row=row) > 0


def plans(tx: Transaction, member: MemberId) -> list[KeptPlan]:
    """Return a member's plans, the oldest first."""
    found: list[KeptPlan] = []
    for row in tx.all(_ALL_PLANS, member=member):
        kept = tx.open(coping_plans.c.plan, member, row.id, row.plan)
        found.append(KeptPlan(RequestId(row.id), Plan(When(kept["when"]), Then(kept["then"]))))
    return found


def add_plan(tx: Transaction, member: MemberId, kept: KeptPlan) -> None:
    value = {"when": kept.plan.when, "then": kept.plan.then}
    sealed = tx.seal(coping_plans.c.plan, member, kept.id, value)
    tx.run(_ADD_PLAN, member_id=member, id=kept.id, plan=sealed)


def drop_plan(tx: Transaction, member: MemberId, row: RequestId) -> bool:
    """Delete a plan; return whether there was one."""
    return tx.run(_DROP_PLAN, member=member, row=row) > 0


def rounds(tx: Transaction, member: MemberId) -> list[Round]:
    """Return the latest rounds a member saved."""
    found: list[Round] = []
    for row in tx.all(_LAST_ROUNDS, member=member):
        kept = tx.open(coping_rounds.c.round, member, row.id, row.round)
        found.append(Round(Tool(kept["tool"]), kept["before"], kept["after"]))
    return found


def add_round(tx: Transaction, member: MemberId, row: RequestId, done: Round) -> None:
    value = {"tool": done.tool, "before": done.before, "after": done.after}
    sealed = tx.seal(coping_rounds.c.round, member, row, value)
    tx.run(_ADD_ROUND, member_id=member, id=row, round=sealed)


def drop_rounds(tx: Transaction, member: MemberId) -> None:
    tx.run(_DROP_ROUNDS, member=member)
