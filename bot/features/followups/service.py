"""One direct message that a member asked for in a hard moment: owed once, never repeated."""

from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.config import Operator
from bot.consent import Category
from bot.deliveries.model import Delivery, Initiative, Kind
from bot.deliveries.service import Deliveries, Owed
from bot.errors import ConsentNeeded, Refusal
from bot.features.followups.model import AFTER, WELCOME, Later
from bot.features.members.service import Members
from bot.features.reminders.model import MESSAGES
from bot.ids import MemberId, RequestId
from bot.storage.database import DEADLINE, Database
from bot.storage.transaction import Transaction

CHECK_BACK = "check_back"
"""Kind of the deliveries. Nothing in a row says which card somebody had read, or on which server."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands: when one is on its way, whether one may be asked for, and what that takes.

    Attributes:
        at: When the one that was asked for comes.
        quiet: It comes inside their quiet hours.
        paused: They paused everything, so none would come.
        agreed: Direct messages that they ask for were agreed to before.
        operator: Who hosts this bot.
    """

    at: datetime | None
    quiet: bool
    paused: bool
    agreed: bool
    operator: str


class FollowUps:
    """At most one waits for a member; asking again moves it."""

    def __init__(
        self, db: Database, clock: Clock, members: Members, deliveries: Deliveries, operator: Operator
    ) -> None:
        self._db, self._clock, self._members = db, clock, members
        self._deliveries, self._operator = deliveries, operator
        deliveries.register(Kind(CHECK_BACK, WELCOME, Initiative.MEMBER, at_chosen_time=True))
        members.when_withdrawn(self._clear)

    async def standing(self, member: MemberId) -> Standing:
        """Return what waits, for showing; it waits for no writer, and stores nothing by what it reads."""
        return await self._db.read(self._standing, member, label="followups.standing", deadline=DEADLINE)

    def _standing(self, tx: Transaction, member: MemberId) -> Standing:
        at = self._deliveries.waiting_in(tx, member, CHECK_BACK)
        quiet = at is not None and self._members.member_in(tx, member, None).quiet_until(at) is not None
        paused = self._members.paused_in(tx, member)
        return Standing(at, quiet, paused, self._agreed(tx, member), self._operator.name)

    async def ask(self, member: MemberId, request: RequestId, later: Later) -> Standing:
        """Owe one message; the press is the yes to it, and is recorded as one.

        Raises:
            Refusal: ``followups-paused``.
        """
        standing = await self.standing(member)
        if standing.paused:
            raise Refusal("followups-paused")
        if not standing.agreed:
            await self._members.agree(member, MESSAGES)
        return await self._db.transact(self._ask, member, request, later, label="followups.ask")

    def _ask(self, tx: Transaction, member: MemberId, request: RequestId, later: Later) -> Standing:
        self._members.require_in(tx, member, MESSAGES)
        self._deliveries.cancel_about_in(tx, member, CHECK_BACK, "")
        at = self._clock.now() + AFTER[later]
        self._deliveries.owe_in(tx, Owed(CHECK_BACK, f"check-back:{request}", at, member=member))
        return self._standing(tx, member)

    async def cancel(self, member: MemberId) -> None:
        """Take back what waits; nothing waiting is no matter."""
        await self._db.transact(
            self._deliveries.cancel_about_in, member, CHECK_BACK, "", label="followups.cancel"
        )

    async def wanted(self, delivery: Delivery) -> bool:
        """Tell whether it may still be sent."""
        if delivery.member is None:
            return False
        return await self._db.transact(self._agreed, delivery.member, label="followups.wanted")

    def _agreed(self, tx: Transaction, member: MemberId) -> bool:
        try:
            self._members.require_in(tx, member, MESSAGES)
        except ConsentNeeded:
            return False
        return True

    def _clear(self, tx: Transaction, member: MemberId, category: Category) -> None:
        if category == MESSAGES:
            self._deliveries.cancel_about_in(tx, member, CHECK_BACK, "")
