"""What a member chose: quiet hours, whose day it is, and which yes still counts."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consent import Category
from bot.errors import Refusal
from bot.features.members.model import (
    Consent,
    Member,
    Pathway,
    Profile,
    QuietHours,
    Settings,
    Visibility,
    Word,
)
from bot.ids import MemberId

ALICE = MemberId(1)
NIGHT = QuietHours(time(22), time(8))
CHECKINS = Category("checkins", version=2)
YES = Consent("checkins", 2, "Harbor", datetime(2026, 1, 1, tzinfo=UTC))

times = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def living_in(zone: str | None, day_start: int = 0, server: str | None = None) -> Member:
    return Member(ALICE, Settings(zone=zone, day_start=day_start), server)


@pytest.mark.parametrize("at", [time(22), time(23, 59), time(0), time(7, 59)])
def test_quiet_hours_run_over_midnight(at: time) -> None:
    assert NIGHT.hold(at)


@pytest.mark.parametrize("at", [time(8), time(12), time(21, 59)])
def test_quiet_hours_end_when_they_say(at: time) -> None:
    assert not NIGHT.hold(at)


def test_quiet_hours_may_lie_within_a_day() -> None:
    siesta = QuietHours(time(13), time(15))
    assert [siesta.hold(time(hour)) for hour in (12, 13, 14, 15)] == [False, True, True, False]


@given(start=times, end=times, at=times)
def test_a_moment_is_quiet_or_in_the_hours_turned_around(start: time, end: time, at: time) -> None:
    if start != end:
        assert QuietHours(start, end).hold(at) != QuietHours(end, start).hold(at)
    else:
        assert not QuietHours(start, end).hold(at)


@pytest.mark.parametrize("hour", [-1, 7, 24])
def test_a_day_begins_between_midnight_and_six(hour: int) -> None:
    with pytest.raises(Refusal) as refused:
        Settings(day_start=hour)
    assert refused.value.key == "members-day-start-range"


def test_one_choice_leaves_the_others_as_they_were() -> None:
    before = Settings(zone="Asia/Tokyo", profile=Profile(Pathway.DHARMA, Visibility.NEVER, counts_days=False))
    after = before.with_profile(word=Word.RELAPSE)
    assert after == replace(before, profile=replace(before.profile, word=Word.RELAPSE))
    assert before.profile.word is Word.SLIP


def test_ones_own_zone_comes_before_the_servers_and_that_before_utc() -> None:
    assert living_in("Asia/Tokyo", server="America/Chicago").zone == ZoneInfo("Asia/Tokyo")
    assert living_in(None, server="America/Chicago").zone == ZoneInfo("America/Chicago")
    assert living_in(None).zone == ZoneInfo("UTC")


def test_a_zone_that_was_only_suggested_is_not_theirs() -> None:
    assert living_in("UTC").zone_is_theirs
    assert not living_in(None, server="America/Chicago").zone_is_theirs


@pytest.mark.parametrize(("hour", "minute", "day"), [(3, 30, 19), (3, 59, 19), (4, 0, 20)])
def test_a_late_night_belongs_to_the_day_before(hour: int, minute: int, day: int) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    now = datetime(2026, 11, 20, hour, minute, tzinfo=berlin)
    assert living_in("Europe/Berlin", day_start=4).today(now).day == day


@given(
    zone=st.sampled_from(["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca"]),
    day_start=st.integers(0, 6),
    days=st.floats(0, 3650),
    later=st.timedeltas(timedelta(), timedelta(days=2)),
)
def test_a_members_day_never_goes_back(zone: str, day_start: int, days: float, later: timedelta) -> None:
    member, now = living_in(zone, day_start), datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=days)
    assert member.today(now) <= member.today(now + later)


def test_a_yes_counts_for_the_words_and_the_operator_it_was_said_to() -> None:
    assert YES.holds(CHECKINS, "Harbor")


@pytest.mark.parametrize(
    ("category", "operator"),
    [
        (Category("checkins", version=3), "Harbor"),
        (Category("counters", version=2), "Harbor"),
        (CHECKINS, "Somebody else"),
    ],
)
def test_a_yes_counts_for_nothing_else(category: Category, operator: str) -> None:
    assert not YES.holds(category, operator)
    assert YES.given  # what was kept under it stays, until it is taken back


def test_a_yes_that_was_taken_back_counts_no_more() -> None:
    gone = replace(YES, withdrawn_at=datetime(2026, 2, 1, tzinfo=UTC))
    assert not gone.given
    assert not gone.holds(CHECKINS, "Harbor")
