"""Messages of a silence: their kinds, their keys, and what one step owes."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from bot.deliveries.model import Initiative, Kind
from bot.deliveries.service import Owed
from bot.features.buddies.model import Pair
from bot.features.silence.model import WELCOME, Choice, Kept, Step

NOTE, HELLO, REST = "silence-note", "silence-hello", "silence-rest"
HELLO_BUDDY = "silence-buddy"
"""Kinds of deliveries: to the member, to the helpers' channel, to the member; to a buddy of theirs."""

KINDS = (
    # The member asked for their own notes, and one person's hello never counts against another (issue 3).
    Kind(NOTE, WELCOME, Initiative.MEMBER),
    Kind(REST, WELCOME, Initiative.MEMBER),
    Kind(HELLO_BUDDY, WELCOME, Initiative.MEMBER),
    Kind(HELLO, WELCOME, Initiative.SERVER),
)

_KIND_OF = {Step.NOTE: NOTE, Step.HELPERS: HELLO, Step.REST: REST}


def kind_of(kept: Kept) -> str | None:
    """Return the kind of the newest step's message."""
    if kept.told is None:
        return None
    return HELLO_BUDDY if kept.asks_buddy else _KIND_OF.get(kept.told.step)


def key_of(kept: Kept, step: Step, since: date) -> str:
    return f"silence:{kept.id}:{step}:{since}"


def buddy_hellos(kept: Kept, pairs: Iterable[Pair], at: datetime) -> Iterator[Owed]:
    """Yield a hello to everybody who is a member's buddy now."""
    key = "" if kept.told is None else key_of(kept, Step.HELPERS, kept.told.since)
    for pair in pairs:
        for other in pair.others(kept.member) if pair.together else ():
            yield Owed(HELLO_BUDDY, f"{key}:{other.id}", at, other.member, pair.guild, ref=str(kept.id))


def hello_keys(kept: Kept, pairs: Iterable[Pair], now: datetime) -> list[str]:
    """Return by which keys it is found whether somebody was asked for a hello in the newest silence."""
    if kept.told is None:
        return []
    if kept.plan.choice is Choice.BUDDY:
        return [each.key for each in buddy_hellos(kept, pairs, now)]
    return [key_of(kept, Step.HELPERS, kept.told.since)]
