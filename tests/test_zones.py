"""Finding a time zone by the words people use."""

from collections.abc import Callable
from datetime import UTC, datetime
from time import process_time
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.days import use_packaged_zones
from bot.places import PLACES
from bot.zone_names import plain
from bot.zones import LABEL_LENGTH, MAX_QUERY, canonical_zone, find_zones

MAY = datetime(2026, 5, 5, 18, 5, tzinfo=UTC)


@pytest.fixture(autouse=True, scope="module")
def packaged_zones() -> None:
    use_packaged_zones()
    for locale in ("en-US", "de"):  # the first search in a language builds its names
        find_zones("", locale, now=MAY)


def found(text: str, locale: str = "en-US", near: str | None = None) -> list[str]:
    return [choice.id for choice in find_zones(text, locale, now=MAY, near=near)]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("new york", "America/New_York"),
        ("NEW YORK", "America/New_York"),
        ("Kathmandu", "Asia/Kathmandu"),
        ("são paulo", "America/Sao_Paulo"),
        ("Eastern time", "America/New_York"),
        ("Pacific", "America/Los_Angeles"),
        ("EST", "America/New_York"),
        ("CEST", "Europe/Berlin"),
        ("british summer", "Europe/London"),
        ("India", "Asia/Kolkata"),
        ("uk", "Europe/London"),
        ("Boston", "America/New_York"),
        ("california", "America/Los_Angeles"),
        ("Kiev", "Europe/Kyiv"),
        ("UTC", "UTC"),
        ("america/new_york", "America/New_York"),
        ("US/Eastern", "US/Eastern"),
    ],
)
def test_the_words_people_use_find_their_zone(text: str, zone: str) -> None:
    assert found(text)[0] == zone


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Lodnon", "Europe/London"),
        ("Sidney", "Australia/Sydney"),
        ("Pheonix", "America/Phoenix"),
        ("katmandoo", "Asia/Kathmandu"),
        ("los angelos", "America/Los_Angeles"),
        ("Phildelphia", "America/New_York"),
        ("Melborne", "Australia/Melbourne"),
    ],
)
def test_misspelt_places_are_found(text: str, zone: str) -> None:
    assert found(text)[0] == zone


@pytest.mark.parametrize(
    ("locale", "text", "zone"),
    [
        ("de", "MEZ", "Europe/Berlin"),
        ("de", "Wien", "Europe/Vienna"),
        ("de", "Vienna", "Europe/Vienna"),
        ("ja", "東京", "Asia/Tokyo"),
        ("xx", "Tokyo", "Asia/Tokyo"),
        ("../etc", "Tokyo", "Asia/Tokyo"),
    ],
)
def test_names_are_known_in_the_readers_language_and_in_english(locale: str, text: str, zone: str) -> None:
    assert found(text, locale)[0] == zone


@pytest.mark.parametrize(("text", "hours"), [("UTC+2", 2), ("gmt -5", -5), ("+5:30", 5.5), ("utc−3", -3)])
def test_an_offset_finds_the_zones_that_keep_it_now(text: str, hours: float) -> None:
    offsets = [MAY.astimezone(ZoneInfo(zone)).utcoffset() for zone in found(text)]
    assert offsets
    assert {offset.total_seconds() / 3600 for offset in offsets if offset} == {hours}


def test_nothing_typed_offers_the_servers_zone_first() -> None:
    choices = found("", near="Europe/Oslo")
    assert choices[0] == "Europe/Oslo"
    assert len(choices) == 25


def test_the_servers_zone_comes_first_among_equals() -> None:
    assert found("Eastern time", near="America/Toronto")[:2] == ["America/Toronto", "America/New_York"]


def test_a_country_offers_all_its_zones() -> None:
    assert {"Australia/Perth", "Australia/Darwin", "Australia/Lord_Howe"} <= set(found("Australia"))


def test_a_label_tells_place_and_local_time() -> None:
    label = find_zones("New York", "en-US", now=MAY)[0].label
    assert label == "New York · United States · Eastern Time · 2:05 PM"
    assert find_zones("Wien", "de", now=MAY)[0].label == "Wien · Österreich · Mitteleuropäische Zeit · 20:05"


def test_a_winter_name_is_not_told_in_summer() -> None:
    assert "Greenwich" not in find_zones("London", "en-US", now=MAY)[0].label


@pytest.mark.parametrize("text", ["zxqwv", "<@123> **x**", "\u202e", "🙂"])
def test_what_is_no_place_finds_nothing_and_does_not_break(text: str) -> None:
    assert found(text) == []


@settings(deadline=None)
@given(st.text(max_size=MAX_QUERY * 2), st.sampled_from(["en-US", "de"]))
def test_any_text_is_answered_with_real_zones(text: str, locale: str) -> None:
    choices = find_zones(text, locale, now=MAY)
    assert len(choices) <= 25
    assert all(canonical_zone(choice.id) == choice.id for choice in choices)
    assert all(0 < len(choice.label) <= LABEL_LENGTH for choice in choices)


def test_an_id_is_read_whatever_its_case() -> None:
    assert canonical_zone(" europe/LONDON ") == "Europe/London"


@pytest.mark.parametrize(
    "text",
    ["", "Mars/Base", "../../etc/passwd", "/etc/localtime", "Europe", "London", "Factory", "Europe/London\0"],
)
def test_zones_that_do_not_exist_are_nothing(text: str) -> None:
    assert canonical_zone(text) is None


def test_every_place_lies_in_a_zone_that_exists() -> None:
    assert set(PLACES) <= available_timezones()


def cpu(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun


@pytest.mark.parametrize("text", ["", "n", "UTC+2", "zxqwvzxqwv", "Eastern time"])
def test_a_search_is_quick_enough_to_follow_typing(text: str) -> None:
    words = [f"São Paulo {k}" for k in range(4000)]  # about 20 ms on the machine this was written on
    floor = min(cpu(lambda: [plain(word) for word in words]) for _ in range(3))
    assert min(cpu(lambda: found(text)) for _ in range(5)) < floor
