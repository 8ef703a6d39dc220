"""When things go, and when their owner is warned."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.features.retention.model import LIFE, Kind, cutoff, last_erasure, next_erasure, warning

days = st.dates(date(2024, 1, 1), date(2040, 1, 1))


@given(days)
def test_the_next_erasure_is_a_first_of_a_month_within_a_month(today: date) -> None:
    following = next_erasure(today)
    assert following.day == 1
    assert timedelta() < following - today <= timedelta(days=31)
    assert last_erasure(following) == following


@given(days)
def test_each_erasure_is_announced_on_exactly_the_days_before_it(today: date) -> None:
    erasure = next_erasure(today)
    told = [warning(erasure - timedelta(days=left), erasure) for left in range(31, -1, -1)]
    assert told.count(None) == 31 - 14 + 1
    assert told.count(14) == 11
    assert told.count(3) == 3
    assert told[-1] is None


@given(st.sampled_from(Kind), days)
def test_nothing_goes_before_its_time(kind: Kind, written: date) -> None:
    """Whatever is written today is still there at every erasure before its life is over."""
    erasure = next_erasure(written)
    while erasure - written <= LIFE[kind]:
        assert written >= cutoff(kind, erasure)
        erasure = next_erasure(erasure)
    assert erasure - written <= LIFE[kind] + timedelta(days=32)
