"""A round: nobody against their filters, nobody twice, nobody left beside somebody they could have met."""

import sys
from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from random import Random

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.buddies.away import played_away
from bot.features.buddies.candidates import Pool
from bot.features.buddies.matching import Mentor, Offer, Seeker, compatible, compatible_trio, fits_as, has_met
from bot.features.buddies.profile import Contact, Format, Kind, Stage
from bot.features.buddies.rounds import Round, play, whole
from bot.features.buddies.scoring import score
from bot.ids import MemberId
from bot.worker import Worker
from tests.features.buddies.life import Life
from tests.features.buddies.people import NOON, crowd, pools, profile, somebody

PAIR_ONLY = profile(formats=frozenset({Format.PAIR}))
VOICE_ONLY = profile(contact=frozenset({Contact.VOICE}))


SOME = settings(max_examples=40)
"""Rounds, of up to a dozen people each; `make prove` plays thousands."""


def check(pool: list[Seeker], played: Round) -> None:
    """Hold what is true of every round, by the plain rules."""
    by_id = {each.member: each for each in pool}
    offered = [member for offer in played.offers for member in offer.members]
    assert len(offered) == len(set(offered))
    assert sorted([*offered, *played.left]) == sorted(each.member for each in pool if each.available)
    for offer in played.offers:
        assert may_meet([by_id[member] for member in offer.members])
    assert two_left_beside_each_other([by_id[member] for member in played.left]) == []


def may_meet(members: list[Seeker]) -> bool:
    if len(members) == 2:
        return compatible(*members)
    one, other, third = members
    return compatible_trio((one, other, third))


def two_left_beside_each_other(left: list[Seeker]) -> list[tuple[Seeker, Seeker]]:
    return [(one, other) for one, other in combinations(left, 2) if compatible(one, other)]


def in_pairs(offers: tuple[Offer, ...]) -> list[tuple[MemberId, ...]]:
    return [offer.members for offer in offers]


# The arithmetic of many at once is that of two


@SOME
@given(pools(10), st.booleans(), st.booleans())
def test_what_is_added_up_for_all_is_what_two_are_worth(
    pool: list[Seeker], alone: bool, repeats: bool
) -> None:
    free = [each for each in pool if each.available]
    if not free:
        return
    everybody = np.arange(len(free))
    points = Pool(free, alone, repeats).points(everybody, everybody)

    for one, a in enumerate(free):
        for other, b in enumerate(free):
            may = compatible(a, b) if alone else fits_as(a, b) is not None
            may = may and (repeats or not has_met(a, b))
            assert points[one, other] == score(a, b) if may else points[one, other] < 0


def test_more_than_sixty_four_languages_are_told_apart() -> None:
    codes = [f"{first}{second}" for first in "abcdefghi" for second in "klmnopqrst"]
    pool = [somebody(number, profile(code)) for number, code in enumerate([*codes, codes[-1]], start=1)]

    assert in_pairs(play(pool, 1).offers) == [(len(codes), len(codes) + 1)]


# Every round


@SOME
@given(pools(), st.integers(0, 5), st.sampled_from([3, 1000]))
def test_no_round_breaks_a_filter_meets_twice_or_leaves_two_who_could_meet(
    pool: list[Seeker], seed: int, chunk: int
) -> None:
    check(pool, play(pool, seed, chunk))


@pytest.mark.parametrize("chunk", [20, 50, 1000])
def test_across_chunks_too_nobody_is_left_beside_somebody_they_could_meet(chunk: int) -> None:
    pool = crowd(150)

    check(pool, play(pool, 1, chunk))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20))
def test_a_large_pool_keeps_to_all_of_it(seed: int) -> None:
    pool = crowd(2500, seed)

    check(pool, play(pool, seed))


@SOME
@given(pools(), st.randoms(use_true_random=False))
def test_the_same_people_and_seed_give_the_same_round_in_whatever_order(
    pool: list[Seeker], random: Random
) -> None:
    mixed = list(pool)
    random.shuffle(mixed)

    assert play(pool, 7) == play(mixed, 7)


def test_the_seed_decides_between_equals() -> None:
    pool = [somebody(number, PAIR_ONLY) for number in range(1, 7)]

    assert len({play(pool, seed).offers for seed in range(10)}) > 1


