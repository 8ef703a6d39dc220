"""``deliveries``: what the bot owes, and what an operator can do about it.

Nothing is shown of whom a message is for but the channel of a post, which an operator has to look at.
"""

import click

from bot.cli.stored import at_this_version
from bot.clock import SystemClock
from bot.config import Config
from bot.deliveries import store
from bot.deliveries.model import Delivery, State
from bot.storage.errors import StorageError
from bot.storage.looking import holder, look, write
from bot.storage.transaction import Transaction

MOST = 200
"""Lines shown at once."""


def show(config: Config, state: str) -> int:
    """Print the deliveries of one state, and how many there are of each; return the exit code."""
    if state not in list(State):
        click.echo(f"There is no state of that name; there are {', '.join(State)}.", err=True)
        return 2
    try:
        at_this_version(config.place)
        found, counts = look(config.place, lambda tx: (store.in_state(tx, State(state)), store.by_state(tx)))
    except StorageError as error:
        click.echo(error, err=True)
        return 1
    for delivery, reason in found[:MOST]:
        click.echo(_line(delivery, reason))
    if len(found) > MOST:
        click.echo(f"... and {len(found) - MOST} more")
    told = ", ".join(f"{counts[each]} {each}" for each in State if each in counts)
    click.echo(f"In all: {told or 'none'}.")
    return 0


def _line(delivery: Delivery, reason: str | None) -> str:
    to = "a member" if delivery.channel is None else f"channel {delivery.channel}"
    due = delivery.due_at.strftime("%Y-%m-%dT%H:%MZ")
    tried = f"{delivery.attempts} tries"
    return f"{delivery.id}  {delivery.kind}  {delivery.state}  {reason or '-'}  {due}  {tried}  to {to}"


def change(config: Config, what: str, ids: tuple[int, ...]) -> int:
    """Retry or drop deliveries, each in a transaction of its own; 1 when one could not be."""
    try:
        at_this_version(config.place)
        done = [write(config.place, lambda tx, each=each: _change(tx, what, each)) for each in ids]
        running = holder(config.place)
    except StorageError as error:
        click.echo(error, err=True)
        return 1
    for each, changed in zip(ids, done, strict=True):
        click.echo(_told(what, each, changed))
    if running and any(done):
        click.echo(f"note  The bot is running ({running}); it goes by this from the next second on.")
    return 0 if all(done) else 1


def _change(tx: Transaction, what: str, delivery: int) -> bool:
    now = SystemClock().now()
    return store.revive(tx, delivery, now) if what == "retry" else store.bury(tx, delivery, now)


def _told(what: str, delivery: int, changed: bool) -> str:
    if not changed:
        why = "is not dead" if what == "retry" else "is settled already"
        return f"fix   {delivery} {why}, or is not there; nothing was changed"
    return f"ok    {delivery} " + ("waits to be sent" if what == "retry" else "is given up")
