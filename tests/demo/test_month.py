"""The made-up month."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.month import DAYS, LIVED, Lived, entries
from demo.people import ALEX, CHARLIE

TODAY = date(2026, 11, 20)


@given(today=st.dates(date(2026, 2, 1), date(2040, 1, 1)), lived=st.sampled_from(LIVED))
def test_a_month_has_each_day_once_in_order_and_never_today(today: date, lived: Lived) -> None:
    days = [day for day, _, _ in entries(lived, today)]
    assert days == sorted(set(days))
    assert today - timedelta(days=DAYS) <= days[0] <= days[-1] < today


@pytest.mark.parametrize("lived", LIVED, ids=lambda lived: lived.who.name)
def test_a_month_is_the_same_every_time(lived: Lived) -> None:
    assert list(entries(lived, TODAY)) == list(entries(lived, TODAY))


@pytest.mark.parametrize("lived", LIVED, ids=lambda lived: lived.who.name)
def test_everything_somebody_wrote_is_in_their_month(lived: Lived) -> None:
    assert tuple(entry.note for _, _, entry in entries(lived, TODAY) if entry.note) == lived.notes


def test_alex_had_a_hard_week_and_better_days_after() -> None:
    alex = next(lived for lived in LIVED if lived.who == ALEX)
    moods = [entry.mood or 0 for _, _, entry in entries(alex, TODAY)]
    assert min(moods) == 1
    assert sum(moods[-5:]) / 5 > sum(moods) / len(moods)


def test_the_newcomer_has_no_month() -> None:
    assert CHARLIE not in [lived.who for lived in LIVED]
