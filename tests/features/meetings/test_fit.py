"""Help with choosing: at most three, of different programmes where there are."""

from bot.features.meetings.board import all_imported
from bot.features.meetings.fit import FOR_FAMILIES, Answers, Help, Shape, Way, filters_for, three_of
from bot.features.meetings.model import Format, Programme, Trait
from tests.features.house import HARBOR
from tests.features.meetings.houses import MONDAY, weekly


def test_what_is_looked_for_first_is_the_closest_and_last_asks_for_the_least() -> None:
    wanted = filters_for(Answers(Way.SECULAR, Help.SELF, Shape.TALK, Format.ONLINE, "en"))
    assert Trait.DISCUSSION in wanted[0].traits
    assert all((each.format, each.language) == (Format.ONLINE, "en") for each in wanted)
    assert any(each.traits == {Trait.SECULAR} for each in wanted)
    assert filters_for(Answers())[-1].programme is None


def test_families_and_people_on_medication_are_led_to_their_own() -> None:
    assert {each.programme for each in filters_for(Answers(help=Help.FAMILY))} == set(FOR_FAMILIES)
    medication = {each.programme for each in filters_for(Answers(Way.SPIRITUAL, Help.MEDICATION))}
    assert medication == {Programme.MEDICATION, Programme.SMART}


def test_three_are_of_different_programmes_where_there_are() -> None:
    kinds = (Programme.AA, Programme.AA, Programme.NA, Programme.SMART, Programme.AA)
    meetings = [weekly(str(number), 1, programme=each) for number, each in enumerate(kinds)]
    found = list(all_imported(HARBOR, 1, meetings, MONDAY))
    assert {each.meeting.programme for each in three_of([*found, *found], 7)} == set(kinds)
    assert len(three_of(found[:2], 7)) == 2
    assert three_of([], 7) == []
