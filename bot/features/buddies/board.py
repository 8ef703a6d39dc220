"""How things stand for a member who opens ``/buddy``."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.features.buddies.model import Pair
from bot.features.buddies.profile import Profile
from bot.features.buddies.waiting import Rules, Waiting
from bot.ids import MemberId


@dataclass(frozen=True, slots=True)
class Board:
    """How things stand for a member.

    Attributes:
        rules: Of the server they ask on; None in direct messages.
        waiting: That they wait there, or None.
    """

    member: MemberId
    profile: Profile | None
    pairs: Sequence[Pair]
    rules: Rules | None = None
    waiting: Waiting | None = None
    paused: bool = False

    @property
    def here(self) -> list[Pair]:
        """Return the pairs and offers of this server; all of them in direct messages."""
        return [pair for pair in self.pairs if self.rules is None or pair.guild == self.rules.guild]
