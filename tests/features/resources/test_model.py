"""Which lines stand together, what chance decides, and what admins may type."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from bot.features.help_now.book import load
from bot.features.help_now.model import HelpBook, Kind
from bot.features.help_now.topics import Topic
from bot.features.resources import catalogue
from bot.features.resources.model import (
    Path,
    Programme,
    checked_name,
    checked_number,
    checked_reach,
    is_link,
    is_old,
    listing,
    shuffled,
)
from tests.features.help_now.conftest import ROOT, a_book, a_line


@pytest.fixture(scope="module")
def book() -> HelpBook:
    return load(ROOT / "data/resources/helplines.yaml")


@pytest.fixture(scope="module")
def programmes() -> tuple[Programme, ...]:
    return catalogue.load(ROOT / "data/resources/programmes.yaml")


def ids(book: HelpBook, country: str | None, topic: Topic) -> list[list[str]]:
    return [[line.id for line in group] for group in listing(book, country, topic)]


# Lists


def test_the_line_for_adults_and_the_one_for_young_people_stand_side_by_side(book: HelpBook) -> None:
    first = listing(book, "AU", Topic.SUICIDE)[0]
    assert [line.kind for line in first] == [Kind.SUICIDE_CRISIS, Kind.YOUTH]
    back = listing(book, "AU", Topic.YOUTH)[0]
    assert [line.kind for line in back] == [Kind.YOUTH, Kind.SUICIDE_CRISIS]


def test_a_young_peoples_line_stands_alone_where_there_is_no_other() -> None:
    young = a_line(id="young", kind="youth", topics=["youth"])
    assert ids(a_book(young), "ZZ", Topic.SUICIDE) == [["young"]]


def test_lines_made_for_a_topic_come_before_those_that_also_help() -> None:
    also = a_line(id="also", kind="mental_health", topics=["gambling"], evidence="operator_page")
    made = a_line(id="made", kind="gambling", topics=["gambling"])
    assert ids(a_book(also, made), "ZZ", Topic.GAMBLING) == [["made"], ["also"]]


def test_a_line_for_families_is_found_under_family(book: HelpBook) -> None:
    assert ["gb-al-anon"] in ids(book, "GB", Topic.FAMILY)


def test_no_line_stands_twice_in_a_list_and_none_is_of_another_country(book: HelpBook) -> None:
    for country in book.countries:
        for topic in Topic:
            shown = [line for group in listing(book, country, topic) for line in group]
            assert len({line.id for line in shown}) == len(shown)
            assert {line.country for line in shown} <= {country, None}


def test_an_unknown_country_gets_only_what_works_everywhere(book: HelpBook) -> None:
    for topic in Topic:
        assert {line.country for group in listing(book, None, topic) for line in group} <= {None}


def test_every_line_of_a_country_is_found_under_some_topic(book: HelpBook) -> None:
    for country in book.countries:
        shown = {line.id for topic in Topic for group in listing(book, country, topic) for line in group}
        assert {line.id for line in book.lines if line.country == country} <= shown


def test_at_most_two_lines_stand_together(book: HelpBook) -> None:
    sizes = {len(group) for c in book.countries for topic in Topic for group in listing(book, c, topic)}
    assert sizes == {1, 2}


# Programmes


@given(st.integers(0, 2**63))
def test_the_order_of_programmes_is_the_requests_and_none_is_left_out(seed: int) -> None:
    some = tuple(a_programme(str(n)) for n in range(12))
    once, again = shuffled(some, None, seed), shuffled(some, None, seed)
    assert once == again
    assert sorted(each.id for each in once) == sorted(each.id for each in some)


def test_chance_puts_each_programme_first_now_and_then(programmes: tuple[Programme, ...]) -> None:
    first = {shuffled(programmes, None, seed)[0].id for seed in range(1000)}
    assert first == {each.id for each in programmes}


def test_a_kind_narrows_the_programmes(programmes: tuple[Programme, ...]) -> None:
    for path in Path:
        found = shuffled(programmes, path, 7)
        assert found
        assert {each.path for each in found} == {path}


def a_programme(name: str, **changed: object) -> Programme:
    plain = {"path": Path.SECULAR, "website": None, "source": "a list", "seen": "2026", "reviewed": None}
    return Programme(id=name, name=name, **{**plain, **changed})  # pyright: ignore[reportArgumentType] - made up for a test


# What admins type


@pytest.mark.parametrize(
    "number", ["112", "0800 111 0 111", "+49 30 1234567", "(030) 12-34", "*4141", "#31#"]
)
def test_a_number_as_people_dial_it_is_kept_as_typed(number: str) -> None:
    assert checked_reach(f" {number} ") == number
    assert not is_link(number)


@pytest.mark.parametrize("address", ["https://example.org/a_b", "https://example.org/?q=1#x"])
def test_a_link_is_kept_as_typed(address: str) -> None:
    assert is_link(checked_reach(address))


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "call us",
        "http://example.org",
        "javascript:alert(1)",
        "https://a b",
        "https://example.org/<@1>",
        "[x](https://example.org)",
        "+",
        "@everyone",
    ],
)
def test_what_is_neither_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="resources-reach-form"):
        checked_reach(typed)


def test_a_link_is_no_number_for_a_line_that_does_not_work() -> None:
    with pytest.raises(Refusal):
        checked_number("https://example.org/")


def test_a_line_without_a_name_is_refused() -> None:
    with pytest.raises(Refusal, match="resources-name-needed"):
        checked_name("  ")


def test_an_entry_is_old_after_half_a_year() -> None:
    assert not is_old(date(2026, 1, 1), date(2026, 6, 30))
    assert is_old(date(2026, 1, 1), date(2026, 7, 1))
