"""Reading the dates people type: never a guess."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dates import Moment, in_words, read_date, read_moment, read_time
from bot.errors import Refusal
from bot.texts import Texts

TODAY = date(2026, 5, 5)
MARCH_4 = date(2026, 3, 4)
readable_days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
texts = Texts(Path(__file__).parent.parent / "data" / "texts")


def refusal_of(text: str, locale: str = "en") -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_date(text, TODAY, locale)
    return caught.value


def told(refusal: Refusal) -> str:
    return texts.get("en", refusal.key, refusal.args_for_text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-04",
        "2026-3-4",
        "2026/03/04",
        "4 March 2026",
        " 4  MARCH  2026 ",
        "4th of March, 2026",
        "4. March 2026",
        "March 4 2026",
        "March 4th, 2026",
        "Mar. 4, 2026",
        "4 Mar",
        "mar 4",
        "\uff14 March 2026",
    ],
)
def test_a_date_with_its_month_as_a_word_or_its_year_first_is_read(text: str) -> None:
    assert read_date(text, TODAY) == MARCH_4


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        ("Yesterday", date(2026, 5, 4)),
        ("tomorrow", date(2026, 5, 6)),
        ("3 days ago", date(2026, 5, 2)),
        ("a week ago", date(2026, 4, 28)),
        ("1 month ago", date(2026, 4, 5)),
        ("2 years ago", date(2024, 5, 5)),
        ("in 10 days", date(2026, 5, 15)),
    ],
)
def test_a_distance_from_today_is_read(text: str, day: date) -> None:
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize("text", ["25/03/2026", "03/25/2026", "25.3.2026", "25-03-2026"])
def test_numbers_that_can_be_read_in_one_way_only_are_read(text: str) -> None:
    assert read_date(text, TODAY) == date(2026, 3, 25)


def test_numbers_whose_two_readings_agree_are_read() -> None:
    assert read_date("03/03/2026", TODAY) == date(2026, 3, 3)


@pytest.mark.parametrize("text", ["03/04/2026", "3.4.2026", "03-04-2026"])
def test_numbers_that_can_be_read_in_two_ways_are_refused_with_both(text: str) -> None:
    refusal = refusal_of(text)
    assert refusal.key == "dates-ambiguous"
    assert "April 3, 2026 or March 4, 2026" in told(refusal)


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1900, 2100))
def test_two_small_numbers_are_never_guessed(first: int, second: int, year: int) -> None:
    text = f"{first}/{second}/{year}"
    if first == second:
        assert read_date(text, TODAY) == date(year, first, first)
    else:
        assert refusal_of(text).key == "dates-ambiguous"


@pytest.mark.parametrize("text", ["29 February 2026", "2026-02-29", "29/02/2026", "02/29/2026", "29 feb"])
def test_29_february_in_a_year_without_one_is_refused(text: str) -> None:
    refusal = refusal_of(text)
    assert refusal.key == "dates-no-such-day"
    assert "February 2026 has no day 29" in told(refusal)


def test_29_february_in_a_leap_year_is_a_day() -> None:
    assert read_date("29 Feb 2024", TODAY) == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "4 March 1899",
        "2101-01-01",
        "25/03/3000",
        "4 March 3000",
        "0026-03-04",
        "200 years ago",
        "9999 years ago",
    ],
)
def test_years_nobody_means_are_refused_with_the_years_that_are_read(text: str) -> None:
    refusal = refusal_of(text)
    assert refusal.key == "dates-year-range"
    assert "1900 to 2100" in told(refusal)


@pytest.mark.parametrize("text", ["4 March 26", "25/03/26", "March 4, 26"])
def test_a_year_of_two_digits_is_asked_for_in_full(text: str) -> None:
    assert refusal_of(text).key == "dates-year-short"


@pytest.mark.parametrize("text", ["", "   ", "\u2003"])
def test_nothing_typed_is_told_as_such(text: str) -> None:
    assert refusal_of(text).key == "dates-empty"


@pytest.mark.parametrize(
    "text",
    [
        "soon",
        "March 2026",
        "4 Marsh 2026",
        "4 Ma 2026",
        "4 ju 2026",
        "13/14/2026",
        "2026-13-01",
        "2026-03-004",
        "0/5/2026",
        "32 March 2026",
        "4 March 12026",
        "123/03/2026",
        "1/2/345",
        "4 March 2026 14:30",
        "<@123>",
    ],
)
def test_what_is_no_date_is_refused_with_a_way_that_works(text: str) -> None:
    refusal = refusal_of(text)
    assert refusal.key == "dates-unreadable"
    assert "4 March 2026" in told(refusal)


def test_a_date_without_a_year_is_the_last_one_or_the_next_if_asked() -> None:
    assert read_date("5 May", TODAY) == TODAY
    assert read_date("6 May", TODAY) == date(2025, 5, 6)
    assert read_date("4 May", TODAY, ahead=True) == date(2027, 5, 4)
    assert read_date("5 May", TODAY, ahead=True) == TODAY


@pytest.mark.parametrize(
    ("text", "locale"),
    [("4. März 2026", "de"), ("4 mars 2026", "fr"), ("4 March 2026", "de"), ("4 marzo 2026", "es-ES")],
)
def test_months_are_read_in_the_members_language_and_in_english(text: str, locale: str) -> None:
    assert read_date(text, TODAY, locale) == MARCH_4


def test_an_unknown_locale_reads_and_writes_english() -> None:
    assert read_date("4 March 2026", TODAY, "xx") == MARCH_4
    assert in_words(MARCH_4, "xx") == "March 4, 2026"


def test_the_month_that_lacks_a_day_is_named_in_the_members_language() -> None:
    assert refusal_of("31. April 2026", "de").args_for_text == {"day": 31, "month": "April", "year": "2026"}


@given(readable_days, st.sampled_from(["en-US", "en-GB", "de", "fr"]))
def test_what_is_written_in_words_can_be_read_again(day: date, locale: str) -> None:
    assert read_date(in_words(day, locale), TODAY, locale) == day


@given(readable_days)
def test_every_day_can_be_typed_year_first(day: date) -> None:
    assert read_date(day.isoformat(), TODAY) == day


@given(st.integers(0, 9999))
def test_days_ago_counts_back_from_today(days: int) -> None:
    assert read_date(f"{days} days ago", TODAY) == TODAY - timedelta(days=days)


def answer(text: str) -> str:
    try:
        return in_words(read_moment(text, TODAY).day)
    except Refusal as refusal:
        return told(refusal)


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_a_refusal_that_can_be_told(text: str) -> None:
    assert answer(text)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("14:30", time(14, 30)),
        ("2:30 pm", time(14, 30)),
        ("2:30PM", time(14, 30)),
        ("2 p.m.", time(14)),
        ("12 am", time(0)),
        ("12:15 pm", time(12, 15)),
        ("0:05", time(0, 5)),
        ("9.30", time(9, 30)),
        ("14h30", time(14, 30)),
        ("noon", time(12)),
        ("Midnight", time(0)),
    ],
)
def test_times_are_read(text: str, at: time) -> None:
    assert read_time(text) == at


@pytest.mark.parametrize(
    "text", ["", "7", "24:00", "12:60", "13 pm", "0 am", "14:30 pm", "half past two", "1430"]
)
def test_times_that_could_be_morning_or_evening_or_none_are_refused(text: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read_time(text)
    assert refusal.value.key == "dates-time-unreadable"
    assert "2:30 pm" in told(refusal.value)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("4 March 2026 14:30", Moment(MARCH_4, time(14, 30))),
        ("2026-03-04T14:30", Moment(MARCH_4, time(14, 30))),
        ("March 4, 2 pm", Moment(MARCH_4, time(14))),
        ("yesterday at noon", Moment(date(2026, 5, 4), time(12))),
        ("3 days ago 9:00 pm", Moment(date(2026, 5, 2), time(21))),
        ("25.03.2026", Moment(date(2026, 3, 25), None)),
        ("4 March 2026", Moment(MARCH_4, None)),
    ],
)
def test_a_time_may_follow_the_date(text: str, moment: Moment) -> None:
    assert read_moment(text, TODAY) == moment