def test_an_empty_pool_and_a_single_person_are_rounds_too() -> None:
    assert play([], 1) == Round((), ())
    assert play([somebody(1)], 1) == Round((), (MemberId(1),))


async def test_a_round_is_played_in_the_worker_process() -> None:
    worker = Worker()
    pool = crowd(250)

    assert await played_away(worker, pool, 3) == whole(pool, 3)

    await worker.close()


# As well as it goes


def graph_of(pool: list[Seeker]) -> "nx.Graph[MemberId]":
    graph: nx.Graph[MemberId] = nx.Graph()
    free = [each for each in pool if each.available]
    for one, other in combinations(free, 2):
        if compatible(one, other) and not has_met(one, other):
            covered = min(one.rounds_waited, 20) + min(other.rounds_waited, 20)
            graph.add_edge(one.member, other.member, points=score(one, other), covered=covered)
    return graph


def heaviest(graph: "nx.Graph[MemberId]", by: str) -> int:
    found = nx.max_weight_matching(graph, maxcardinality=True, weight=by)
    return sum(graph.edges[edge][by] for edge in found)


def without_a_past(pool: list[Seeker]) -> list[Seeker]:
    return [replace(each, past=frozenset[MemberId]()) for each in pool]


@SOME
@given(pools())
def test_as_many_as_possible_of_those_a_round_left_are_served_first(pool: list[Seeker]) -> None:
    pool = without_a_past(pool)
    graph = graph_of(pool)

    played = play(pool, 1)

    rounds = {each.member: min(each.rounds_waited, 20) for each in pool}
    served = sum(rounds[member] for offer in played.offers for member in offer.members)
    assert served >= heaviest(graph, "covered")


@SOME
@given(pools())
def test_of_people_who_are_new_the_pairs_are_the_best_there_are_for_all_together(pool: list[Seeker]) -> None:
    fresh = [
        replace(each, rounds_waited=0, profile=replace(each.profile, formats=frozenset({Format.PAIR})))
        for each in without_a_past(pool)
    ]

    played = play(fresh, 1)

    assert sum(offer.score for offer in played.offers) == heaviest(graph_of(fresh), "points")


@pytest.mark.long
@pytest.mark.parametrize("seed", range(5))
def test_the_pairs_of_two_hundred_are_the_best_there_are(seed: int) -> None:
    pool = [
        replace(each, profile=replace(each.profile, formats=frozenset({Format.PAIR})))
        for each in crowd(200, seed)
    ]

    total = sum(offer.score for offer in play(pool, seed).offers)

    assert total == heaviest(graph_of(pool), "points")


# Repeats


@SOME
@given(pools())
def test_past_partners_meet_again_only_when_all_others_are_spoken_for(pool: list[Seeker]) -> None:
    by_id = {each.member: each for each in pool}
    played = play(pool, 1)
    unlucky = set(played.left)
    for offer in played.offers:
        if offer.repeat and len(offer.members) == 2:
            unlucky |= set(offer.members)

    strangers = [
        (one, other)
        for one, other in combinations([by_id[member] for member in unlucky], 2)
        if compatible(one, other) and not has_met(one, other)
    ]
    assert strangers == []


def test_two_who_met_before_are_offered_each_other_when_there_is_nobody_else() -> None:
    pool = [somebody(1, PAIR_ONLY, past=frozenset({MemberId(2)})), somebody(2, PAIR_ONLY)]

    (made,) = play(pool, 1).offers

    assert made.repeat


def test_two_who_met_before_meet_others_when_there_are_some() -> None:
    pool = [somebody(number, PAIR_ONLY) for number in (2, 3, 4)]

    made = play([somebody(1, PAIR_ONLY, past=frozenset({MemberId(2)})), *pool], 1).offers

    assert (1, 2) not in in_pairs(made)
    assert len(made) == 2


# The odd one out


def test_an_odd_one_out_is_offered_a_trio() -> None:
    (made,) = play([somebody(1), somebody(2), somebody(3)], 1).offers

    assert made.members == (1, 2, 3)
    assert made.format is Format.TRIO


def test_who_wants_no_trio_is_first_next_time() -> None:
    three = [somebody(number, PAIR_ONLY) for number in (1, 2, 3)]
    (left,) = play(three, 1).left
    again = [
        replace(each, rounds_waited=1) if each.member == left else each
        for each in [*three, somebody(4, PAIR_ONLY), somebody(5, PAIR_ONLY)]
    ]

    for seed in range(10):
        assert left not in play(again, seed).left


