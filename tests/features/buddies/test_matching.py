"""Who may meet whom: the hard filters, one by one and together; how well they suit each other, and why."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations, permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.buddies.matching import (
    ALL_GATES,
    Gate,
    Mentor,
    Reason,
    ReasonKey,
    Seeker,
    compatible,
    compatible_trio,
    fits_as,
)
from bot.features.buddies.profile import (
    Cadence,
    Contact,
    Format,
    Gender,
    GenderWish,
    Goal,
    Interest,
    Kind,
    Part,
    Stage,
    Support,
)
from bot.features.buddies.scoring import BEST, explain, offer, score
from bot.features.members.model import Pathway
from bot.ids import GuildId, MemberId
from tests.features.buddies.people import pools, profile, seekers, somebody

VETTED = Mentor(timedelta(days=400), timedelta(days=365))
TRIO = frozenset({Format.TRIO})


def two(**chosen: Any) -> tuple[Seeker, Seeker]:
    """Return two people of whom the second chose ``chosen``."""
    return somebody(1), somebody(2, profile(**chosen))


def meet(a: Seeker, b: Seeker) -> bool:
    assert compatible(a, b) is compatible(b, a)
    return compatible(a, b)


# The hard filters


def test_two_people_who_said_nothing_but_a_language_may_meet() -> None:
    assert meet(*two())


def test_nobody_meets_themselves() -> None:
    assert not meet(somebody(1), somebody(1))


@pytest.mark.parametrize(
    "hindered",
    [
        {"guild": GuildId(2)},
        {"paused": True},
        {"places": 0},
        {"gates": ALL_GATES - {Gate.ADULT}},
        {"gates": ALL_GATES - {Gate.ACCOUNT_AGE}},
        {"gates": ALL_GATES - {Gate.SERVER_AGE}},
        {"gates": ALL_GATES - {Gate.ADULTS_ONLY}},
        {"excluded": frozenset({MemberId(1)})},
    ],
)
def test_what_keeps_one_of_them_away_keeps_them_apart(hindered: dict[str, Any]) -> None:
    assert not meet(somebody(1), somebody(2, **hindered))


def test_past_partners_may_meet_again_when_there_is_nobody_else() -> None:
    assert meet(somebody(1, past=frozenset({MemberId(2)})), somebody(2))


def test_people_need_a_language_in_common() -> None:
    assert not meet(somebody(1, profile("en", "fr")), somebody(2, profile("es")))
    assert meet(somebody(1, profile("en", "fr")), somebody(2, profile("es", "fr")))


def test_people_need_a_way_to_talk_in_common() -> None:
    assert not meet(*two(contact=frozenset({Contact.VOICE})))
    assert meet(*two(contact=frozenset(Contact)))


def test_a_wish_about_gender_holds_both_ways() -> None:
    woman = somebody(1, profile(gender=Gender.WOMAN, gender_wish=GenderWish.SAME))
    man = somebody(2, profile(gender=Gender.MAN))

    assert not meet(woman, man)
    assert meet(woman, somebody(2, profile(gender=Gender.WOMAN)))


def test_a_list_of_genders_is_kept_to() -> None:
    wished = frozenset({Gender.NON_BINARY, Gender.WOMAN})
    lister = somebody(1, profile(gender_wish=GenderWish.LISTED, wished_genders=wished))

    assert [meet(lister, somebody(2, profile(gender=each))) for each in Gender] == [
        each in wished for each in Gender
    ]


def test_who_left_their_gender_unsaid_meets_those_who_chose_any() -> None:
    assert meet(*two(gender=Gender.UNSAID))
    assert not meet(
        somebody(1, profile(gender=Gender.MAN, gender_wish=GenderWish.SAME)), two(gender=Gender.UNSAID)[1]
    )


@pytest.mark.parametrize(
    ("one", "other", "together"), [(False, False, False), (True, False, False), (True, True, True)]
)
def test_reducing_meets_abstinence_only_if_both_say_so(one: bool, other: bool, together: bool) -> None:
    reduces = somebody(1, profile(goal=Goal.REDUCE, goal_open=one))
    abstains = somebody(2, profile(goal=Goal.ABSTINENCE, goal_open=other))

    assert meet(reduces, abstains) is together


@pytest.mark.parametrize("other", [Goal.MEDICATION, Goal.BREAK, Goal.ABSTINENCE, None])
def test_all_other_goals_bear_abstinence(other: Goal | None) -> None:
    assert meet(somebody(1, profile(goal=Goal.ABSTINENCE)), somebody(2, profile(goal=other)))


@pytest.mark.parametrize("new", [Stage.FIRST_MONTH, Stage.FIRST_QUARTER])
@pytest.mark.parametrize("far", [Stage.FIRST_YEAR, Stage.LATER, None])
def test_a_newcomer_is_never_paired_with_an_arbitrary_long_timer(new: Stage, far: Stage | None) -> None:
    assert not meet(somebody(1, profile(stage=new)), somebody(2, profile(stage=far)))


def test_newcomers_meet_newcomers() -> None:
    assert meet(
        somebody(1, profile(stage=Stage.FIRST_MONTH)), somebody(2, profile(stage=Stage.FIRST_QUARTER))
    )


@pytest.mark.parametrize(
    ("stage", "together"), [(None, True), (Stage.FIRST_YEAR, True), (Stage.LATER, False)]
)
def test_a_stage_left_unsaid_may_be_any_and_so_keeps_to_the_middle(
    stage: Stage | None, together: bool
) -> None:
    assert meet(*two(stage=stage)) is together


def newcomer(member: int = 1, **more: Any) -> Seeker:
    return somebody(member, profile(stage=Stage.FIRST_MONTH, kinds=frozenset(Kind)), **more)


def guide(member: int = 2, mentor: Mentor | None = VETTED, **chosen: Any) -> Seeker:
    about: dict[str, Any] = {"stage": Stage.LATER, "kinds": frozenset(Kind)} | chosen
    return somebody(member, profile(**about), mentor=mentor)


def test_a_newcomer_who_would_like_one_may_have_a_vetted_mentor() -> None:
    assert fits_as(newcomer(), guide()) is Kind.MENTOR
    assert meet(newcomer(), guide())


@pytest.mark.parametrize(
    "mentor",
    [
        None,
        Mentor(timedelta(days=364), timedelta(days=365)),
        Mentor(timedelta(days=400), timedelta(days=365), mentees=3),
        Mentor(timedelta(days=400), timedelta(days=365), mentees=1, cap=1),
    ],
    ids=["not granted", "too new", "full", "own cap"],
)
def test_nobody_is_a_mentor_without_role_tenure_and_room(mentor: Mentor | None) -> None:
    assert not meet(newcomer(), guide(mentor=mentor))


def test_a_mentor_is_offered_to_who_asked_and_asks_nobody_else() -> None:
    peers_only = somebody(1, profile(stage=Stage.FIRST_MONTH))

    assert not meet(peers_only, guide())
    assert not meet(newcomer(), guide(kinds=frozenset({Kind.PEER})))


def test_a_newcomer_is_nobody_s_mentor() -> None:
    assert fits_as(newcomer(), guide(stage=Stage.FIRST_QUARTER)) is Kind.PEER


def test_a_mentor_without_a_place_for_a_peer_still_mentors() -> None:
    full = replace(guide(), places=0)

    assert meet(newcomer(), full)
    assert not meet(full, somebody(1, profile(stage=Stage.LATER, kinds=frozenset(Kind))))


def test_two_for_whom_it_is_very_hard_are_not_left_to_each_other() -> None:
    assert not meet(somebody(1, profile(very_hard=True)), somebody(2, profile(very_hard=True)))
    assert meet(*two(very_hard=True))


def test_a_pair_is_offered_to_who_wants_a_pair() -> None:
    assert not meet(*two(formats=frozenset({Format.POD})))


def reasons_apart(a: Seeker, b: Seeker) -> list[str]:
    """Say again, in other words than the code, what section 7 calls hard."""
    p, q = a.profile, b.profile
    wishes = [(p, q), (q, p)]
    new = [each for each in (a, b) if each.profile.stage in (Stage.FIRST_MONTH, Stage.FIRST_QUARTER)]
    old = [each for each in (a, b) if each not in new]
    broken = {
        "self": a.member == b.member,
        "server": a.guild != b.guild,
        "apart": b.member in a.excluded or a.member in b.excluded,
        "gates": not (set(Gate) <= set(a.gates) and set(Gate) <= set(b.gates)),
        "paused": a.paused or b.paused,
        "language": not set(p.languages) & set(q.languages),
        "contact": not set(p.contact) & set(q.contact),
        "same": any(w.gender_wish is GenderWish.SAME and w.gender is not o.gender for w, o in wishes),
        "list": any(
            w.gender_wish is GenderWish.LISTED and o.gender not in w.wished_genders for w, o in wishes
        ),
        "unsaid": any(w.gender_wish is not GenderWish.ANY and o.gender is Gender.UNSAID for w, o in wishes),
        "goal": {p.goal, q.goal} == {Goal.REDUCE, Goal.ABSTINENCE} and not (p.goal_open and q.goal_open),
        "capacity": any(each.places == 0 and each.mentor is None for each in (a, b)),
        "newcomer": len(new) == 1
        and not (
            old[0].mentor
            and old[0].mentor.tenure >= old[0].mentor.tenure_needed
            and old[0].mentor.mentees < old[0].mentor.cap
            and Kind.MENTOR in p.kinds
            and Kind.MENTOR in q.kinds
        ),
    }
    return [name for name, is_broken in broken.items() if is_broken]


@given(pools(6))
def test_whoever_fits_breaks_no_hard_filter(pool: list[Seeker]) -> None:
    for one, other in permutations(pool, 2):
        if fits_as(one, other):
            assert reasons_apart(one, other) == []


@given(pools(6))
def test_fitting_is_the_same_both_ways(pool: list[Seeker]) -> None:
    for one, other in combinations(pool, 2):
        assert fits_as(one, other) is fits_as(other, one)


# Threes


def three(*chosen: dict[str, Any]) -> tuple[Seeker, Seeker, Seeker]:
    one, two, third = (
        somebody(number, profile(formats=TRIO, **each)) for number, each in enumerate(chosen, start=1)
    )
    return one, two, third


def test_a_trio_wants_to_be_one() -> None:
    a, b, c = three({}, {}, {})

    assert compatible_trio((a, b, c))
    assert not compatible_trio((a, b, somebody(3, profile(formats=frozenset({Format.PAIR})))))


def test_in_a_trio_every_two_fit() -> None:
    a, b, c = three({}, {}, {})

    assert not compatible_trio((a, replace(b, excluded=frozenset({c.member})), c))


def test_a_third_makes_room_for_two_for_whom_it_is_very_hard_and_not_for_three() -> None:
    worn = {"very_hard": True}

    assert compatible_trio(three(worn, worn, {}))
    assert not compatible_trio(three(worn, worn, worn))


@pytest.mark.parametrize(("mentees", "room"), [(1, True), (2, False)])
def test_a_mentor_of_two_needs_room_for_two(mentees: int, room: bool) -> None:
    mentor = Mentor(timedelta(days=400), timedelta(days=365), mentees)
    both = [replace(newcomer(number), profile=_trio_too(newcomer(number))) for number in (1, 2)]
    held = guide(3, mentor, formats=TRIO)

    assert compatible_trio((both[0], both[1], held)) is room


def _trio_too(seeker: Seeker) -> Any:
    return replace(seeker.profile, formats=frozenset(Format))


def test_an_offer_with_a_mentor_says_who_it_is() -> None:
    made = offer([newcomer(1), guide(2)])

    assert (made.kind, made.mentor, made.format) == (Kind.MENTOR, 2, Format.PAIR)


# The score

SUITED = profile(
    "en",
    parts=frozenset({Part.EVENING}),
    goal=Goal.ABSTINENCE,
    stage=Stage.FIRST_YEAR,
    pathway=Pathway.SMART,
    interests=frozenset({Interest.MUSIC, Interest.FILM, Interest.BOOKS, Interest.ART}),
    support=frozenset({Support.ALCOHOL}),
    same_experience=True,
    cadence=Cadence.WEEKLY,
)


def points(**other: Any) -> int:
    return score(somebody(1, SUITED), somebody(2, replace(SUITED, **other)))


def test_two_who_chose_all_the_same_suit_each_other_best() -> None:
    assert points() == BEST


@given(seekers(st.just(1)), seekers(st.just(2)))
def test_a_score_is_the_same_both_ways_and_within_its_bounds(one: Seeker, other: Seeker) -> None:
    assert score(one, other) == score(other, one)
    assert 0 <= score(one, other) <= BEST


def test_what_weighs_most_is_what_the_guide_puts_first() -> None:
    worst = [
        points(parts=frozenset({Part.NIGHT})),
        points(goal=Goal.BREAK),
        points(stage=Stage.LATER),
        points(pathway=Pathway.FAITH),
        points(interests=frozenset[Interest]()),
        points(support=frozenset({Support.GAMBLING})),
        points(cadence=Cadence.DAILY),
        points(contact=frozenset(Contact)),
    ]

    assert worst == sorted(set(worst))


def test_an_evening_far_away_is_not_the_same_evening() -> None:
    near, far = (score(somebody(1, SUITED), somebody(2, SUITED, offset=minutes)) for minutes in (60, 720))

    assert far < near < BEST


def test_the_same_experience_counts_only_if_it_matters_to_both() -> None:
    gambles = frozenset({Support.GAMBLING})

    assert points(support=gambles) < points(support=gambles, same_experience=False)
    assert points(same_experience=False) == points(support=gambles, same_experience=False)


def test_peers_one_band_apart_suit_each_other_more_than_two_would() -> None:
    assert points(stage=Stage.LATER) < points()


def test_what_is_left_open_counts_half() -> None:
    assert points(parts=frozenset[Part](), goal=None, stage=None, pathway=None, cadence=None) == BEST - 415


# The reasons


def test_reasons_name_what_both_chose_most_telling_first() -> None:
    told = explain([somebody(1, SUITED), somebody(2, replace(SUITED, cadence=Cadence.DAILY))])

    assert told == (
        Reason(ReasonKey.PARTS, ("evening",)),
        Reason(ReasonKey.LANGUAGES, ("en",)),
        Reason(ReasonKey.CONTACT, ("text",)),
        Reason(ReasonKey.GOAL, ("abstinence",)),
        Reason(ReasonKey.STAGE, ("first-year",)),
        Reason(ReasonKey.PATHWAY, ("smart",)),
        Reason(ReasonKey.INTERESTS, ("art", "books", "film", "music")),
        Reason(ReasonKey.SUPPORT, ("alcohol",)),
    )


def test_hours_that_meet_across_zones_are_counted_not_named() -> None:
    evening, afternoon = (profile(parts=frozenset({part})) for part in (Part.EVENING, Part.AFTERNOON))

    told = explain([somebody(1, evening), somebody(2, afternoon, offset=-240)])

    assert told[0] == Reason(ReasonKey.HOURS, count=4)


def test_the_same_word_in_zones_that_never_meet_is_no_reason() -> None:
    evening = profile(parts=frozenset({Part.EVENING}))

    told = explain([somebody(1, evening), somebody(2, evening, offset=720)])

    assert {ReasonKey.PARTS, ReasonKey.HOURS}.isdisjoint({each.key for each in told})


def test_support_is_a_reason_only_if_it_matters_to_both() -> None:
    alcohol = frozenset({Support.ALCOHOL})
    matters, does_not = profile(support=alcohol, same_experience=True), profile(support=alcohol)

    told = explain([somebody(1, matters), somebody(2, does_not)])

    assert ReasonKey.SUPPORT not in {each.key for each in told}


@given(st.lists(seekers(st.just(1)), min_size=2, max_size=3))
def test_a_reason_tells_of_nobody_what_the_others_did_not_say_too(some: list[Seeker]) -> None:
    said = [_everything_said(each) for each in some]

    for reason in explain(some):
        assert all(set(reason.values) <= each for each in said)
        assert reason.values or reason.count


def _everything_said(seeker: Seeker) -> set[str]:
    about = seeker.profile
    several = about.parts | about.support | about.contact | about.interests
    single = {about.goal, about.stage, about.pathway, about.cadence} - {None}
    return {str(each) for each in several | single} | about.languages
