"""What a counter may be called, when it may begin, what a day may save."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from bot.features.counters.model import (
    MAX_COUNTERS,
    MAX_LABEL,
    Counter,
    CounterId,
    Goal,
    Savings,
    clean_label,
    read_savings,
    rename,
    start,
    withdrawal_notice_due,
)

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 5, 5, 12, tzinfo=UTC)


def begin(at: datetime = NOW, label: str = "evenings", others: int = 0) -> Counter:
    return start(CounterId(1), label, Goal.ABSTAIN, at, NOW, LONDON, others)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  quiet   evenings ", "quiet evenings"),
        ("two\nlines\tand a tab\0", "two lines and a tab"),
        ("abc\u202edef\u2066", "abcdef"),
        ("🙂", "🙂"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("<@123> **bold**", "<@123> **bold**"),
        ("כוס", "כוס"),
        ("e\u0301te\u0301", "\u00e9t\u00e9"),
        ("broken\ud800", "broken"),
    ],
)
def test_a_label_is_the_members_own_words_on_one_line(typed: str, kept: str) -> None:
    assert begin(label=typed).label == kept


@pytest.mark.parametrize("typed", ["", "   ", "\u202e\u200f", "\u200b\u200d", "\u3164", "\u0301", "\n\0"])
def test_a_label_that_shows_nothing_is_refused(typed: str) -> None:
    with pytest.raises(Refusal) as refusal:
        begin(label=typed)
    assert refusal.value.key == "counters-label-empty"


def test_a_label_may_have_sixty_characters_and_no_more() -> None:
    assert clean_label("x" * MAX_LABEL + " ") == "x" * 60
    with pytest.raises(Refusal) as refusal:
        clean_label("x" * 61)
    assert (refusal.value.key, refusal.value.args_for_text) == ("counters-label-long", {"limit": 60})


@given(st.text(max_size=80))
def test_a_label_that_was_tidied_stays_as_it_is(typed: str) -> None:
    try:
        label = clean_label(typed)
    except Refusal:
        return
    assert clean_label(label) == label


def test_a_counter_can_be_renamed_and_is_the_same() -> None:
    counter = begin()
    renamed = rename(counter, " mornings ")
    assert (renamed.label, renamed.runs, renamed.id) == ("mornings", counter.runs, counter.id)


def test_twenty_counters_are_enough() -> None:
    assert begin(others=MAX_COUNTERS - 1)
    with pytest.raises(Refusal) as refusal:
        begin(others=MAX_COUNTERS)
    assert (refusal.value.key, refusal.value.args_for_text) == ("counters-too-many", {"limit": 20})


@pytest.mark.parametrize(
    "at", [datetime(1900, 1, 1, tzinfo=UTC), NOW - timedelta(days=9000), NOW, NOW + timedelta(days=730)]
)
def test_a_count_may_begin_long_ago_or_ahead(at: datetime) -> None:
    assert begin(at).runs[0].started == at


@pytest.mark.parametrize(
    ("at", "key"),
    [
        (datetime(1899, 12, 31, 23, tzinfo=UTC), "counters-too-early"),
        (NOW + timedelta(days=732), "counters-too-late"),
        (datetime(3000, 1, 1, tzinfo=UTC), "counters-too-late"),
    ],
)
def test_a_count_does_not_begin_before_1900_or_in_more_than_two_years(at: datetime, key: str) -> None:
    with pytest.raises(Refusal) as refusal:
        begin(at)
    assert refusal.value.key == key


def test_a_beginning_without_a_zone_is_a_defect() -> None:
    with pytest.raises(ValueError, match="its zone"):
        begin(datetime.fromisoformat("2026-05-05"))


@pytest.mark.parametrize(
    ("money", "currency", "hours", "savings"),
    [
        ("12,50", "€", "", Savings(Decimal("12.50"), "€", None)),
        ("12", " pounds ", "1.5", Savings(Decimal(12), "pounds", Decimal("1.5"))),
        ("", "", "2", Savings(None, "", Decimal(2))),
        ("", "€", " ", None),
    ],
)
def test_what_a_day_saves_is_read_as_typed(
    money: str, currency: str, hours: str, savings: Savings | None
) -> None:
    assert read_savings(money, currency, hours) == savings


@pytest.mark.parametrize(
    ("money", "currency", "hours", "key"),
    [
        ("lots", "€", "", "counters-amount-unreadable"),
        ("1,250.50", "€", "", "counters-amount-unreadable"),
        ("-3", "€", "", "counters-amount-unreadable"),
        ("0", "€", "", "counters-money-range"),
        ("1000001", "€", "", "counters-money-range"),
        ("", "", "25", "counters-hours-range"),
        ("", "", "0", "counters-hours-range"),
        ("3", "much too long", "", "counters-currency-long"),
    ],
)
def test_what_a_day_cannot_save_is_refused(money: str, currency: str, hours: str, key: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read_savings(money, currency, hours)
    assert refusal.value.key == key


@pytest.mark.parametrize(("days", "due"), [(-30, False), (-8, False), (-7, True), (0, True), (3, True)])
def test_the_withdrawal_notice_comes_with_a_start_within_seven_days_or_ahead(days: int, due: bool) -> None:
    assert withdrawal_notice_due(NOW + timedelta(days=days), NOW) is due
