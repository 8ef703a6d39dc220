"""Drafts that nobody said yes to: the agenda takes each away after a day."""

from datetime import UTC, datetime, timedelta

from bot.agenda.rows import Entry
from bot.agenda.rules import Occurrence, Once
from bot.agenda.service import Agenda
from bot.features.counters import store
from bot.features.counters.kept import DRAFT_KEPT
from bot.features.counters.model import CounterId
from bot.ids import MemberId
from bot.storage.errors import Erased
from bot.storage.transaction import Transaction

DRAFT = "counter_draft"

SPARE = timedelta(minutes=1)
"""After its day, so that nobody who answers in the last second finds it gone."""


class Drafts:
    """Remembers when a draft goes: as soon as it is a day old, whether or not its member comes back."""

    def __init__(self, agenda: Agenda) -> None:
        self._agenda = agenda
        agenda.register(DRAFT, self._due)

    def put_in(self, tx: Transaction, member: MemberId, counter: CounterId, now: datetime) -> None:
        """Let a draft that was just kept go in time."""
        over = (now + DRAFT_KEPT + SPARE).astimezone(UTC).replace(tzinfo=None)
        self._agenda.put_in(tx, Entry(counter, DRAFT, Once(over), "UTC", member=member, ref=str(counter)))

    def forget_in(self, tx: Transaction, counter: CounterId) -> None:
        """There is no such draft any more: it counts, or it is gone."""
        self._agenda.remove_in(tx, counter)

    def _due(self, tx: Transaction, entry: Entry, occurrence: Occurrence, now: datetime) -> None:
        assert entry.member is not None
        self._agenda.remove_in(tx, entry.id)
        try:
            kept = store.get(tx, entry.member, CounterId(entry.id), to_write=True)
        except Erased:
            return
        if kept is not None and kept.draft:
            store.remove(tx, entry.member, kept.counter.id)
