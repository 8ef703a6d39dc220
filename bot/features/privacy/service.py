"""What members can do about what is kept: see it, take it with them, have all of it erased."""

from datetime import date, datetime
from typing import Any

from bot.clock import Clock
from bot.config import Operator
from bot.features.members.service import Members
from bot.features.privacy.model import Export
from bot.ids import MemberId
from bot.storage.categories import count_by_table
from bot.storage.database import DEADLINE, Database
from bot.storage.erasure import erase_member, rows_of
from bot.storage.tables import load_tables
from bot.storage.transaction import Transaction


class Privacy:
    """Walks every table by its mark, so that a new feature is covered by declaring whose its rows are."""

    def __init__(self, db: Database, clock: Clock, operator: Operator, members: Members) -> None:
        self._db, self._clock, self._operator, self._members = db, clock, operator, members

    async def start(self) -> None:
        load_tables()

    async def kept(self, member: MemberId) -> dict[str, int]:
        """Return how many rows of each table are kept; tables without any are left out."""
        return await self._db.read(count_by_table, member, label="privacy.show", deadline=DEADLINE)

    async def export(self, member: MemberId) -> Export:
        """Return everything the member owns, readable."""
        rows = await self._db.read(self._rows, member, label="privacy.export", deadline=None)
        return Export(self._clock.now(), self._operator.name, rows)

    def _rows(self, tx: Transaction, member: MemberId) -> dict[str, list[dict[str, Any]]]:
        return {
            str(table): [{str(name): _as_json(value) for name, value in row.items()} for row in rows]
            for table, rows in rows_of(tx, member).items()
        }

    async def erase(self, member: MemberId) -> None:
        """Erase everything the member owns, at once; what older backups hold becomes unreadable."""
        await erase_member(self._db, member)
        self._members.forget(member)


def _as_json(value: object) -> object:
    """Return a stored value as JSON has it; ids as text, since JSON's numbers lose their last digits."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > 2**53:
        return str(value)
    return value
