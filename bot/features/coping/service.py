"""What members do with their coping kit: keep it, look at it, and see what helped."""

from datetime import datetime

from bot.clock import Clock
from bot.errors import NotReady, Refusal, Slow
from bot.features.coping import store
from bot.features.coping.model import (
    COPING,
    PLANS,
    TRIGGERS,
    AtHand,
    Helped,
    KeptPlan,
    KeptTrigger,
    Kit,
    Plan,
    Round,
    Tool,
    Trigger,
    wait_of,
    what_helped,
)
from bot.features.members.service import Members
from bot.ids import MemberId, RequestId
from bot.storage.database import DEADLINE, Database
from bot.storage.errors import StorageError
from bot.storage.transaction import Transaction


class Coping:
    """A member's own kit, triggers, plans and rounds; getting through a craving needs none of them."""

    def __init__(self, db: Database, clock: Clock, members: Members) -> None:
        self._db, self._clock, self._members = db, clock, members

    def look_again_at(self, tool: Tool) -> datetime:
        """Return when to look again at a craving after taking up ``tool`` now."""
        return self._clock.now() + wait_of(tool)

    async def at_hand(self, member: MemberId) -> AtHand:
        """Return what is kept for a craving; nothing when storage cannot say, since tools need none."""
        try:
            return await self._db.read(self._at_hand, member, label="coping.at_hand", deadline=1.0)
        except (NotReady, Slow, StorageError):
            return AtHand()

    def _at_hand(self, tx: Transaction, member: MemberId) -> AtHand:
        helped = what_helped(store.rounds(tx, member))
        return AtHand(store.kit(tx, member), tuple(store.plans(tx, member)), tuple(helped))

    async def require(self, member: MemberId) -> None:
        """Raise `ConsentNeeded` unless they agreed that their kit is kept; asked before a form opens."""
        await self._db.transact(self._members.require_in, member, COPING, label="coping.require")

    async def kit(self, member: MemberId) -> Kit:
        """Return a member's kit, empty when they keep none."""
        return await self._db.read(store.kit, member, label="coping.kit", deadline=DEADLINE)

    async def put_kit(self, member: MemberId, kit: Kit) -> None:
        """Keep ``kit`` in the place of the one before.

        Raises:
            ConsentNeeded: It is not kept for them (any more).
        """
        await self._db.transact(self._put_kit, member, kit, label="coping.put_kit")

    def _put_kit(self, tx: Transaction, member: MemberId, kit: Kit) -> None:
        self._members.require_in(tx, member, COPING)
        store.put_kit(tx, member, kit)

    async def triggers(self, member: MemberId) -> list[KeptTrigger]:
        """Return a member's triggers, the oldest first."""
        return await self._db.transact(store.triggers, member, label="coping.triggers")

    async def trigger(self, member: MemberId, row: RequestId) -> KeptTrigger:
        """Return one trigger.

        Raises:
            Refusal: ``coping-trigger-gone``.
        """
        for kept in await self.triggers(member):
            if kept.id == row:
                return kept
        raise Refusal("coping-trigger-gone")

    async def put_trigger(self, member: MemberId, row: RequestId, trigger: Trigger) -> None:
        """Keep a trigger; ``row`` is that of the trigger it replaces, or of the press that asks.

        Raises:
            ConsentNeeded: Triggers are not kept for them (any more).
            Refusal: ``coping-triggers-full``.
        """
        await self._db.transact(
            self._put_trigger, member, KeptTrigger(row, trigger), label="coping.put_trigger"
        )

    def _put_trigger(self, tx: Transaction, member: MemberId, kept: KeptTrigger) -> None:
        self._members.require_in(tx, member, COPING)
        others = [each for each in store.triggers(tx, member) if each.id != kept.id]
        if len(others) >= TRIGGERS:
            raise Refusal("coping-triggers-full", most=TRIGGERS)
        store.put_trigger(tx, member, kept)

    async def drop_trigger(self, member: MemberId, row: RequestId) -> None:
        """Delete a trigger; one that is gone already is no matter."""
        await self._db.transact(store.drop_trigger, member, row, label="coping.drop_trigger")

    async def plans(self, member: MemberId) -> list[KeptPlan]:
        """Return a member's plans, the oldest first."""
        return await self._db.transact(store.plans, member, label="coping.plans")

    async def add_plan(self, member: MemberId, request: RequestId, plan: Plan) -> None:
        """Keep a plan; the same one twice is one.

        Raises:
            ConsentNeeded: Plans are not kept for them (any more).
            Refusal: ``coping-plans-full``: three are active.
        """
        await self._db.transact(self._add_plan, member, KeptPlan(request, plan), label="coping.add_plan")

    def _add_plan(self, tx: Transaction, member: MemberId, kept: KeptPlan) -> None:
        self._members.require_in(tx, member, COPING)
        before = store.plans(tx, member)
        if any(each.plan == kept.plan for each in before):
            return
        if len(before) >= PLANS:
            raise Refusal("coping-plans-full", most=PLANS)
        store.add_plan(tx, member, kept)

    async def drop_plan(self, member: MemberId, row: RequestId) -> None:
        """Delete a plan; one that is gone already is no matter."""
        await self._db.transact(store.drop_plan, member, row, label="coping.drop_plan")

    async def keep_round(self, member: MemberId, row: RequestId, done: Round) -> None:
        """Remember how a tool went; ``row`` names the round, so that it is kept once.

        Raises:
            ConsentNeeded: Rounds are not kept for them (any more).
        """
        await self._db.transact(self._keep_round, member, row, done, label="coping.keep_round")

    def _keep_round(self, tx: Transaction, member: MemberId, row: RequestId, done: Round) -> None:
        self._members.require_in(tx, member, COPING)
        store.add_round(tx, member, row, done)

    async def helped(self, member: MemberId) -> list[Helped]:
        """Return what helped them, from their own rounds only, the most helpful first."""
        rounds = await self._db.read(store.rounds, member, label="coping.helped", deadline=DEADLINE)
        return what_helped(rounds)

    async def forget_rounds(self, member: MemberId) -> None:
        """Erase all rounds, so that what helped begins anew."""
        await self._db.transact(store.drop_rounds, member, label="coping.forget_rounds")
