"""Round after round of a made-up server: people join, leave, block, accept and decline, and some return."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations
from random import Random

from bot.features.buddies.matching import Offer, Seeker
from bot.features.buddies.rounds import Round, play
from bot.ids import MemberId
from tests.features.buddies.people import one_of_many

Two = frozenset[MemberId]


@dataclass
class Life:
    """A server's waiting pool.

    Attributes:
        accepting: How likely somebody accepts an offer.
        joining: Most who join before a round.
        waited: For each who was paired: how many rounds they were in.
        apart: Everybody who must never meet again.
    """

    seed: int
    accepting: float
    joining: int = 8
    blocks: bool = True
    pool: dict[MemberId, Seeker] = field(default_factory=dict[MemberId, Seeker])
    been: dict[MemberId, int] = field(default_factory=dict[MemberId, int])
    waited: list[int] = field(default_factory=list[int])
    apart: set[Two] = field(default_factory=set[Two])
    gone: list[Seeker] = field(default_factory=list[Seeker])
    joined: int = 0

    def __post_init__(self) -> None:
        self.random = Random(self.seed)

    def rounds(self, number: int) -> Iterator[tuple[list[Seeker], Round]]:
        """Yield who waited and what the round came to, one after the other."""
        for _ in range(number):
            self._come_and_go()
            waiting = list(self.pool.values())
            played = play(waiting, self.random.randrange(1000))
            yield waiting, played
            self._answer(played)

    def _come_and_go(self) -> None:
        for _ in range(self.random.randint(0, self.joining)):
            self.joined += 1
            self._come(one_of_many(self.random, self.joined))
        if not self.blocks:
            return
        for member in self.random.sample(sorted(self.pool), len(self.pool) // 20):
            self.gone.append(self.pool.pop(member))
        if self.gone and self.random.random() < 0.5:
            self._come(self.gone.pop(self.random.randrange(len(self.gone))))
        for _ in range(2):
            if len(self.pool) > 1:
                self._never_again(self.random.sample(sorted(self.pool), 2))

    def _come(self, seeker: Seeker) -> None:
        """Let somebody wait, as the store would: what keeps people apart outlives leaving."""
        apart = {other for two in self.apart if seeker.member in two for other in two} - {seeker.member}
        self.pool[seeker.member] = replace(seeker, excluded=frozenset(apart), rounds_waited=0)
        self.been[seeker.member] = 0

    def _never_again(self, members: list[MemberId]) -> None:
        for one, other in combinations(members, 2):
            self.apart.add(frozenset({one, other}))
            if one in self.pool:  # one side is enough
                self.pool[one] = replace(self.pool[one], excluded=self.pool[one].excluded | {other})

    def _answer(self, played: Round) -> None:
        for member in played.left:
            self._waits_on(member)
        for offer in played.offers:
            declining = [each for each in offer.members if self.random.random() > self.accepting]
            self._declined(offer, declining) if declining else self._paired(offer)

    def _paired(self, offer: Offer) -> None:
        for member in offer.members:
            self.waited.append(self.been[member] + 1)
            self.gone.append(self.pool.pop(member))
        if self.blocks:
            self._never_again(list(offer.members))  # they meet, and part one day

    def _declined(self, offer: Offer, declining: list[MemberId]) -> None:
        self._never_again(list(offer.members))
        for member in offer.members:
            self._waits_on(member, int(member not in declining))

    def _waits_on(self, member: MemberId, counts: int = 1) -> None:
        self.been[member] += 1
        seeker = self.pool[member]
        self.pool[member] = replace(seeker, rounds_waited=seeker.rounds_waited + counts)