def test_among_equals_who_waits_longest_is_not_the_odd_one_out() -> None:
    early = somebody(1, PAIR_ONLY, waiting_since=NOON - timedelta(days=3))

    for seed in range(10):
        assert 1 not in play([early, somebody(2, PAIR_ONLY), somebody(3, PAIR_ONLY)], seed).left


def test_a_pair_takes_one_more_and_not_two() -> None:
    played = play([somebody(1), somebody(2), somebody(3), *(somebody(n, VOICE_ONLY) for n in (4,))], 1)

    assert in_pairs(played.offers) == [(1, 2, 3)]
    assert played.left == (4,)


def test_who_waited_joins_a_pair_before_who_did_not() -> None:
    trio_only = profile(formats=frozenset({Format.TRIO}))
    pool = [somebody(1), somebody(2), somebody(3, trio_only), somebody(4, trio_only, rounds_waited=2)]

    assert in_pairs(play(pool, 1).offers) == [(1, 2, 4)]


def test_two_for_whom_it_is_very_hard_get_a_third_support() -> None:
    worn, third = profile(very_hard=True), somebody(3)

    assert play([somebody(1, worn), somebody(2, worn)], 1).offers == ()
    assert in_pairs(play([somebody(1, worn), somebody(2, worn), third], 1).offers) == [(1, 2, 3)]


def test_a_mentor_without_room_for_two_takes_one_of_them() -> None:
    mentor = Mentor(timedelta(days=400), timedelta(days=365), mentees=2)
    new = profile(stage=Stage.FIRST_MONTH, kinds=frozenset({Kind.MENTOR}))
    guide = somebody(3, profile(stage=Stage.LATER, kinds=frozenset({Kind.MENTOR})), mentor=mentor)

    played = play([somebody(1, new), somebody(2, new), guide], 1)

    assert [offer.mentor for offer in played.offers] == [3]
    assert len(played.left) == 1


# Round after round


def test_over_a_hundred_rounds_who_must_not_meet_again_never_does() -> None:
    life = Life(seed=1, accepting=0.6, joining=4)

    meetings = live_apart(life, 100)

    assert meetings > 50
    assert life.apart


@pytest.mark.long
@pytest.mark.parametrize("seed", range(30))
def test_over_many_hundreds_of_rounds_who_must_not_meet_again_never_does(seed: int) -> None:
    assert live_apart(Life(seed, accepting=0.3 + seed / 50, joining=4 + seed), 300) > 100


def live_apart(life: Life, number: int) -> int:
    meetings = 0
    for waiting, played in life.rounds(number):
        check(waiting, played)
        met = [frozenset(two) for offer in played.offers for two in combinations(offer.members, 2)]
        assert life.apart.isdisjoint(met)
        meetings += len(met)
    return meetings


@pytest.mark.parametrize("seed", range(3))
def test_when_all_accept_whoever_could_meet_somebody_waits_one_round(seed: int) -> None:
    pool = crowd(60, seed)
    played = play(pool, seed)
    waiting_on = [each for each in pool if each.member in played.left]

    assert play(waiting_on, seed + 1).offers == ()


def test_when_all_accept_and_more_join_no_one_is_served_before_more_who_waited() -> None:
    life = Life(seed=1, accepting=1.0, joining=6, blocks=False)

    for waiting, played in life.rounds(30):
        rounds = {each.member: min(each.rounds_waited, 20) for each in waiting}
        served = sum(rounds[member] for offer in played.offers for member in offer.members)
        assert served >= heaviest(graph_of(waiting), "covered")


@pytest.mark.long
def test_with_random_declines_nearly_everybody_is_served_within_a_few_rounds(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for accepting in (1.0, 0.8, 0.6):
        life = Life(1, accepting, joining=40, blocks=False)
        rounds = [len(played.offers) for _, played in life.rounds(200)]
        waited = sorted(life.waited)
        late = waited[int(len(waited) * 0.95)]
        with capsys.disabled():
            sys.stdout.write(
                f"\naccepting {accepting:.0%}: of {len(waited)} paired, 95 % within {late} rounds,"
                f" half within {waited[len(waited) // 2]}; {sum(rounds) / len(rounds):.1f} offers a round\n"
            )
        assert waited[len(waited) // 2] <= 1 / accepting**2 + 1  # an offer needs two to accept
