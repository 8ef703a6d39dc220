"""Ids in the arguments of buttons: typed by a person's client, so never trusted."""

from bot.errors import Refusal
from bot.features.counters.model import CounterId
from bot.ids import RequestId
from bot.ui import number_in

LARGEST = (1 << 63) - 1
"""Of Discord's ids, and of what a database column holds."""


def counter_in(arg: str) -> CounterId:
    """Read a counter's id; what follows a dot is left aside.

    Raises:
        Refusal: ``ui-stale``: it is none, so the button is not one of ours.
    """
    return CounterId(_id(arg.partition(".")[0]))


def slip_in(arg: str) -> tuple[CounterId, RequestId]:
    """Read ``<counter>.<slip>``; raises like `counter_in`."""
    counter, _, slip = arg.partition(".")
    return CounterId(_id(counter)), RequestId(_id(slip))


def form_in(arg: str) -> RequestId:
    """Read which interaction opened a form: the same one sent twice is one request.

    Raises like `counter_in`.
    """
    return RequestId(_id(arg))


def _id(text: str) -> int:
    number = number_in(text)
    if number is None or number > LARGEST:
        raise Refusal("ui-stale")
    return number
