"""What time does to pairs: once a day each is looked at; offers run out, reviews open, quiet is noticed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.clock import Clock
from bot.deliveries.service import Deliveries
from bot.features.buddies import states
from bot.features.buddies.model import Cause, Pair, Quiet, Seat, State
from bot.features.buddies.pairs import store
from bot.features.buddies.pairs.endings import Endings
from bot.features.buddies.pairs.kinds import LOOK, QUIET, REVIEW, WAITS, in_server, to_seat
from bot.features.buddies.pairs.letters import Letters
from bot.features.buddies.states import Event
from bot.ids import GuildId, MemberId
from bot.storage.database import Database
from bot.storage.transaction import Transaction

PAGE = 20
"""Pairs looked at in one transaction; bounds how long the writer is held."""

TERM_WORD = "term"
"""Word of a review that is the last of a term."""


@dataclass(frozen=True, slots=True)
class Sign:
    """The newest sign of contact in a pair's place; who gave it is used once and not kept."""

    at: datetime
    by: MemberId | None


class Course:
    """Called by the server's daily step, and by what was seen of each pair on Discord."""

    def __init__(
        self, db: Database, clock: Clock, deliveries: Deliveries, letters: Letters, endings: Endings
    ) -> None:
        self._db, self._clock, self._letters = db, clock, letters
        self._deliveries, self._endings = deliveries, endings

    async def day(self, guild: GuildId, today: date) -> int:
        """Look at every live pair of a server, in short transactions; return how many there were."""
        await self._db.transact(self._tidy, label="buddies.tidy", deadline=None)
        ids = await self._db.read(store.live_ids, guild, label="buddies.live", deadline=None)
        for at in range(0, len(ids), PAGE):
            page = ids[at : at + PAGE]
            await self._db.transact(self._page, page, today, label="buddies.day", deadline=None)
        return len(ids)

    def _tidy(self, tx: Transaction) -> None:
        self._endings.mend_in(tx)
        store.forget(tx, self._clock.now())

    def _page(self, tx: Transaction, ids: Sequence[int], today: date) -> None:
        now = self._clock.now()
        for id in ids:
            pair = store.pair(tx, id)
            if pair is None or self._letters.at_rest_in(tx, pair):
                continue
            after = self._time_in(tx, pair, now)
            if after.together:
                self._deliveries.owe_in(tx, in_server(LOOK, after, now, today.isoformat()))

    def _time_in(self, tx: Transaction, pair: Pair, now: datetime) -> Pair:
        event = states.due(pair, now)
        if event is None:
            return pair
        if event is Event.EXPIRE:
            return self._endings.expire_in(tx, pair, now)
        after = states.happen(pair, event, now)
        store.put_pair(tx, after)
        if after.state is State.REVIEW:
            self._ask(tx, after, now)
        elif after.state is State.ENDED:
            self._endings.tell_all_in(tx, pair, after, Cause.TERM, now)
        return after

    def _ask(self, tx: Transaction, pair: Pair, now: datetime) -> None:
        word = TERM_WORD if states.is_last_review(pair, now) else ""
        for seat in pair.seats:
            self._tell(tx, REVIEW, pair, seat, now, str(int(pair.due_at.timestamp())), word)

    def _tell(
        self, tx: Transaction, kind: str, pair: Pair, seat: Seat, now: datetime, once: str, word: str = ""
    ) -> None:
        at = self._endings.decent_in(tx, pair, seat, now)
        self._deliveries.owe_in(tx, to_seat(kind, seat, pair, at, once, word))

    def asks_for_sign(self, pair: Pair) -> bool:
        """Tell whether a pair has been quiet for so long that its place is looked into."""
        return states.ladder(pair, self._clock.now()) is not pair.quiet

    async def looked(self, id: int, sign: Sign | None) -> None:
        """Take what was seen: the ladder goes on, or starts anew; a place without any tells nothing."""
        await self._db.transact(self._looked, id, sign, label="buddies.looked", deadline=None)

    def _looked(self, tx: Transaction, id: int, sign: Sign | None) -> None:
        pair, now = store.pair(tx, id), self._clock.now()
        if pair is None or pair.state is not State.ACTIVE:
            return
        seen = pair if sign is None else states.in_touch(pair, sign.at)
        rung = states.ladder(seen, now)
        if rung is not seen.quiet:
            self._quiet(tx, seen, rung, None if sign is None else sign.by, now)
        if rung is not pair.quiet or seen != pair:
            store.put_pair(tx, replace(seen, quiet=rung))

    def _quiet(self, tx: Transaction, pair: Pair, rung: Quiet, spoke: MemberId | None, now: datetime) -> None:
        """Ask whoever was quiet; later tell whoever waits. Where nobody wrote, both are asked and told."""
        once = str(int((pair.contact_at or now).timestamp()))
        for seat in pair.seats:
            waits = seat.member == spoke
            if rung is Quiet.ASKED and not waits:
                self._tell(tx, QUIET, pair, seat, now, once)
            elif rung is Quiet.TOLD and (waits or spoke is None):
                self._tell(tx, WAITS, pair, seat, now, once)
