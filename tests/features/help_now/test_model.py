"""Which line is shown to whom, and what is known of a number's age."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.help_now import model
from bot.features.help_now.model import HelpBook, Kind

from .conftest import a_book, a_line, an_emergency


def test_an_unknown_country_has_no_emergency_number_to_guess(book: HelpBook) -> None:
    assert model.emergency(book, None) is None
    assert model.emergency(book, "ZZ") is None


def test_an_ambulance_number_comes_before_the_general_one_for_someone_who_is_ill(book: HelpBook) -> None:
    austria = model.emergency(book, "AT")
    assert austria is not None
    assert austria.medical == ("144", "112")
    assert austria.danger == ("112",)


def test_a_country_with_no_single_number_gives_ambulance_and_police(book: HelpBook) -> None:
    norway = model.emergency(book, "NO")
    assert norway is not None
    assert norway.medical == ("113",)
    assert norway.danger == ("113", "112")


def test_zeros_at_the_front_of_a_number_stay(book: HelpBook) -> None:
    australia = model.emergency(book, "AU")
    assert australia is not None
    assert australia.general == "000"


@pytest.mark.parametrize(
    ("country", "line"),
    [("US", "us-988"), ("GB", "gb-samaritans"), ("FR", "fr-3114"), ("KR", "kr-109"), ("NZ", "nz-tautoko")],
)
def test_the_known_national_suicide_line_comes_first(book: HelpBook, country: str, line: str) -> None:
    found = model.suicide_line(book, country)
    assert found is not None
    assert found.id == line


def test_a_line_for_one_part_of_a_country_is_not_shown_to_all_of_it(book: HelpBook) -> None:
    assert "gb-lifeline-ni" in [line.id for line in model.lines(book, "GB", [Kind.SUICIDE_CRISIS])]
    assert model.treatment_line(book, "CA") is None  # ConnexOntario answers Ontario only


def test_a_listening_line_stands_in_where_there_is_no_suicide_line() -> None:
    book = a_book(a_line(kind="mental_health", topics=["emotional_distress"]))
    found = model.suicide_line(book, "ZZ")
    assert found is not None
    assert found.id == "zz-line"


def test_a_mental_health_line_that_does_not_listen_is_no_stand_in() -> None:
    book = a_book(a_line(kind="mental_health", topics=["housing"]))
    assert model.suicide_line(book, "ZZ") is None


def test_a_line_read_at_its_operator_comes_before_one_from_a_list() -> None:
    book = a_book(a_line(id="listed"), a_line(id="seen", evidence="operator_page"))
    assert [line.id for line in model.lines(book, "ZZ")] == ["seen", "listed"]


def test_a_text_line_is_offered_before_a_chat() -> None:
    chat = a_line(id="chat", phone=None, phone_dial=None, chat_url="https://example.org/chat")
    text = a_line(id="text", phone=None, phone_dial=None, sms={"number": "12345"})
    found = model.text_line(a_book(chat, text), "ZZ")
    assert found is not None
    assert found.id == "text"


def test_the_never_alone_line_is_not_the_treatment_line(book: HelpBook) -> None:
    company, treatment = model.never_alone_line(book, "US"), model.treatment_line(book, "US")
    assert company is not None
    assert company.id == "us-safespot"
    assert treatment is not None
    assert treatment.id == "us-samhsa-national-helpline"


def test_a_line_for_relatives_is_not_where_a_person_is_sent_for_treatment() -> None:
    families = a_line(
        id="families", kind="substance", topics=["families", "alcohol"], evidence="operator_page"
    )
    both = a_line(id="both", kind="substance", topics=["alcohol", "drugs"])
    found = model.treatment_line(a_book(families, both), "ZZ")
    assert found is not None
    assert found.id == "both"


def test_the_poison_line_is_found_where_there_is_one(book: HelpBook) -> None:
    line = model.poison_line(book, "NO")
    assert line is not None
    assert line.id == "no-giftinfo"
    assert model.poison_line(book, "GB") is None


def test_talking_offers_up_to_three_different_lines(book: HelpBook) -> None:
    found = model.talk_lines(book, "NL")
    assert len(found) == len({line.id for line in found}) == 3
    assert model.talk_lines(book, None) == ()


def test_no_country_ever_borrows_the_lines_of_another(book: HelpBook) -> None:
    for country in book.countries:
        shown = [
            model.suicide_line(book, country),
            model.text_line(book, country),
            model.poison_line(book, country),
            model.never_alone_line(book, country),
            model.treatment_line(book, country),
        ]
        assert {line.country for line in shown if line} <= {country}


def test_an_entry_is_old_only_after_its_last_day() -> None:
    book = a_book(a_line(source_date="2026-01-01"))
    assert "zz-line" not in model.stale(book, date(2026, 6, 30))
    assert "zz-line" in model.stale(book, date(2026, 7, 1))


def test_a_date_that_names_only_a_year_or_a_month_counts_from_its_first_day() -> None:
    book = a_book(a_line(id="year", source_date="2026"), a_line(id="month", source_date="2026-03"))
    assert [line.origin.day for line in book.lines[1:]] == [date(2026, 1, 1), date(2026, 3, 1)]


def test_a_persons_check_makes_an_old_entry_fresh_again() -> None:
    checked = {"name": "A. Person", "date": "2026-11-01"}
    book = a_book(a_line(source_date="2024", reviewed=checked))
    assert "zz-line" not in model.stale(book, date(2026, 11, 20))


def test_old_emergency_numbers_are_named_too_and_the_oldest_comes_first() -> None:
    book = a_book(a_line(source_date="2025"), emergency=[an_emergency(source_date="2023-12-28")])
    assert model.stale(book, date(2026, 11, 20)) == ("emergency-zz", "zz-line")


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 1000), st.integers(0, 1000))
def test_more_patience_never_names_more_entries(day: date, days: int, more: int) -> None:
    book = a_book(a_line(source_date=(day - timedelta(days=days)).isoformat()))
    assert set(model.stale(book, day, days=more)) >= set(model.stale(book, day, days=more + 1))
