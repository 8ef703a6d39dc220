"""The throttle and the score rule."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.screening.model import CARD_PAUSE, Card, Throttle, heavy_scores
from bot.ids import MemberId

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ALICE, BOB = MemberId(1), MemberId(2)


def test_the_same_card_is_shown_in_full_once_in_six_hours():
    throttle = Throttle()
    assert throttle.full_card(ALICE, Card.CRISIS, NOON)
    assert not throttle.full_card(ALICE, Card.CRISIS, NOON + timedelta(hours=5, minutes=59))
    assert throttle.full_card(ALICE, Card.CRISIS, NOON + timedelta(hours=6))


def test_a_compact_card_does_not_prolong_the_pause():
    throttle = Throttle()
    throttle.full_card(ALICE, Card.CRISIS, NOON)
    throttle.full_card(ALICE, Card.CRISIS, NOON + timedelta(hours=5))
    assert throttle.full_card(ALICE, Card.CRISIS, NOON + timedelta(hours=6))


def test_another_card_and_another_member_have_their_own_pause():
    throttle = Throttle()
    throttle.full_card(ALICE, Card.RELAPSE, NOON)
    assert throttle.full_card(ALICE, Card.CRISIS, NOON)
    assert throttle.full_card(BOB, Card.RELAPSE, NOON)


@given(st.lists(st.integers(0, 60 * 24), max_size=30))
def test_overdose_is_never_held_back(minutes: list[int]):
    throttle = Throttle()
    for minute in sorted(minutes):
        assert throttle.full_card(ALICE, Card.OVERDOSE, NOON + timedelta(minutes=minute))


@given(st.lists(st.integers(0, 60 * 48), min_size=1, max_size=40))
def test_full_cards_are_never_closer_than_the_pause(minutes: list[int]):
    throttle = Throttle()
    moments = [NOON + timedelta(minutes=minute) for minute in sorted(minutes)]
    shown = [moment for moment in moments if throttle.full_card(ALICE, Card.WITHDRAWAL, moment)]
    assert shown[0] == moments[0]
    assert all(later - earlier >= CARD_PAUSE for earlier, later in itertools.pairwise(shown))


def test_a_forgotten_member_starts_anew():
    throttle = Throttle()
    throttle.full_card(ALICE, Card.CRISIS, NOON)
    throttle.full_card(BOB, Card.CRISIS, NOON)
    throttle.forget(ALICE)
    assert throttle.full_card(ALICE, Card.CRISIS, NOON)
    assert not throttle.full_card(BOB, Card.CRISIS, NOON)


@pytest.mark.parametrize(
    ("mood", "confidence", "heavy"),
    [(1, 2, True), (1, 0, True), (1, 3, False), (2, 0, False), (None, 0, False), (1, None, False)],
)
def test_only_the_lowest_mood_with_little_confidence_is_heavy(
    mood: int | None, confidence: int | None, heavy: bool
):
    assert heavy_scores(mood, confidence) is heavy
