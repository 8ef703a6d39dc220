"""Pods: three to five who all fit each other, and nobody left who could be in one."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.buddies.matching import Mentor, Seeker, compatible_group
from bot.features.buddies.pods import FEWEST, MOST, gather
from bot.features.buddies.profile import Contact, Format, Kind, Stage
from bot.ids import MemberId
from tests.features.buddies.people import pools, profile, somebody

POD = profile(formats=frozenset({Format.POD}))


def sizes(people: int) -> list[int]:
    return sorted(len(pod.members) for pod in gather([somebody(n, POD) for n in range(1, people + 1)]))


def test_people_are_spread_over_pods_of_three_to_five() -> None:
    assert [sizes(people) for people in (2, 3, 5, 6, 7, 11)] == [[], [3], [5], [3, 3], [3, 4], [3, 4, 4]]


@settings(max_examples=40)
@given(pools())
def test_whoever_is_in_a_pod_fits_all_others_and_nobody_is_left_who_could_be_in_one(
    pool: list[Seeker],
) -> None:
    by_id = {each.member: each for each in pool}
    pods = [[by_id[member] for member in made.members] for made in gather(pool)]
    placed = [each.member for pod in pods for each in pod]
    left = [each for each in pool if each.member not in placed]

    assert len(placed) == len(set(placed))
    assert all(FEWEST <= len(pod) <= MOST and compatible_group(pod, Format.POD) for pod in pods)
    assert not any(compatible_group(three, Format.POD) for three in combinations(left, 3))
    roomy = [pod for pod in pods if len(pod) < MOST]
    assert not any(compatible_group([*pod, each], Format.POD) for pod in roomy for each in left)


@settings(max_examples=40)
@given(pools(), st.randoms(use_true_random=False))
def test_the_same_people_make_the_same_pods_in_whatever_order(pool: list[Seeker], random: Random) -> None:
    mixed = list(pool)
    random.shuffle(mixed)

    assert gather(mixed) == gather(pool)


def test_a_pod_is_for_those_who_chose_that_step() -> None:
    pair = profile(formats=frozenset({Format.PAIR}))

    assert gather([somebody(1, POD), somebody(2, POD), somebody(3, pair)]) == []


def test_one_whom_somebody_blocked_is_in_no_pod_with_them() -> None:
    blocked = [somebody(number, POD) for number in (1, 2, 3)]
    blocked[0] = replace(blocked[0], excluded=frozenset({MemberId(3)}))

    assert gather(blocked) == []


def test_a_pod_holds_at_most_two_for_whom_it_is_very_hard() -> None:
    worn = replace(POD, very_hard=True)

    (pod,) = gather([*(somebody(n, worn) for n in (1, 2, 3)), somebody(4, POD), somebody(5, POD)])

    assert len(pod.members) == 4


def test_who_waits_longest_opens_the_first_pod() -> None:
    voice = replace(POD, contact=frozenset(Contact))
    people = [somebody(n, voice) for n in (1, 2, 3)] + [somebody(4, POD, rounds_waited=2)]
    crowded = [replace(each, excluded=frozenset({MemberId(3)})) for each in people if each.member != 3]

    (pod,) = gather([*crowded, people[2]])

    assert 4 in pod.members


def test_a_mentor_in_a_pod_has_room_for_its_newcomers() -> None:
    mentor = Mentor(timedelta(days=400), timedelta(days=365), mentees=1)
    new = replace(POD, stage=Stage.FIRST_MONTH, kinds=frozenset(Kind))
    guide = somebody(4, replace(POD, stage=Stage.LATER, kinds=frozenset(Kind)), mentor=mentor)

    pods = gather([*(somebody(n, new) for n in (1, 2, 3)), guide])

    assert [pod.members for pod in pods] == [(1, 2, 3)]
