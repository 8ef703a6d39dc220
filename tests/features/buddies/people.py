"""Made-up people who look for a buddy: chosen by Hypothesis, or many at once from a seed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st

from bot.features.buddies.matching import ALL_GATES, Gate, Mentor, Seeker
from bot.features.buddies.profile import (
    MOST_INTERESTS,
    MOST_LANGUAGES,
    MOST_SUPPORT,
    Cadence,
    Contact,
    Format,
    Gender,
    GenderWish,
    Goal,
    Interest,
    Kind,
    Part,
    Profile,
    Stage,
    Support,
)
from bot.features.members.model import Pathway
from bot.ids import GuildId, MemberId

T = TypeVar("T")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HERE = GuildId(1)
LANGUAGES = ("en", "es", "fr", "de", "pt", "fil")


def profile(*languages: str, **chosen: Any) -> Profile:
    return Profile(frozenset(languages or ("en",)), **chosen)


def somebody(member: int, about: Profile | None = None, **more: Any) -> Seeker:
    """Return a seeker who waits since noon, in the one server there is."""
    given: dict[str, Any] = {"guild": HERE, "waiting_since": NOON} | more
    return Seeker(MemberId(member), profile=about or profile(), **given)


def _some(choices: Any, least: int = 0, most: int | None = None) -> Any:
    return st.frozensets(st.sampled_from(list(choices)), min_size=least, max_size=most)


_wishes: Any = st.one_of(
    st.tuples(st.sampled_from(Gender), st.just(GenderWish.ANY), st.just(frozenset[Gender]())),
    st.tuples(
        st.sampled_from([each for each in Gender if each is not Gender.UNSAID]),
        st.just(GenderWish.SAME),
        st.just(frozenset[Gender]()),
    ),
    st.tuples(
        st.sampled_from(Gender),
        st.just(GenderWish.LISTED),
        _some([each for each in Gender if each is not Gender.UNSAID], 1),
    ),
)


def _declared(wish: tuple[Any, Any, Any], **chosen: Any) -> Profile:
    gender, gender_wish, wished = wish
    return Profile(gender=gender, gender_wish=gender_wish, wished_genders=wished, **chosen)


profiles: st.SearchStrategy[Profile] = st.builds(
    _declared,
    _wishes,
    languages=_some(LANGUAGES, 1, MOST_LANGUAGES),
    parts=_some(Part),
    support=_some(Support, 0, MOST_SUPPORT),
    same_experience=st.booleans(),
    goal=st.sampled_from([None, *Goal]),
    goal_open=st.booleans(),
    pathway=st.sampled_from([None, *Pathway]),
    stage=st.sampled_from([None, *Stage]),
    contact=_some(Contact, 1),
    cadence=st.sampled_from([None, *Cadence]),
    interests=_some(Interest, 0, MOST_INTERESTS),
    kinds=_some(Kind, 1),
    formats=_some(Format, 1),
    very_hard=st.booleans(),
)


def seekers(ids: st.SearchStrategy[int]) -> st.SearchStrategy[Seeker]:
    return st.builds(anybody, st.builds(Random, _SEEDS), ids)


def pools(most: int = 12) -> st.SearchStrategy[list[Seeker]]:
    """Return up to ``most`` people with ids from 1 on, many of whom could be paired."""
    return st.builds(_pool, st.integers(0, most), _SEEDS)


_SEEDS = st.integers(0, 2**32 - 1)
"""Drawing every choice of a dozen people one by one would take Hypothesis most of a second."""


def _pool(size: int, seed: int) -> list[Seeker]:
    random = Random(seed)
    return [anybody(random, number, size) for number in range(1, size + 1)]


def anybody(random: Random, member: int, others: int = 12) -> Seeker:
    """Return anybody at all: also who is paused, full, not through the gates, or of another server."""
    mentor = Mentor(
        timedelta(days=random.choice([10, 400])),
        timedelta(days=365),
        random.randint(0, 4),
        random.randint(0, 4),
    )
    return Seeker(
        MemberId(member),
        random.choice([HERE, HERE, HERE, HERE, GuildId(2)]),
        _any_profile(random),
        NOON - timedelta(hours=random.randrange(2000)),
        offset=random.choice([-480, -300, 0, 60, 330, 345, 540]),
        rounds_waited=random.choice([0, 0, 1, 2, 30]),
        past=_some_members(random, others),
        excluded=_some_members(random, others),
        gates=random.choice([ALL_GATES] * 6 + [ALL_GATES - {Gate.ADULT}]),
        places=random.choice([1, 1, 1, 2, 0]),
        paused=random.random() < 0.1,
        mentor=random.choice([None, mentor]),
    )


def _some_members(random: Random, others: int) -> frozenset[MemberId]:
    return frozenset(MemberId(random.randint(1, others + 1)) for _ in range(random.choice([0, 0, 1, 3])))


def _some_of(random: Random, choices: Iterable[T], least: int = 0, most: int = 3) -> frozenset[T]:
    among = list(choices)
    return frozenset(random.sample(among, random.randint(least, min(most, len(among)))))


def _any_profile(random: Random) -> Profile:
    gender, wish = random.choice(list(Gender)), random.choice([*GenderWish, GenderWish.ANY])
    if gender is Gender.UNSAID and wish is GenderWish.SAME:
        wish = GenderWish.ANY
    said = [each for each in Gender if each is not Gender.UNSAID]
    return Profile(
        languages=_some_of(random, LANGUAGES, 1),
        parts=_some_of(random, Part, 0, 6),
        support=_some_of(random, Support),
        same_experience=random.random() < 0.6,
        goal=random.choice([None, *Goal]),
        goal_open=random.random() < 0.5,
        pathway=random.choice([None, *Pathway]),
        stage=random.choice([None, *Stage]),
        gender=gender,
        gender_wish=wish,
        wished_genders=_some_of(random, said, 1) if wish is GenderWish.LISTED else frozenset(),
        contact=_some_of(random, Contact, 1),
        cadence=random.choice([None, *Cadence]),
        interests=_some_of(random, Interest, 0, MOST_INTERESTS),
        kinds=_some_of(random, Kind, 1),
        formats=_some_of(random, Format, 2),
        very_hard=random.random() < 0.3,
    )


def crowd(size: int, seed: int = 1, first: int = 1) -> list[Seeker]:
    """Return many plausible people, all free to be paired, the same for a seed."""
    random = Random(seed)
    return [one_of_many(random, first + number) for number in range(size)]


def one_of_many(random: Random, member: int) -> Seeker:
    """Return one of them: most speak English, a third does not mind whom they meet, one in ten is worn."""
    mentor = Mentor(timedelta(days=500), timedelta(days=365)) if random.random() < 0.05 else None
    about = _likely(random)
    if mentor:
        about = replace(about, stage=Stage.LATER, kinds=frozenset(Kind))
    offset = random.choice([-480, -420, -360, -300, -300, -240, 0, 0, 60, 60, 120, 330, 480, 540, 600])
    since = NOON - timedelta(hours=random.randrange(200))
    return somebody(member, about, offset=offset, mentor=mentor, waiting_since=since)


def _likely(random: Random) -> Profile:
    gender = random.choices(list(Gender), [45, 35, 8, 4, 8])[0]
    wish = random.choices(list(GenderWish), [60, 28, 12])[0]
    if gender is Gender.UNSAID:
        wish = GenderWish.ANY
    listed = {gender, random.choice([Gender.WOMAN, Gender.NON_BINARY])}
    return Profile(
        languages=frozenset(random.choices(LANGUAGES, [70, 12, 6, 6, 5, 1], k=random.choice([1, 1, 2]))),
        parts=frozenset(random.sample(list(Part), random.randint(0, 3))),
        support=frozenset(random.sample(list(Support), random.randint(0, 3))),
        same_experience=random.random() < 0.3,
        goal=random.choices([None, *Goal], [15, 45, 15, 15, 10])[0],
        goal_open=random.random() < 0.3,
        pathway=random.choice([None, *Pathway]),
        stage=random.choices([None, *Stage], [15, 25, 20, 20, 20])[0],
        gender=gender,
        gender_wish=wish,
        wished_genders=frozenset(listed) if wish is GenderWish.LISTED else frozenset(),
        contact=frozenset(random.choices(list(Contact), [70, 30], k=2)),
        cadence=random.choice([None, *Cadence]),
        interests=frozenset(random.sample(list(Interest), random.randint(0, 6))),
        kinds=frozenset(random.choice([(Kind.PEER,), (Kind.PEER, Kind.MENTOR)])),
        formats=frozenset(random.choice([(Format.PAIR,), (Format.PAIR, Format.TRIO), tuple(Format)])),
        very_hard=random.random() < 0.1,
    )
