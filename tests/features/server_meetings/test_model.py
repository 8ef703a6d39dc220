"""A server's own meeting as values: plain questions become a rule and are read back as the same questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agenda.rules import DailyAt, next_three
from bot.errors import Refusal
from bot.features.meetings.model import Access, Format, Meeting, Place, Programme, Schedule, Trait
from bot.features.server_meetings.model import (
    Plan,
    Repeat,
    When,
    Where,
    about,
    blank,
    named,
    placed_at,
    rota,
    rule_of,
    schedule_of,
    turned,
    when_of,
)
from bot.ids import MemberId
from tests.features.house import HARBOR, NOON
from tests.features.meetings.houses import BERLIN, wall

MOMENTS = st.builds(wall, st.integers(1, 12), st.integers(1, 28), st.integers(0, 23), st.integers(0, 59))
PLAIN = [each for each in Repeat if each is not Repeat.RRULE]


@given(MOMENTS, st.sampled_from(PLAIN))
def test_every_plain_answer_is_read_back(first: object, repeat: Repeat) -> None:
    when = When(first, 60, repeat)  # pyright: ignore[reportArgumentType] - a datetime, as the strategy builds it
    schedule = schedule_of(when, BERLIN)
    again = when_of(schedule, NOON)
    assert rule_of(again) == schedule.rule
    assert (again.first, again.minutes) == (when.first, 60)


@pytest.mark.parametrize(
    ("repeat", "days"),
    [
        (Repeat.WEEKLY, ["2026-12-05", "2026-12-12", "2026-12-19"]),
        (Repeat.FORTNIGHTLY, ["2026-12-05", "2026-12-19", "2027-01-02"]),
        (Repeat.MONTHLY_NTH, ["2026-12-05", "2027-01-02", "2027-02-06"]),
        (Repeat.MONTHLY_LAST, ["2026-12-26", "2027-01-30", "2027-02-27"]),
        (Repeat.MONTHLY_DAY, ["2026-12-05", "2027-01-05", "2027-02-05"]),
        (Repeat.ONCE, ["2026-12-05"]),
        (Repeat.DAILY, ["2026-12-05", "2026-12-06", "2026-12-07"]),
    ],
)
def test_the_first_date_decides_weekday_and_day_of_the_month(repeat: Repeat, days: list[str]) -> None:
    schedule = schedule_of(When(wall(12, 5, 19), 60, repeat), BERLIN)
    assert [str(each.local_date) for each in next_three(schedule.rule, schedule.clock, NOON)] == days


def test_a_typed_rule_stays_one_and_an_unsafe_one_is_refused() -> None:
    typed = When(wall(12, 5, 19), 60, Repeat.RRULE, "FREQ=MONTHLY;BYDAY=1SA,3SA")
    assert when_of(schedule_of(typed, BERLIN), NOON).typed == "FREQ=MONTHLY;BYDAY=1SA,3SA"
    with pytest.raises(Refusal):
        schedule_of(When(wall(12, 5, 19), 60, Repeat.RRULE, "FREQ=HOURLY"), BERLIN)


def test_a_rule_of_another_make_is_told_as_weekly() -> None:
    schedule = Schedule(DailyAt(wall(1, 1, 8).time()), BERLIN)
    assert when_of(schedule, NOON).repeat is Repeat.WEEKLY


def meeting() -> Meeting:
    return blank("  Harbour   lights ", schedule_of(When(wall(12, 5, 19), 60, Repeat.WEEKLY), BERLIN))


def test_a_passcode_in_a_link_is_for_private_answers_alone() -> None:
    found = placed_at(meeting(), Where.LINK, "https://zoom.us/j/12?pwd=abc", "word: lantern", None)
    assert found.place == Place(Format.ONLINE, link="https://zoom.us/j/12")
    assert found.access == Access("https://zoom.us/j/12?pwd=abc", "", "word: lantern")


@pytest.mark.parametrize(
    "link", ["http://zoom.us/j/1", "zoom.us", "https://a b", "https://user:pw@zoom.us/j/1"]
)
def test_a_link_that_leads_astray_is_refused(link: str) -> None:
    with pytest.raises(Refusal, match="server-meetings-link"):
        placed_at(meeting(), Where.LINK, link, "", None)


def test_a_meeting_may_be_by_phone_at_a_place_or_in_a_channel() -> None:
    assert placed_at(meeting(), Where.PHONE, " +1 555 ", "", None).place.phone == "+1 555"
    assert placed_at(meeting(), Where.IN_PERSON, "12 Quay St", "", None).place.format is Format.IN_PERSON
    assert placed_at(meeting(), Where.STAGE, "", "", 7).place.channel == 7
    for where in (Where.PHONE, Where.IN_PERSON):
        with pytest.raises(Refusal, match="server-meetings-place"):
            placed_at(meeting(), where, " ", "", None)


def test_open_and_closed_at_once_is_closed() -> None:
    found = about(meeting(), Programme.SMART, "", [Trait.OPEN, Trait.CLOSED, Trait.WOMEN], " tea ")
    assert found.traits == {Trait.CLOSED, Trait.WOMEN}
    assert (found.languages, found.notes) == ((), "tea")


def test_a_name_is_needed() -> None:
    assert meeting().name == "Harbour lights"
    for name in (" ", "x" * 91):
        with pytest.raises(Refusal, match="server-meetings-name"):
            named(name)


def test_hosts_take_turns() -> None:
    plan = Plan(1, HARBOR, hosts=(MemberId(1), MemberId(2), MemberId(3)))
    assert turned(plan).hosts == (2, 3, 1)
    assert turned(Plan(1, HARBOR)).hosts == ()
    assert rota(plan, []) == []
