"""What a server's admins know better: shown in their server, and never in the way of an emergency number."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.features.help_now.cards import card
from bot.features.help_now.local import NOTHING, Local, LocalLine, LocalLines, Override
from bot.features.help_now.model import HelpBook
from bot.features.help_now.parts import MOST_LOCAL, CardName, Place
from bot.features.help_now.service import HelpNow
from bot.features.help_now.topics import Topic
from bot.ids import GuildId

from .conftest import TODAY, a_book, a_line

HARBOR = GuildId(1)


def near(topic: Topic, id: int = 1, hours: str = "") -> LocalLine:
    return LocalLine(id, topic, f"House {id}", "0123", hours, TODAY)


def override(line: str = "zz-line", number: str | None = None) -> Override:
    return Override(9, line, number, "no answer", TODAY)


def test_nothing_said_changes_nothing(book: HelpBook) -> None:
    local = LocalLines()
    assert local.book(HARBOR, book) is book
    assert local.book(None, book) is book
    assert local.of(HARBOR) is NOTHING


def test_a_book_with_changes_is_made_once_and_again_when_they_change() -> None:
    book, local = a_book(a_line()), LocalLines()
    local.set(HARBOR, Local(overrides=(override(),)))
    made = local.book(HARBOR, book)
    assert local.book(HARBOR, book) is made
    assert "zz-line" not in [line.id for line in made.lines]
    local.set(HARBOR, NOTHING)
    assert local.book(HARBOR, book) is book


def test_another_number_has_not_been_checked_even_if_the_first_had() -> None:
    book = a_book(a_line(reviewed={"name": "A. Person", "date": "2026-11-01"}, phone_alt=["999999"]))
    changed = Local(overrides=(override(number="(01) 23-45"),)).applied_to(book)
    line = next(line for line in changed.lines if line.id == "zz-line")
    assert (line.phones, line.phone_dial, line.origin.reviewed) == ("(01) 23-45", "012345", None)


@given(st.lists(st.sampled_from(["us-988", "us-samhsa-national-helpline", "emergency-us", "911", ""])))
def test_no_override_touches_an_emergency_number(help_now: HelpNow, names: list[str]) -> None:
    local = Local(overrides=tuple(Override(n, name, None, "x", TODAY) for n, name in enumerate(names)))
    changed = local.applied_to(help_now.book)
    assert changed.emergencies == help_now.book.emergencies
    assert changed.common == help_now.book.common
    assert changed.directory == help_now.book.directory


def test_a_line_nearby_stands_on_the_cards_it_fits_with_the_day_it_was_added() -> None:
    place = Place(a_book(), "ZZ", "Nowhere", Local(lines=(near(Topic.POISON),)))
    shown = {
        name: [each.args for each in card(name, place).blocks if each.key == "help-now-local-line"]
        for name in CardName
    }
    wanted = {"name": "House 1", "reach": "0123", "hours": "unknown", "date": TODAY.isoformat()}
    assert {name for name, found in shown.items() if found} == {CardName.OVERDOSE}
    assert shown[CardName.OVERDOSE] == [wanted]


def test_every_topic_that_is_urgent_reaches_a_card() -> None:
    urgent = set(Topic) - {Topic.GAMBLING, Topic.DOMESTIC_VIOLENCE, Topic.YOUTH, Topic.LGBTQ, Topic.VETERANS}
    for topic in urgent:
        place = Place(a_book(), None, "", Local(lines=(near(topic),)))
        assert any(each.typed for name in CardName for each in card(name, place).blocks), topic


def test_a_card_has_room_for_a_few_lines_nearby() -> None:
    lines = tuple(near(Topic.SUICIDE, id) for id in range(10))
    place = Place(a_book(), "ZZ", "Nowhere", Local(lines=lines))
    assert sum(each.typed for each in card(CardName.SUICIDE, place).blocks) == MOST_LOCAL


def test_what_admins_say_of_a_number_stands_on_the_card_that_shows_it() -> None:
    local = Local(overrides=(override(number="54321"),))
    place = Place(local.applied_to(a_book(a_line())), "ZZ", "Nowhere", local)
    told = [
        each.args for each in card(CardName.SUICIDE, place).blocks if each.key == "help-now-local-changed"
    ]
    assert told == [{"name": "A line", "reason": "no answer", "date": date.isoformat(TODAY)}]
    assert not [each for each in card(CardName.OVERDOSE, place).blocks if each.typed]


def test_a_change_to_a_line_that_a_newer_book_has_no_more_is_passed_over() -> None:
    local = Local(overrides=(override("gone", number="54321"),))
    place = Place(local.applied_to(a_book(a_line())), "ZZ", "Nowhere", local)
    for name in CardName:
        assert not [each for each in card(name, place).blocks if each.typed]
