"""How the bot has a round played: in the worker process, and handed over in small pieces.

Packing and unpacking hold the interpreter's lock, and with it the event loop: tenths of a second for
thousands of people at once, a millisecond for a hundred.
"""

import asyncio
import pickle
from collections.abc import Sequence
from typing import Any

from bot.features.buddies.matching import Offer, Seeker
from bot.features.buddies.rounds import CHUNK, Round, whole
from bot.ids import MemberId
from bot.worker import Worker

PIECE = 100
"""People or offers packed at once."""


async def played_away(worker: Worker, seekers: Sequence[Seeker], seed: int, chunk: int = CHUNK) -> Round:
    """Return ``whole(seekers, seed, chunk)``, computed in the worker process.

    Raises:
        WorkerFailed: The process died or took longer than its patience; nothing is offered then.
    """
    there = await asyncio.to_thread(_packed, seekers)
    back, left = await worker.run(_whole, there, seed, chunk)
    return Round(tuple(await asyncio.to_thread(_unpacked, back)), left)


def _whole(there: list[bytes], seed: int, chunk: int) -> tuple[list[bytes], tuple[MemberId, ...]]:
    seekers: list[Seeker] = _unpacked(there)
    done = whole(seekers, seed, chunk)
    return _packed(done.offers), done.left


def _packed(things: Sequence[Seeker] | Sequence[Offer]) -> list[bytes]:
    return [pickle.dumps(things[start : start + PIECE]) for start in range(0, len(things), PIECE)]


def _unpacked(pieces: list[bytes]) -> list[Any]:
    return [thing for piece in pieces for thing in pickle.loads(piece)]
