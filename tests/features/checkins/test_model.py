"""What may be said about a day, which days it may be said about, and what is offered next."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from bot.features.checkins.model import (
    CheckIn,
    Entry,
    Halt,
    Need,
    Part,
    check_day,
    is_heavy,
    looking_back,
    may_begin,
    need,
    score,
    since,
)

TODAY = date(2026, 11, 20)
LONELY, TIRED = frozenset({Halt.LONELY}), frozenset({Halt.TIRED})

entries = st.builds(
    Entry,
    mood=st.none() | st.integers(1, 5),
    craving=st.none() | st.integers(0, 10),
    halt=st.frozensets(st.sampled_from(Halt)),
    confidence=st.none() | st.integers(0, 10),
)


# What may be said


@pytest.mark.parametrize(
    "entry",
    [
        lambda: Entry(mood=0),
        lambda: Entry(mood=6),
        lambda: Entry(craving=-1),
        lambda: Entry(craving=11),
        lambda: Entry(confidence=-1),
        lambda: Entry(confidence=11),
        lambda: Entry(note="x" * 4001),
    ],
)
def test_a_number_outside_its_scale_is_refused(entry: type[Entry]) -> None:
    with pytest.raises(Refusal) as refused:
        entry()
    assert refused.value.key == "checkins-out-of-range"


def test_the_ends_of_every_scale_are_fine() -> None:
    assert Entry(mood=1, craving=0, confidence=0).parts == (Part.MOOD, Part.CRAVING, Part.CONFIDENCE)
    assert Entry(mood=5, craving=10, confidence=10, note="x" * 4000).parts[-1] is Part.NOTE


def test_the_parts_stand_in_the_forms_order() -> None:
    everything = Entry(3, 4, TIRED, 5, "words")
    assert everything.parts == tuple(Part)
    assert Entry().parts == ()


@given(entry=entries)
def test_a_part_has_a_number_when_it_was_given_one(entry: Entry) -> None:
    for part in (Part.MOOD, Part.CRAVING, Part.CONFIDENCE):
        assert (score(entry, part) is not None) == (part in entry.parts)
    assert score(entry, Part.HALT) is None
    assert score(entry, Part.NOTE) is None


# What is offered next


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        (Entry(), Need.NOTHING),
        (Entry(mood=3, craving=6, confidence=3), Need.NOTHING),
        (Entry(craving=7), Need.CRAVING),
        (Entry(craving=10, mood=1, confidence=0, halt=LONELY), Need.CRAVING),
        (Entry(mood=2), Need.LOW),
        (Entry(mood=1, confidence=0, halt=LONELY), Need.LOW),
        (Entry(mood=3), Need.NOTHING),
        (Entry(confidence=2), Need.UNSURE),
        (Entry(confidence=0, halt=LONELY), Need.UNSURE),
        (Entry(confidence=3), Need.NOTHING),
        (Entry(halt=LONELY), Need.LONELY),
        (Entry(halt=LONELY | TIRED), Need.LONELY),
        (Entry(halt=TIRED), Need.BASICS),
        (Entry(halt=frozenset({Halt.HUNGRY, Halt.ANGRY})), Need.BASICS),
        (Entry(mood=5, craving=0, confidence=10, halt=TIRED), Need.BASICS),
        (Entry(note="all is terrible"), Need.NOTHING),  # words are never weighed
    ],
)
def test_what_is_offered_follows_from_what_was_entered(entry: Entry, wanted: Need) -> None:
    assert need(entry) is wanted


@given(entry=entries, note=st.text(max_size=20))
def test_a_note_never_changes_what_is_offered(entry: Entry, note: str) -> None:
    noted = replace(entry, note=note)
    assert (need(noted), is_heavy(noted)) == (need(entry), is_heavy(entry))


@pytest.mark.parametrize(
    ("mood", "confidence", "heavy"),
    [(1, 0, True), (1, 2, True), (1, 3, False), (2, 0, False), (1, None, False), (None, 0, False)],
)
def test_the_soft_line_is_for_the_lowest_mood_with_little_confidence(
    mood: int | None, confidence: int | None, heavy: bool
) -> None:
    assert is_heavy(Entry(mood=mood, confidence=confidence)) is heavy


# Which day


@pytest.mark.parametrize(
    ("ago", "refusal"),
    [
        (-1, "checkins-in-future"),
        (-400, "checkins-in-future"),
        (2, "checkins-too-late"),
        (365, "checkins-too-late"),
    ],
)
def test_a_day_out_of_reach_is_refused(ago: int, refusal: str) -> None:
    day = TODAY - timedelta(days=ago)
    assert not may_begin(day, TODAY)
    with pytest.raises(Refusal) as refused:
        check_day(day, TODAY)
    assert refused.value.key == refusal


@pytest.mark.parametrize("ago", [0, 1])
def test_today_and_yesterday_can_be_checked_in_for(ago: int) -> None:
    day = TODAY - timedelta(days=ago)
    assert may_begin(day, TODAY)
    check_day(day, TODAY)


# Looking back


def days_of(*given: Entry) -> list[CheckIn]:
    saved = datetime(2026, 11, 20, tzinfo=UTC)
    return [CheckIn(TODAY - timedelta(days=ago), entry, saved) for ago, entry in enumerate(given)][::-1]


@pytest.mark.parametrize("days", [1, 7, 365])
def test_a_history_ends_today_and_is_as_long_as_asked_for(days: int) -> None:
    history = since(TODAY, days)
    assert history.last == TODAY
    assert history.days == days
    assert history.checkins == ()


def test_an_average_leaves_out_days_without_a_number() -> None:
    history = replace(since(TODAY, 7), checkins=days_of(Entry(mood=2), Entry(), Entry(mood=5)))
    assert history.average(Part.MOOD) == 3.5
    assert history.average(Part.CRAVING) is None


def test_the_need_ticked_most_often_is_named() -> None:
    both = LONELY | TIRED
    history = replace(since(TODAY, 7), checkins=days_of(Entry(halt=TIRED), Entry(halt=both)))
    assert history.most_common_halt() is Halt.TIRED
    assert since(TODAY, 7).most_common_halt() is None


def test_the_forms_order_decides_a_tie() -> None:
    history = replace(since(TODAY, 7), checkins=days_of(Entry(halt=TIRED), Entry(halt=LONELY)))
    assert history.most_common_halt() is Halt.LONELY


@given(ago=st.lists(st.integers(-1, 40), unique=True), days=st.integers(1, 30))
def test_every_day_of_a_history_lies_in_it_also_after_a_move_west(ago: list[int], days: int) -> None:
    saved = datetime(2026, 11, 20, tzinfo=UTC)
    checkins = [CheckIn(TODAY - timedelta(days=each), Entry(), saved) for each in sorted(ago, reverse=True)]
    history = looking_back(TODAY, days, checkins)
    assert history.days == days
    assert history.last == (TODAY + timedelta(days=1) if -1 in ago else TODAY)
    assert list(history.checkins) == [each for each in checkins if history.first <= each.day <= history.last]
