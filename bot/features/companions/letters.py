"""Messages and steps that companions owe: each with its key, and what its row may say of it."""

from datetime import datetime, timedelta

from bot.deliveries.model import Initiative, Kind
from bot.deliveries.service import Owed
from bot.features.companions.model import FURTHEST, PLACE_CLOSES, Seat
from bot.ids import ChannelId

OFFER, MET, OFF, AFTER = "companion-offer", "companion-met", "companion-off", "companion-after"
"""Direct messages: somebody is there, who it is, it won't go ahead, how was it."""

THREAD, OPENING, CLOSE, LAPSE = "companion-thread", "companion-opening", "companion-close", "companion-lapse"
"""On the server: the place is made, opened with a card, folded away; what came to nothing is forgotten."""

TO_ONE = frozenset({OFFER, MET, AFTER})
"""Kinds whose ``ref`` is a seat that has to be there still; `OFF` outlives it."""

KINDS = (
    Kind(OFFER, FURTHEST, Initiative.MEMBER, at_chosen_time=True),
    Kind(MET, FURTHEST, Initiative.MEMBER, at_chosen_time=True),
    Kind(OFF, timedelta(days=1), Initiative.PERSON, at_chosen_time=True),
    Kind(AFTER, PLACE_CLOSES, Initiative.MEMBER),
    Kind(THREAD, timedelta(days=1), Initiative.SERVER, step=True),
    Kind(OPENING, timedelta(days=1), Initiative.SERVER),
    Kind(CLOSE, None, Initiative.SERVER, step=True),
    Kind(LAPSE, None, Initiative.SERVER, step=True),
)


def to_one(kind: str, seat: Seat, at: datetime) -> Owed:
    """Return a direct message to one of two."""
    return Owed(kind, f"{kind}:{seat.id}:{seat.match}", at, seat.member, seat.guild, ref=str(seat.id))


def of_two(kind: str, seat: Seat, at: datetime, channel: ChannelId | None = None, once: str = "") -> Owed:
    """Return a step or post on the server; it bears no member's id."""
    key = f"{kind}:{seat.match}:{once}"
    return Owed(kind, key, at, guild=seat.guild, channel=channel, ref=str(seat.match))


def lapse(seat: Seat) -> Owed:
    return Owed(LAPSE, f"{LAPSE}:{seat.id}", seat.starts, guild=seat.guild, ref=str(seat.id))
