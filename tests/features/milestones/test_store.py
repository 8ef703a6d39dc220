"""What is kept of milestones comes back as it was, on both databases, and nothing of it is readable."""

from datetime import date

from bot.features.counters.model import CounterId
from bot.features.milestones import store
from bot.features.milestones.cards import Card, Plan
from bot.features.milestones.model import Chosen, Mark, Unit
from bot.ids import MemberId
from bot.storage.database import Database
from bot.storage.transaction import Transaction
from tests.databases import member_with_key

DAY = date(2026, 1, 5)
CARD = Card((1 << 62) - 1, CounterId(3), Mark(Unit.DAYS, 30), DAY, DAY, date(2025, 12, 6), 1, 0, 5)
PLAN = Plan(Chosen(frozenset({"years", "back"}), (45, 200)), True, (1 << 62) - 1, (CARD,))


def written(tx: Transaction, member: MemberId, plan: Plan) -> Plan:
    store.put(tx, member, plan)
    return store.get(tx, member, to_write=True)


async def test_a_plan_comes_back_as_it_was(database: Database) -> None:
    member = await member_with_key(database, MemberId(1 << 60))
    assert await database.transact(store.get, member) == Plan()
    for plan in (PLAN, Plan(), PLAN.without(CARD.id)):
        assert await database.transact(written, member, plan) == plan
