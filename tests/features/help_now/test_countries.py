"""Countries are found however people write them, and offered but never assumed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.help_now.countries import CHOICES_OF_A_SELECT, likeness, plain
from bot.features.help_now.service import HelpNow


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Germany", "DE"),
        ("Deutschland", "DE"),
        ("österreich", "AT"),
        ("日本", "JP"),
        ("Россия", "RU"),
        ("brasil", "BR"),
        ("U.S.", "US"),
        ("usa", "US"),
        ("the UK", "GB"),
        ("England", "GB"),
        ("holland", "NL"),
        ("Ivory Coast", "CI"),
        ("us", "US"),
        ("  nz ", "NZ"),
        ("Kosovo", "XK"),
    ],
)
def test_names_aliases_and_local_names_are_found(help_now: HelpNow, typed: str, code: str) -> None:
    assert help_now.find_countries(typed, "en-GB")[0] == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("germny", "DE"),
        ("Autsria", "AT"),
        ("Swizerland", "CH"),
        ("phillipines", "PH"),
        ("new zeland", "NZ"),
        ("Untied states", "US"),
    ],
)
def test_misspellings_are_found(help_now: HelpNow, typed: str, code: str) -> None:
    assert help_now.find_countries(typed, "en-US")[0] == code


def test_a_name_that_several_countries_share_offers_them_all(help_now: HelpNow) -> None:
    assert set(help_now.find_countries("congo", "en")) >= {"CG", "CD"}
    assert set(help_now.find_countries("korea", "en")) >= {"KR", "KP"}


def test_the_readers_own_language_is_searched(help_now: HelpNow) -> None:
    assert help_now.find_countries("alemanha", "pt-BR") == ["DE"]


@pytest.mark.parametrize("typed", ["", "   ", "!!!", "xyzzy", "0", "eu"])
def test_what_is_no_country_finds_nothing(help_now: HelpNow, typed: str) -> None:
    assert help_now.find_countries(typed, "en") == []


@given(st.text(max_size=60))
def test_anything_typed_is_answered_with_a_choice_of_real_countries(help_now: HelpNow, typed: str) -> None:
    found = help_now.find_countries(typed, "en")
    assert len(found) <= CHOICES_OF_A_SELECT
    assert len(set(found)) == len(found)
    assert all(help_now.country_name(code, "en") != code for code in found)


@pytest.mark.parametrize(
    ("locale", "first"),
    [
        ("en-US", "US"),
        ("en-GB", "GB"),
        ("de", "DE"),
        ("pt-BR", "BR"),
        ("zh-TW", "TW"),
        ("no", "NO"),
        ("ko", "KR"),
    ],
)
def test_the_country_a_language_names_is_offered_first(help_now: HelpNow, locale: str, first: str) -> None:
    assert help_now.likely_countries(locale)[0] == first


def test_countries_of_a_language_come_before_all_others(help_now: HelpNow) -> None:
    assert set(help_now.likely_countries("de")[:6]) == {"DE", "AT", "CH", "BE", "LU", "LI"}


@pytest.mark.parametrize("locale", ["en-US", "es-419", "xx", "", "zh-CN", "sv-SE"])
def test_a_select_is_never_overfull_nor_empty(help_now: HelpNow, locale: str) -> None:
    offered = help_now.likely_countries(locale)
    assert len(offered) == len(set(offered)) == CHOICES_OF_A_SELECT
    assert set(offered) <= help_now.book.countries


def test_a_country_is_named_in_the_readers_language(help_now: HelpNow) -> None:
    assert help_now.country_name("DE", "fr") == "Allemagne"
    assert help_now.country_name("DE", "no such locale") == "Germany"


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_a_share_and_nothing_is_liker_than_itself(one: str, other: str) -> None:
    assert 0.0 <= likeness(plain(one), plain(other)) <= max(likeness(plain(one), plain(one)), 0.95)


def test_every_country_of_the_book_is_found_first_by_its_own_name(help_now: HelpNow) -> None:
    for code in help_now.book.countries:
        assert help_now.find_countries(help_now.country_name(code, "en"), "en")[0] == code
