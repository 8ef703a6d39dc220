"""What may happen to a pair in each state, and what time alone makes due: the one table of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from bot.errors import Refusal
from bot.features.buddies.model import (
    ENDED_KEPT,
    FEWEST_OF_MORE,
    LARGEST,
    LONG_QUIET,
    OFFER_LASTS,
    OPEN,
    QUIET,
    REVIEW_EVERY,
    REVIEW_WAITS,
    TERM,
    TRIAL,
    Agreement,
    Pair,
    Quiet,
    Seat,
    State,
)
from bot.ids import GuildId, MemberId


class Event(StrEnum):
    """What happens to a pair."""

    ACCEPT = "accept"
    DECLINE = "decline"
    EXPIRE = "expire"
    FALL_DUE = "review due"
    KEEP = "keep"
    SETTLE = "left unanswered"
    PAUSE = "pause"
    RESUME = "resume"
    END = "end"
    VANISH = "leave the server"


TRANSITIONS: Mapping[tuple[State, Event], tuple[State, ...]] = {
    (State.OFFERED, Event.ACCEPT): (State.HALF,),
    (State.OFFERED, Event.DECLINE): (State.OFFERED, State.ENDED),
    (State.OFFERED, Event.EXPIRE): (State.ENDED,),
    (State.OFFERED, Event.VANISH): (State.OFFERED, State.ENDED),
    (State.HALF, Event.ACCEPT): (State.HALF, State.ACTIVE),
    (State.HALF, Event.DECLINE): (State.OFFERED, State.HALF, State.ACTIVE, State.ENDED),
    (State.HALF, Event.EXPIRE): (State.ACTIVE, State.ENDED),
    (State.HALF, Event.VANISH): (State.OFFERED, State.HALF, State.ACTIVE, State.ENDED),
    (State.ACTIVE, Event.FALL_DUE): (State.REVIEW,),
    (State.ACTIVE, Event.PAUSE): (State.PAUSED,),
    (State.ACTIVE, Event.END): (State.ACTIVE, State.ENDED),
    (State.ACTIVE, Event.VANISH): (State.ACTIVE, State.ENDED),
    (State.REVIEW, Event.KEEP): (State.REVIEW, State.ACTIVE),
    (State.REVIEW, Event.SETTLE): (State.ACTIVE, State.ENDED),
    (State.REVIEW, Event.PAUSE): (State.PAUSED,),
    (State.REVIEW, Event.END): (State.REVIEW, State.ACTIVE, State.ENDED),
    (State.REVIEW, Event.VANISH): (State.REVIEW, State.ACTIVE, State.ENDED),
    (State.PAUSED, Event.RESUME): (State.ACTIVE,),
    (State.PAUSED, Event.END): (State.PAUSED, State.ENDED),
    (State.PAUSED, Event.VANISH): (State.PAUSED, State.ENDED),
}
"""Everything that can happen; docs/buddies.md draws it, and a test holds the two together.

