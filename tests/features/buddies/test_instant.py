"""What is offered as soon as somebody starts to wait."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given

from bot.features.buddies.instant import GOOD, at_once
from bot.features.buddies.matching import Seeker, compatible, has_met
from bot.features.buddies.profile import Cadence, Goal, Part
from bot.ids import MemberId
from tests.features.buddies.people import NOON, pools, profile, somebody

EVENINGS = profile(parts=frozenset({Part.EVENING}), goal=Goal.ABSTINENCE)
NEW = somebody(1, EVENINGS)


def test_a_good_match_that_waits_is_offered_at_once() -> None:
    made = at_once(NEW, [somebody(2), somebody(3, EVENINGS)])

    assert made
    assert made.members == (1, 3)
    assert made.score >= GOOD


def test_what_is_not_good_is_left_to_the_round() -> None:
    assert at_once(NEW, [somebody(2), somebody(3, replace(EVENINGS, goal=Goal.BREAK))]) is None
    assert at_once(NEW, []) is None


def test_past_partners_are_left_to_the_round() -> None:
    assert at_once(NEW, [somebody(2, EVENINGS, past=frozenset({MemberId(1)}))]) is None


def test_among_good_ones_whoever_a_round_left_comes_first_then_the_better_then_the_longer_waiting() -> None:
    better = replace(EVENINGS, cadence=Cadence.WEEKLY)
    new = somebody(1, better)
    late, early = somebody(2, EVENINGS), somebody(3, EVENINGS, waiting_since=NOON - timedelta(days=1))
    suited, left = somebody(4, better), somebody(5, EVENINGS, rounds_waited=1)

    def chosen(*waiting: Seeker) -> int:
        made = at_once(new, waiting)
        assert made
        return made.members[1]

    assert chosen(late, early, suited, left) == left.member
    assert chosen(late, early, suited) == suited.member
    assert chosen(late, early) == early.member


@given(pools(8))
def test_what_is_offered_at_once_breaks_no_filter(pool: list[Seeker]) -> None:
    by_id = {each.member: each for each in pool}
    for seeker in pool:
        made = at_once(seeker, pool, good=0)
        possible = [other for other in pool if compatible(seeker, other) and not has_met(seeker, other)]
        assert (made is None) is (not possible)
        assert made is None or compatible(*(by_id[member] for member in made.members))
