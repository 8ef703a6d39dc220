"""How people who all said yes begin: each learns who it is, and they are given a place."""

from dataclasses import replace
from datetime import datetime

from bot.deliveries.service import Deliveries
from bot.features.buddies import store as pool
from bot.features.buddies.model import Pair
from bot.features.buddies.pairs.kinds import MET, OPENING, THREAD, in_server, to_seat
from bot.features.servers.service import Servers
from bot.storage.transaction import Transaction

CHANNEL_USE = "buddies"
"""The channel admins choose for the places where buddies meet."""


class Beginnings:
    """Owes what a beginning needs, in the transaction of the last yes."""

    def __init__(self, servers: Servers, deliveries: Deliveries) -> None:
        self._servers, self._deliveries = servers, deliveries

    def begin_in(self, tx: Transaction, pair: Pair, now: datetime) -> None:
        """Let all of a pair know who it is, and look for nobody else."""
        for seat in pair.seats:
            pool.stop_waiting(tx, seat.member, pair.guild)
            self._deliveries.owe_in(tx, to_seat(MET, seat, pair, now))
        self.open_place_in(tx, pair, now, "")

    def open_place_in(self, tx: Transaction, pair: Pair, now: datetime, once: str) -> None:
        channel = self._servers.channel_of(pair.guild, CHANNEL_USE)
        for kind in (THREAD, OPENING):
            self._deliveries.owe_in(tx, replace(in_server(kind, pair, now, once), channel=channel))