Where a trio loses one of three, the other two go on. The offer of a pod goes on, too, while three are left.
"""


def offered(id: int, guild: GuildId, seats: tuple[Seat, ...], now: datetime) -> Pair:
    """Return a new offer, which runs out quietly."""
    if not 2 <= len(seats) <= LARGEST:
        raise ValueError("a pair is two to five people")
    return Pair(id, guild, State.OFFERED, seats, now, now + OFFER_LASTS)


def happen(pair: Pair, event: Event, now: datetime, member: MemberId | None = None) -> Pair:
    """Return the pair after ``event``.

    Args:
        member: Whose doing it is; None for what time does.

    Raises:
        Refusal: ``buddies-over`` when that cannot happen (any more), ``buddies-not-yours``.
    """
    if (pair.state, event) not in TRANSITIONS:
        raise Refusal("buddies-over")
    if member is not None:
        pair.seat_of(member)
    return _HAPPEN[event](pair, now, member)


def _accept(pair: Pair, now: datetime, member: MemberId | None) -> Pair:
    seats = tuple(
        replace(seat, accepted_at=seat.accepted_at or now) if seat.member == member else seat
        for seat in pair.seats
    )
    pair = replace(pair, seats=seats, state=State.HALF)
    return _begun(pair, now) if all(seat.accepted_at for seat in seats) else pair


def _decline(pair: Pair, now: datetime, member: MemberId | None) -> Pair:
    """One says no to an offer: three or more who are left may still say yes."""
    staying = tuple(seat for seat in pair.seats if seat.member != member)
    return _go_on(pair, staying, now) if member is not None else _ended(pair, now)


def _expire(pair: Pair, now: datetime, _member: MemberId | None) -> Pair:
    """Time runs out: three or more who said yes need not wait for those who said nothing."""
    return _go_on(pair, tuple(seat for seat in pair.seats if seat.accepted_at), now)


def _go_on(pair: Pair, staying: tuple[Seat, ...], now: datetime) -> Pair:
    if len(staying) < FEWEST_OF_MORE:
        return _ended(pair, now)
    yes = [seat for seat in staying if seat.accepted_at]
    pair = replace(pair, seats=staying, state=State.HALF if yes else State.OFFERED)
    return _begun(pair, now) if len(yes) == len(staying) else pair


def _begun(pair: Pair, now: datetime) -> Pair:
    return replace(
        pair, state=State.ACTIVE, began_at=now, due_at=now + TRIAL, term_at=now + TERM, contact_at=now
    )


def _ended(pair: Pair, now: datetime, _member: MemberId | None = None) -> Pair:
    return replace(pair, state=State.ENDED, ended_at=now, due_at=now + ENDED_KEPT, paused_until=None)


def _keep(pair: Pair, now: datetime, member: MemberId | None) -> Pair:
    seats = tuple(replace(seat, keeps=seat.keeps or seat.member == member) for seat in pair.seats)
    pair = replace(pair, seats=seats)
    return _renewed(pair, now) if all(seat.keeps for seat in seats) else pair


def _renewed(pair: Pair, now: datetime) -> Pair:
    """Go on to the next review; a term that was reviewed by all begins anew."""
    over = pair.term_at is not None and now >= pair.term_at
    term = now + TERM if over else pair.term_at
    due = now + REVIEW_EVERY
    if term is not None and due > term - REVIEW_EVERY / 2:
        due = term  # one question about it, at the end of the term, which says so
    return replace(pair, state=State.ACTIVE, due_at=due, term_at=term)


def is_last_review(pair: Pair, now: datetime) -> bool:
    """Tell whether the term is over, so that only a "keep" of all lets it go on."""
    return pair.term_at is not None and now >= pair.term_at


def _fall_due(pair: Pair, now: datetime, _member: MemberId | None) -> Pair:
    seats = tuple(replace(seat, keeps=False) for seat in pair.seats)
    return replace(pair, state=State.REVIEW, seats=seats, due_at=now + REVIEW_WAITS)


def _settle(pair: Pair, now: datetime, _member: MemberId | None) -> Pair:
    """Go on with a review nobody answered; a term that not all renewed ends, which is normal."""
    return _ended(pair, now) if is_last_review(pair, now) else _renewed(pair, now)


def _pause(pair: Pair, _now: datetime, _member: MemberId | None) -> Pair:
    return replace(pair, state=State.PAUSED)


def _resume(pair: Pair, now: datetime, _member: MemberId | None) -> Pair:
    term = pair.term_at if pair.term_at is None else max(pair.term_at, now + REVIEW_WAITS)
    due = max(pair.due_at, now + REVIEW_WAITS)
    return replace(
        pair,
        state=State.ACTIVE,
        paused_until=None,
        due_at=due,
        term_at=term,
        contact_at=now,
        quiet=Quiet.NOT,
    )


def _part(pair: Pair, now: datetime, member: MemberId | None) -> Pair:
    """One goes; two who are left go on, one who is left does not."""
    staying = tuple(seat for seat in pair.seats if seat.member != member)
    if len(staying) < 2 or member is None:
        return _ended(pair, now)
    pair = replace(pair, seats=staying)
    if pair.state is State.REVIEW and all(seat.keeps for seat in staying):
        return _renewed(pair, now)
    return pair


def _vanish(pair: Pair, now: datetime, member: MemberId | None) -> Pair:
    return _part(pair, now, member) if pair.together else _decline(pair, now, member)


_HAPPEN: Mapping[Event, Callable[[Pair, datetime, MemberId | None], Pair]] = {
    Event.ACCEPT: _accept,
    Event.DECLINE: _decline,
    Event.EXPIRE: _expire,
    Event.FALL_DUE: _fall_due,
    Event.KEEP: _keep,
    Event.SETTLE: _settle,
    Event.PAUSE: _pause,
    Event.RESUME: _resume,
    Event.END: _part,
    Event.VANISH: _vanish,
}


def paused(pair: Pair, until: datetime, now: datetime, member: MemberId) -> Pair:
    """Return it at rest until a moment."""
    return replace(happen(pair, Event.PAUSE, now, member), paused_until=until)


def in_touch(pair: Pair, at: datetime) -> Pair:
    """Return it with a sign of contact: the ladder starts anew."""
    if pair.contact_at is not None and at <= pair.contact_at:
        return pair
    return replace(pair, contact_at=at, quiet=Quiet.NOT)


def agreed(pair: Pair, agreement: Agreement) -> Pair:
    return replace(pair, seats=tuple(replace(seat, agreement=agreement) for seat in pair.seats))


def due(pair: Pair, now: datetime) -> Event | None:
    """Return what time alone makes happen to a pair now."""
    if pair.state is State.PAUSED:
        over = pair.paused_until is not None and now >= pair.paused_until
        return Event.RESUME if over else None
    if pair.state is State.ENDED or now < pair.due_at:
        return None
    if pair.state in OPEN:
        return Event.EXPIRE
    return Event.SETTLE if pair.state is State.REVIEW else Event.FALL_DUE


def ladder(pair: Pair, now: datetime) -> Quiet:
    """Return the rung a pair has come to; a look into their thread is asked for only from the first on."""
    if pair.state is not State.ACTIVE or pair.contact_at is None:
        return pair.quiet
    silent = now - pair.contact_at
    if silent >= LONG_QUIET:
        return Quiet.TOLD
    return Quiet.ASKED if silent >= QUIET else pair.quiet
