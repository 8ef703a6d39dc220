"""Messages and steps that buddies owe: each with its key, and what its row may say of it."""

import secrets
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.days import instant_of, wall_of
from bot.deliveries.model import Initiative, Kind
from bot.deliveries.service import Owed
from bot.features.buddies.model import OFFER_LASTS, REVIEW_WAITS, Cause, Pair, Seat
from bot.features.members.model import Member
from bot.ids import GuildId, MemberId

OFFER, PASSED, MET = "buddy-offer", "buddy-passed", "buddy-met"
REVIEW, QUIET, WAITS, OVER = "buddy-review", "buddy-quiet", "buddy-waits", "buddy-over"
PLACE_GONE, LEFT = "buddy-place-gone", "buddy-left"
"""Direct messages: an offer, one that won't go ahead, who it is; then what comes of being together;
and that a round found nobody."""

THREAD, OPENING, CLOSE, LOOK = "buddy-thread", "buddy-opening", "buddy-close", "buddy-look"
"""On the server: the place is made, opened with a card, closed; each live pair is looked at daily."""

LOOK_WELCOME = timedelta(hours=20)
"""A look that comes later than this is made up for by the next day's."""

# Offers and what becomes of them were asked for by looking, a review by agreeing to it; nobody asked to
# hear that a pair is quiet.
KINDS = (
    Kind(OFFER, OFFER_LASTS, Initiative.MEMBER),
    Kind(PASSED, OFFER_LASTS, Initiative.MEMBER),
    Kind(MET, OFFER_LASTS, Initiative.MEMBER),
    Kind(REVIEW, REVIEW_WAITS, Initiative.MEMBER),
    Kind(QUIET, OFFER_LASTS, Initiative.BOT),
    Kind(WAITS, OFFER_LASTS, Initiative.BOT),
    Kind(OVER, None, Initiative.PERSON),
    Kind(PLACE_GONE, OFFER_LASTS, Initiative.PERSON),
    Kind(LEFT, OFFER_LASTS, Initiative.BOT),
    Kind(THREAD, None, Initiative.SERVER, step=True),
    Kind(OPENING, None, Initiative.SERVER),
    Kind(CLOSE, None, Initiative.SERVER, step=True),
    Kind(LOOK, LOOK_WELCOME, Initiative.SERVER, step=True),
)

EARLIEST = time(9)
"""Local time before which nothing of ours wakes anybody (own choice)."""


@dataclass(frozen=True, slots=True)
class About:
    """What a delivery's ``ref`` says: which place in a pair, and one word more."""

    seat: int
    word: str = ""

    @property
    def ref(self) -> str:
        return f"{self.seat}.{self.word}"


def about(ref: str) -> About:
    seat, _, word = ref.partition(".")
    return About(int(seat), word)


def decent(member: Member, now: datetime) -> datetime:
    """Return the moment to write to somebody: now, or when their morning begins."""
    wall = wall_of(now, member.zone)
    if wall.time() >= EARLIEST:
        return now
    return instant_of(datetime.combine(wall.date(), EARLIEST), member.zone)


def to_seat(kind: str, seat: Seat, pair: Pair, at: datetime, once: str = "", word: str = "") -> Owed:
    """Return a direct message to one of a pair; ``once`` tells occasions of one kind apart."""
    return Owed(kind, f"{kind}:{seat.id}:{once}", at, seat.member, pair.guild, ref=About(seat.id, word).ref)


def to_waiting(member: MemberId, guild: GuildId, at: datetime, once: str, word: str = "") -> Owed:
    """Return a direct message to somebody who has no place in a pair, about their looking on a server."""
    return Owed(LEFT, f"{LEFT}:{member}:{guild}:{once}", at, member, guild, ref=word)


def in_server(kind: str, pair: Pair, at: datetime, once: str = "") -> Owed:
    """Return a step or post on the server; it bears no member's id."""
    return Owed(kind, f"{kind}:{pair.id}:{once}", at, guild=pair.guild, channel=pair.thread, ref=str(pair.id))


def over_word(cause: Cause, note: str) -> str:
    return f"{cause}.{note}"


def new_id() -> int:
    """Return an id of our own for a pair or a place in one; it says nothing of anybody."""
    return secrets.randbits(62)
