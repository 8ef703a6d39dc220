"""One line for one meeting, from however many lists; a server's own is the line that stays."""

from datetime import time
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from bot.agenda.rules import Weekly
from bot.features.meetings.dedupe import deduplicate, same
from bot.features.meetings.model import OWN, Meeting, Place, Schedule

QUAY, MILL = "12 Quay St, Harbor", "9 Mill Rd, Harbor"


def meeting(name: str = "Harbor Light", source: str = "1", hour: int = 19, **place: str) -> Meeting:
    schedule = Schedule(Weekly(0, time(hour)), "America/New_York")
    known = Place(
        address=place.get("address", ""),
        link=place.get("link", ""),
        provider="zoom.us" if "link" in place else "",
    )
    return Meeting(source, f"{name}-{hour}-{source}", name, schedule, place=known)


def test_a_servers_own_stays_wherever_it_stands() -> None:
    own, imported = meeting(source=OWN, address=QUAY), meeting(address=QUAY)
    assert deduplicate([imported, own]) == deduplicate([own, imported]) == [own]


def test_names_are_compared_without_their_trimmings() -> None:
    assert same(meeting("The Harbor Light Group (Online)"), meeting("harbor light"))
    assert not same(meeting("Harbor Light"), meeting("Harbor Lights"))


def test_one_room_is_one_meeting_whatever_it_is_called() -> None:
    one = meeting("A", link="https://us02web.zoom.us/j/123456")
    assert same(one, meeting("B", link="https://zoom.us/j/123456"))
    assert not same(one, meeting("A", link="https://zoom.us/j/999999"))
    assert not same(one, meeting("A", hour=20, link="https://zoom.us/j/123456"))


def test_the_same_name_at_two_places_is_two_meetings() -> None:
    assert not same(meeting("Step Study", address=QUAY), meeting("Step Study", address=MILL))
    assert same(meeting("Step Study", address=QUAY), meeting("Step Study", address="12 Quay St., Harbor, NY"))
    assert same(meeting("Step Study", address=QUAY), meeting("Step Study"))


def test_meetings_by_appointment_are_never_doubles() -> None:
    one = Meeting("1", "a", "Harbor")
    assert deduplicate([one, one]) == [one, one]


@given(
    st.lists(st.builds(meeting, st.sampled_from("AB"), st.sampled_from([OWN, "1", "2"]), st.integers(19, 20)))
)
def test_taking_doubles_out_twice_takes_no_more_and_keeps_the_order(meetings: list[Meeting]) -> None:
    once = deduplicate(meetings)
    assert deduplicate(once) == once
    assert [each for each in meetings if each in once][: len(once)] or not once
    assert len(once) == len({(each.name, each.schedule) for each in meetings})


def test_the_order_of_lists_does_not_change_how_many_there_are() -> None:
    some = [
        meeting(source=OWN),
        meeting(source="1"),
        meeting("Other", source="2"),
        meeting("Other", source="1"),
    ]
    assert {len(deduplicate(order)) for order in permutations(some)} == {2}
