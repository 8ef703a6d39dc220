"""What the buttons of a craving carry: its ratings so far and a tool, never a word of anybody's.

So a craving needs no consent, no storage and no memory, and its buttons work after a restart.
"""

from bot.errors import Refusal
from bot.features.coping.model import Ride, Round, Tool
from bot.ids import RequestId
from bot.ui import number_in, one_of

UNRATED = "-"


def encode(ride: Ride | None, tool: Tool | None = None) -> str:
    """Return ``<start>.<now>.<rounds>.<tool>``; ``-`` stands for a craving without a rating yet."""
    head = UNRATED if ride is None else f"{ride.start}.{ride.now}.{ride.rounds}"
    return head if tool is None else f"{head}.{tool}"


def decode(arg: str) -> tuple[Ride | None, Tool | None]:
    """Read back what `encode` wrote; an empty argument is a craving without a rating.

    Raises:
        Refusal: ``ui-stale`` when it is no code of ours.
    """
    head, tail = _split(arg or UNRATED)
    tool = one_of(Tool, tail[0]) if tail else None
    return (None if head is None else Ride(*head)), tool


def tool_in(arg: str) -> tuple[Ride | None, Tool]:
    """Return what `decode` does, where a tool has to be named."""
    ride, tool = decode(arg)
    if tool is None:
        raise Refusal("ui-stale")
    return ride, tool


def encode_round(row: RequestId, done: Round) -> str:
    """Return ``<id>.<tool>.<before>.<after>``; the id is that of the press that rated it."""
    return f"{row}.{done.tool}.{done.before}.{done.after}"


def decode_round(arg: str) -> tuple[RequestId, Round]:
    """Read back what `encode_round` wrote; raises as `decode`."""
    pieces = arg.split(".")
    if len(pieces) != 4:
        raise Refusal("ui-stale")
    row, before, after = _numbers([pieces[0], *pieces[2:]])
    return RequestId(row), Round(one_of(Tool, pieces[1]), before, after)


def _split(arg: str) -> tuple[list[int] | None, list[str]]:
    pieces = arg.split(".")
    if pieces[0] == UNRATED and len(pieces) <= 2:
        return None, pieces[1:]
    if len(pieces) not in (3, 4):
        raise Refusal("ui-stale")
    return _numbers(pieces[:3]), pieces[3:]


def _numbers(pieces: list[str]) -> list[int]:
    found = [number for each in pieces if (number := number_in(each)) is not None and number < 1 << 63]
    if len(found) != len(pieces):
        raise Refusal("ui-stale")
    return found
