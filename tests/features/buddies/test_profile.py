"""What somebody may declare, how it is kept, and what a local part of the day is elsewhere."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.buddies.profile import (
    PART_HOURS,
    SLOTS,
    Contact,
    Gender,
    GenderWish,
    Interest,
    Part,
    Profile,
    Stage,
    Support,
    from_plain,
    offset_at,
    plain,
    slots_of,
)
from tests.features.buddies.people import profile, profiles


def test_a_language_is_all_one_has_to_say() -> None:
    assert Profile(frozenset({"en"})).contact == {Contact.TEXT}


@pytest.mark.parametrize(
    "wrong",
    [
        {"languages": frozenset[str]()},
        {"languages": frozenset({"English"})},
        {"languages": frozenset({"en", "es", "fr", "de", "pt", "nl"})},
        {"support": frozenset(Support)},
        {"interests": frozenset(Interest)},
        {"contact": frozenset[Contact]()},
        {"kinds": frozenset[Any]()},
        {"formats": frozenset[Any]()},
        {"gender_wish": GenderWish.LISTED},
        {"wished_genders": frozenset({Gender.MAN})},
        {"gender_wish": GenderWish.LISTED, "wished_genders": frozenset({Gender.UNSAID})},
        {"gender_wish": GenderWish.SAME},
    ],
)
def test_too_much_too_little_or_a_contradiction_is_refused(wrong: dict[str, Any]) -> None:
    chosen: dict[str, Any] = {"languages": frozenset({"en"})} | wrong

    with pytest.raises(ValueError, match="profile"):
        Profile(**chosen)


def test_a_refused_profile_names_the_field_and_nothing_that_was_chosen() -> None:
    with pytest.raises(ValueError) as refused:
        Profile(frozenset({"something private"}))

    assert "private" not in str(refused.value)


@given(profiles)
def test_a_profile_kept_as_json_comes_back_the_same(about: Profile) -> None:
    assert from_plain(orjson.loads(orjson.dumps(plain(about)))) == about


def test_a_profile_of_an_earlier_version_is_still_read() -> None:
    assert from_plain({"languages": ["en"]}) == profile("en")


def test_a_part_of_a_profile_that_is_no_longer_known_is_left_out() -> None:
    assert from_plain({"languages": ["en"], "star_sign": "lion"}) == profile("en")


def test_what_was_never_a_profile_is_refused() -> None:
    with pytest.raises(ValueError):
        from_plain({"languages": ["en"], "parts": ["teatime"]})


@pytest.mark.parametrize(
    ("stage", "new"),
    [(None, False), (Stage.FIRST_MONTH, True), (Stage.FIRST_QUARTER, True), (Stage.FIRST_YEAR, False)],
)
def test_a_newcomer_is_within_ninety_days_by_their_own_word(stage: Stage | None, new: bool) -> None:
    assert profile(stage=stage).newcomer is new


def test_the_same_gender_is_one_s_own() -> None:
    assert profile(gender=Gender.WOMAN, gender_wish=GenderWish.SAME).accepted_genders == {Gender.WOMAN}


def test_who_left_their_gender_unsaid_is_accepted_by_any_alone() -> None:
    accepting = [
        profile(),
        profile(gender=Gender.MAN, gender_wish=GenderWish.SAME),
        profile(gender_wish=GenderWish.LISTED, wished_genders=frozenset({Gender.WOMAN, Gender.MAN})),
    ]

    assert [Gender.UNSAID in each.accepted_genders for each in accepting] == [True, False, False]


def test_the_parts_fill_the_day_without_overlap() -> None:
    assert sorted(hour for hours in PART_HOURS.values() for hour in hours) == list(range(24))


def test_an_evening_in_new_york_is_the_night_of_utc() -> None:
    utc = slots_of([Part.EVENING], -5 * 60)

    hours = {slot / 2 for slot in range(SLOTS) if utc >> slot & 1}
    assert hours == {22, 22.5, 23, 23.5, 0, 0.5, 1, 1.5}


@given(st.frozensets(st.sampled_from(Part)), st.integers(-720, 840))
def test_no_hour_is_lost_in_another_zone(parts: frozenset[Part], offset: int) -> None:
    hours = sum(len(PART_HOURS[part]) for part in parts)

    assert slots_of(parts, offset).bit_count() == 2 * hours


def test_half_an_hour_of_offset_counts_and_a_quarter_is_rounded_down() -> None:
    assert slots_of([Part.NIGHT], 330) == slots_of([Part.NIGHT], 345)
    assert slots_of([Part.NIGHT], 330) != slots_of([Part.NIGHT], 300)


def test_a_zone_is_as_far_from_utc_as_the_season_says() -> None:
    berlin = ZoneInfo("Europe/Berlin")

    assert offset_at(berlin, datetime(2026, 1, 1, tzinfo=UTC)) == 60
    assert offset_at(berlin, datetime(2026, 7, 1, tzinfo=UTC)) == 120
    assert offset_at(ZoneInfo("America/New_York"), datetime(2026, 1, 1, tzinfo=UTC)) == -300
